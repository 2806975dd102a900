"""The clock of the sandbox."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

__all__ = ["SandboxClock", "timestamp"]


class SandboxClock(Protocol):
    """A source of time. The standard module `time` is one; tests pass a virtual clock."""

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since an arbitrary fixed point."""
        ...


def timestamp(seconds: float) -> str:
    """Format seconds since 1970 as the API does: `2026-06-12T13:27:48.182656+00:00`."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")
