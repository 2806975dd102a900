"""Serves one item: keeps its lease while the function works, and says at the end what becomes of the item."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from ..._core.work.lease import WorkLease
from ..._runtime.alarm import AsyncAlarm
from ..._runtime.async_jobs import AsyncJob, AsyncJobs, invoke
from ..._runtime.event_loop import AsyncEventLoop
from ...errors import AnthropicError, APIError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._core.work.lease import WorkEnd
    from .job import AsyncEnvironmentJob

__all__ = ["AsyncServedWork"]

SHORTEST_LEASE = 1
"""Seconds of the last lease of an item that is given back: then another worker gets it."""
LAST_TIMEOUT = 10.0
"""Seconds for the last call about an item."""


class AsyncServedWork:
    """One item. `service`: that of work, with the credential of the item; `given`: options of each of its calls."""

    def __init__(
        self,
        service: Any,
        job: AsyncEnvironmentJob,
        handler: Callable[[AsyncEnvironmentJob], Any],
        monotonic: Callable[[], float],
        given: dict[str, Any],
        lease_seconds: int | None,
    ) -> None:
        self._service, self._given = service, given
        self._place = (job.work.environment_id, job.work.id)
        self._handler, self._monotonic, self._lease_seconds = handler, monotonic, lease_seconds
        self._lease = WorkLease(renewed_at=monotonic())
        self._alarm, self._beats = AsyncAlarm(), AsyncAlarm()
        self._jobs = AsyncJobs()
        self._stopped = False
        self._returned = False
        self._is_beating = False
        self.job = job
        self.error: BaseException | None = None
        """What the function raised."""
        self.is_done = False
        """Set at the very end, by who runs it."""

    def end(self, reason: WorkEnd) -> None:
        """Have the work end. From any thread, and from signal handlers."""
        self.job.finish(reason)
        self._alarm.ring()
        self._beats.ring()

    async def run(self) -> None:
        """Do the work; `error` has what the function raised."""
        beats, work = AsyncJob(self._keep, awaits=True), AsyncJob(self._handle, awaits=True)
        try:
            await self._jobs.start(beats)
            await self._jobs.start(work)
            while not self._stopped and not self.job.is_over:
                await self._alarm.wait()
        except BaseException:
            self.end("worker_stopped")
            raise
        finally:
            with AsyncEventLoop.shielded():
                await self._end_jobs(work, beats)
                await self._leave()

    async def _end_jobs(self, work: AsyncJob, beats: AsyncJob) -> None:
        """Tasks are cancelled. A thread is asked to end, and waited for; its lease is kept meanwhile, unless lost."""
        if not self._stopped:
            await self._jobs.cancel()
            # What it raises after it was to end is of no matter.
            with suppress(Exception):
                await self._jobs.wait([work], None)
        self._stopped = True
        self._beats.ring()
        await self._jobs.cancel()
        await self._jobs.wait([beats], None)

    async def give_back(self) -> None:
        """Have another worker get the item, in a second. Errors change nothing: then the lease ends by itself."""
        with suppress(AnthropicError):
            await self._beat(SHORTEST_LEASE, LAST_TIMEOUT)

    async def _handle(self) -> None:
        try:
            await invoke(partial(self._handler, self.job), awaits=True, seconds=None)
        except BaseException as error:
            if self.job.is_over or AsyncEventLoop.is_cancellation(error):
                raise
            self.error = error
        finally:
            # What returns because it was to end has not done its work.
            self._returned = not self.job.is_over
            self._stopped = True
            self._alarm.ring()

    async def _keep(self) -> None:
        """Send heartbeats until the work has stopped, or another worker may have it."""
        try:
            while not self._stopped and self._lease.end is None:
                sent_at = self._monotonic()
                try:
                    answer = await self._beat(self._lease_seconds, self._lease.timeout)
                    self._lease = self._lease.extended(answer, sent_at)
                except AnthropicError as error:
                    status = error.code if isinstance(error, APIError) else None
                    self._lease = self._lease.failed(status, self._monotonic())
                if self._lease.end is None and not self._stopped:
                    await self._beats.wait(self._lease.pause)
        finally:
            if not self._stopped:
                self.end(self._lease.end or "lost")

    async def _beat(self, seconds: int | None, timeout: float) -> Any:
        # Where the last one was cancelled, its outcome is not known.
        expected = None if self._is_beating else self._lease.last
        options = {**self._given, "timeout": timeout, "max_retries": 0}
        self._is_beating = True
        answer = await self._service.heartbeat(
            *self._place, desired_ttl_seconds=seconds, expected_last_heartbeat=expected, **options
        )
        self._is_beating = False
        return answer

    async def _leave(self) -> None:
        """Say what becomes of the item: it is stopped where the work was done or was to stop, else given back.

        One that is lost is another worker's.
        """
        end = self.job.end
        if end == "lost":
            return
        if not self._returned and end != "stop_requested":
            await self.give_back()
            return
        with suppress(AnthropicError):
            await self._service.stop(*self._place, force=True, **{**self._given, "timeout": LAST_TIMEOUT})
