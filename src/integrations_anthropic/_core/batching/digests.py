"""Sets of custom ids that take 8 to 27 bytes an id, and fingerprints of lists of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from hashlib import blake2b

__all__ = ["IdSet", "fingerprint"]

_FIRST_SLOTS = 1024
_FULLEST = 0.6
"""Share of the slots that may be taken."""
_BITS = (1 << 64) - 1


class IdSet:
    """Which ids were seen: 64 bits are kept of each, in an open-addressing table.

    Of a million ids, the chance that a new one is taken for one of them is about 1 in 40 million. The bits are those of
    `hash`, which differ in each process: sets of two processes cannot be compared.
    """

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._slots = array("Q", bytes(8 * _FIRST_SLOTS))
        self._count = 0
        for one in ids:
            self.add(one)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, name: str) -> bool:
        return self._slots[self._place(_bits(name))] != 0

    def add(self, name: str) -> bool:
        """Add an id; False where it was there."""
        bits = _bits(name)
        place = self._place(bits)
        if self._slots[place]:
            return False
        self._slots[place] = bits
        self._count += 1
        if self._count > len(self._slots) * _FULLEST:
            self._grow()
        return True

    def _place(self, bits: int) -> int:
        """The slot of an id, or the free one that it would have."""
        slots, mask = self._slots, len(self._slots) - 1
        place = bits & mask
        while slots[place] not in (0, bits):
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        before = self._slots
        self._slots = array("Q", bytes(16 * len(before)))
        for bits in before:
            if bits:
                self._slots[self._place(bits)] = bits


def _bits(name: str) -> int:
    # 0 is a free slot.
    return hash(name) & _BITS or 1


def fingerprint(ids: Iterable[str]) -> str:
    """A text that two collections of ids share only where they hold the same ones, in whatever order: 32 digits."""
    total = 0
    for one in ids:
        total += int.from_bytes(blake2b(one.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")
    return f"{total & ((1 << 128) - 1):032x}"
