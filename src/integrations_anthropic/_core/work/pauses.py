"""How long a worker waits before it asks for work again."""

from __future__ import annotations

from ...errors import APIConnectionError, APIError

__all__ = ["BLOCK_MS", "idle_pause", "is_passing", "retry_pause"]

BLOCK_MS = 999
"""Milliseconds that a poll waits for work in the API, which takes fewer than 1000."""
IDLE = (0.5, 2.0)
"""Least and most seconds between two polls that found nothing: workers do not ask in step."""
FIRST = 1.0
MOST = 60.0
PASSING = (408, 409, 425, 429)


def idle_pause(chance: float) -> float:
    """Seconds until the next poll, where there was no work. `chance`: from 0 to 1."""
    least, most = IDLE
    return least + (most - least) * chance


def retry_pause(failures: int, chance: float) -> float:
    """Seconds until the next poll after so many that failed in a row: twice as long each time, at most 60."""
    longest: float = min(FIRST * 2 ** min(failures - 1, 10), MOST)
    return longest * (0.5 + chance / 2)


def is_passing(error: Exception) -> bool:
    """Whether what a poll failed with may be over later."""
    if isinstance(error, APIError):
        return error.code is None or error.code >= 500 or error.code in PASSING
    return isinstance(error, APIConnectionError)
