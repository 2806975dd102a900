"""The state of a run of tools: whose turn it is, what was called, what is sent next, and when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ..._record import Record, Unknown
from ...errors import DeadlineExceededError, SerializationError, ToolRoundsExceededError, ValidationError
from ..codec.encode import encode
from ..codec.lenient import structure_leniently
from ..codec.response_reader import unreported
from ..codec.type_refs import TypeRef
from .breakpoints import without_old_breakpoints
from .history import call_ids, content_to_send, with_ids_of_their_own

if TYPE_CHECKING:
    from ...models.message import MessageResponse, ToolUseBlock
    from ..call.operation import Call
    from .toolbox import Toolbox

__all__ = ["ToolRun"]


class ToolRun:
    """The turns so far. Times are seconds of a monotonic clock."""

    def __init__(self, call: Call, toolbox: Toolbox, *, max_rounds: int, on_error: Any) -> None:
        """Raises ValidationError for what no run can be started with."""
        self._call = call
        self._toolbox = toolbox
        self._fields = call.fields()
        self._most = _checked(max_rounds)
        self._ends: float | None = None
        self.turns = _turns(self._fields)
        self._ids = call_ids(self.turns)
        self.rounds = 0
        self.answer: MessageResponse | None = None
        self.calls = _open_calls(self.turns[-1])
        """Calls of tools that have to be answered before the model goes on."""
        self.over = False
        if on_error is not None and not callable(on_error):
            raise ValidationError("on_error: must be a function of a call and an exception", field="on_error")
        if any(map(toolbox.hands_back, self.calls)):
            raise ValidationError("messages: the last turn calls a tool that has no function here", field="messages")

    def time_left(self, now: float) -> float | None:
        """Seconds left of the whole run, None where it has no deadline; its clock starts with the first question.

        Raises DeadlineExceededError where none is left.
        """
        deadline = self._call.options.deadline
        if deadline is None:
            return None
        if self._ends is None:
            self._ends = now + deadline
        if now >= self._ends:
            raise self.too_late()
        return self._ends - now

    def too_late(self) -> DeadlineExceededError:
        """The error for a run that outlasts its deadline."""
        deadline = self._call.options.deadline or 0.0
        text = f"{self._call.operation.name}: the deadline passed after {self.rounds} rounds (deadline={deadline:g} s)"
        return DeadlineExceededError(text, duration=deadline, partial=self.answer)

    def check_rounds(self) -> None:
        """Raise ToolRoundsExceededError where another round would be one too many."""
        if self.rounds < self._most:
            return
        meta = getattr(self.answer, "_meta", None)
        raise ToolRoundsExceededError(
            f"the model still calls tools after {self.rounds} rounds (max_rounds={self._most}); its last calls were "
            "not run. Raise max_rounds, or continue with run_tools(messages=error.messages, …)",
            messages=self.turns,
            rounds=self.rounds,
            partial=self.answer,
            request_id=meta.request_id if meta else None,
        )

    def next_call(self, now: float) -> Call:
        """The next request: the whole conversation, in the time that is left."""
        left = self.time_left(now)
        tools = [*(self._fields.get("tools") or ()), *self._toolbox.definitions]
        body = self._fields | {"messages": list(self.turns)} | ({"tools": tools} if tools else {})
        container = getattr(self.answer, "container", None)
        if container is not None:
            # Code that waits for a result goes on where it stopped.
            given = self._fields.get("container")
            named = isinstance(given, (Mapping, Record))
            body["container"] = {**encode(given), "id": container.id} if named else container.id
        return evolve(self._call, body=body, options=self._call.options._replace(deadline=left))

    def add_answer(self, answer: MessageResponse) -> None:
        """Take in what the model said."""
        self.answer = answer
        self.rounds += 1
        # Another server may give no content, a text, or a single block.
        content: Any = answer.content
        if isinstance(content, dict) and content:
            content = [structure_leniently(content, TypeRef("ContentBlock"), unreported)]
        # What was cut short is not run: half of its input may be missing.
        is_open = answer.stop_reason in ("tool_use", "pause_turn")
        history: Any = str(content or "").strip()
        if isinstance(content, list):
            content = with_ids_of_their_own(content, self._ids)
            is_whole = answer.stop_reason in ("tool_use", "end_turn")
            history = content_to_send(content, with_open_calls=is_open, is_whole=is_whole)
        if history:
            self.turns.append({"role": "assistant", "content": history})
        content = content if isinstance(content, list) else []
        calls: list[Any] = [b for b in content if b.type == "tool_use" and not isinstance(b, Unknown)]
        runs = is_open and not any(map(self._toolbox.hands_back, calls))
        self.calls = calls if runs else []
        self.over = not (self.calls or (runs and answer.stop_reason == "pause_turn"))

    def add_results(self, results: Sequence[dict[str, Any]]) -> None:
        """Take in what came of the calls, in their order."""
        around = [self._fields.get("system"), self._fields.get("tools"), self._toolbox.definitions]
        around.append({"cache_control": self._fields.get("cache_control")})
        self.turns = without_old_breakpoints([*self.turns, {"role": "user", "content": list(results)}], around)
        self.calls = []


def _checked(max_rounds: Any) -> int:
    if not isinstance(max_rounds, int) or isinstance(max_rounds, bool) or max_rounds < 1:
        raise ValidationError("max_rounds: must be an integer of at least 1", field="max_rounds", value=max_rounds)
    return max_rounds


def _turns(fields: Mapping[str, Any]) -> list[Any]:
    if "messages" not in fields:
        raise ValidationError("messages: is required", field="messages")
    given = fields["messages"]
    if isinstance(given, (str, bytes, Mapping, Record)) or not isinstance(given, Iterable):
        raise ValidationError("messages: must be a list of turns", field="messages", value=given)
    turns = list(given)
    if not turns:
        raise ValidationError("messages: must not be empty", field="messages", value=given)
    return turns


def _open_calls(turn: Any) -> list[ToolUseBlock]:
    """Calls in the last turn that were never answered, where a run goes on that was stopped there."""
    last = encode(turn, "messages")
    content = last.get("content") if isinstance(last, dict) and last.get("role") == "assistant" else None
    calls = (
        [b for b in content if isinstance(b, dict) and b.get("type") == "tool_use"] if isinstance(content, list) else []
    )
    try:
        found = [structure_leniently(block, TypeRef("ToolUseBlock"), unreported) for block in calls]
        # The input may be missing, as other servers leave it out; a result names the call, and a call its tool.
        for name in ("id", "name"):
            if any(not isinstance(getattr(call, name), str) for call in found):
                raise SerializationError(f"$.{name}: expected a string", path=f"$.{name}")
    except SerializationError as error:
        text = f"messages: the last turn calls a tool, but not as the API does: {error.message}"
        raise ValidationError(text, field="messages", value=turn) from error
    return found
