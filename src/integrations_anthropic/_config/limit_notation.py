"""Rate limits as a string: the notation of the package `limits`, with the kind of what is counted.

`50/minute`, `50 requests per minute`, `1000/hour; 40000 input tokens/minute`. Parts are separated by `;`, `,` or `|`.
https://limits.readthedocs.io/en/stable/quickstart.html#rate-limit-string-notation
"""

from __future__ import annotations

import re

from .._loading.lazy_import import load
from ..errors import ConfigurationError

__all__ = ["parse_limits"]

_FIELDS = {
    "": "requests_per_minute",
    "request": "requests_per_minute",
    "input token": "input_tokens_per_minute",
    "output token": "output_tokens_per_minute",
    "token": "tokens_per_minute",
}
_PART = re.compile(r"\s*(?P<amount>[\d_]+)\s*(?P<kind>[a-z][a-z -]*?)??s?\s*(?:/|\bper\b)\s*(?P<period>.+?)\s*", re.I)
_MINUTE = 60


def parse_limits(notation: str) -> dict[str, float]:
    """The fields of `RateLimits` that a notation sets. Raises ConfigurationError for one that cannot be read."""
    if not isinstance(notation, str):
        raise _error(f"must be a string such as '50/minute', not {type(notation).__name__}")
    fields: dict[str, float] = {}
    for part in filter(str.strip, re.split(r"[;,|]", notation)):
        for name, value in _parse_part(part).items():
            if name in fields:
                raise _error(f"{part.strip()!r}: there is already a limit of {name.removesuffix('_per_minute')}")
            fields[name] = value
    if not fields:
        raise _error("must hold a limit such as '50/minute'")
    return fields


def _parse_part(part: str) -> dict[str, float]:
    # Imported where a notation is used: it costs half of what the rest of this package does.
    load("limits")
    from limits import parse

    found = _PART.fullmatch(part)
    kind = re.sub(r"[\s-]+", " ", (found["kind"] or "").lower()) if found else ""
    if found is None or kind not in _FIELDS:
        kinds = "requests, input tokens, output tokens or tokens"
        raise _error(f"{part.strip()!r} is not a limit such as '50/minute' or '40000 input tokens/minute' ({kinds})")
    try:
        item = parse(f"{int(found['amount'])}/{found['period']}")
    except ValueError:
        raise _error(f"{part.strip()!r}: {found['period']!r} is not a period such as minute or 2 hours") from None
    seconds, name = item.get_expiry(), _FIELDS[kind]
    if seconds == _MINUTE:
        return {name: item.amount}
    if name != "requests_per_minute":
        raise _error(f"{part.strip()!r}: tokens are limited per minute")
    # A bucket that holds the whole amount and is full again after the period.
    return {name: item.amount * _MINUTE / seconds, "burst": item.amount}


def _error(problem: str) -> ConfigurationError:
    return ConfigurationError(f"rate_limits: {problem}", field="rate_limits")
