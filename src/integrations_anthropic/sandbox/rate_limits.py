"""Rate limits: three token buckets with exact arithmetic, driven by the sandbox's clock.

A bucket holds one minute's quota, starts full and refills continuously. A request is admitted if every bucket holds its
cost: one request, its estimated input tokens, and at least one output token. Output tokens are charged as they are
generated, so a response may leave its bucket negative; the deficit is refilled first. A rejected request costs nothing.
The arithmetic uses fractions, so that a client that waits exactly `retry-after` seconds is always admitted.
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

__all__ = ["METERED_OPERATION", "SandboxLimiter", "SandboxRateLimits"]

Json = Any
MINUTE_SECONDS = 60
# The operation that uses tokens; all others cost one request.
METERED_OPERATION = "messages.create"


@dataclass(frozen=True, kw_only=True)
class SandboxRateLimits:
    """Quotas per minute; None, the default, means no limit. Raises ValueError for a limit below 1."""

    requests_per_minute: int | None = None
    input_tokens_per_minute: int | None = None
    output_tokens_per_minute: int | None = None

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
                raise ValueError(f"{limit.name} must be an integer, 1 or more, or None, not {value!r}")


class _Bucket:
    def __init__(self, name: str, limit: int, now: Fraction) -> None:
        self.name, self.limit = name, limit
        self._level, self._updated = Fraction(limit), now

    def level(self, now: Fraction) -> Fraction:
        """Refill and return the level. It is negative after a response that used more than the bucket held."""
        # A clock that goes backwards refills nothing.
        elapsed, self._updated = max(Fraction(0), now - self._updated), now
        self._level = min(Fraction(self.limit), self._level + elapsed * self.limit / MINUTE_SECONDS)
        return self._level

    def take(self, cost: int) -> None:
        self._level -= cost

    def seconds_until(self, level: Fraction | int, now: Fraction) -> Fraction:
        """Seconds until the bucket holds `level`; 0 if it does now."""
        return max(Fraction(0), (level - self.level(now)) * MINUTE_SECONDS / self.limit)


class SandboxLimiter:
    """The rate limits of one sandbox and their current levels."""

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
        """Take the cost of a request from every bucket; if one lacks it, take nothing and raise SandboxAPIError 429."""
        if not self._buckets:
            return
        now, uses_tokens = self._now(), operation.id == METERED_OPERATION
        costs = {"requests": 1}
        if uses_tokens:
            costs |= {"input-tokens": count_input(body) if "input-tokens" in self._buckets else 0, "output-tokens": 1}
        waits = {name: self._buckets[name].seconds_until(costs[name], now) for name in costs if name in self._buckets}
        longest = max(waits, key=lambda name: waits[name], default="")
        if longest and waits[longest]:
            raise _rate_limit_error(self._buckets[longest], costs[longest], math.ceil(waits[longest]))
        for name in waits:
            if name != "output-tokens":
                self._buckets[name].take(costs[name])

    def charge_output(self, response: Response) -> Response:
        """Charge the output tokens of a response: now, or for an event stream when its `message_delta` is sent."""
        if "output-tokens" not in self._buckets:
            return response
        if not isinstance(response, StreamingResponse):
            self._charge_usage(orjson.loads(response.body) if response.body else None)
        elif response.media_type and response.media_type.startswith("text/event-stream"):
            response.body_iterator = self._charging(response.body_iterator)
        return response

    def headers(self) -> dict[str, str]:
        """The `anthropic-ratelimit-…` headers of a response; empty if there are no limits."""
        if not self._buckets:
            return {}
        now, found = self._now(), dict(self._buckets)
        rows = [(name, b.limit, b.level(now), b.seconds_until(b.limit, now)) for name, b in found.items()]
        tokens = [row for row in rows if row[0] != "requests"]
        if tokens:
            # The API also reports input and output tokens together, as `tokens`.
            total = sum(max(Fraction(0), row[2]) for row in tokens)
            rows.append(("tokens", sum(row[1] for row in tokens), Fraction(total), max(row[3] for row in tokens)))
        headers: dict[str, str] = {}
        for name, limit, level, wait in rows:
            headers[f"anthropic-ratelimit-{name}-limit"] = str(limit)
            headers[f"anthropic-ratelimit-{name}-remaining"] = str(max(0, math.floor(level)))
            headers[f"anthropic-ratelimit-{name}-reset"] = self._reset_time(wait)
        return headers

    def _now(self) -> Fraction:
        return Fraction(self._clock.monotonic())

    def _reset_time(self, wait: Fraction) -> str:
        """The time `wait` seconds from now, rounded up to a second: `2026-06-12T13:27:49Z`."""
        reset = datetime.fromtimestamp(math.ceil(Fraction(self._clock.time()) + wait), UTC)
        return reset.strftime("%Y-%m-%dT%H:%M:%SZ")

    def _charge_usage(self, body: Json) -> None:
        usage = body.get("usage") if isinstance(body, dict) else None
        if isinstance(usage, dict):
            bucket = self._buckets["output-tokens"]
            bucket.level(self._now())
            bucket.take(usage.get("output_tokens") or 0)

    async def _charging(self, parts: Any) -> AsyncIterator[Any]:
        async for part in parts:
            name, _, data = bytes(part).partition(b"\ndata: ")
            if name == b"event: message_delta":
                self._charge_usage(orjson.loads(data))
            yield part


def _rate_limit_error(bucket: _Bucket, cost: int, seconds: int) -> SandboxAPIError:
    noun = bucket.name.replace("-", " ")
    message = f"This request would exceed the rate limit of {bucket.limit} {noun} per minute."
    if cost > bucket.limit:
        message += f" It costs {cost} and can never be admitted."
    return SandboxAPIError(429, message, {"retry-after": str(seconds)})
