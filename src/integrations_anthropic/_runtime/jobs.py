"""Pieces of work that run by themselves once they are started, and are waited for later: calls of tools.

In the sync half each runs in a thread; `async_jobs` has those of the async half. The threads are daemons: one that
hangs keeps neither its caller nor the process.
"""

from __future__ import annotations

import inspect
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from contextvars import Context, copy_context
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from ..errors import ConfigurationError
from .clock import SystemClock

__all__ = ["MOST_THREADS", "THREAD_NAME", "Job", "JobOutcome", "JobRecord", "JobSpan", "Jobs", "invoke"]

MOST_THREADS = 32
"""Threads of one run at once."""
THREAD_NAME = "anthropic-tool"

JobOutcome = tuple[Any, Exception | None]


class JobSpan(Protocol):
    """What observes one job: called when it begins, and when it ends or is given up."""

    def begun(self) -> None:
        """It begins; called in the context in which it runs."""
        ...

    def left(self) -> None:
        """Called in that context at its end, where others go on in it."""
        ...

    def stopped(self) -> None:
        """It has ended, or is given up. May be called more than once."""
        ...


class JobRecord:
    """One piece of work. `run`: what to call; `awaits`: whether that gives something to await.

    `seconds`: its time limit, None for none; what it returns later is dropped. Measured on a timer, and by the clock
    `monotonic`. `span`: observes it.
    """

    def __init__(
        self,
        run: Callable[[], Any],
        *,
        awaits: bool = False,
        seconds: float | None = None,
        monotonic: Callable[[], float] = SystemClock.monotonic,
        span: JobSpan | None = None,
    ) -> None:
        self.run = run
        self.span = span
        self.awaits = awaits
        self.seconds = seconds
        self.monotonic = monotonic
        self.started = False
        self.ended = False
        self.outcome: JobOutcome | None = None
        """What it returned or raised; None before its end, and where it was cancelled."""
        self.fatal: BaseException | None = None
        """What it raised that is no Exception."""
        self.is_late = False
        """Whether its time limit has passed: `outcome` is a TimeoutError then."""
        self._began: float | None = None

    def is_usable(self) -> bool:
        """Whether it has an outcome, or will have one: it was not cancelled."""
        return not self.ended or self.outcome is not None

    def begin(self) -> None:
        """Its time begins, in the context in which it runs."""
        self._began = self.monotonic()
        if self.span is not None:
            self.span.begun()

    def has_begun(self) -> bool:
        """Whether its time has begun, or it has ended."""
        return self._began is not None or self.ended

    def took_too_long(self) -> bool:
        """Whether it has run for longer than its limit, by its clock."""
        return self.seconds is not None and self._began is not None and self.monotonic() - self._began > self.seconds

    def end(self, outcome: JobOutcome | None) -> None:
        """It has ended, or is given up. What ended too late is late."""
        self.is_late = self.is_late or (outcome is not None and self.took_too_long())
        self.outcome = (None, TimeoutError()) if self.is_late else outcome
        self.ended = True
        if self.span is not None:
            self.span.stopped()


class Job(JobRecord):
    """A job of the sync half, which runs in a thread."""

    context: Context
    taken = False
    """Whether a thread has it."""
    lost = False
    """Whether its thread hangs, and another one has its place."""
    until = float("inf")
    """When its time is over, by a clock that no test has stopped."""

    def run_here(self) -> None:
        """Run it in the thread that waits for it: what is no Exception is raised."""
        self.started = True
        try:
            self.begin()
            self.end(_outcome(self.run))
        finally:
            self.ended = True
            if self.span is not None:
                self.span.left()

    def work(self) -> None:
        """Run it in this thread, and keep what came of it."""
        outcome: JobOutcome | None = None
        try:
            outcome = self.context.run(_outcome, self.run)
        except BaseException as error:  # raised again by the thread that waits
            self.fatal = error
        if not self.lost:
            self.end(outcome)


