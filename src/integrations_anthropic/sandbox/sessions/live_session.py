"""One session: what is sent to it, and the work of its agent, which goes on between requests."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from copy import deepcopy
from typing import Any

from ..clock import SandboxClock
from ..errors import invalid
from ..ids import new_id
from ..model.prompt_cache import InputUsage, PromptCache
from ..store.tables import Row
from .agent_thread import AgentThread, Spending
from .session_checks import CALL_OF, check_events
from .usage import add_seconds, add_tokens, is_spent, model_usage

__all__ = ["LiveSession"]

Json = Any


class LiveSession:
    """A session whose record is kept in the store. Used in the event loop of the server alone, apart from `close`."""

    def __init__(
        self, row: Row, clock: SandboxClock, cache: PromptCache, seconds: float, *, is_self_hosted: bool
    ) -> None:
        """`seconds`: how long a request to the model takes; at 0 all is done before `send` returns."""
        self._row, self._clock, self._seconds = row, clock, seconds
        spending = Spending(cache, self._spend, self._is_spent, is_self_hosted)
        self.thread = AgentThread(row.value["id"], row.value["agent"], clock, spending)
        self.log = self.thread.log
        self._queue: deque[Json] = deque()
        """Events that the agent has not taken up yet."""
        self._outcome: Json = None
        self._steps: Generator[float, None, None] | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def threads(self) -> list[AgentThread]:
        """The threads, that of the session's agent first."""
        return [self.thread]

    def send(self, events: Sequence[Json]) -> list[Json]:
        """Take events; the same as they were recorded. Raises SandboxAPIError for what cannot be taken."""
        if self._row.value["archived_at"] is not None or self._row.value["status"] == "terminated":
            raise invalid(f"Session {self._row.value['id']} has ended.")
        threads = [thread.record["id"] for thread in self.threads]
        check_events(events, self.thread.pending, threads, is_spent=self._is_spent() and not self.thread.pending)
        recorded = [deepcopy(self._take(event)) for event in events]
        self.proceed()
        return recorded

    def proceed(self) -> None:
        """Let the agent work if there is something to do."""
        if self._steps is not None or not self._has_work():
            return
        self._steps = self._run()
        if self._seconds:
            self._task = asyncio.get_running_loop().create_task(self._drive(self._steps))
            return
        for _ in self._steps:
            pass
        self._steps = None

    def updated(self, changes: Json) -> None:
        """Say in the history that the session was changed, and go on where a budget was in the way."""
        self.log.record("session.updated", **changes)
        self.thread.agent = self._row.value["agent"]
        self.proceed()

    def end(self, kind: str) -> None:
        """Stop for good: the last event, `session.status_terminated` or `session.deleted`, ends the streams."""
        self._halt()
        self._row.value["status"] = "terminated"
        self.thread.record["status"] = "terminated"
        self.log.record(kind)
        self.close()

    def close(self) -> None:
        """End the streams. Thread-safe."""
        for thread in self.threads:
            thread.log.close()

    def _has_work(self) -> bool:
        if self._is_spent():
            return self.thread.has_results
        was_spent = self.thread.stop_reason["type"] == "budget_reached"
        return was_spent or self.thread.has_results or (bool(self._queue) and not self.thread.pending)

    def _take(self, event: Json) -> Json:
        kind = event["type"]
        fields = {name: value for name, value in event.items() if name != "type"}
        if kind == "user.interrupt":
            recorded = self.log.record(kind, **fields)
            self._interrupt()
        elif kind in CALL_OF:
            recorded = self.log.record(kind, **fields)
            self._answer(event)
        elif kind == "user.define_outcome":
            recorded = self.log.record(kind, outcome_id=new_id("outc"), **fields)
            self._queue.append(recorded)
        else:
            recorded = self.log.record(kind, processed=False, **fields)
            self._queue.append(recorded)
        return recorded

    def _answer(self, event: Json) -> None:
        call = self.thread.pending[event[CALL_OF[event["type"]]]]
        if event["type"] == "user.tool_confirmation":
            self.thread.consent(call, allowed=event["result"] == "allow", message=event.get("deny_message"))
        else:
            content, is_error = event.get("content") or [], bool(event.get("is_error"))
            self.thread.settle(call, content, is_error=is_error, is_sent=True)

    def _interrupt(self) -> None:
        was_idle = self._steps is None and not self.thread.pending
        self._halt()
        if not was_idle:
            self._idle()

    def _halt(self) -> None:
        """Leave the work that is going on."""
        if self._task is not None:
            self._task.cancel()
        if self._steps is not None:
            self._steps.close()
        self._steps = self._task = None
        self.thread.interrupt()

    async def _drive(self, steps: Iterator[float]) -> None:
        for share in steps:
            await asyncio.sleep(share * self._seconds)
        self._steps = self._task = None

    def _run(self) -> Generator[float, None, None]:
        began = self._clock.monotonic()
        self._row.value |= {"status": "running", "updated_at": self.log.now()}
        self._take_up()
        self.log.record("session.status_running")
        try:
            while True:
                yield from self.thread.work()
                if self.thread.stop_reason["type"] == "end_turn" and self._outcome is not None:
                    self._evaluate()
                if self.thread.stop_reason["type"] != "end_turn" or not self._take_up():
                    break
        finally:
            passed = self._clock.monotonic() - began
            for name in ("usage", "stats"):
                self._row.value[name] = add_seconds(self._row.value[name], passed)
        self._idle()

    def _take_up(self) -> bool:
        """Give the agent what was sent, if it has nothing else to do: all messages at once, an outcome alone."""
        if self.thread.has_results or self.thread.stop_reason["type"] == "budget_reached" or not self._queue:
            return False
        content: list[Json] = []
        while self._queue and self._outcome is None:
            event = self._queue[0]
            if event["type"] == "user.define_outcome" and content:
                break
            self._queue.popleft()
            if event["type"] == "user.define_outcome":
                self._outcome = event
                content = [{"type": "text", "text": event["description"]}]
                break
            self.log.process(event)
            if event["type"] == "system.message":
                self.thread.instruct(" ".join(block["text"] for block in event["content"]))
            else:
                content += event["content"]
        self.thread.take_up(content)
        return True

    def _evaluate(self) -> None:
        about = {"outcome_id": self._outcome["outcome_id"], "iteration": 0}
        started = self.log.record("span.outcome_evaluation_start", **about)
        result: Json = {"result": "satisfied", "explanation": "The outcome was reached."}
        end = self.log.record(
            "span.outcome_evaluation_end",
            **about,
            **result,
            outcome_evaluation_start_id=started["id"],
            usage=model_usage(InputUsage(0, 0, 0, 0), 0),
        )
        described = {"description": self._outcome["description"], "completed_at": end["processed_at"]}
        judged = {"type": "outcome_evaluation", **about, **result, **described}
        self._row.value["outcome_evaluations"] = [*self._row.value["outcome_evaluations"], judged]
        self._outcome = None

    def _idle(self) -> None:
        reason = self.thread.stop_reason
        self._row.value |= {"status": "idle", "updated_at": self.log.now()}
        if reason["type"] == "budget_reached":
            names: Json = {"session_thread_id": self.thread.record["id"], "agent_name": self.thread.agent["name"]}
            self.log.record("session.thread_status_idle", **names, stop_reason=reason)
            self.log.record("session.usage", usage=deepcopy(self._row.value["usage"]), budget=self._row.value["budget"])
        self.log.record("session.status_idle", stop_reason=reason)

    def _spend(self, read: InputUsage, written: int) -> None:
        self._row.value["usage"] = add_tokens(self._row.value["usage"], read, written)

    def _is_spent(self) -> bool:
        return is_spent(self._row.value["usage"], self._row.value["budget"])
