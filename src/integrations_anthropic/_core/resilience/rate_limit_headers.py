"""The server's rate limits as the headers of a response state them, for the rate limiter and for telemetry.

Read are `anthropic-ratelimit-{requests,input-tokens,output-tokens,tokens}-{limit,remaining,reset}`, the same with the
prefix `x-ratelimit-`, and `x-ratelimit-{limit,remaining,reset}` for requests. A reset is an RFC 3339 date, a number of
seconds since 1970 (from 1e8), or a number of seconds from now. Header names are in lower case.

Source: Anthropic API documentation, "Rate limits", response headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

__all__ = [
    "KINDS",
    "REQUESTS",
    "LimitWarnings",
    "RateLimitStatus",
    "ServerLimit",
    "may_be_near",
    "rate_limit_statuses",
    "server_limits",
]

REQUESTS = "requests"
KINDS = (REQUESTS, "input-tokens", "output-tokens", "tokens")
"""The kinds of limits, by their names in the headers."""

NEAR = 0.1
"""The part of a limit below which it counts as nearly exhausted."""

_PREFIXES = ("anthropic-ratelimit-", "x-ratelimit-")
_HEADERS = {
    kind: (*(f"{prefix}{kind}-" for prefix in _PREFIXES), *(("x-ratelimit-",) if kind == REQUESTS else ()))
    for kind in KINDS
}
_R, _I, _O, _T = (f"{_PREFIXES[0]}{kind}-remaining" for kind in KINDS)
_RL, _IL, _OL, _TL = (f"{_PREFIXES[0]}{kind}-limit" for kind in KINDS)
_PAIRS = tuple((f"{prefix}remaining", f"{prefix}limit") for prefixes in _HEADERS.values() for prefix in prefixes)
# (kind, remaining, limit, reset); of the headers of one kind, the first ones that state a number count.
_NAMES = tuple(
    (kind, f"{prefix}remaining", f"{prefix}limit", f"{prefix}reset")
    for kind, prefixes in _HEADERS.items()
    for prefix in prefixes
)

_NUMBER = re.compile(r"[0-9]{1,18}(?:\.[0-9]{0,18})?")
_EPOCH = 1e8
"""A number of seconds from which on it is a date."""
_LONGEST_RESET = 3600.0
"""Seconds: a reset that is further away is not believed."""
_WINDOW = 60.0
"""Seconds of the limits that are counted: none takes longer to be restored, whatever the server says."""


class ServerLimit(NamedTuple):
    """One limit as the rate limiter uses it: what remains until `reset` restores it (seconds, monotonic)."""

    remaining: float
    reset: float


class RateLimitStatus(NamedTuple):
    """One limit as telemetry reports it: `kind` (requests, tokens, input_tokens, output_tokens), remaining, limit."""

    kind: str
    remaining: float
    limit: float | None = None
    reset: float | None = None
    """When it is restored, in seconds since 1970, at most an hour from now; None where the server does not say."""

    @property
    def near(self) -> bool:
        """Whether less than a tenth remains."""
        return self.limit is not None and self.remaining < self.limit * NEAR


def server_limits(headers: Mapping[str, str], now: float, time: float) -> dict[str, ServerLimit]:
    """The remaining amount and the reset of each limit, by kind. Headers that cannot be read are left out.

    A reset is at most a minute away: limits here are those of a minute, and a wrong date would stop the client.

    `now`: seconds of the monotonic clock that the resets are in. `time`: the same moment in seconds since 1970, UTC.
    """
    found: dict[str, ServerLimit] = {}
    known = ""
    for kind, remaining_name, _, reset_name in _NAMES:
        if remaining_name not in headers or kind == known:
            continue
        remaining = _number(headers[remaining_name])
        if remaining is not None:
            known = kind
            reset = _reset(headers[reset_name], time) if reset_name in headers else None
            wait = _WINDOW if reset is None else min(reset - time, _WINDOW)
            if wait > 0:
                found[kind] = ServerLimit(remaining, now + wait)
    return found


def rate_limit_statuses(headers: Mapping[str, str], time: float) -> list[RateLimitStatus]:
    """Each limit whose remaining amount is stated. `time`: seconds since 1970, UTC."""
    limits = _limits(headers, time)
    return [
        RateLimitStatus(kind.replace("-", "_"), remaining, limit, reset) for kind, remaining, limit, reset in limits
    ]


def may_be_near(headers: Mapping[str, str]) -> bool:
    """Whether a limit may be nearly exhausted. Cheap, since it is called for each response.

    True may be a false alarm; False is always right for whole numbers.
    """
    if _R in headers:
        try:
            # As the API sends them, all four. Below a tenth, a whole number has fewer digits, or it is 0.
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


class LimitWarnings:
    """Decides when to warn that a limit is nearly exhausted: once until its reset."""

    def __init__(self) -> None:
        # By kind, until when no other warning is given; None: until the limit is no longer near.
        self._given: dict[str, float | None] = {}

    def is_due(self, status: RateLimitStatus, time: float) -> bool:
        """Whether the limit is near and no warning was given yet. `time`: seconds since 1970, UTC."""
        if status.kind in self._given:
            until = self._given[status.kind]
            if time < until if until is not None else status.near:
                return False
            del self._given[status.kind]
        if not status.near:
            return False
        self._given[status.kind] = status.reset if status.reset is not None and status.reset > time else None
        return True


def _limits(headers: Mapping[str, str], time: float) -> Iterator[tuple[str, float, float | None, float | None]]:
    """(kind, remaining, limit, reset in seconds since 1970) of each limit whose remaining amount is stated."""
    known = ""
    for kind, remaining_name, limit_name, reset_name in _NAMES:
        remaining = None if kind == known else _number(headers.get(remaining_name))
        if remaining is not None:
            known = kind
            yield kind, remaining, _number(headers.get(limit_name)), _reset(headers.get(reset_name), time)


def _number(value: str | None) -> float | None:
    if value is not None and len(value) < 19 and value.isascii() and value.isdigit():
        return float(value)
    return float(value) if value is not None and _NUMBER.fullmatch(value.strip()) else None


def _reset(value: str | None, time: float) -> float | None:
    """Seconds since 1970 of a reset, at most an hour from now; None where it is not stated or cannot be read."""
    seconds = _number(value)
    if seconds is not None:
        moment = seconds if seconds >= _EPOCH else time + seconds
    else:
        try:
            date = datetime.fromisoformat((value or "").strip())
            moment = (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            return None
    return min(moment, time + _LONGEST_RESET)
