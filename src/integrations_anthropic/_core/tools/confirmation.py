"""What a person, or a rule, says to a call before it is made: allowed, refused, or changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import ConfigurationError

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["AsyncConfirm", "Confirm", "ConfirmAnswer", "ConfirmedCall", "confirmed"]

ConfirmAnswer = bool | str | Mapping[str, Any]
"""True: the call is made. False, or a reason as text: it is refused. A mapping: it is made with this input instead."""
Confirm = Callable[["ToolUseBlock"], ConfirmAnswer]
"""`confirm=` of AnthropicClient."""
AsyncConfirm = Callable[["ToolUseBlock"], ConfirmAnswer | Awaitable[ConfirmAnswer]]
"""`confirm=` of AsyncAnthropicClient: an async function, or one that may block, which runs in a thread."""


class ConfirmedCall(NamedTuple):
    """A call as it is to be made."""

    call: ToolUseBlock
    refusal: str | None = None
    """What the model is given instead of a result; None where the call is made."""


def confirmed(call: ToolUseBlock, answer: Any) -> ConfirmedCall:
    """What becomes of a call that `confirm` has answered so. Raises ConfigurationError for what is no answer."""
    if answer is True:
        return ConfirmedCall(call)
    if answer is False or answer == "":
        return ConfirmedCall(call, "this call was refused")
    if isinstance(answer, str):
        return ConfirmedCall(call, f"this call was refused: {answer}")
    if isinstance(answer, Mapping):
        changed = copy(call)
        changed.input = dict(answer)
        return ConfirmedCall(changed)
    raise ConfigurationError(
        "confirm: must return True, False, a reason to refuse the call, or the input to call the tool with; it "
        f"returned {type(answer).__name__}",
        field="confirm",
    )
