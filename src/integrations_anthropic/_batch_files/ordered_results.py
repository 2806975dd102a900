"""Results of a chunk that are delivered in the order of its requests, kept on disk until all of them are there."""

from __future__ import annotations

from array import array

from .._core.batching.run_result import RunResult, result_of
from .._core.codec.serialize import from_json, to_json
from ..models.batches import BatchResult
from .spool import LineSpool

__all__ = ["OrderedResults"]

NONE = (1 << 64) - 1
"""In the place of a line number: there is no result yet."""


class OrderedResults:
    """Keeps results by the number of their requests, 8 bytes each in memory, and gives them back in that order."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._spool: LineSpool | None = None
        self._places = array("Q")
        self._given = 0

    def add(self, number: int, result: RunResult) -> None:
        """Keep the result of a request."""
        if self._spool is None:
            self._spool = LineSpool()
            self._places = array("Q", [NONE]) * self._count
        self._places[number] = self._spool.add(to_json(result).encode())

    def take(self) -> RunResult | None:
        """The next result; None after the last."""
        while self._spool is not None and self._given < self._count:
            place = self._places[self._given]
            self._given += 1
            if place != NONE:
                return result_of(from_json(BatchResult, self._spool.line(place)))
        return None

    def close(self) -> None:
        """Drop all. May be called more than once."""
        if self._spool is not None:
            self._spool.close()
