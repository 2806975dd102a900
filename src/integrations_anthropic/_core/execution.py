"""The life of one call as data: its attempts, what time it has left, and what it ended in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ..errors import APIConnectionError, Attempt, DeadlineExceededError, SerializationError
from ..meta import Meta
from .codec import structure
from .exhausted import retry_exhausted
from .jsontext import loads
from .patience import Limit, Patience
from .shapes import Named

if TYPE_CHECKING:
    from ..errors import AnthropicError
    from .accumulate import Accumulator
    from .call import Call
    from .protocols import Retries
    from .request import Request

__all__ = ["Execution"]


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
        self._attempts: list[Attempt] = []
        # Attempts before the last progress: they count for nothing any more.
        self._earlier = 0
        self._ended = started

    def attempt_request(self, now: float) -> Request:
        """The request of the next attempt, with no more time than the call has left."""
        timeout = self._request.timeout
        left = self.time_left(now)
        if left is not None:
            timeout = left if timeout is None else min(timeout, left)
        request = evolve(self._request, timeout=timeout, headers=dict(self._request.headers))
        request.patience = Patience(
            timeout=timeout,
            deadline=None if self._deadline is None else Limit(self._deadline, "deadline", self._allowed),
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
        """Take in a failed attempt: seconds to wait before the next one, or None to give up."""
        self._ended = now
        number = len(self._attempts) - self._earlier + 1
        if isinstance(error, DeadlineExceededError) and error.phase is None:
            # It passed before anything was tried.
            return None
        if isinstance(error, APIConnectionError):
            error.attempt, error.max_attempts = number, self._max_retries + 1
        if isinstance(error, DeadlineExceededError):
            self._attempts.append(Attempt(error.status, None, type(error).__name__))
            return None
        delay = self._retries.delay(error, number, jitter)
        late = delay is not None and self._deadline is not None and now + delay >= self._deadline
        self._attempts.append(Attempt(error.status, None if late else delay, type(error).__name__))
        if late:
            raise self._too_late(f"waiting {delay:.1f} s for another attempt would pass the deadline") from error
        return delay

    def final(self, error: AnthropicError) -> AnthropicError:
        """The error to raise at the end: with its attempts, and saying so where retries did not help."""
        error.attempts = tuple(self._attempts)
        error.meta = self._meta(error.status or 0, error.meta.headers, error.request_id)
        if len(self._attempts) > 1:
            return retry_exhausted(error, f"all {len(self._attempts)} attempts failed")
        return error

    def answered(self, error: AnthropicError, status: int, headers: Mapping[str, str]) -> None:
        """Tell an error of an answer that broke which answer it was."""
        error.request_id = error.request_id or headers.get("request-id")
        error.status = status if error.status is None else error.status

    def succeeded(self, status: int, now: float) -> None:
        """Take in the attempt that worked."""
        self._ended = now
        self._attempts.append(Attempt(status, None, ""))

    def broke_off(self, retries: Retries | None) -> None:
        """Take back the attempt that worked: its answer broke off. With `retries`, it had brought the call further."""
        self._attempts.pop()
        if retries is not None:
            self._retries, self._earlier = retries, len(self._attempts)

    def meta(self, status: int, headers: Mapping[str, str]) -> Meta:
        """What there is to know of a call that was answered."""
        return self._meta(status, headers, headers.get("request-id"))

    def decode(self, status: int, headers: Mapping[str, str], body: bytes) -> Any:
        """The answer as the operation's model. A body that does not fit is kept in the error: it was paid for."""
        meta = self.meta(status, headers)
        try:
            result = structure(loads(body), Named(self.call.operation.result or ""))
        except SerializationError as error:
            raise self.located(error, meta, body.decode("utf-8", "replace")) from None
        result._meta = meta
        return result

    def decoded(self, status: int, headers: Mapping[str, str], message: Accumulator) -> Any:
        """The message that was streamed, as `decode` gives it."""
        meta = self.meta(status, headers)
        try:
            result = message.message(Named(self.call.operation.result or ""))
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

    def _too_late(self, why: str) -> DeadlineExceededError:
        return DeadlineExceededError(
            f"{self.call.operation.name}: {why} (deadline={self._allowed:g} s)",
            duration=self._allowed,
            attempts=tuple(self._attempts),
        )
