"""The life of one call as data: its attempts, what time it has left, and what it ended in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ...errors import (
    APIConnectionError,
    APITimeoutError,
    Attempt,
    ConfigurationError,
    DeadlineExceededError,
    LocalRateLimitError,
    SerializationError,
    ValidationError,
)
from ...meta import Meta
from ..codec.decode import structure
from ..codec.json import loads
from ..codec.type_refs import TypeRef
from ..resilience.retry import Retry, RetryNotice
from ..resilience.retry_exhausted import retry_exhausted
from ..telemetry import NOBODY
from .deadline import AttemptDeadline, TimeLimit

if TYPE_CHECKING:
    from ...errors import AnthropicError
    from ..protocols import Retries
    from ..streaming.accumulate import Accumulator
    from ..telemetry import CallSpan
    from .operation import Call
    from .request import Request

__all__ = ["Execution"]

# Ours, before anything was sent: no attempt was made.
_OWN = (ConfigurationError, DeadlineExceededError, LocalRateLimitError, ValidationError)


class Execution:
    """Counts attempts and decides about the next one; never waits. Times are seconds of a monotonic clock."""

    def __init__(
        self,
        call: Call,
        request: Request,
        retries: Retries,
        *,
        max_retries: int,
        started: float,
        deadline: float | None,
    ) -> None:
        self.call = call
        self._request = request
        self._retries = retries
        self._max_retries = max_retries
        self._started = started
        self._deadline = None if deadline is None else started + deadline
        self._allowed = deadline
        self.span: CallSpan = NOBODY
        """Who watches it."""
        self._attempts: list[Attempt] = []
        self._asked = 0
        self._last: AnthropicError | None = None
        self._shortened: float | None = None
        self._stopped = ""
        self._granted = False
        self._ended = started

    @property
    def request(self) -> Request:
        """What is sent, but for what each attempt adds to it."""
        return self._request

    @property
    def started(self) -> float:
        """When the call was made."""
        return self._started

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Those that are over."""
        return tuple(self._attempts)

    @property
    def longest_attempt(self) -> float | None:
        """Seconds that one attempt may take from leaving for the pool to its answer; None where there is no limit."""
        request = self._request
        limits = (self._allowed, _sum(request.pool_timeout, request.connect_timeout, request.timeout))
        return min((limit for limit in limits if limit is not None), default=None)

    def attempt_request(self, now: float) -> Request:
        """The request of the next attempt, with no more time than the call has left."""
        request, left = self._request, self.time_left(now)
        timeout, connect, pool = (
            _least(limit, left) for limit in (request.timeout, request.connect_timeout, request.pool_timeout)
        )
        self._shortened = left
        self._granted = False
        request = evolve(
            request, timeout=timeout, connect_timeout=connect, pool_timeout=pool, headers=dict(request.headers)
        )
        request.deadline = AttemptDeadline(
            timeout=timeout,
            deadline=None if self._deadline is None else TimeLimit(self._deadline, "deadline", self._allowed),
            streamed=request.streamed,
            idle=request.idle_timeout,
            progress=request.progress_timeout,
        )
        return request

    def time_left(self, now: float) -> float | None:
        """Seconds to the deadline, None where there is none; DeadlineExceededError where it has passed."""
        if self._deadline is None:
            return None
        if now >= self._deadline:
            raise self._too_late("the deadline has passed")
        return self._deadline - now

    def failed(self, error: AnthropicError, now: float, jitter: float) -> float | None:
        """Take in a failed attempt: seconds to wait before the next one, or None to give up.

        A delay is granted only: `retrying` or `stopped` has to follow.
        """
        self._ended = now
        if isinstance(error, DeadlineExceededError) and error.phase is None:
            # It passed before anything was tried.
            return None
        self._asked += 1
        if isinstance(error, APIConnectionError):
            error.attempt, error.max_attempts = self._asked, self._max_retries + 1
        if isinstance(error, DeadlineExceededError):
            self._attempts.append(Attempt(error.status, None, type(error).__name__))
            return None
        if self._was_cut_off(error):
            self._record(error, None)
            raise self._too_late(f"the deadline passed during attempt {self._asked}") from error
        delay = self._retries.delay(error, self._asked, jitter)
        self._granted = delay is not None
        late = delay is not None and self._deadline is not None and now + delay >= self._deadline
        self._record(error, None if late else delay)
        if late:
            raise self._too_late(f"waiting {delay:.1f} s for another attempt would pass the deadline") from error
        return delay

    def retrying(self, error: AnthropicError, delay: float) -> None:
        """The retry that was granted will be made after its wait: tell whom it concerns."""
        if isinstance(self._retries, Retry) and self._retries.tell is not None:
            self._retries.tell(RetryNotice(error, self._asked, delay, self.call.operation.name))

    def stopped(self, why: str, *, waited: bool) -> None:
        """The retry that was granted is not made after all; `waited`: its wait is over."""
        self._stopped = why
        if not waited and self._attempts:
            self._attempts[-1] = self._attempts[-1]._replace(delay=None)
        self.close()

    def close(self) -> None:
        """The call is over: a retry that was granted and not made goes back where it was taken from."""
        if self._granted and isinstance(self._retries, Retry):
            self._retries.put_back()
        self._granted = False

    def final(self, error: AnthropicError) -> AnthropicError:
        """The error to raise at the end: with its attempts, and saying so where retries did not help."""
        error.attempts = tuple(self._attempts)
        error.meta = self._meta(error.status or 0, error.meta.headers, error.request_id)
        if isinstance(error, _OWN):
            if error.__cause__ is None and error is not self._last:
                error.__cause__ = self._last
            return error
        retries = self._retries if isinstance(self._retries, Retry) else None
        if self._asked > 1 or (retries is not None and retries.out_of_budget):
            told = self._stopped or (retries.reason if retries is not None else "")
            return retry_exhausted(error, told or f"all {self._asked} attempts failed")
        return error

    def answered(self, error: AnthropicError, status: int, headers: Mapping[str, str]) -> None:
        """Tell an error of an answer that broke which answer it was."""
        error.request_id = error.request_id or headers.get("request-id")
        error.status = status if error.status is None else error.status

    def succeeded(self, status: int, now: float) -> None:
        """Take in the attempt that worked."""
        self._ended = now
        self._attempts.append(Attempt(status, None, ""))
        if isinstance(self._retries, Retry):
            self._retries.succeeded()

    def broke_off(self, retries: Retries | None) -> None:
        """Take back the attempt that worked: its answer broke off. With `retries`, it had brought the call further."""
        self._attempts.pop()
        if retries is not None:
            self._retries, self._asked = retries, 0

    def meta(self, status: int, headers: Mapping[str, str]) -> Meta:
        """What there is to know of a call that was answered."""
        return self._meta(status, headers, headers.get("request-id"))

    def decode(self, status: int, headers: Mapping[str, str], body: bytes) -> Any:
        """The answer as the operation's model. A body that does not fit is kept in the error: it was paid for."""
        meta = self.meta(status, headers)
        try:
            result = structure(loads(body), TypeRef(self.call.operation.result or ""))
        except SerializationError as error:
            raise self.located(error, meta, body.decode("utf-8", "replace")) from None
        result._meta = meta
        return result

    def decoded(self, status: int, headers: Mapping[str, str], message: Accumulator) -> Any:
        """The message that was streamed, as `decode` gives it."""
        meta = self.meta(status, headers)
        try:
            result = message.message(TypeRef(self.call.operation.result or ""))
        except SerializationError as error:
            raise self.located(error, meta, message.snapshot()) from None
        result._meta = meta
        return result

    def located(self, error: SerializationError, meta: Meta, body: Any) -> SerializationError:
        """The same error, saying which answer it is about."""
        error.request_id, error.status, error.attempts = meta.request_id, meta.status, meta.attempts
        error.body = body if error.body is None else error.body
        error.meta = meta
        return error

    def _meta(self, status: int, headers: Mapping[str, str], request_id: str | None) -> Meta:
        return Meta(request_id, status, tuple(self._attempts), self._ended - self._started, headers)

    def _record(self, error: AnthropicError, delay: float | None) -> None:
        if not isinstance(error, _OWN):
            self._attempts.append(Attempt(error.status, delay, type(error).__name__))
            self._last = error

    def _was_cut_off(self, error: AnthropicError) -> bool:
        """Whether it was the deadline, and no limit of its own, that ended the attempt."""
        left = self._shortened
        return isinstance(error, APITimeoutError) and left is not None and error.duration == left

    def _too_late(self, why: str) -> DeadlineExceededError:
        error = DeadlineExceededError(
            f"{self.call.operation.name}: {why} (deadline={self._allowed:g} s)",
            duration=self._allowed,
            attempts=tuple(self._attempts),
        )
        error.meta = self._meta(0, {}, None)
        return error


def _least(limit: float | None, left: float | None) -> float | None:
    return left if limit is None else limit if left is None else min(limit, left)


def _sum(*limits: float | None) -> float | None:
    known = [limit for limit in limits if limit is not None]
    return sum(known) if len(known) == len(limits) else None
