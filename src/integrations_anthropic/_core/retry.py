"""Whether a failed attempt deserves another, and after how long. Source: section 14.3 of the seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import AnthropicError, APIConnectionError, APIError, OverloadedError, RateLimitError

if TYPE_CHECKING:
    from ..policies import RetryPolicy

__all__ = ["Retry"]

NOT_SENT = frozenset({"dns", "connect", "tls", "proxy", "pool"})
"""Phases of a connection in which the request had not left yet."""


class Retry:
    """The retries of one call: remembers what may be retried only once. Time and chance are arguments."""

    def __init__(self, policy: RetryPolicy, *, max_retries: int, safe: bool) -> None:
        self._policy = policy
        self._max = max_retries
        self._safe = safe
        self._lost = 0

    def delay(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        """Seconds to wait before the next attempt, or None to give up.

        `attempt` counts from 1; `jitter` is a number from -1 to 1.
        """
        if attempt > self._max or not self._may_repeat(error):
            return None
        told = getattr(error, "retry_after", None)
        if told is not None:
            return float(told) if told <= self._policy.max_retry_after else None
        try:
            backoff = self._policy.initial_delay * float(self._policy.multiplier) ** (attempt - 1)
        except OverflowError:
            backoff = self._policy.max_delay
        capped: float = min(backoff, self._policy.max_delay)
        return max(0.0, min(capped * (1 + self._policy.jitter * jitter), self._policy.max_delay))

    def _may_repeat(self, error: AnthropicError) -> bool:
        if self._policy.retry_on is not None:
            return bool(self._policy.retry_on(error))
        if not error.is_retryable:
            return False
        if isinstance(error, APIConnectionError) and error.phase not in NOT_SENT:
            # It may have been carried out: once more, and only where that does no harm.
            self._lost += 1
            return self._safe and self._lost <= 1
        return self._safe or not isinstance(error, APIError) or _was_refused(error)


def _was_refused(error: APIError) -> bool:
    """Whether the server says it did nothing."""
    return error.should_retry is True or isinstance(error, (RateLimitError, OverloadedError))
