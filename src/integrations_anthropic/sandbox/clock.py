"""The time the sandbox goes by."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

__all__ = ["SandboxClock", "stamp"]


class SandboxClock(Protocol):
    """What the sandbox asks for the time; the standard module `time` is one, a test's virtual clock another."""

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        ...


def stamp(seconds: float) -> str:
    """A moment (seconds since 1970) as the API writes it: `2026-06-12T13:27:48.182656+00:00`."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")
