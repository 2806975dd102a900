"""Times in tests that wait for real, on a machine that may be busy with something else.

They tell a bound that holds from one that does not, which is many times as long or has no end. How close to the bound
a call comes is measured by `benchmarks/time_limits.py`. A test that stops the time does not stop the clock that is
read here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Self

from integrations_anthropic._runtime.clock import SystemClock

monotonic, sleep = SystemClock.monotonic, SystemClock.sleep

TICK = 0.001
ALLOWANCE = 3.0
"""How many times its bound a block may take."""
SLACK = 3.0
"""How much more than the thread that measures lateness the block may have been held up."""


def reference_seconds() -> float:
    """Seconds of CPU that a loop of a million rounds takes here: a measure for bounds of work, whatever the machine."""
    began = time.process_time()
    for _ in range(1_000_000):
        pass
    return time.process_time() - began


def eventually(condition: Callable[[], bool], seconds: float = 20.0, pause: float = TICK) -> bool:
    """Whether a condition holds, once other threads or processes have had time to make it so.

    It is asked again after each `pause`, and for so many `seconds`.
    """
    until = monotonic() + seconds
    while not (holds := condition()) and monotonic() < until:
        sleep(pause)
    return holds


class Elapsed:
    """Measures a block, and beside it by how much a thread that sleeps a millisecond at a time wakes too late."""

    def __enter__(self) -> Self:
        self._late = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._measure_lateness, daemon=True)
        self._thread.start()
        self._began = monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """Seconds since the block began."""
        return monotonic() - self._began

    def within(self, seconds: float, since: float = 0.0) -> bool:
        """Whether a bound of so many seconds holds since `since`: `ALLOWANCE`, and what the machine was late, apart."""
        passed = self.seconds - since
        # The thread may be just as late now: its next tick says so.
        if passed > seconds:
            sleep(2 * TICK)
        return passed <= ALLOWANCE * seconds + SLACK * self._late

    def _measure_lateness(self) -> None:
        last = monotonic()
        while not self._ended.wait(TICK):
            now = monotonic()
            self._late += max(0.0, now - last - 2 * TICK)
            last = now
