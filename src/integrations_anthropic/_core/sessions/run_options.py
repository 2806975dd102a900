"""The options of a run of tools over a session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from attrs import frozen

from ...errors import ConfigurationError, ValidationError
from ..tools.run_options import check_seconds
from ..tools.signatures import awaits

__all__ = ["AsyncSessionConfirm", "SessionConfirm", "SessionRunOptions", "refusal_of"]

SessionConfirm = Callable[[Any], bool | str]
"""`confirm=` of `AnthropicClient.sessions.run_tools`."""
AsyncSessionConfirm = Callable[[Any], bool | str | Awaitable[bool | str]]
"""`confirm=` of `AsyncAnthropicClient.sessions.run_tools`: an async function, or one that may block, which runs in a
thread."""


@frozen(kw_only=True)
class SessionRunOptions:
    """The arguments of `sessions.run_tools`, beside its tools and the options of its requests."""

    confirm: AsyncSessionConfirm | None = None
    on_error: Callable[[Any, Exception], object] | None = None
    tool_timeout: float | None = None
    """Seconds for one call of a tool that has no limit of its own; None: no limit."""
    context: Any = None
    """Handed to functions that ask for it."""
    shared: bool = False
    """Whether other clients answer calls that this one has no tool for."""
    history: bool = False
    """Whether events from before the run are handed out."""

    def check(self, *, awaiting: bool) -> None:
        """Raise ValidationError for a value that no run can have. `awaiting`: whether the client awaits."""
        if self.on_error is not None and not callable(self.on_error):
            raise ValidationError("on_error: must be a function of an event and an exception", field="on_error")
        if self.confirm is not None and not callable(self.confirm):
            raise ValidationError("confirm: must be a function of an event", field="confirm")
        if self.confirm is not None and not awaiting and awaits(self.confirm):
            text = "confirm: is async: use AsyncAnthropicClient, or give this client a plain function"
            raise ValidationError(text, field="confirm")
        for name, value in (("shared", self.shared), ("history", self.history)):
            if not isinstance(value, bool):
                raise ValidationError(f"{name}: must be True or False", field=name, value=value)
        check_seconds(self.tool_timeout, "tool_timeout")


def refusal_of(answer: Any) -> str | None:
    """Why a call that `confirm` has answered so is refused, which may be empty; None where it may be made.

    Raises ConfigurationError for what is no answer.
    """
    if answer is True:
        return None
    if answer is False:
        return ""
    if isinstance(answer, str):
        return answer
    raise ConfigurationError(
        f"confirm: must return True, False, or a reason to refuse the call; it returned {type(answer).__name__}",
        field="confirm",
    )
