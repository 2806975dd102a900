"""What telemetry knows of a run of tools and of its calls of tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from ..._redact import scrubbed
from ..call_record import field_of, string_of, tokens_of

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ...models.message import ToolUseBlock
    from ..call_record import CallOutcome

__all__ = ["RunRecord", "ToolOutcome", "ToolRecord"]

LONGEST_NAME = 128
"""Characters of the name of a tool: the API takes no more, but a model may write anything."""

ToolOutcome = Literal["success", "error", "refused", "cancelled"]
"""How a call of a tool ended; `refused`: by `confirm`; `cancelled`: its result is not wanted any more."""


class RunRecord:
    """One run: its requests and answers, added up. Times are seconds of a monotonic clock."""

    __slots__ = (
        *("error_type", "lasted", "model", "operation", "outcome", "rounds", "started", "state", "stop_reason"),
        *("tool_calls", "trace", "usage"),
    )

    def __init__(self, call: Call, started: float) -> None:
        self.operation = call.operation
        model = call.fields().get("model")
        self.model = string_of(model)
        self.started = started
        self.lasted = 0.0
        self.rounds = 0
        self.tool_calls = 0
        self.usage: dict[str, int] = {}
        """Tokens of all answers, by direction."""
        self.stop_reason: str | None = None
        self.outcome: CallOutcome = "success"
        self.error_type: str | None = None
        self.trace: tuple[str, str] | None = None
        self.state: dict[Any, Any] = {}
        """What each signal keeps of the run, by signal."""

    @property
    def service(self) -> str:
        """`messages`."""
        return self.operation.service

    def add(self, answer: Any) -> None:
        """Add an answer of the model."""
        self.rounds += 1
        self.stop_reason = string_of(field_of(answer, "stop_reason"))
        for direction, count in tokens_of(field_of(answer, "usage")).items():
            self.usage[direction] = self.usage.get(direction, 0) + count


class ToolRecord:
    """One call of a tool."""

    __slots__ = (
        *("begun", "call_id", "error_type", "input", "is_error", "lasted", "name", "outcome", "result", "run"),
        *("started", "state", "stopped", "trace"),
    )

    def __init__(self, run: RunRecord, call: ToolUseBlock) -> None:
        name: Any = call.name
        self.run = run
        self.name = scrubbed((string_of(name) or "")[:LONGEST_NAME])
        self.call_id = scrubbed((string_of(call.id) or "")[:LONGEST_NAME])
        self.input = call.input
        self.begun = False
        """Whether the tool was run: a call that is refused, or does not fit, is not."""
        self.started = 0.0
        self.stopped: float | None = None
        self.lasted = 0.0
        self.is_error = False
        """Whether the model was given an error."""
        self.outcome: ToolOutcome = "success"
        self.error_type: str | None = None
        self.result: Any = None
        """The content of the block that the model is given."""
        self.trace: tuple[str, str] | None = None
        self.state: dict[Any, Any] = {}
        """What each signal keeps of the call, by signal."""
