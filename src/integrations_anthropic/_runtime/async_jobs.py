"""Jobs of the async half: tasks, and beside those that block, threads."""

from __future__ import annotations

import inspect
import sys
import threading
from collections.abc import Callable, Sequence
from contextvars import ContextVar, copy_context
from typing import Any

from .event_loop import AsyncEventLoop
from .jobs import MOST_THREADS, THREAD_NAME, JobOutcome, JobRecord

__all__ = ["MOST_THREADS", "AsyncJob", "AsyncJobs", "invoke"]


MOST_CHECKPOINTS = 10
"""How often other tasks may run before a task that is started: trio runs them in any order."""
_INSIDE: ContextVar[tuple[object, ...]] = ContextVar("_INSIDE", default=())
"""The jobs that the running task is one of, or was started by one of, from the outermost on."""


class AsyncJob(JobRecord):
    """A job of the async half, which is a task."""

    loop: Any = None
    scope: Any = None

    def is_usable(self) -> bool:
        """Whether it has an outcome, or will have one in this loop: it was not cancelled."""
        here = not self.started or self.ended or self.loop is AsyncEventLoop.current()
        return here and super().is_usable()

    async def work(self) -> None:
        """Run it in this task, and keep what came of it."""
        outcome: JobOutcome | None = None
        try:
            outcome = await self._in_time()
        except BaseException as error:  # raised again by the task that waits
            if self.scope.cancel_called and AsyncEventLoop.is_cancellation(error):
                raise
            self.fatal = error
        self.end(outcome)

    async def _in_time(self) -> JobOutcome | None:
        outcome: JobOutcome | None = None
        self.begin()
        with AsyncEventLoop.move_on_after(self.seconds) as timer:
            outcome = await _aoutcome(self.run, self.awaits)
        if timer.cancelled_caught:
            self.is_late = True
            return None, TimeoutError()
        return outcome


class AsyncJobs:
    """Jobs that run as tasks."""

    def __init__(self) -> None:
        self._running: set[AsyncJob] = set()
        self._threads = 0
        self._changed: Any = None

    async def start(self, job: AsyncJob) -> None:
        """Let a job run from now on: it has begun when this returns, unless it waits for a thread."""
        self._begin(job)
        for _ in range(MOST_CHECKPOINTS):
            if job.has_begun():
                break
            await AsyncEventLoop.checkpoint()

    def _begin(self, job: AsyncJob) -> None:
        job.scope = AsyncEventLoop.move_on_after(None)
        job.loop = AsyncEventLoop.current()
        job.started = True
        try:
            self._running.add(job)
            AsyncEventLoop.start_task(lambda: self._work(job))
        except BaseException:
            # Interrupted: there may be no task that ends it.
            job.scope.cancel()
            job.end(None)
            self._running.discard(job)
            raise

    async def wait(self, jobs: Sequence[AsyncJob], seconds: float | None) -> bool:
        """Wait until all have ended; those that were not started are.

        False where that takes longer than so many seconds (None: never). Raises what a job raised that is no
        Exception. Either way, and where the caller is cancelled, all jobs are cancelled; threads are left alone.
        """
        try:
            for job in jobs:
                if not job.started:
                    self._begin(job)
            with AsyncEventLoop.move_on_after(seconds) as scope:
                while any(not job.ended for job in jobs) and not any(job.fatal for job in jobs):
                    await self._change()
            for job in jobs:
                if job.fatal is not None:
                    raise job.fatal
        except BaseException:
            await self.cancel()
            raise
        if scope.cancelled_caught:
            await self.cancel()
        return not scope.cancelled_caught

    async def wait_any(self, jobs: Sequence[AsyncJob]) -> None:
        """Wait until one of the jobs, which were started, has ended."""
        while not any(job.ended or job.fatal for job in jobs):
            await self._change()

    async def cancel(self) -> None:
        """Cancel all that run, and wait until the tasks have ended; threads are left to themselves.

        Called by one of them, it does not wait.
        """
        here = AsyncEventLoop.current()
        for job in [job for job in self._running if job.loop is here]:
            job.scope.cancel()
        if self in _INSIDE.get():
            return
        with AsyncEventLoop.shielded():
            while any(job.loop is here for job in self._running):
                await self._change()

    def abandon(self) -> None:
        """Cancel all that run, once nothing refers to the jobs any more. From any thread."""
        for job in list(self._running):
            AsyncEventLoop.call_soon(job.loop, job.scope.cancel)

    async def _change(self) -> None:
        """Wait until another job has ended."""
        self._changed = self._changed or AsyncEventLoop.event()
        await self._changed.wait()

    async def _work(self, job: AsyncJob) -> None:
        _INSIDE.set((*_INSIDE.get(), self))
        try:
            with job.scope:
                while not job.awaits and self._threads >= MOST_THREADS:
                    await self._change()
                self._threads += not job.awaits
                try:
                    await job.work()
                finally:
                    self._threads -= not job.awaits
        finally:
            job.ended = True
            if job.span is not None:
                job.span.stopped()
            self._running.discard(job)
            changed, self._changed = self._changed, None
            if changed is not None:
                changed.set()


async def invoke(run: Callable[[], Any], *, awaits: bool, seconds: float | None) -> tuple[Any] | None:
    """What a function of the user returns, in a tuple: an async one is awaited, one that may block runs in a thread.

    None where that takes longer than so many seconds (None: never).
    """
    with AsyncEventLoop.move_on_after(seconds):
        value = run() if awaits else await in_thread(run)
        return ((await value if inspect.isawaitable(value) else value),)
    return None


async def in_thread(function: Callable[[], Any]) -> Any:
    """The result of `function`, run in a thread of its own; a cancelled task leaves the thread to itself.

    The thread is a daemon, which those of anyio are not on asyncio: one that hangs would keep the process.
    """
    loop, context, ended = AsyncEventLoop.current(), copy_context(), AsyncEventLoop.event()
    found: list[tuple[Any, BaseException | None]] = []

    def run() -> None:
        try:
            found.append((context.run(_outside_of_loops, function), None))
        except BaseException as error:  # raised again below, in the task
            found.append((None, error))
        AsyncEventLoop.call_soon(loop, ended.set)

    threading.Thread(target=run, name=THREAD_NAME, daemon=True).start()
    await ended.wait()
    ((value, error),) = found
    if error is not None:
        raise error
    return value


def _outside_of_loops(function: Callable[[], Any]) -> Any:
    """Call a function in a thread that runs no event loop, whatever the context of the task says."""
    sniffio = sys.modules.get("sniffio")
    if sniffio is not None:
        sniffio.current_async_library_cvar.set(None)
    return function()


async def _aoutcome(run: Callable[[], Any], awaits: bool) -> JobOutcome:
    try:
        value = run() if awaits else await in_thread(run)
        return (await value if inspect.isawaitable(value) else value), None
    except Exception as error:  # the tool's own, whatever it is: reported to the model
        return None, error
