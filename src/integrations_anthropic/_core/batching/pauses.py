"""Pauses between two looks at a batch: they grow, as most batches take minutes and some a day."""

from __future__ import annotations

__all__ = ["SEARCHES", "pause_before"]

FIRST = 1.0
"""Seconds before the first look."""
GROWTH = 1.6
LONGEST = 60.0
"""Seconds between two looks at most."""
LONGEST_ASKED = 600.0
"""Seconds that an error may ask for."""
SEARCHES = (0.0, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before each search for a batch whose id is not known: the API may take a while to list a new one."""


def pause_before(look: int, error: BaseException | None = None) -> float:
    """Seconds before look number `look`, from 0, at a batch; where it failed, at least what its error asks for."""
    asked = getattr(error, "retry_after", None) or 0.0
    return max(min(LONGEST, FIRST * GROWTH ** min(look, 20)), min(asked, LONGEST_ASKED))
