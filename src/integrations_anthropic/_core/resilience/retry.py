"""Whether a failed attempt is retried, and after how long.

Exponential backoff with jitter, a retry budget, and the server's own word: `retry-after` (RFC 9110, section 10.2.3) and
`x-should-retry`.
"""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

from ..._config.policies import RetryNotice
from ..._redact import scrubbed
from ..._runtime.lease import Lease, Leases
from ...errors import AnthropicError, APIConnectionError, APIError, OverloadedError, RateLimitError
from ..call.library_faults import is_interruption

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._config.policies import RetryPolicy
    from ..call.protocols import Logger

__all__ = ["PolicyRetryExecutor", "Retry", "RetryBudget", "RetryNotice"]

NOT_SENT = frozenset({"credentials", "dns", "connect", "tls", "proxy", "pool"})
"""Phases of a connection in which the request has not been sent yet."""


class LentRetry:
    """One retry that was taken from the budget for a call. Where it is garbage collected, the budget takes it back."""

    __slots__ = ("__weakref__", "lease", "taken")

    lease: Lease | None
    taken: list[int]
    """The tenths that were taken, while they may be returned; else empty."""


class RetryBudget:
    """Limits the load that retries add to a service in trouble: it holds `capacity` retries and starts full.

    A retry takes one, a success returns a tenth. Threads may share it.
    """

    def __init__(self, capacity: int = 100) -> None:
        # In tenths, because ten times 0.1 is not 1.
        self._full = self._tenths = 10 * capacity
        self._lock = Lock()
        self._leases = Leases()

    @property
    def left(self) -> float:
        """How many retries it holds."""
        with self._lock:
            self._leases.take_back(self._return)
            return self._tenths / 10

    def take(self) -> bool:
        """Take one retry; False, and nothing is taken, where there is none."""
        lent = self.lend()
        if lent is not None:
            self.spend(lent)
        return lent is not None

    def lend(self) -> LentRetry | None:
        """Take one retry, for `spend` or `give_back`; None, and nothing is taken, where there is none."""
        lent = LentRetry()
        taken: list[int] = []
        lent.taken = taken
        lent.lease = self._leases.grant(lent, taken)
        with self._lock:
            self._leases.take_back(self._return)
            if self._tenths < 10:
                return None
            self._tenths -= 10
            taken.append(10)
        return lent

    def spend(self, lent: LentRetry) -> None:
        """The retry is made."""
        lent.taken.clear()
        self._end(lent)

    def give_back(self, lent: LentRetry) -> None:
        """The retry is not made."""
        with self._lock:
            self._return(lent.taken)
        self._end(lent)

    def put_back(self) -> None:
        """Return a retry that was taken and not made."""
        self._gain(10)

    def earn(self) -> None:
        """Record that a call succeeded."""
        # Nearly always full: then there is nothing to count.
        if self._tenths < self._full:
            self._gain(1)

    def after_fork(self) -> None:
        """Replace the lock: a thread that does not exist in the child process may have held it."""
        self._lock = Lock()
        self._leases.clear()

    def _end(self, lent: LentRetry) -> None:
        lease, lent.lease = lent.lease, None
        if lease is not None:
            self._leases.end(lease)

    def _gain(self, tenths: int) -> None:
        with self._lock:
            total = self._tenths + tenths
            self._tenths = total if total < self._full else self._full

    def _return(self, taken: list[int]) -> None:
        # One call, and as the last: an interrupt leaves this done or not begun.
        if taken:
            total = self._tenths + taken[0]
            self._tenths = total if total < self._full else self._full
            taken.clear()


