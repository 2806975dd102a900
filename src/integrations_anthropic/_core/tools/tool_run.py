"""The state of a run of tools: whose turn it is, what was called, what is sent next, and when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import Factory, evolve, frozen

from ..._record import Record, Unknown
from ...errors import APIError, DeadlineExceededError, SerializationError, ToolRoundsExceededError, ValidationError
from ..call.operation import make_call
from ..codec.encode import encode
from ..codec.lenient import structure_leniently
from ..codec.response_reader import unreported
from ..codec.type_refs import TypeRef
from ..content.thread_position import ThreadPosition, changed_thread, thread_of
from ..content.turns import call_ids, content_to_send, with_ids_of_their_own
from .breakpoints import without_old_breakpoints

if TYPE_CHECKING:
    from ...errors import AnthropicError
    from ...models.message import MessageResponse, ToolUseBlock
    from ..call.operation import Call
    from .run_options import ToolRunOptions
    from .toolbox import Toolbox

__all__ = ["ToolRun", "without_tools"]


def without_tools(call: Call, toolbox: Toolbox) -> Call:
    """The call, the tools of its request in the toolbox: they stand first, and may be called like the others."""
    fields = call.fields()
    if isinstance(given := fields.get("tools"), (list, tuple)):
        del fields["tools"]
        toolbox.insert(given)
        return evolve(call, body=fields)
    return call


@frozen(kw_only=True)
class RunProgress:
    """How far a run is. Replaced as a whole, so that an interrupt leaves it as it was before or after a step."""

    turns: tuple[Any, ...]
    """The turns that were given, said and answered."""
    added: tuple[Any, ...] = ()
    """Turns of the caller, which follow once the last calls are answered."""
    calls: tuple[ToolUseBlock, ...] = ()
    renamed: Mapping[str, str] = Factory(dict)
    """Ids of calls that are not those the model gave, which could not be sent back; with these."""
    rounds: int = 0
    answer: MessageResponse | None = None
    is_over: bool = False
    thread: ThreadPosition | None = None
    """Where the run stands in the thread that the server keeps; None without one."""


class ToolRun:
    """The state of a run. Times are seconds of a monotonic clock."""

    def __init__(self, call: Call, toolbox: Toolbox, options: ToolRunOptions) -> None:
        """Raises ValidationError for what no run can be started with."""
        self._call = call
        self.toolbox = toolbox
        self.options = options
        self._fields = call.fields()
        self._ends: float | None = None
        turns = _turns(self._fields)
        thread = thread_of(self._fields.get("thread"))
        self._fields = _without_thread(self._fields, thread)
        self._at = RunProgress(turns=tuple(turns), calls=tuple(_open_calls(turns[-1])), thread=thread)
        if any(map(toolbox.hands_back, self._at.calls)):
            raise ValidationError("messages: the last turn calls a tool that has no function here", field="messages")

    @property
    def messages(self) -> list[Any]:
        """The turns so far; those that were added belong to it once the last calls are answered."""
        at = self._at
        return [*at.turns, *(() if at.calls else at.added)]

    @property
    def rounds(self) -> int:
        """How many answers the model gave."""
        return self._at.rounds

    @property
    def answer(self) -> MessageResponse | None:
        """The last answer; None before the first."""
        return self._at.answer

    @property
    def calls(self) -> list[ToolUseBlock]:
        """Calls of tools that have to be answered before the model goes on."""
        return list(self._at.calls)

    @property
    def over(self) -> bool:
        """Whether there is nothing to ask any more."""
        return self._at.is_over and not self._at.added

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
        most = self.options.max_rounds
        if self.rounds < most:
            return
        meta = getattr(self.answer, "_meta", None)
        raise ToolRoundsExceededError(
            f"the model still calls tools after {self.rounds} rounds (max_rounds={most}); its last calls were "
            f"not run. Raise max_rounds, or continue with {self._call.operation.name.rpartition('.')[2]}"
            "(messages=error.messages, …)",
            messages=self.messages,
            rounds=self.rounds,
            partial=self.answer,
            request_id=meta.request_id if meta else None,
        )

    def next_call(self, now: float) -> Call:
        """The next request: the whole conversation, or what its thread lacks of it, in the time that is left."""
        left = self.time_left(now)
        at = self._at
        self._at = evolve(at, turns=(*at.turns, *at.added), added=(), is_over=False)
        tools = [*(self._fields.get("tools") or ()), *self.toolbox.definitions]
        body = self._fields | {"messages": list(self._at.turns)} | ({"tools": tools} if tools else {})
        container = getattr(self.answer, "container", None)
        if container is not None:
            # Code that waits for a result goes on where it stopped.
            given = self._fields.get("container")
            named = isinstance(given, (Mapping, Record))
            body["container"] = {**encode(given), "id": container.id} if named else container.id
        if at.thread is not None:
            body, thread = at.thread.request(body)
            self._at = evolve(self._at, thread=thread)
        return evolve(self._call, body=body, options=self._call.options._replace(deadline=left))

    def recovers(self, error: AnthropicError) -> bool:
        """Whether the request is to be made again with `next_call`: the server lost the thread, or cannot have one."""
        thread = self._at.thread
        found = thread.after_error(error.error_code) if thread is not None and isinstance(error, APIError) else None
        if found is not None:
            self._at = evolve(self._at, thread=found)
        return found is not None

    def add_answer(self, answer: MessageResponse) -> None:
        """Take in what the model said; once, however often it is said."""
        at = self._at
        if at.answer is answer:
            return
        # Another server may give no content, a text, or a single block.
        content: Any = answer.content
        if isinstance(content, dict) and content:
            content = [structure_leniently(content, TypeRef("ContentBlock"), unreported)]
        # What was cut short is not run: half of its input may be missing.
        is_open = answer.stop_reason in ("tool_use", "pause_turn")
        history: Any = str(content or "").strip()
        renamed: dict[str, str] = {}
        is_kept = False
        if isinstance(content, list):
            given, content = content, with_ids_of_their_own(content, call_ids(at.turns))
            renamed = {b.id: a.id for a, b in zip(given, content, strict=True) if b is not a}
            is_whole = answer.stop_reason in ("tool_use", "end_turn")
            history = content_to_send(content, with_open_calls=is_open, is_whole=is_whole)
            is_kept = not renamed and len(history) == len(content)
        content = content if isinstance(content, list) else []
        calls: list[Any] = [b for b in content if b.type == "tool_use" and not isinstance(b, Unknown)]
        runs = is_open and not any(map(self.toolbox.hands_back, calls))
        calls = calls if runs else []
        turns = (*at.turns, {"role": "assistant", "content": history}) if history else at.turns
        self._at = evolve(
            at,
            turns=turns,
            thread=at.thread and at.thread.after(answer, len(turns), is_kept=is_kept),
            calls=tuple(calls),
            renamed=renamed,
            rounds=at.rounds + 1,
            answer=answer,
            is_over=not (calls or (runs and answer.stop_reason == "pause_turn") or self._is_compacted(answer)),
        )

    def given_id(self, call_id: str) -> str:
        """The id that the model gave a call of the last answer; the run has another where that cannot be sent back."""
        return self._at.renamed.get(call_id, call_id)

    def _is_compacted(self, answer: MessageResponse) -> bool:
        """Whether the model stopped after a summary, to go on from it; not where each request asks for a summary."""
        return answer.stop_reason == "compaction" and not self._fields.get("compaction")

    def add_results(self, results: Sequence[dict[str, Any]]) -> None:
        """Take in what came of the calls, in their order."""
        at = self._at
        around = [self._fields.get("system"), self._fields.get("tools"), self.toolbox.definitions]
        around.append({"cache_control": self._fields.get("cache_control")})
        turns = without_old_breakpoints([*at.turns, {"role": "user", "content": list(results)}, *at.added], around)
        self._at = evolve(at, turns=tuple(turns), added=(), calls=())

    def add_messages(self, turns: Iterable[Any]) -> None:
        """Add turns of the caller: after the results of the last calls, else at the end. The run goes on."""
        given = list(turns)
        if not all(isinstance(turn, (Mapping, Record)) for turn in given):
            raise ValidationError("messages: each must be a turn with a role and content", field="messages")
        self._at = evolve(self._at, added=(*self._at.added, *given))

    def change(self, fields: Mapping[str, Any]) -> None:
        """Change fields of the requests that follow; None leaves a field out from then on."""
        for name in fields:
            if name in ("messages", "tools"):
                instead = "add_messages()" if name == "messages" else "add_tool() and remove_tool()"
                raise ValidationError(f"{name}: is changed by {instead}", field=name)
        # Refuses what the method itself refuses.
        known = self._call.operation.arguments
        unknown = {name: value for name, value in fields.items() if name not in known}
        made = make_call(self._call.operation, self._call.options, fields=dict(fields), unknown=unknown)
        kept = {name: value for name, value in self._fields.items() if name not in fields}
        self._fields = kept | made.fields()
        if "thread" in fields:
            thread = changed_thread(fields["thread"])
            self._fields = _without_thread(self._fields, thread)
            self._at = evolve(self._at, thread=thread)


def _without_thread(fields: dict[str, Any], thread: ThreadPosition | None) -> dict[str, Any]:
    """The fields without the `thread` that the run keeps itself."""
    return fields if thread is None else {name: value for name, value in fields.items() if name != "thread"}


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
    # What is neither a model nor JSON is a file, which is read before the first request: it is of no matter here.
    last = encode(turn, "messages", lambda value, path: None)
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