class Jobs:
    """Jobs that run in threads, `MOST_THREADS` at once."""

    def __init__(self) -> None:
        self._queue: deque[Job] = deque()
        self._lock = threading.Lock()
        self._threads = 0
        # Jobs that have begun or ended. Written in C: an interrupt cannot leave it half changed.
        self._changed: SimpleQueue[Any] = SimpleQueue()

    def start(self, job: Job) -> None:
        """Let a job run from now on; once, however often it is started, as after an interrupt."""
        job.started = True
        with self._lock:
            if not (job.taken or job.ended or job in self._queue):
                job.context = copy_context()
                self._queue.append(job)
        self._start_thread()

    def wait(self, jobs: Sequence[Job], seconds: float | None) -> bool:
        """Wait until all have ended; those that were not started are. A single one runs in this thread.

        False where that takes longer than so many seconds (None: never). Raises what a job raised that is no
        Exception. Either way what still runs then is left to itself.
        """
        if len(jobs) == 1 and not jobs[0].started and seconds is None and jobs[0].seconds is None:
            jobs[0].run_here()
            return True
        until = float("inf") if seconds is None else SystemClock.monotonic() + seconds
        try:
            for job in jobs:
                self.start(job)
            while (left := self._left(jobs, until)) is not None:
                try:
                    self._changed.get(timeout=None if left == float("inf") else max(0.0, left))
                except Empty:
                    if SystemClock.monotonic() >= until:
                        self.cancel()
                        return False
        except BaseException:
            self.cancel()
            raise
        return True

    def wait_any(self, jobs: Sequence[Job]) -> None:
        """Wait until one of the jobs, which were started, has ended."""
        while True:
            # What has ended is not kept here: a run may have any number of jobs.
            with suppress(Empty):
                while True:
                    self._changed.get_nowait()
            if any(job.ended or job.fatal for job in jobs):
                return
            self._changed.get()

    def cancel(self) -> None:
        """Start none of those that wait for a thread. Threads cannot be stopped: those that run are left."""
        while self._queue:
            with self._lock:
                if self._queue:
                    self._queue.popleft().end(None)

    abandon = cancel
    """The same, once nothing refers to the jobs any more."""

    def _left(self, jobs: Sequence[Job], until: float) -> float | None:
        """Seconds until something is due; None where all have ended."""
        now = SystemClock.monotonic()
        running = []
        for job in jobs:
            if job.fatal is not None:
                raise job.fatal
            if not job.ended and (job.until > now or not self._give_up(job)):
                running.append(job)
        return min(until, *(job.until for job in running)) - now if running else None

    def _give_up(self, job: Job) -> bool:
        """End a job whose time is over; another thread takes the place of the one that hangs."""
        with self._lock:
            if job.ended:
                return True
            job.lost = job.is_late = True
            job.end((None, TimeoutError()))
            self._threads -= 1
        self._start_thread()
        return True

    def _start_thread(self) -> None:
        with self._lock:
            if not self._queue or self._threads >= MOST_THREADS:
                return
            self._threads += 1
        try:
            threading.Thread(target=self._work, name=THREAD_NAME, daemon=True).start()
        except RuntimeError as error:
            # The system has no more threads, or the interpreter is about to end.
            with self._lock:
                self._threads -= 1
                if self._queue and not self._threads:
                    self._queue.popleft().end((None, error))

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job.context.run(job.begin)
            if job.seconds is not None:
                job.until = SystemClock.monotonic() + job.seconds
                self._changed.put(job)
            job.work()
            self._changed.put(job)
            if job.lost:
                return

    def _next(self) -> Job | None:
        with self._lock:
            if self._queue:
                self._queue[0].taken = True
                return self._queue.popleft()
            self._threads -= 1
            return None


def invoke(run: Callable[[], Any], *, awaits: bool, seconds: float | None) -> tuple[Any] | None:
    """What a function of the user returns, called here; in a tuple, as `seconds` cannot end it."""
    value = run()
    if inspect.iscoroutine(value):
        value.close()
        raise ConfigurationError("the function returned a coroutine, which only AsyncAnthropicClient can await")
    return (value,)


def _outcome(run: Callable[[], Any]) -> JobOutcome:
    try:
        value = run()
        if inspect.iscoroutine(value):
            value.close()
            raise TypeError("the tool returned a coroutine, which only AsyncAnthropicClient can await")
        return value, None
    except Exception as error:  # the tool's own, whatever it is: reported to the model
        return None, error
