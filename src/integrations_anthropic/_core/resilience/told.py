"""What the headers of an answer say of the server's limits.

`anthropic-ratelimit-{requests,input-tokens,output-tokens,tokens}-{remaining,reset}` as the API documents them, and the
`x-ratelimit-*` of section 14.5 of the seed: `remaining`, `tokens-remaining`, and the same with `reset`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from .rate_limiter import KINDS, REQUESTS, ServerLimit

__all__ = ["server_limits"]

# Where a number of seconds is that large, it is a date.
_A_DATE = 1e8
# A limit is whole again after a minute, where nobody says; whoever says more than an hour is not believed.
_A_MINUTE, _LONGEST = 60.0, 3600.0


def server_limits(headers: Mapping[str, str], now: float, time: float) -> dict[str, ServerLimit]:
    """What is left of each limit and when it is whole again, in seconds of the clock that says `now`.

    `headers`: names in lower case. `time`: the same moment in seconds since 1970, UTC. What makes no sense is left out.
    """
    found: dict[str, ServerLimit] = {}
    for kind in KINDS:
        for name in _NAMES[kind]:
            remaining = _count(headers.get(name + "remaining"))
            if remaining is None:
                continue
            reset = _moment(headers.get(name + "reset"), time)
            wait = reset - time if reset is not None else _A_MINUTE
            if wait > 0:
                found[kind] = ServerLimit(remaining, now + min(wait, _LONGEST))
            break
    return found


def _names(kind: str) -> tuple[str, ...]:
    bare = ("x-ratelimit-",) if kind == REQUESTS else ()
    return (f"anthropic-ratelimit-{kind}-", f"x-ratelimit-{kind}-", *bare)


_NAMES = {kind: _names(kind) for kind in KINDS}


def _count(text: str | None) -> float | None:
    try:
        count = float(text or "")
    except ValueError:
        return None
    return count if math.isfinite(count) and count >= 0 else None


def _moment(text: str | None, time: float) -> float | None:
    """Seconds since 1970 of a date (RFC 3339), of such a number, or of a number of seconds from now."""
    seconds = _count(text)
    if seconds is not None:
        return seconds if seconds >= _A_DATE else time + seconds
    try:
        date = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