class Retry:
    """The retries of one call: remembers what may be retried only once. Time and chance are arguments."""

    def __init__(
        self,
        policy: RetryPolicy,
        *,
        max_retries: int,
        safe: bool,
        budget: RetryBudget | None = None,
        notify: Callable[[RetryNotice], object] | None = None,
    ) -> None:
        """`safe`: sending the request twice does no more than sending it once. `budget`: None for an unlimited one.

        `notify` is called with each retry before its wait.
        """
        self._policy = policy
        self._max = max_retries
        self._safe = safe
        self._budget = budget
        self._lent: LentRetry | None = None
        self._lost = 0
        self._notify = notify
        self.reason = ""
        """Why it gave up; empty where all attempts were made."""
        self.out_of_budget = False
        """Whether it gave up only because the budget is empty."""

    def delay(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        """Seconds to wait before the next attempt, or None to give up.

        `attempt` counts from 1; `jitter` is a number from -1 to 1. Takes from the budget what `withdraw` returns to it.
        """
        self.reason = ""
        if attempt > self._max or not self._may_repeat(error):
            return None
        delay = self._wait(error, attempt, jitter)
        if delay is not None and self._budget is not None:
            self._lent = self._budget.lend()
            if self._lent is None:
                self.reason, self.out_of_budget = "the retry budget is empty: too many calls failed recently", True
                return None
        return delay

    def retrying(self, error: AnthropicError, attempt: int, delay: float, operation: str) -> None:
        """The retry that was granted last will be made: call `notify`."""
        if self._notify is not None:
            self._notify(RetryNotice(error, attempt, delay, operation))

    def withdraw(self) -> None:
        """The retry that was granted last is not made: return it to the budget."""
        lent, self._lent = self._lent, None
        if lent is not None and self._budget is not None:
            self._budget.give_back(lent)

    def made(self) -> None:
        """The retry that was granted last is being made: the budget does not get it back."""
        lent, self._lent = self._lent, None
        if lent is not None and self._budget is not None:
            self._budget.spend(lent)

    def close(self) -> None:
        """The call is over: return what was taken for a retry and is neither made nor withdrawn."""
        self.withdraw()

    def succeeded(self) -> None:
        """Record that the call succeeded."""
        if self._budget is not None:
            self._budget.earn()

    def _wait(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        retry_after = getattr(error, "retry_after", None)
        if retry_after is not None:
            longest = self._policy.max_retry_after
            if retry_after <= longest:
                return float(retry_after)
            self.reason = f"asked to wait {retry_after:g} s, which is more than max_retry_after={longest:g}"
            return None
        try:
            backoff = self._policy.initial_delay * float(self._policy.multiplier) ** (attempt - 1)
        except OverflowError:
            backoff = self._policy.max_delay
        capped: float = min(backoff, self._policy.max_delay)
        return max(0.0, min(capped * (1 + self._policy.jitter * jitter), self._policy.max_delay))

    def _may_repeat(self, error: AnthropicError) -> bool:
        if self._policy.retry_on is not None:
            return self._custom_rule(error, self._policy.retry_on)
        if not error.is_retryable:
            self.reason = "trying again would not help"
            return False
        if isinstance(error, APIConnectionError) and error.phase not in NOT_SENT:
            # The server may have carried it out: repeat it once, and only where that is safe.
            self._lost += 1
            self.reason = "the request may have been carried out"
            return self._safe and self._lost <= 1
        self.reason = "the request may have been carried out, and is not safe to repeat"
        return self._safe or not isinstance(error, APIError) or _was_refused(error)

    def _custom_rule(self, error: AnthropicError, retry_on: Callable[[AnthropicError], bool]) -> bool:
        self.reason = "retry_on returned False"
        try:
            return bool(retry_on(error))
        except Exception as fault:
            if is_interruption(fault):
                raise
            # The error of the call matters more than the error of the rule.
            error.add_note(f"it was not retried, because retry_on raised {type(fault).__name__}: {fault}")
            self.reason = f"retry_on raised {type(fault).__name__}"
            return False


class PolicyRetryExecutor:
    """Retries by a `RetryPolicy`, with a budget that copies of a client share."""

    def __init__(self, policy: RetryPolicy, budget: RetryBudget | None = None, logger: Logger | None = None) -> None:
        """`logger`: None means `logging.getLogger("integrations_anthropic.retry")`."""
        self._policy = policy
        self._budget = budget
        self._logger: Logger = logging.getLogger("integrations_anthropic.retry") if logger is None else logger
        self._notify = None if policy.on_retry is None else self._call_on_retry

    def begin(self, *, max_retries: int, safe: bool) -> Retry:
        """The retries of one call."""
        return Retry(self._policy, max_retries=max_retries, safe=safe, budget=self._budget, notify=self._notify)

    def _call_on_retry(self, notice: RetryNotice) -> None:
        from inspect import iscoroutine

        assert self._policy.on_retry is not None  # noqa: S101 - called only where there is one
        try:
            returned = self._policy.on_retry(notice)
        except Exception as fault:  # the user's own code may raise anything; the call goes on
            if is_interruption(fault):
                raise
            self._logger.log(logging.ERROR, "on_retry raised %s: %s", type(fault).__name__, scrubbed(str(fault)))
            return
        if iscoroutine(returned):
            returned.close()
            self._logger.log(logging.ERROR, "on_retry returned a coroutine: it must be a plain function, not async")


def _was_refused(error: APIError) -> bool:
    """Whether the server says that it did nothing."""
    return error.should_retry is True or isinstance(error, (RateLimitError, OverloadedError))
