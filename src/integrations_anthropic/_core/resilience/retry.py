"""Whether a failed attempt is retried, and after how long.

Exponential backoff with jitter, a retry budget, and the server's own word: `retry-after` (RFC 9110, section 10.2.3) and
`x-should-retry`.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ..._config.policies import RetryNotice
from ..._redact import scrubbed
from ...errors import AnthropicError, APIConnectionError, APIError, OverloadedError, RateLimitError
from .retry_budget import RetryBudget

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._config.policies import RetryPolicy
    from ..call.protocols import CallRetries, Logger, Retries, RetryExecutor
    from .retry_budget import LentRetry

__all__ = ["CustomRetryExecutor", "PolicyRetryExecutor", "Retry", "RetryBudget", "RetryNotice"]

NOT_SENT = frozenset({"dns", "connect", "tls", "proxy", "pool"})
"""Phases of a connection in which the request has not been sent yet."""


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
            self._logger.log(logging.ERROR, "on_retry raised %s: %s", type(fault).__name__, scrubbed(str(fault)))
            return
        if iscoroutine(returned):
            returned.close()
            self._logger.log(logging.ERROR, "on_retry returned a coroutine: it must be a plain function, not async")


class CustomRetryExecutor:
    """Adapts a retry executor of the user's own: what its retries cannot do beyond `delay` does nothing."""

    def __init__(self, executor: RetryExecutor) -> None:
        self._executor = executor

    def begin(self, *, max_retries: int, safe: bool) -> CallRetries:
        """The retries of one call."""
        return _CustomRetries(self._executor.begin(max_retries=max_retries, safe=safe))


class _CustomRetries:
    """The retries of one call, as the user's own executor decides about them."""

    def __init__(self, retries: Retries) -> None:
        self._retries: Any = retries
        self.delay = retries.delay

    @property
    def reason(self) -> str:
        return str(getattr(self._retries, "reason", ""))

    @property
    def out_of_budget(self) -> bool:
        return bool(getattr(self._retries, "out_of_budget", False))

    def retrying(self, error: AnthropicError, attempt: int, delay: float, operation: str) -> None:
        self._optional("retrying", error, attempt, delay, operation)

    def withdraw(self) -> None:
        self._optional("withdraw")

    def made(self) -> None:
        """Nothing: an executor of the user's own is told beforehand, by `retrying`."""

    def close(self) -> None:
        """Nothing: it is told by `withdraw`."""

    def succeeded(self) -> None:
        self._optional("succeeded")

    def _optional(self, name: str, *arguments: object) -> None:
        method = getattr(self._retries, name, None)
        if method is not None:
            method(*arguments)


def _was_refused(error: APIError) -> bool:
    """Whether the server says that it did nothing."""
    return error.should_retry is True or isinstance(error, (RateLimitError, OverloadedError))
