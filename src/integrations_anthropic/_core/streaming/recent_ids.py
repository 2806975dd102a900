"""The ids of the last events, at constant memory."""

from __future__ import annotations

from array import array

__all__ = ["RecentIds"]

MOST = 2048
"""Ids that are remembered: 16 KiB."""


class RecentIds:
    """Remembers the last `MOST` ids, each by its hash of 64 bits."""

    def __init__(self) -> None:
        self._hashes = array("q")
        self._next = 0

    def add(self, name: str) -> None:
        """Remember an id, in the place of the oldest one where there are too many."""
        if len(self._hashes) < MOST:
            self._hashes.append(hash(name))
            return
        self._hashes[self._next] = hash(name)
        self._next = (self._next + 1) % MOST

    def __contains__(self, name: str) -> bool:
        # Asked only after a stream was opened again, so that a search is cheap enough.
        return hash(name) in self._hashes
