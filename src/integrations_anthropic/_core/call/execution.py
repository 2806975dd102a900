"""The life of one call as data: its attempts, the time it has left, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    Attempt,
    ConfigurationError,
    CredentialError,
    DeadlineExceededError,
    LocalRateLimitError,
    SerializationError,
    ValidationError,
    retry_exhausted,
)
from ...meta import Meta
from ..codec.decode import structure
from ..codec.json import loads
from ..codec.type_refs import TypeRef
from ..streaming.event_reader import EventReader, message_in
from ..streaming.event_shapes import is_stream
from .deadline import AttemptDeadline, TimeLimit, at_most

if TYPE_CHECKING:
    from ...errors import AnthropicError
    from ..codec.response_reader import ResponseReader
    from ..streaming.accumulate import Accumulator
    from .operation import Call
    from .protocols import CallRetries
    from .request import Request
    from .span import CallSpan

__all__ = ["Execution"]

# Raised by the client itself before anything was sent: no attempt was made.
_NOT_ATTEMPTED = (ConfigurationError, CredentialError, DeadlineExceededError, LocalRateLimitError, ValidationError)
PROBE_SLACK = 60.0
"""Seconds a circuit's probe may wait for the rate limiter, beside the longest an attempt may take."""


class Execution:
    """Counts attempts and decides about the next one; never waits. Times are seconds of a monotonic clock."""

    span: CallSpan
    """Where the execution is reported; set before the first attempt."""
    abandoned = False
    """Whether the consumer has closed the response: no further attempt is made."""
    keep_raw = False
    """Whether the bytes of the response are kept in its metadata."""
    renewal: bool | None = None
    """Whether an attempt that was answered with 401 is made again with another credential; None before the first."""

    def __init__(
        self,
        call: Call,
        request: Request,
        retries: CallRetries,
        *,
        max_retries: int,
        started: float,
        deadline: float | None,
    ) -> None:
        """`deadline`: seconds the whole call may take from `started`; None: no limit."""
        self.call = call
        self.request = request
        """What is sent, without what each attempt adds to it."""
        self.started = started
        """When the call was made."""
        self._retries = retries
        self._max_retries = max_retries
        self._deadline = None if deadline is None else started + deadline
        self._allowed = deadline
        self._attempts: list[Attempt] = []
        self._failures = 0
        self._last: AnthropicError | None = None
        self._shortened: float | None = None
        self._stopped = ""
        self._granted = False
        self._ended = started

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The attempts that are over."""
        return tuple(self._attempts)

    @property
    def probe_lease(self) -> float | None:
        """Seconds after which a circuit counts a probe as lost: the longest attempt, and its wait for the limiter."""
        request, longest = self.request, self._allowed
        timeouts = (request.pool_timeout, request.connect_timeout, request.timeout)
        if None not in timeouts:
            attempt: float = sum(timeouts)  # type: ignore[arg-type]  # none is None, as just seen
            longest = attempt if longest is None else min(longest, attempt)
        return None if longest is None else longest + PROBE_SLACK

    def attempt_request(self, now: float) -> Request:
        """The request of the next attempt, with no more time than the call has left."""
        if self.abandoned:
            raise ConfigurationError(f"{self.call.operation.name}: closed before another attempt was made")
        request = self.request
        timeout, connect, pool = request.timeout, request.connect_timeout, request.pool_timeout
        left = self._shortened = None if self._deadline is None else self.time_left(now)
        if left is not None:
            timeout, connect, pool = at_most(timeout, left), at_most(connect, left), at_most(pool, left)
        if self._granted:
            self._retries.made()
            self._granted = False
        deadline = AttemptDeadline(
            timeout=timeout,
            deadline=None if self._deadline is None else TimeLimit(self._deadline, "deadline", self._allowed),
            streamed=request.streamed,
            idle=request.idle_timeout,
            progress=request.progress_timeout,
        )
        return request.attempt(timeout, connect, pool, deadline)

    def time_left(self, now: float) -> float | None:
        """Seconds to the deadline, None where there is none; DeadlineExceededError where it has passed."""
        if self._deadline is None:
            return None
        if now >= self._deadline:
            raise self._deadline_error("the deadline has passed")
        return self._deadline - now

    def failed(self, error: AnthropicError, now: float, jitter: float) -> float | None:
        """Record a failed attempt. Returns the seconds to wait before the next one, or None to give up.

        A retry that is granted is still to be confirmed by `retrying` or withdrawn by `stopped`.
        """
        self._ended = now
        if isinstance(error, DeadlineExceededError) and error.phase is None:
            # It passed before anything was tried.
            return None
        self._failures += 1
        if isinstance(error, APIConnectionError):
            error.attempt, error.max_attempts = self._failures, self._max_retries + 1
        if isinstance(error, DeadlineExceededError):
            self._attempts.append(Attempt(error.status, None, type(error).__name__))
            return None
        if self._was_cut_off(error):
            self._record(error, None)
            raise self._deadline_error(f"the deadline passed during attempt {self._failures}") from error
        delay = self._retries.delay(error, self._failures, jitter)
        self._granted = delay is not None
        if delay is not None and self.request.upload is not None and (why := self.request.upload.why_spent):
            error.message = f"{error.message} ({why})"
            self.close()
            delay = None
        too_late = delay is not None and self._deadline is not None and now + delay >= self._deadline
        self._record(error, None if too_late else delay)
        if too_late:
            raise self._deadline_error(f"waiting {delay:.1f} s for another attempt would pass the deadline") from error
        return delay

    def is_renewed(self, error: AnthropicError) -> bool:
        """Whether the attempt that `error` ended is made again with another credential, which is no retry."""
        granted, self.renewal = self.renewal, self.renewal and False
        if not granted or (self.request.upload is not None and self.request.upload.why_spent):
            return False
        self._record(error, 0.0)
        self.span.retry_scheduled(self, error, 0.0)
        return True

    def retrying(self, error: AnthropicError, delay: float) -> None:
        """The retry that was granted will be made after `delay` seconds."""
        self._retries.retrying(error, self._failures, delay, self.call.operation.name)

    def stopped(self, why: str, *, waited: bool) -> None:
        """The retry that was granted is not made after all; `waited`: its wait is over."""
        self._stopped = why
        if not waited and self._attempts:
            self._attempts[-1] = self._attempts[-1]._replace(delay=None)
        self.close()

    def close(self) -> None:
        """End the execution: a retry that was granted and not made returns to the budget."""
        if self._granted:
            self._retries.withdraw()
        self._granted = False
        if self._failures:
            self._retries.close()

    def final(self, error: AnthropicError) -> AnthropicError:
        """The error to raise at the end, with its attempts; a RetryExhaustedError where retries did not help."""
        error.attempts, known = self.attempts, error.meta
        error.meta = self.meta(error.status or 0, known.headers)._replace(request_id=error.request_id, raw=known.raw)
        if isinstance(error, _NOT_ATTEMPTED):
            if error.__cause__ is None and error is not self._last:
                error.__cause__ = self._last
            return error
        retries = self._retries
        if self._failures > 1 or retries.out_of_budget:
            return retry_exhausted(error, self._stopped or retries.reason or f"all {self._failures} attempts failed")
        return error

    def keep(self, error: AnthropicError, body: bytes) -> None:
        """Add to an error the bytes of the response it comes from, where they are asked for."""
        if self.keep_raw:
            error.meta = error.meta._replace(raw=body)

    def annotate(self, error: AnthropicError, status: int, headers: Mapping[str, str]) -> None:
        """Add to an error the response it belongs to."""
        error.request_id = error.request_id or headers.get("request-id")
        error.status = status if error.status is None else error.status

    def succeeded(self, status: int, now: float) -> None:
        """Record the attempt that succeeded."""
        self._ended = now
        self._attempts.append(Attempt(status, None, ""))
        self._retries.succeeded()

    def broke_off(self, retries: CallRetries | None) -> None:
        """Withdraw the attempt that succeeded: its response broke off.

        `retries`: replaces those of the call, where the response had brought it further; else None.
        """
        self._attempts.pop()
        if retries is not None:
            self._retries, self._failures = retries, 0

    def meta(self, status: int, headers: Mapping[str, str]) -> Meta:
        """What is known of a call beside its result."""
        return Meta(headers.get("request-id"), status, tuple(self._attempts), self._ended - self.started, headers)

    def decode(self, status: int, headers: Mapping[str, str], body: bytes, reader: ResponseReader) -> Any:
        """The response as the operation's model. A body that does not fit is kept in the error."""
        meta = self.meta(status, headers)
        meta = meta._replace(raw=body) if self.keep_raw else meta
        operation = self.call.operation
        into = TypeRef(operation.result or "")
        try:
            if operation.read is not None:
                return operation.read(body, reader, meta)
            data, no_json = None, None
            try:
                data = loads(body)
            except SerializationError as error:
                no_json = error
            if no_json is None:
                if data is None and operation.nullable:
                    return None
                try:
                    result = structure(data, into)
                except SerializationError as misfit:
                    result = reader.recovered(data, into, misfit)
            elif operation.stream_flag is not None and is_stream(body):
                events = EventReader(status=status, headers=headers, sent=self.request.headers, report=reader.report)
                result = message_in(body, events, into, reader.report)
            else:
                raise no_json
        except SerializationError as error:
            raise self._located(error, meta, body.decode("utf-8", "replace")) from None
        except (APIError, APITimeoutError) as error:
            error.attempts, error.meta, error.mid_stream = meta.attempts, meta, False
            raise
        result._meta = meta
        return result

    def decode_message(
        self, status: int, headers: Mapping[str, str], message: Accumulator, reader: ResponseReader
    ) -> Any:
        """The message that was streamed, as `decode` returns it."""
        meta = self.meta(status, headers)
        try:
            result = message.message(TypeRef(self.call.operation.result or ""), reader.report)
        except SerializationError as error:
            raise self._located(error, meta, message.snapshot()) from None
        result._meta = meta
        return result

    def _located(self, error: SerializationError, meta: Meta, body: Any) -> SerializationError:
        """The error, with the response it belongs to."""
        error.request_id, error.status, error.attempts = meta.request_id, meta.status, meta.attempts
        error.body = body if error.body is None else error.body
        error.meta = meta
        return error

    def _record(self, error: AnthropicError, delay: float | None) -> None:
        if not isinstance(error, _NOT_ATTEMPTED):
            self._attempts.append(Attempt(error.status, delay, type(error).__name__))
            self._last = error

    def _was_cut_off(self, error: AnthropicError) -> bool:
        """Whether the deadline, and no timeout of its own, ended the attempt."""
        left = self._shortened
        return isinstance(error, APITimeoutError) and left is not None and error.duration == left

    def _deadline_error(self, why: str) -> DeadlineExceededError:
        error = DeadlineExceededError(
            f"{self.call.operation.name}: {why} (deadline={self._allowed:g} s)",
            duration=self._allowed,
            attempts=tuple(self._attempts),
        )
        error.meta = self.meta(0, {})
        return error
