"""Whether a failed attempt deserves another, and after how long. Source: section 14.3 of the seed."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from ...errors import AnthropicError, APIConnectionError, APIError, OverloadedError, RateLimitError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._config.policies import RetryPolicy

__all__ = ["Retry", "RetryBudget", "RetryNotice"]

NOT_SENT = frozenset({"dns", "connect", "tls", "proxy", "pool"})
"""Phases of a connection in which the request had not left yet."""


class RetryNotice(NamedTuple):
    """What `on_retry` is told: an attempt failed and is made again."""

    error: AnthropicError
    """What the attempt failed with."""
    attempt: int
    """Which attempt it was, from 1."""
    delay: float
    """Seconds until the next one; 0 where it is made at once."""
    operation: str
    """What is called: `messages.create`."""


class RetryBudget:
    """What keeps retries from piling load on a service in trouble: it holds `capacity` retries and starts full.

    A retry takes one, a success gives a tenth back: a service where everything fails is asked for little more than
    the calls themselves. Threads may share it.
    """

    def __init__(self, capacity: int = 100) -> None:
        # In tenths, because ten times 0.1 is not 1.
        self._full = self._tenths = 10 * capacity
        self._lock = Lock()

    @property
    def left(self) -> float:
        """Retries there are."""
        return self._tenths / 10

    def take(self) -> bool:
        """Take one retry; False, and nothing is taken, where there is none."""
        with self._lock:
            if self._tenths < 10:
                return False
            self._tenths -= 10
            return True

    def put_back(self) -> None:
        """Return a retry that was taken and not made."""
        self._gain(10)

    def earn(self) -> None:
        """Take in that a call succeeded."""
        self._gain(1)

    def after_fork(self) -> None:
        """Make the lock anew: a thread that is not in this process may have held it."""
        self._lock = Lock()

    def _gain(self, tenths: int) -> None:
        if self._tenths < self._full:
            with self._lock:
                self._tenths = min(self._full, self._tenths + tenths)


class Retry:
    """The retries of one call: remembers what may be retried only once. Time and chance are arguments."""

    def __init__(
        self,
        policy: RetryPolicy,
        *,
        max_retries: int,
        safe: bool,
        budget: RetryBudget | None = None,
        tell: Callable[[RetryNotice], object] | None = None,
    ) -> None:
        """`safe`: sending it twice does no more than sending it once. `budget`: None for one without end.

        `tell` is called with each retry before its wait.
        """
        self._policy = policy
        self._max = max_retries
        self._safe = safe
        self._budget = budget
        self._lost = 0
        self.tell = tell
        self.reason = ""
        """Why it gave up; empty where the attempts are used up."""
        self.out_of_budget = False
        """Whether it gave up for want of budget alone."""

    def delay(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        """Seconds to wait before the next attempt, or None to give up.

        `attempt` counts from 1; `jitter` is a number from -1 to 1. Takes from the budget what `put_back` returns.
        """
        self.reason = ""
        if attempt > self._max or not self._may_repeat(error):
            return None
        delay = self._wait(error, attempt, jitter)
        if delay is not None and self._budget is not None and not self._budget.take():
            self.reason, self.out_of_budget = "the retry budget is empty: too many calls failed of late", True
            return None
        return delay

    def put_back(self) -> None:
        """The retry that was granted last is not made."""
        if self._budget is not None:
            self._budget.put_back()

    def succeeded(self) -> None:
        """The call worked."""
        if self._budget is not None:
            self._budget.earn()

    def _wait(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        told = getattr(error, "retry_after", None)
        if told is not None:
            longest = self._policy.max_retry_after
            if told <= longest:
                return float(told)
            self.reason = f"asked to wait {told:g} s, which is more than max_retry_after={longest:g}"
            return None
        try:
            backoff = self._policy.initial_delay * float(self._policy.multiplier) ** (attempt - 1)
        except OverflowError:
            backoff = self._policy.max_delay
        capped: float = min(backoff, self._policy.max_delay)
        return max(0.0, min(capped * (1 + self._policy.jitter * jitter), self._policy.max_delay))

    def _may_repeat(self, error: AnthropicError) -> bool:
        if self._policy.retry_on is not None:
            return self._users_rule(error)
        if not error.is_retryable:
            self.reason = "trying again would not help"
            return False
        if isinstance(error, APIConnectionError) and error.phase not in NOT_SENT:
            # It may have been carried out: once more, and only where that does no harm.
            self._lost += 1
            self.reason = "the request may have been carried out"
            return self._safe and self._lost <= 1
        self.reason = "the request may have been carried out, and is not safe to repeat"
        return self._safe or not isinstance(error, APIError) or _was_refused(error)

    def _users_rule(self, error: AnthropicError) -> bool:
        assert self._policy.retry_on is not None  # noqa: S101 - asked only where there is one
        self.reason = "retry_on says no"
        try:
            return bool(self._policy.retry_on(error))
        except Exception as fault:
            # What went wrong with the call matters more than what went wrong with the rule.
            error.add_note(f"it was not tried again, because retry_on raised {type(fault).__name__}: {fault}")
            self.reason = f"retry_on raised {type(fault).__name__}"
            return False


def _was_refused(error: APIError) -> bool:
    """Whether the server says it did nothing."""
    return error.should_retry is True or isinstance(error, (RateLimitError, OverloadedError))
