"""What an answer says of the server's limits, and whether one of them is near. Source: sections 14.5 and 15.3."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

__all__ = ["NEAR", "LimitWarnings", "RateLimitStatus", "may_be_near", "rate_limit_statuses"]

NEAR = 0.1
"""The part of a limit below which it counts as near."""

_PREFIXES = ("anthropic-ratelimit-", "x-ratelimit-")
# Wire name -> the name it is reported by.
_KINDS = {
    "requests": "requests",
    "tokens": "tokens",
    "input-tokens": "input_tokens",
    "output-tokens": "output_tokens",
}
_PAIRS = tuple((f"{p}{kind}-remaining", f"{p}{kind}-limit") for p in _PREFIXES for kind in _KINDS)
(_R, _RL), (_T, _TL), (_I, _IL), (_O, _OL) = _PAIRS[: len(_KINDS)]


class RateLimitStatus(NamedTuple):
    """What is left of one limit: `kind` (requests, tokens, input_tokens, output_tokens), how much of how much."""

    kind: str
    remaining: float
    limit: float | None = None
    reset: float | None = None
    """When it is whole again, in seconds since 1970; None where the server does not say."""

    @property
    def near(self) -> bool:
        """Whether less than a tenth is left."""
        return self.limit is not None and self.remaining < self.limit * NEAR


def may_be_near(headers: Mapping[str, str]) -> bool:
    """Whether a limit could be near. Cheap, since it is asked of every answer; of whole numbers a no is never wrong."""
    if _R in headers:
        try:
            # As the API sends them, all four. Below a tenth, a number has fewer digits, or it is 0.
            return (
                len(headers[_R]) < len(headers[_RL])
                or len(headers[_T]) < len(headers[_TL])
                or len(headers[_I]) < len(headers[_IL])
                or len(headers[_O]) < len(headers[_OL])
                or headers[_R] == "0"
            )
        except KeyError:
            pass
    for remaining, limit in _PAIRS:
        if remaining in headers and (
            len(headers[remaining]) < len(headers.get(limit, "")) or headers[remaining] == "0"
        ):
            return True
    return False


def rate_limit_statuses(headers: Mapping[str, str], now: float) -> list[RateLimitStatus]:
    """Each limit that an answer names with a number; `now` is wall time, in seconds since 1970."""
    found: dict[str, RateLimitStatus] = {}
    for prefix in _PREFIXES:
        for wire, kind in _KINDS.items():
            remaining = _number(headers.get(f"{prefix}{wire}-remaining"))
            if remaining is not None and kind not in found:
                limit = _number(headers.get(f"{prefix}{wire}-limit"))
                found[kind] = RateLimitStatus(
                    kind, remaining, limit, _moment(headers.get(f"{prefix}{wire}-reset"), now)
                )
    return list(found.values())


class LimitWarnings:
    """Says of each limit that comes near, once until its reset."""

    def __init__(self) -> None:
        # Until when nothing more is said of a kind; None: until there is room again.
        self._said: dict[str, float | None] = {}

    def news(self, room: RateLimitStatus, now: float) -> bool:
        """Whether the limit is near and that is not yet known. `now`: wall time."""
        if room.kind in self._said:
            until = self._said[room.kind]
            if now < until if until is not None else room.near:
                return False
            del self._said[room.kind]
        if not room.near:
            return False
        self._said[room.kind] = room.reset if room.reset is not None and room.reset > now else None
        return True


def _number(text: str | None) -> float | None:
    if text is None or not text.strip().isdecimal() or len(text) > 18:
        return None
    return float(text)


def _moment(text: str | None, now: float) -> float | None:
    """A time as RFC 3339 has it, or a number of seconds from now."""
    if text is None:
        return None
    seconds = _number(text)
    if seconds is not None:
        return now + seconds
    try:
        moment = datetime.fromisoformat(text)
        return moment.timestamp() if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
