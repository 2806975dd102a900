"""One piece of work, as the function that does it has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._core.streaming.not_copied import NotCopied
from ..._core.work.session_calls import CALL_EVENTS, OpenCalls, result_event
from ..._runtime.alarm import AsyncAlarm

if TYPE_CHECKING:
    from ..._core.work.lease import WorkEnd
    from ...models.environments import EnvironmentWork
    from ...secrets import SecretString

__all__ = ["AsyncEnvironmentJob"]

PAGE = 100


class AsyncEnvironmentJob(NotCopied):
    """A session that waits for work, and whether it is still this worker's.

    Where the work is to end, the asynchronous client cancels the function that does it. A thread cannot be cancelled:
    with the synchronous client, look at `is_over`, or wait with `wait_over`, and return.
    """

    _instead = "each piece of work has its own"

    def __init__(self, work: EnvironmentWork, events: Any, token: SecretString | None) -> None:
        """`events`: the service of the events of sessions, with the credential of this work."""
        self._events = events
        self._over = AsyncAlarm()
        self._end: WorkEnd | None = None
        self.work = work
        """The item, as it was when it was taken."""
        self.token = token
        """The token of this work, from its secret; None where it came without one.

        Calls about the work and its session are made with it. `client.with_options(api_key=None, auth_token=job.token)`
        makes others, such as those of a memory store of the session, which takes no key of an environment.
        """

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.work.id!r}, {self._end or 'going on'})"

    @property
    def session_id(self) -> str:
        """Id of the session that the work is for."""
        return self.work.data.id

    @property
    def end(self) -> WorkEnd | None:
        """Why the work is to end: `lost`, as another worker may have it by now; `stop_requested`, by the API;
        `worker_stopped`. None while it goes on."""
        return self._end

    @property
    def is_over(self) -> bool:
        """Whether the work is to end now. What is done from then on may be done by another worker, too."""
        return self._end is not None

    async def wait_over(self, seconds: float | None = None) -> bool:
        """Wait until the work is to end, at most so many seconds (None: no limit); whether it is."""
        if self._end is None:
            await self._over.wait(seconds)
        return self._end is not None

    async def open_calls(self) -> list[Any]:
        """The calls of tools that the session waits for: events of the types `agent.tool_use` and
        `agent.custom_tool_use` that have no result, whoever has sent it.

        Work that another worker began and did not end begins with this: what that one reported is not among them.
        """
        found = OpenCalls()
        page = await self._events.list(self.session_id, types=list(CALL_EVENTS), order="asc", limit=PAGE)
        async for event in page:
            found.add(event)
        return found.calls

    async def answer(self, call: Any, content: Any, *, is_error: bool = False) -> bool:
        """Send the result of a call, unless it has one, or the work is over; whether it was sent.

        Args:
            call: one of `open_calls()`.
            content: the result: a text, or content blocks.
            is_error: whether it says that the tool failed.

        Raises ValidationError for what is no call or no content, and what the calls of the client raise.
        """
        event = result_event(call, content, is_error=is_error)
        if self.is_over or not any(call.id == one.id for one in await self.open_calls()):
            return False
        await self._events.send(self.session_id, events=[event])
        return True

    def finish(self, end: WorkEnd) -> None:
        """Say that the work is to end; the first reason counts. From any thread."""
        self._end = self._end or end
        self._over.ring()
