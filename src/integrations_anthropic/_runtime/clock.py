"""The system's clock."""

from __future__ import annotations

import time as _time
from importlib.machinery import BuiltinImporter
from importlib.util import module_from_spec
from types import ModuleType

from .event_loop import AsyncEventLoop

__all__ = ["SystemClock"]


def _unpatched() -> ModuleType:
    """A `time` module of our own, which no test has patched.

    A test that stops the time (with freezegun, for one) replaces the functions of the module that all share, and in
    every module that imported them. A wait that is measured with a clock that stands still never ends.
    """
    spec = BuiltinImporter.find_spec("time")
    if spec is None or spec.loader is None:
        return _time
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_UNPATCHED = _unpatched()


class SystemClock:
    """Reads the system's time, and really waits."""

    # The functions themselves: a call of the clock is made several times per request.
    monotonic = staticmethod(_UNPATCHED.monotonic)
    """Seconds since a fixed moment; also where a test has stopped `time.monotonic`."""
    time = staticmethod(_time.time)
    """Seconds since 1970, UTC."""
    sleep = staticmethod(_UNPATCHED.sleep)
    """Wait so many seconds, blocking the thread."""

    async def asleep(self, seconds: float) -> None:
        """Wait so many seconds, letting other tasks run; on asyncio and on trio."""
        await AsyncEventLoop.sleep(seconds)
