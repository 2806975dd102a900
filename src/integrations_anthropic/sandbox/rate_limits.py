"""Rate limits: three token buckets, exact to the last token, driven by the sandbox's clock.

A bucket holds one minute's worth, starts full, and fills up evenly. A request is let in when every bucket has what it
takes: one request, the input tokens that counting them beforehand gives, and at least one output token. Output tokens
are charged when they are written, so an answer may leave its bucket below nothing; that is made up first. A refused
request costs nothing. Fractions instead of floats: after `retry-after` seconds it is let in, never one too late.
"""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import orjson
from starlette.responses import Response, StreamingResponse

from .clock import SandboxClock
from .description.loader import OperationSpec
from .errors import SandboxAPIError
from .model.tokens import count_input

__all__ = ["Limiter", "SandboxRateLimits"]

Json = Any
MINUTE_SECONDS = 60
# Operations that make a model read and write; all others cost one request.
CHARGED = "messages.create"


@dataclass(frozen=True, kw_only=True)
class SandboxRateLimits:
    """What a minute may hold; None, the default, is no limit. ValueError names the one that is not 1 or more."""

    requests_per_minute: int | None = None
    input_tokens_per_minute: int | None = None
    output_tokens_per_minute: int | None = None

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
                raise ValueError(f"{limit.name} must be an integer of at least 1, or None, not {value!r}")


class _Bucket:
    def __init__(self, name: str, limit: int, now: Fraction) -> None:
        self.name, self.limit = name, limit
        self._level, self._seen = Fraction(limit), now

    def level(self, now: Fraction) -> Fraction:
        """What it holds; less than 0 where more was written than it held."""
        # A clock that goes back fills nothing.
        gone, self._seen = max(Fraction(0), now - self._seen), now
        self._level = min(Fraction(self.limit), self._level + gone * self.limit / MINUTE_SECONDS)
        return self._level

    def take(self, cost: int) -> None:
        self._level -= cost

    def seconds_until(self, wanted: Fraction | int, now: Fraction) -> Fraction:
        """Seconds until it holds so much, 0 where it does already."""
        return max(Fraction(0), (wanted - self.level(now)) * MINUTE_SECONDS / self.limit)


class Limiter:
    """The limits of one sandbox and how far they are used up."""

    def __init__(self, limits: SandboxRateLimits, clock: SandboxClock) -> None:
        self._clock = clock
        now = self._now()
        self._buckets = {
            name: _Bucket(name, limit, now)
            for name, limit in (
                ("requests", limits.requests_per_minute),
                ("input-tokens", limits.input_tokens_per_minute),
                ("output-tokens", limits.output_tokens_per_minute),
            )
            if limit is not None
        }

    def admit(self, operation: OperationSpec, body: Json) -> None:
        """Takes what the request costs from every bucket, or nothing at all: SandboxAPIError 429 with `retry-after`."""
        if not self._buckets:
            return
        now, charged = self._now(), operation.id == CHARGED
        costs = {"requests": 1}
        if charged:
            costs |= {"input-tokens": count_input(body) if "input-tokens" in self._buckets else 0, "output-tokens": 1}
        waits = {name: self._buckets[name].seconds_until(costs[name], now) for name in costs if name in self._buckets}
        longest = max(waits, key=lambda name: waits[name], default="")
        if longest and waits[longest]:
            raise _refusal(self._buckets[longest], costs[longest], math.ceil(waits[longest]))
        for name in waits:
            if name != "output-tokens":
                self._buckets[name].take(costs[name])

    def charge(self, response: Response) -> Response:
        """The same answer, whose output tokens are taken from the bucket: at once, or when a stream tells them."""
        if "output-tokens" not in self._buckets:
            return response
        if not isinstance(response, StreamingResponse):
            self._write(orjson.loads(response.body) if response.body else None)
        elif response.media_type and response.media_type.startswith("text/event-stream"):
            response.body_iterator = self._watched(response.body_iterator)
        return response

    def headers(self) -> dict[str, str]:
        """The headers of an answer; none where there is no limit."""
        if not self._buckets:
            return {}
        now, found = self._now(), dict(self._buckets)
        rows = [(name, b.limit, b.level(now), b.seconds_until(b.limit, now)) for name, b in found.items()]
        tokens = [row for row in rows if row[0] != "requests"]
        if tokens:
            # Both kinds together, as the API counts them.
            whole = sum(max(Fraction(0), row[2]) for row in tokens)
            rows.append(("tokens", sum(row[1] for row in tokens), Fraction(whole), max(row[3] for row in tokens)))
        headers: dict[str, str] = {}
        for name, limit, level, wait in rows:
            headers[f"anthropic-ratelimit-{name}-limit"] = str(limit)
            headers[f"anthropic-ratelimit-{name}-remaining"] = str(max(0, math.floor(level)))
            headers[f"anthropic-ratelimit-{name}-reset"] = self._moment(wait)
        return headers

    def _now(self) -> Fraction:
        return Fraction(self._clock.monotonic())

    def _moment(self, wait: Fraction) -> str:
        """So many seconds from now, to the second, never too early: `2026-06-12T13:27:49Z`."""
        moment = datetime.fromtimestamp(math.ceil(Fraction(self._clock.time()) + wait), UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def _write(self, body: Json) -> None:
        usage = body.get("usage") if isinstance(body, dict) else None
        if isinstance(usage, dict):
            bucket = self._buckets["output-tokens"]
            bucket.level(self._now())
            bucket.take(usage.get("output_tokens") or 0)

    async def _watched(self, parts: Any) -> AsyncIterator[Any]:
        async for part in parts:
            name, _, data = bytes(part).partition(b"\ndata: ")
            if name == b"event: message_delta":
                self._write(orjson.loads(data))
            yield part


def _refusal(bucket: _Bucket, cost: int, seconds: int) -> SandboxAPIError:
    noun = bucket.name.replace("-", " ")
    message = f"This request would exceed the rate limit of {bucket.limit} {noun} per minute."
    if cost > bucket.limit:
        message += f" It takes {cost} and can never be let in."
    return SandboxAPIError(429, message, {"retry-after": str(seconds)})
