"""The prompt cache: which part of the input was seen before."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from ..clock import SandboxClock
from .tokens import Segment

__all__ = ["InputUse", "PromptCache"]

SECONDS = {"5m": 300.0, "1h": 3600.0}
MOST_ENTRIES = 10_000


@dataclass(frozen=True)
class InputUse:
    """Input tokens of one request by what they cost."""

    plain: int
    read: int
    written_5m: int
    written_1h: int


class PromptCache:
    """Remembers prompts up to their breakpoints. Unlike the API it caches short prompts too, so tests stay short."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._entries: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def charge(self, segments: list[Segment]) -> InputUse:
        """What the input costs now; from now on its breakpoints are in the cache."""
        now = self._clock.monotonic()
        marks = [index for index, segment in enumerate(segments) if segment.ttl]
        if not marks:
            return InputUse(sum(segment.tokens for segment in segments), 0, 0, 0)
        known = self._longest_known(segments[: marks[-1] + 1], now)
        written = {"5m": 0, "1h": 0}
        start = known
        for mark in marks:
            ttl = segments[mark].ttl or "5m"
            if mark >= start:
                written[ttl] += sum(segment.tokens for segment in segments[start : mark + 1])
                start = mark + 1
            self._remember(segments[mark].digest, now, SECONDS.get(ttl, SECONDS["5m"]))
        read = sum(segment.tokens for segment in segments[:known])
        plain = sum(segment.tokens for segment in segments[marks[-1] + 1 :])
        return InputUse(plain, read, written["5m"], written["1h"])

    def _longest_known(self, segments: list[Segment], now: float) -> int:
        for index in range(len(segments), 0, -1):
            digest = segments[index - 1].digest
            if digest in self._entries and self._entries[digest][0] > now:
                # Reading keeps an entry alive for as long again.
                self._remember(digest, now, self._entries[digest][1])
                return index
        return 0

    def _remember(self, digest: bytes, now: float, seconds: float) -> None:
        self._entries[digest] = (now + seconds, seconds)
        self._entries.move_to_end(digest)
        if len(self._entries) > MOST_ENTRIES:
            self._entries.popitem(last=False)
