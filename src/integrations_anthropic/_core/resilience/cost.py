"""The cost of a request in terms of the rate limits: estimated before it is sent, actual after its response.

Only messages cost tokens. Every other operation costs one request: counting tokens, and also a batch, whose tokens the
API counts against separate limits. Administration costs nothing: it has its own key and its own limits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...errors import APIConnectionError, APIError, SerializationError
from ..codec.json import loads
from .rate_limiter import Cost
from .token_estimate import input_tokens, text_tokens

if TYPE_CHECKING:
    from ..call.request import Request

__all__ = ["NO_TOKENS", "EstimateCorrection", "StreamUsage", "cost_of_usage", "estimated_cost", "nothing_processed"]

# The cost of a request that the model did not process.
NO_TOKENS = Cost(1)
_MESSAGES_PATH = "/v1/messages"
_COUNTS = ("input_tokens", "cache_creation_input_tokens", "output_tokens")
_UNSENT = frozenset({"credentials", "pool", "dns", "connect", "tls"})


class EstimateCorrection:
    """The correction of input estimates that were too low recently, by the size of the request.

    A request that took more than estimated raises it at once; each that did not lowers it by a tenth.
    """

    def __init__(self) -> None:
        self._factors: dict[int, float] = {}

    def corrected(self, estimate: int) -> int:
        """The corrected estimate; never below the estimate."""
        factor = self._factors.get(estimate.bit_length())
        return estimate if factor is None else math.ceil(estimate * factor)

    def learn(self, estimate: int, read: float) -> None:
        """Learn the actual input tokens of a request that was estimated at `estimate`."""
        size = estimate.bit_length()
        known = self._factors.get(size)
        if read > estimate > 0 or known is not None:
            measured, before = max(1.0, read / estimate), known or 1.0
            factor = measured if measured >= before else before + (measured - before) / 10
            if factor > 1.01:
                self._factors[size] = factor
            else:
                self._factors.pop(size, None)


def estimated_cost(request: Request, *, tokens: bool) -> Cost | None:
    """The estimated cost of one attempt; None where no limit applies. `tokens`: whether any limit
    counts tokens."""
    operation = request.operation
    if operation.name.startswith("admin."):
        return None
    if not tokens or operation.path != _MESSAGES_PATH or request.body is None:
        return NO_TOKENS
    content = request.content
    if content is None or content.encoded is not request.body:
        # Something between, such as an `auth` that signs requests, has written another body.
        return _cost_of_body(request.body)
    if content.cost is None:
        content.cost, content.data = _cost_of_data(content.data), None
    cost: Cost = content.cost
    return cost


def _cost_of_body(encoded: bytes) -> Cost:
    try:
        return _cost_of_data(loads(encoded))
    except SerializationError:
        # A body that cannot be decoded is left to the API to refuse.
        return NO_TOKENS


def _cost_of_data(body: Any) -> Cost:
    max_tokens = body.get("max_tokens") if isinstance(body, dict) else None
    return Cost.of(input_tokens(body), max_tokens if isinstance(max_tokens, int) and max_tokens > 0 else 0)


def cost_of_usage(usage: Any) -> Cost | None:
    """The cost that the `usage` of a response states, a mapping or a model; None where it states none.

    Tokens read from the cache cost nothing: the API does not count them either.
    """
    if isinstance(usage, dict):
        counts = [usage.get(name) for name in _COUNTS]
    else:
        counts = [getattr(usage, name, None) for name in _COUNTS]
    read, cached, written = [count if count.__class__ is int and count >= 0 else _count(count) for count in counts]
    if read is None and written is None:
        return None
    return Cost.of((read or 0) + (cached or 0), written or 0)


def _count(stated: Any) -> int | None:
    """A count that is not stated as the API does; None where it is none."""
    # Other servers state counts as floats, or below 0.
    if stated is None or isinstance(stated, bool) or not isinstance(stated, (int, float)):
        return None
    return math.ceil(stated) if stated >= 0 else None


def nothing_processed(error: BaseException) -> bool:
    """Whether an attempt that ended in `error` cost no tokens: it was not sent, or the API refused it."""
    if isinstance(error, APIError):
        return not error.mid_stream
    return isinstance(error, APIConnectionError) and error.phase in _UNSENT


class StreamUsage:
    """The usage of a stream so far, by its events."""

    __slots__ = ("_stated", "_written")

    def __init__(self) -> None:
        self._stated: dict[str, Any] = {}
        self._written = 0.0

    def add(self, event: Mapping[str, Any]) -> None:
        """Count one event."""
        kind = event.get("type")
        if kind == "content_block_delta":
            delta = event.get("delta")
            if isinstance(delta, dict):
                for name in ("text", "partial_json", "thinking"):
                    if isinstance(part := delta.get(name), str):
                        self._written += text_tokens(part)
        elif kind in ("message_start", "message_delta"):
            message = event.get("message") if kind == "message_start" else event
            usage = message.get("usage") if isinstance(message, dict) else None
            if isinstance(usage, dict):
                self._stated.update((name, count) for name, count in usage.items() if count is not None)
                self._written = 0.0 if kind == "message_delta" else self._written

    def used(self) -> Cost | None:
        """The cost so far; None before the message starts."""
        stated = cost_of_usage(self._stated)
        if stated is None or not self._written:
            return stated
        return Cost.of(stated.input_tokens, round(stated.output_tokens + self._written))
