"""The event loop of the server. Its time goes on where a test has frozen that of Python (freezegun, time-machine)."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import sys
import time

__all__ = ["new_event_loop"]


class _Clock:
    # A library that freezes time replaces the functions of `time`, and their names in other modules, but not this one.
    monotonic = staticmethod(time.monotonic)

    @classmethod
    def read(cls) -> float:
        """Seconds since a fixed moment."""
        # Right even if this module was imported while time was frozen. Windows has no such function.
        return time.clock_gettime(time.CLOCK_MONOTONIC) if hasattr(time, "clock_gettime") else cls.monotonic()


if sys.platform == "win32":
    _Platform = asyncio.ProactorEventLoop
else:
    _Platform = asyncio.SelectorEventLoop


class _SandboxEventLoop(_Platform):
    """The event loop of the platform. With a frozen clock, its timers would never fire, and the server never stop."""

    def time(self) -> float:
        return _Clock.read()


def new_event_loop() -> asyncio.AbstractEventLoop:
    """A loop of uvloop, which does not ask Python for the time, if that is installed; else one of asyncio."""
    if _has_uvloop():
        loop: asyncio.AbstractEventLoop = importlib.import_module("uvloop").Loop()
        return loop
    return _SandboxEventLoop()


def _has_uvloop() -> bool:
    return importlib.util.find_spec("uvloop") is not None
