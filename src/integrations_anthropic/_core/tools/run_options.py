"""The options of a run of tools, beside those of its requests."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ...errors import ValidationError
from .confirmation import AsyncConfirm
from .signatures import awaits

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["ToolRunOptions", "check_seconds"]


@frozen(kw_only=True)
class ToolRunOptions:
    """The arguments of `run_tools` and `run_tools_stream` that no request has."""

    max_rounds: int = 25
    """Most answers of the model."""
    on_error: Callable[[ToolUseBlock, Exception], object] | None = None
    confirm: AsyncConfirm | None = None
    tool_timeout: float | None = None
    """Seconds for one call of a tool that has no limit of its own; None: no limit."""
    context: Any = None
    """Handed to functions that ask for it."""

    def check(self, *, awaiting: bool) -> None:
        """Raise ValidationError for a value that no run can have. `awaiting`: whether the client awaits."""
        rounds: Any = self.max_rounds
        if not isinstance(rounds, int) or isinstance(rounds, bool) or rounds < 1:
            raise ValidationError("max_rounds: must be an integer of at least 1", field="max_rounds", value=rounds)
        if self.on_error is not None and not callable(self.on_error):
            raise ValidationError("on_error: must be a function of a call and an exception", field="on_error")
        if self.confirm is not None and not callable(self.confirm):
            raise ValidationError("confirm: must be a function of a call", field="confirm")
        if self.confirm is not None and not awaiting and awaits(self.confirm):
            text = "confirm: is async: use AsyncAnthropicClient, or give this client a plain function"
            raise ValidationError(text, field="confirm")
        check_seconds(self.tool_timeout, "tool_timeout")


def check_seconds(value: Any, where: str) -> None:
    """Raise ValidationError for a time limit that is no positive, finite number of seconds."""
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0 or not math.isfinite(value):
        text = f"{where}: must be a positive, finite number of seconds, or None for no limit"
        raise ValidationError(text, field=where, value=value)
