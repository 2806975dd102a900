"""The simulated prompt cache: which prefix of a prompt was sent before."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from ..clock import SandboxClock
from .tokens import Segment

__all__ = ["InputUsage", "PromptCache"]

TTL_SECONDS = {"5m": 300.0, "1h": 3600.0}
MAX_ENTRIES = 10_000


@dataclass(frozen=True)
class InputUsage:
    """Input tokens of one request by price: uncached, read from the cache, written to it for 5 minutes or 1 hour."""

    uncached: int
    read: int
    written_5m: int
    written_1h: int


class PromptCache:
    """Cached prompt prefixes, each up to a breakpoint. Unlike the API, it also caches short prompts."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._entries: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def record(self, segments: list[Segment]) -> InputUsage:
        """Compute the usage of a prompt, then add its breakpoints to the cache."""
        now = self._clock.monotonic()
        breakpoints = [index for index, segment in enumerate(segments) if segment.ttl]
        if not breakpoints:
            return InputUsage(sum(segment.tokens for segment in segments), 0, 0, 0)
        cached = self._longest_cached(segments[: breakpoints[-1] + 1], now)
        written = {"5m": 0, "1h": 0}
        start = cached
        for breakpoint_index in breakpoints:
            ttl = segments[breakpoint_index].ttl or "5m"
            if breakpoint_index >= start:
                written[ttl] += sum(segment.tokens for segment in segments[start : breakpoint_index + 1])
                start = breakpoint_index + 1
            self._store(segments[breakpoint_index].digest, now, TTL_SECONDS.get(ttl, TTL_SECONDS["5m"]))
        read = sum(segment.tokens for segment in segments[:cached])
        uncached = sum(segment.tokens for segment in segments[breakpoints[-1] + 1 :])
        return InputUsage(uncached, read, written["5m"], written["1h"])

    def _longest_cached(self, segments: list[Segment], now: float) -> int:
        for index in range(len(segments), 0, -1):
            digest = segments[index - 1].digest
            if digest in self._entries and self._entries[digest][0] > now:
                # A read extends the entry by its TTL.
                self._store(digest, now, self._entries[digest][1])
                return index
        return 0

    def _store(self, digest: bytes, now: float, seconds: float) -> None:
        self._entries[digest] = (now + seconds, seconds)
        self._entries.move_to_end(digest)
        if len(self._entries) > MAX_ENTRIES:
            self._entries.popitem(last=False)
