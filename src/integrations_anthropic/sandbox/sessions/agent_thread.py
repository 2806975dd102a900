"""One thread of a session: an agent that is sent messages, asks the simulated model, and calls tools."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

from ..clock import SandboxClock
from ..ids import new_id
from ..model.messages import make_message
from ..model.prompt_cache import InputUsage, PromptCache
from ..model.schema_values import ValueTooLargeError, value_for
from ..model.tokens import content_blocks, count_tokens, segments, tokenize
from ..model.tool_selection import mention
from .agent_tools import CUSTOM, MCP, AgentTool, agent_tools, named_tools, roster
from .event_log import EventLog
from .usage import add_seconds, add_tokens, model_usage

__all__ = ["END_TURN", "AgentThread", "PendingCall", "Spending"]

Json = Any
THINKING_EFFORTS = ("high", "xhigh", "max")
LONGEST_REPLY = 100_000
END_TURN: Json = {"type": "end_turn"}


@dataclass
class PendingCall:
    """A call of a tool that waits for something from outside."""

    id: str
    tool: AgentTool
    needs: str
    """`consent`, or `result`."""


@dataclass
class Spending:
    """What the threads of a session share: the cache of prompts, what is done with usage, and whether there is more."""

    cache: PromptCache
    add: Callable[[InputUsage, int], None]
    is_spent: Callable[[], bool]
    is_self_hosted: bool
    """Whether the results of tools of the container come from a worker."""


class AgentThread:
    """The work of one agent. It works in steps, which the session runs."""

    def __init__(
        self,
        session_id: str,
        agent: Json,
        clock: SandboxClock,
        spending: Spending,
        delegate: Callable[[Json, list[Json]], str] | None = None,
    ) -> None:
        """`delegate` gives a message to another agent, and returns the id of the event that says so."""
        self._clock, self._spending, self._delegate = clock, spending, delegate
        self.log = EventLog(clock)
        self.pending: dict[str, PendingCall] = {}
        self.stop_reason: Json = END_TURN
        self._turns: list[Json] = []
        self._prompt = ""
        self._results: list[Json] = []
        self._rounds: list[list[AgentTool | Json]] = []
        """What a message names and was not used yet: tools, and agents that work is given to."""
        self._delegated: set[str] = set()
        self._is_new = self._is_held = False
        self._open_request: str | None = None
        self.agent = agent
        now = self.log.now()
        self.record: Json = {
            "id": new_id("sthr"),
            "type": "session_thread",
            "session_id": session_id,
            "status": "idle",
            "agent": {name: value for name, value in agent.items() if name != "multiagent"},
            "parent_thread_id": None,
            "workflow_run_id": None,
            "usage": {},
            "stats": {"active_seconds": 0.0, "startup_seconds": 0.0},
            "created_at": now,
            "updated_at": now,
            "archived_at": None,
        }

        self.said: list[Json] = []
        """The content of its last message."""

    @property
    def is_ready(self) -> bool:
        """Whether it can go on: it was given a message, or all that it waited for has come."""
        has_input = self._is_new or bool(self._results)
        return has_input and not (self.pending or self._delegated or self._is_held)

    def take_up(self, content: list[Json]) -> None:
        """Begin with a message: each part of it between the words `then` is a round of calls of the tools it names."""
        self._turns.append({"role": "user", "content": content})
        self._prompt = " ".join(block["text"] for block in content if block["type"] == "text")
        self._is_new, self.said = True, []
        tools, agents = agent_tools(self.agent["tools"]), [] if self._delegate is None else roster(self.agent)
        for part in re.split(r"\bthen\b", self._prompt, flags=re.IGNORECASE):
            used = [*named_tools(tools, part), *(one for one in agents if mention(one["name"], part) is not None)]
            if used:
                self._rounds.append(used)

    def instruct(self, text: str) -> None:
        """Add instructions; the simulated model reads them, and says nothing of them."""
        self._turns.append({"role": "system", "content": [{"type": "text", "text": text}]})

    def work(self) -> Iterator[float]:
        """Work until the agent is done or waits. Yields how much of a request to the model has passed, at each step."""
        began = self._clock.monotonic()
        self._change(status="running")
        try:
            while True:
                if self._spending.is_spent():
                    self._is_held, self.stop_reason = True, {"type": "budget_reached"}
                    return
                self._is_new = False
                self._return_results()
                calls = self._rounds.pop(0) if self._rounds else []
                yield from self._request(calls)
                if not calls:
                    self.stop_reason = END_TURN
                    return
                if self.pending or self._delegated:
                    self.stop_reason = {"type": "requires_action", "event_ids": list(self.pending)}
                    return
        finally:
            passed = self._clock.monotonic() - began
            usage, stats = (add_seconds(self.record[name], passed) for name in ("usage", "stats"))
            self._change(status="idle", usage=usage, stats=stats)

    def release(self) -> None:
        """Go on behind a budget that was raised."""
        self._is_held = False

    def interrupt(self) -> None:
        """Stop: what was begun is left, and what is waited for is no longer needed."""
        if self._open_request is not None:
            none = InputUsage(0, 0, 0, 0)
            self._end_request(none, 0, is_error=True)
        for call in list(self.pending.values()):
            self.settle(call, [{"type": "text", "text": "The call was interrupted."}], is_error=True)
        self._rounds, self._is_new, self.stop_reason = [], False, END_TURN
        self._delegated.clear()
        self._return_results()
        self._change(status="idle")

    def consent(self, call: PendingCall, *, allowed: bool, message: str | None) -> None:
        """Run a call that waited for consent, or tell the model that it was denied."""
        if not allowed:
            reason = f": {message}" if message else "."
            self.settle(call, [{"type": "text", "text": f"The call was denied{reason}"}], is_error=True)
        elif self._waits_for_result(call.tool):
            call.needs = "result"
        else:
            self._run(call)

    def settle(self, call: PendingCall, content: list[Json], *, is_error: bool, is_sent: bool = False) -> None:
        """Take the result of a call. `is_sent`: it came as an event of its own, which is in the history already."""
        del self.pending[call.id]
        self._results.append({"type": "tool_result", "tool_use_id": call.id, "content": content, "is_error": is_error})
        if is_sent or call.tool.kind == CUSTOM:
            return
        kind, name = "agent.tool_result", "tool_use_id"
        if call.tool.kind == MCP:
            kind, name = "agent.mcp_tool_result", "mcp_tool_use_id"
        fields: Json = {name: call.id, "content": content, "is_error": is_error}
        self.log.record(kind, **fields)

    def reported(self, call_id: str, content: list[Json]) -> None:
        """Take what another agent has to say of the work that it was given."""
        if call_id in self._delegated:
            self._delegated.remove(call_id)
            self._results.append({"type": "tool_result", "tool_use_id": call_id, "content": content})

    def end(self) -> None:
        """Say in its record that it has ended for good."""
        self._change(status="terminated", archived_at=self.log.now())

    def _run(self, call: PendingCall) -> None:
        self.settle(call, [{"type": "text", "text": f"The tool {call.tool.name} has run."}], is_error=False)

    def _return_results(self) -> None:
        if self._results:
            self._turns.append({"role": "user", "content": self._results})
            self._results = []

    def _waits_for_result(self, tool: AgentTool) -> bool:
        return tool.kind == CUSTOM or (tool.kind != MCP and self._spending.is_self_hosted)

    def _request(self, calls: list[AgentTool | Json]) -> Iterator[float]:
        self._open_request = self.log.record("span.model_request_start")["id"]
        system = [block for turn in self._turns if turn["role"] == "system" for block in turn["content"]]
        body: Json = {
            "model": self.agent["model"]["id"],
            "max_tokens": LONGEST_REPLY,
            "system": [*content_blocks(self.agent.get("system") or ""), *system],
            "messages": [turn for turn in self._turns if turn["role"] != "system"],
            "cache_control": {"type": "ephemeral"},
        }
        read = self._spending.cache.record(segments(body))
        yield 0.5
        if calls:
            written = self._call(calls)
        else:
            written = yield from self._reply(body, read)
        self._end_request(read, written, is_error=False)
        for call in list(self.pending.values()):
            if call.needs == "nothing":
                self._run(call)

    def _end_request(self, read: InputUsage, written: int, *, is_error: bool) -> None:
        self.log.record(
            "span.model_request_end",
            model_request_start_id=self._open_request,
            model_usage=model_usage(read, written),
            is_error=is_error,
        )
        self._open_request = None
        self.record["usage"] = add_tokens(self.record["usage"], read, written)
        self._spending.add(read, written)

    def _reply(self, body: Json, read: InputUsage) -> Generator[float, None, int]:
        effort = self.agent["model"].get("effort")
        if (effort.get("type") if isinstance(effort, dict) else effort) in THINKING_EFFORTS:
            thought = new_id("sevt")
            self.log.send({"type": "event_start", "event": {"type": "agent.thinking", "id": thought}})
            self.log.record("agent.thinking", id=thought)
        message = make_message(body, body["model"], read)
        text, event_id = message["content"][0]["text"], new_id("sevt")
        self.log.send({"type": "event_start", "event": {"type": "agent.message", "id": event_id}})
        pieces = tokenize(text)
        for piece in pieces:
            content = {"type": "text", "text": piece}
            delta = {"type": "content_delta", "index": 0, "content": content}
            self.log.send({"type": "event_delta", "event_id": event_id, "delta": delta})
            yield 0.5 / len(pieces)
        self.log.record("agent.message", id=event_id, content=[{"type": "text", "text": text}])
        self.said = [{"type": "text", "text": text}]
        self._turns.append({"role": "assistant", "content": self.said})
        written: int = message["usage"]["output_tokens"]
        return written

    def _call(self, used: list[AgentTool | Json]) -> int:
        """Call tools, and give work to agents; the tokens that this takes."""
        blocks = []
        for one in used:
            if isinstance(one, AgentTool):
                arguments = self._arguments(one)
                call_id, name = self._call_tool(one, arguments), one.name
            else:
                arguments = {"agent": one["name"], "message": self._prompt}
                call_id, name = self._give_work(one), "send_to_agent"
            blocks.append({"type": "tool_use", "id": call_id, "name": name, "input": arguments})
        self._turns.append({"role": "assistant", "content": blocks})
        return sum(count_tokens(json.dumps(block["input"], ensure_ascii=False)) for block in blocks)

    def _give_work(self, agent: Json) -> str:
        if self._delegate is None:
            raise RuntimeError("only the first thread of a session gives work to agents")
        call_id = self._delegate(agent, [{"type": "text", "text": self._prompt}])
        self._delegated.add(call_id)
        return call_id

    def _call_tool(self, tool: AgentTool, arguments: Json) -> str:
        fields: Json = {"name": tool.name, "input": arguments}
        if tool.kind == MCP:
            fields["mcp_server_name"] = tool.server
        if tool.kind != CUSTOM:
            fields |= {"evaluated_permission": tool.permission, "evaluation": tool.evaluation()}
        call_id = str(self.log.record(tool.kind, **fields)["id"])
        asks = tool.kind != CUSTOM and tool.permission == "ask"
        needs = "consent" if asks else "result" if self._waits_for_result(tool) else "nothing"
        self.pending[call_id] = PendingCall(call_id, tool, needs)
        return call_id

    def _arguments(self, tool: AgentTool) -> Json:
        try:
            value = value_for(tool.input_schema, self._prompt)
        except ValueTooLargeError:
            return {}
        return value if isinstance(value, dict) else {}

    def _change(self, **fields: Json) -> None:
        self.record |= {**fields, "updated_at": self.log.now()}
