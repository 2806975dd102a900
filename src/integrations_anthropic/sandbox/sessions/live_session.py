"""One session: what is sent to it, and the work of its agent, which goes on between requests."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from copy import deepcopy
from typing import Any

from ..clock import SandboxClock
from ..errors import invalid
from ..ids import new_id
from ..model.prompt_cache import InputUsage, PromptCache
from ..store.tables import Row
from .agent_thread import AgentThread, Spending
from .session_checks import CALL_OF, check_events
from .session_threads import SessionThreads
from .usage import add_seconds, add_tokens, is_spent, model_usage

__all__ = ["LiveSession"]

Json = Any


class LiveSession:
    """A session whose record is kept in the store. Used in the event loop of the server alone, apart from `close`."""

    def __init__(
        self,
        row: Row,
        clock: SandboxClock,
        cache: PromptCache,
        seconds: float,
        call_worker: Callable[[], None] | None = None,
    ) -> None:
        """`seconds`: how long a request to the model takes; at 0 all is done before `send` returns. `call_worker`: asks
        for a worker that runs the tools of the container, where the environment is self-hosted.
        """
        self._row, self._clock, self._seconds, self._call_worker = row, clock, seconds, call_worker
        spending = Spending(cache, self._spend, self._is_spent, call_worker is not None)
        self.threads = SessionThreads(row.value["id"], row.value["agent"], clock, spending)
        self.thread = self.threads.first
        self.log = self.thread.log
        self._queue: deque[Json] = deque()
        """Events that the agent has not taken up yet."""
        self._outcome: Json = None
        self._steps: Generator[float, None, None] | None = None
        self._task: asyncio.Task[None] | None = None

    def send(self, events: Sequence[Json]) -> list[Json]:
        """Take events; the same as they were recorded. Raises SandboxAPIError for what cannot be taken."""
        if self._row.value["archived_at"] is not None or self._row.value["status"] == "terminated":
            raise invalid(f"Session {self._row.value['id']} has ended.")
        threads, pending = [thread.record["id"] for thread in self.threads.all], self.threads.pending
        check_events(events, pending, threads, is_spent=self._is_spent() and not pending)
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
        if not self._is_spent():
            self.threads.release()
        self.proceed()

    def set_status(self, status: str) -> None:
        """Say in its record what it does."""
        self._row.value |= {"status": status, "updated_at": self.log.now()}

    def end(self, kind: str, event_id: str | None = None) -> None:
        """Stop for good: the last event, `session.status_terminated` or `session.deleted`, ends the streams."""
        self._halt()
        self.set_status("terminated")
        for thread in self.threads.all:
            thread.record["status"] = "terminated"
            thread.log.record(kind, id=event_id)
        self.close()

    def archive_thread(self, thread: AgentThread) -> None:
        """End one thread that the agent of the session has started, and go on without it."""
        if thread is self.thread:
            raise invalid("The first thread of a session is archived with the session.")
        if self._steps is not None:
            raise invalid("The session is running: interrupt it first.")
        if thread.record["archived_at"] is None:
            self.threads.archive(thread)
            self.proceed()

    def close(self) -> None:
        """End the streams. Thread-safe."""
        for thread in self.threads.all:
            thread.log.close()

    def _has_work(self) -> bool:
        # Instructions alone wait for a message.
        has_message = any(event["type"] != "system.message" for event in self._queue)
        return self.threads.is_ready or (has_message and not self.threads.pending and not self._is_spent())

    def _take(self, event: Json) -> Json:
        kind = event["type"]
        fields = {name: value for name, value in event.items() if name != "type"}
        if kind == "user.interrupt":
            recorded = self.log.record(kind, **fields)
            self._interrupt(event.get("session_thread_id"))
        elif kind in CALL_OF:
            recorded = self._answer(event, fields)
        elif kind == "user.define_outcome":
            recorded = self.log.record(kind, outcome_id=new_id("outc"), **fields)
            self._queue.append(recorded)
        else:
            recorded = self.log.record(kind, processed=False, **fields)
            self._queue.append(recorded)
        return recorded

    def _answer(self, event: Json, fields: Json) -> Json:
        """Pass on what a call waits for to its thread; the event as it was recorded there and in the first one."""
        kind, call_id = event["type"], event[CALL_OF[event["type"]]]
        thread = self.threads.of_call(call_id)
        call = thread.pending[call_id]
        if thread is not self.thread:
            fields = {**fields, "id": thread.log.record(kind, **fields)["id"]}
            fields["session_thread_id"] = thread.record["id"]
        recorded = self.log.record(kind, **fields)
        if kind == "user.tool_confirmation":
            thread.consent(call, allowed=event["result"] == "allow", message=event.get("deny_message"))
        else:
            content, is_error = event.get("content") or [], bool(event.get("is_error"))
            thread.settle(call, content, is_error=is_error, is_sent=True)
        return recorded

    def _interrupt(self, thread_id: str | None) -> None:
        was_running = self._steps is not None
        if not was_running and thread_id not in (None, self.thread.record["id"]):
            self.threads.interrupt(self.threads.find(str(thread_id)), is_alone=True)
            return
        was_idle = not was_running and not self.threads.pending
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
        for thread in self.threads.all[::-1]:
            self.threads.interrupt(thread, is_alone=False)

    async def _drive(self, steps: Iterator[float]) -> None:
        for share in steps:
            await asyncio.sleep(share * self._seconds)
        self._steps = self._task = None

    def _run(self) -> Generator[float, None, None]:
        began = self._clock.monotonic()
        self.set_status("running")
        self._take_up()
        self.log.record("session.status_running")
        if self._call_worker is not None:
            self._call_worker()
        try:
            while True:
                yield from self.threads.work()
                if self.threads.stop_reason["type"] != "end_turn":
                    break
                if self._outcome is not None:
                    self._evaluate()
                if not self._take_up():
                    break
        finally:
            passed = self._clock.monotonic() - began
            for name in ("usage", "stats"):
                self._row.value[name] = add_seconds(self._row.value[name], passed)
        self._idle()

    def _take_up(self) -> bool:
        """Give the agent what was sent, if it has nothing else to do: all messages at once, an outcome alone."""
        if self.threads.is_ready or not self._queue:
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
        reason = self.threads.stop_reason
        self.set_status("idle")
        if self._is_spent() and reason["type"] != "requires_action":
            names: Json = {"session_thread_id": self.thread.record["id"], "agent_name": self.thread.agent["name"]}
            self.log.record("session.thread_status_idle", **names, stop_reason=reason)
            self.log.record("session.usage", usage=deepcopy(self._row.value["usage"]), budget=self._row.value["budget"])
            reason = {"type": "budget_reached"}
        self.log.record("session.status_idle", stop_reason=reason)

    def _spend(self, read: InputUsage, written: int) -> None:
        self._row.value["usage"] = add_tokens(self._row.value["usage"], read, written)

    def _is_spent(self) -> bool:
        return is_spent(self._row.value["usage"], self._row.value["budget"])
