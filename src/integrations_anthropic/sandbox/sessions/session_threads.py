"""The threads of a session: that of its agent, and those of the agents it gives work to."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from ..clock import SandboxClock
from ..errors import not_found
from .agent_thread import END_TURN, AgentThread, PendingCall, Spending

__all__ = ["SessionThreads"]

Json = Any


class SessionThreads:
    """All threads of one session. What others than the first do is shown in the first one as well, in short."""

    def __init__(self, session_id: str, agent: Json, clock: SandboxClock, spending: Spending) -> None:
        self._session_id, self._clock, self._spending = session_id, clock, spending
        self.first = AgentThread(session_id, agent, clock, spending, self._delegate)
        self._others: list[AgentThread] = []
        self._tasks: dict[str, str] = {}
        """The call by which a thread was given its work, by the id of the thread."""

    @property
    def all(self) -> list[AgentThread]:
        """The threads, that of the session's agent first."""
        return [self.first, *self._others]

    @property
    def pending(self) -> dict[str, PendingCall]:
        """The calls that wait, of all threads."""
        return {name: call for thread in self.all for name, call in thread.pending.items()}

    @property
    def stop_reason(self) -> Json:
        """Why the session does not go on."""
        pending = self.pending
        return {"type": "requires_action", "event_ids": list(pending)} if pending else self.first.stop_reason

    @property
    def is_ready(self) -> bool:
        """Whether a thread can go on."""
        return any(thread.is_ready for thread in self.all)

    def release(self) -> None:
        """Go on behind a budget that was raised."""
        for thread in self.all:
            thread.release()

    def find(self, thread_id: str) -> AgentThread:
        """The thread with an id. Raises SandboxAPIError 404."""
        found = next((thread for thread in self.all if thread.record["id"] == thread_id), None)
        if found is None:
            raise not_found(f"Session thread {thread_id} not found.")
        return found

    def of_call(self, call_id: str) -> AgentThread:
        """The thread that waits for a call."""
        return next(thread for thread in self.all if call_id in thread.pending)

    def work(self) -> Generator[float, None, None]:
        """Let each thread work that can, until none can. Yields as the threads do."""
        while (thread := next((one for one in self.all[::-1] if one.is_ready), None)) is not None:
            if thread is self.first:
                yield from thread.work()
                continue
            self._show(thread, "session.thread_status_running")
            yield from thread.work()
            for event in thread.log.events:
                if event.value["id"] in thread.pending:
                    self._show_call(thread, event.value)
            self._show(thread, "session.thread_status_idle", stop_reason=thread.stop_reason)
            if not thread.pending:
                self._report(thread)

    def interrupt(self, thread: AgentThread, *, is_alone: bool) -> None:
        """Stop one thread. If `is_alone`, the agent that gave it work learns what it has said so far, and goes on."""
        thread.interrupt()
        if thread.record["id"] in self._tasks:
            self._show(thread, "session.thread_status_idle", stop_reason=END_TURN)
            if is_alone:
                self._report(thread)
            self._tasks.pop(thread.record["id"], None)

    def archive(self, thread: AgentThread) -> None:
        """End a thread for good, as the agent of the session cannot."""
        self.interrupt(thread, is_alone=True)
        thread.end()
        self._show(thread, "session.thread_status_terminated")
        thread.log.close()

    def _delegate(self, agent: Json, content: list[Json]) -> str:
        """Give work to an agent, in the thread that it has or in a new one; the id of the event that says so."""
        known = (one for one in self._others if one.agent["id"] == agent["id"] and one.record["archived_at"] is None)
        thread = next(known, None)
        if thread is None:
            thread = AgentThread(self._session_id, agent, self._clock, self._spending)
            thread.record["parent_thread_id"] = self.first.record["id"]
            self._others.append(thread)
            self._note("session.thread_created", thread)
        order: Json = {"to_session_thread_id": thread.record["id"], "to_agent_name": agent["name"], "content": content}
        call_id = str(self.first.log.record("agent.thread_message_sent", **order)["id"])
        origin: Json = {
            "from_session_thread_id": self.first.record["id"],
            "from_agent_name": self.first.agent["name"],
            "content": content,
        }
        thread.log.record("agent.thread_message_received", **origin)
        thread.take_up(content)
        self._tasks[thread.record["id"]] = call_id
        return call_id

    def _report(self, thread: AgentThread) -> None:
        call_id = self._tasks.pop(thread.record["id"], None)
        if call_id is None:
            return
        content = thread.said or [{"type": "text", "text": "The work was interrupted."}]
        to: Json = {
            "to_session_thread_id": self.first.record["id"],
            "to_agent_name": self.first.agent["name"],
            "content": content,
        }
        thread.log.record("agent.thread_message_sent", **to)
        origin: Json = {
            "from_session_thread_id": thread.record["id"],
            "from_agent_name": thread.agent["name"],
            "content": content,
        }
        self.first.log.record("agent.thread_message_received", **origin)
        self.first.reported(call_id, content)

    def _show_call(self, thread: AgentThread, event: Json) -> None:
        """Show a call that waits in the first thread, whose events a client follows."""
        log = self.first.log
        if all(shown.value["id"] != event["id"] for shown in log.events):
            fields = {name: value for name, value in event.items() if name not in ("type", "processed_at")}
            log.record(event["type"], **fields, session_thread_id=thread.record["id"])

    def _show(self, thread: AgentThread, kind: str, **fields: Json) -> None:
        """Record an event of a thread in it, and in the first one."""
        names = _names(thread)
        shared: str = thread.log.record(kind, **names, **fields)["id"]
        self.first.log.record(kind, id=shared, **names, **fields)

    def _note(self, kind: str, thread: AgentThread) -> None:
        self.first.log.record(kind, **_names(thread))


def _names(thread: AgentThread) -> Mapping[str, Json]:
    return {"session_thread_id": thread.record["id"], "agent_name": thread.agent["name"]}
