"""The requests of one batch, kept on disk until the last of them has its result."""

from __future__ import annotations

from collections.abc import Sequence

from .._core.batching.digests import fingerprint
from .asked_request import AskedRequest
from .spool import LineSpool

__all__ = ["RequestChunk"]

HEAD, TAIL = b'{"requests":[', b"]}"


class RequestChunk:
    """Requests that are handed in together, in their order. What of them is asked again is asked from here."""

    def __init__(self, number: int) -> None:
        self.number = number
        """Of the chunk, from 0."""
        self.ids: list[str] = []
        self.betas: dict[str, None] = {}
        self.first: AskedRequest | None = None
        self._spool = LineSpool()
        self._numbers: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def size(self) -> int:
        """Bytes of the body with all of them."""
        return len(HEAD) + len(TAIL) + self._spool.size + len(self.ids)

    def add(self, asked: AskedRequest) -> None:
        """Add a request."""
        if self.first is None:
            self.first = asked
        self._spool.add(asked.text)
        self.ids.append(asked.custom_id)
        self.betas.update(dict.fromkeys(asked.betas))

    def number_of(self, custom_id: str) -> int | None:
        """The number of a request in the chunk, from 0; None where it is none of them."""
        if self._numbers is None:
            self._numbers = {name: number for number, name in enumerate(self.ids)}
        return self._numbers.get(custom_id)

    def fingerprint(self, numbers: Sequence[int]) -> str:
        """Of the ids of some of the requests."""
        return fingerprint(self.ids[number] for number in numbers)

    def body(self, numbers: Sequence[int]) -> bytes:
        """What is sent to hand in some of the requests."""
        return self._spool.joined(numbers, HEAD, TAIL)

    def close(self) -> None:
        """Drop the requests. May be called more than once."""
        self._spool.close()
