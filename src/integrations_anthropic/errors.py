"""Every error this package raises.

::

    AnthropicError                      the root: `except AnthropicError` catches all of them
    ├── ConfigurationError              bad or missing configuration, when the client is built
    ├── ValidationError (ValueError)    a request that is wrong, before anything is sent
    ├── SerializationError              a body that is not what it should be
    │   └── EventTooLargeError          one event of a stream, or one line of results, beyond its limit
    ├── APIConnectionError              DNS, connect, read, write, protocol
    │   ├── TLSError                    handshake or certificate
    │   ├── APITimeoutError             an attempt took too long
    │   │   ├── PoolTimeoutError        no connection became free
    │   │   ├── DeadlineExceededError   the caller's own `deadline=` has passed, or would
    │   │   └── StreamStalledError      a stream went silent, or sent nothing but pings
    │   └── StreamTruncatedError        a stream ended before its last event
    ├── APIError                        any answer that is an error
    │   ├── InvalidRequestError         400
    │   ├── AuthenticationError         401
    │   ├── BillingError                402
    │   ├── PermissionDeniedError       403
    │   ├── NotFoundError               404
    │   ├── ConflictError               409
    │   ├── RequestTooLargeError        413
    │   ├── RateLimitError              429
    │   └── InternalServerError         other 5xx
    │       └── OverloadedError         529, or a 5xx whose type is `overloaded_error`
    ├── CircuitBreakerOpenError         failed fast, nothing was sent
    ├── LocalRateLimitError             the client's own limiter refused, nothing was sent
    ├── ToolRoundsExceededError         `run_tools`: the model still calls tools after `max_rounds`
    ├── OutputParseError                `parse`: the answer is no value of the type that was asked for
    └── RetryExhaustedError             retries did not help; also of the class of the last error

Errors carry facts and policies decide. `_core.failure` makes them from answers, `_core.exhausted` after retries,
and `_error.py` holds the root.
Texts, reprs and pickles hold neither credentials nor the content of a conversation. Errors pickle and copy; a pickle
holds the cause as its type's name and text, and leaves out `partial`, `answer`, `messages`, `value` and every `body`
that is not the API's own error: who wants to send those on pickles them by themselves.
"""

from __future__ import annotations

from typing import Any, Unpack

from ._anthropic_error import AnthropicError as AnthropicError
from ._anthropic_error import APIFacts, ConnectionFacts, Facts
from ._anthropic_error import Attempt as Attempt
from ._anthropic_error import ErrorKind as ErrorKind
from ._anthropic_error import OriginalCause as OriginalCause
from ._own_errors import CircuitBreakerOpenError as CircuitBreakerOpenError
from ._own_errors import LocalRateLimitError as LocalRateLimitError
from ._own_errors import OutputParseError as OutputParseError
from ._own_errors import ToolRoundsExceededError as ToolRoundsExceededError


class ConfigurationError(AnthropicError):
    """Configuration is bad or missing. `field`: the argument, or None when it is not about a single one."""

    kind = ErrorKind.CONFIGURATION

    def __init__(self, message: str, *, field: str | None = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.field = field


class ValidationError(AnthropicError, ValueError):
    """A request is wrong; nothing was sent. `field`: a path such as `messages[0].role`. `value`: never in the text."""

    kind = ErrorKind.VALIDATION

    def __init__(self, message: str, *, field: str | None = None, value: Any = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.field = field
        self.value = value


class SerializationError(AnthropicError):
    """A body is not what it should be. `path`: where, such as `$.content[0].text`. `body`: what came, unchanged."""

    kind = ErrorKind.SERIALIZATION

    def __init__(self, message: str, *, path: str | None = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.path = path


class EventTooLargeError(SerializationError):
    """One event of a stream, or one line of results, has more than `limit` bytes.

    The limits are `max_event_bytes` and `max_line_bytes` of the client. A stream ends with this error; results go on
    behind the line.
    """

    def __init__(
        self, message: str, *, limit: int | None = None, path: str | None = None, **facts: Unpack[Facts]
    ) -> None:
        super().__init__(message, path=path, **facts)
        self.limit = limit


class APIConnectionError(AnthropicError):
    """No complete answer arrived.

    `phase`: what was being done (such as "dns", "connect", "write", "read"). `host`: to whom. `attempt` of
    `max_attempts`: which try it was, from 1. `cause` becomes `__cause__`.
    """

    kind = ErrorKind.NETWORK
    _retryable = True

    def __init__(
        self,
        message: str,
        *,
        phase: str | None = None,
        host: str | None = None,
        attempt: int | None = None,
        max_attempts: int | None = None,
        cause: BaseException | None = None,
        **facts: Unpack[Facts],
    ) -> None:
        super().__init__(message, **facts)
        self.phase = phase
        self.host = host
        self.attempt = attempt
        self.max_attempts = max_attempts
        if cause is not None:
            self.__cause__ = cause

    def _told(self) -> list[str]:
        facts = super()._told()
        if self.attempt is not None:
            facts.append(f"attempt {self.attempt} of {self.max_attempts}")
            facts += [f"after {self.meta.elapsed:.3g} s"] if "_meta" in self.__dict__ else []
        return facts


class TLSError(APIConnectionError):
    """The TLS handshake failed, most often because a certificate could not be verified. Trying again rarely helps."""

    kind = ErrorKind.TLS
    _retryable = False


class APITimeoutError(APIConnectionError):
    """Something took longer than allowed. `duration`: the limit that was hit, in seconds, None where not known."""

    kind = ErrorKind.TIMEOUT

    def __init__(self, message: str, *, duration: float | None = None, **facts: Unpack[ConnectionFacts]) -> None:
        super().__init__(message, **facts)
        self.duration = duration


class PoolTimeoutError(APITimeoutError):
    """No connection became free within `pool_timeout`; nothing was sent. Raise `max_connections` or lower the load."""


class DeadlineExceededError(APITimeoutError):
    """The `deadline=` of the call has passed, or waiting any longer would pass it."""

    _retryable = False


class StreamStalledError(APITimeoutError):
    """A stream sent nothing for `stream_idle_timeout`, or only pings for `stream_progress_timeout`."""


class StreamTruncatedError(APIConnectionError):
    """A stream ended before `message_stop`; `partial` is the message so far."""


class APIError(AnthropicError):
    """The API, or something before it, answered with an error.

    `code`: HTTP status the error stands for: the answer's own or, in a stream (whose status is 200), the one its
    type has. `retry_after`: seconds the server asks to wait, None where it says nothing.
    """

    def __init__(
        self, message: str, *, code: int | None = None, retry_after: float | None = None, **facts: Unpack[Facts]
    ) -> None:
        super().__init__(message, **facts)
        self.code = code if code is not None else self.status if self.status is not None else self._code
        self.retry_after = retry_after

    _code: int = 0

    @property
    def is_retryable(self) -> bool:
        """408, 409, 429 and every 5xx, unless the answer's `x-should-retry` says otherwise. Contract, section 7."""
        told = self.should_retry
        return told if told is not None else self.code in (408, 409, 429) or self.code >= 500


class InvalidRequestError(APIError):
    """400: the request is wrong. `param`: path of the field as the API names it, such as `messages.0.content`."""

    kind = ErrorKind.INVALID_REQUEST
    _code = 400

    def __init__(self, message: str, *, param: str | None = None, **facts: Unpack[APIFacts]) -> None:
        super().__init__(message, **facts)
        self.param = param


class AuthenticationError(APIError):
    """401: the credential is missing or wrong."""

    kind = ErrorKind.AUTH
    _code = 401


class BillingError(APIError):
    """402: something is wrong with the payment."""

    kind = ErrorKind.BILLING
    _code = 402


class PermissionDeniedError(APIError):
    """403: the credential is good, but not for this."""

    kind = ErrorKind.PERMISSION
    _code = 403


class NotFoundError(APIError):
    """404: there is no such thing. `resource`: what, as the API names it (`model: claude-x`, `msgbatch_1`)."""

    kind = ErrorKind.NOT_FOUND
    _code = 404

    def __init__(self, message: str, *, resource: str | None = None, **facts: Unpack[APIFacts]) -> None:
        super().__init__(message, **facts)
        self.resource = resource


class ConflictError(APIError):
    """409: the request does not fit the present state of what it is about."""

    kind = ErrorKind.CONFLICT
    _code = 409


class RequestTooLargeError(APIError):
    """413: the request has more bytes than the endpoint takes."""

    kind = ErrorKind.TOO_LARGE
    _code = 413


class RateLimitError(APIError):
    """429: too much at once; `retry_after` says for how many seconds to wait."""

    kind = ErrorKind.RATE_LIMIT
    _code = 429


class InternalServerError(APIError):
    """Any other 5xx: the fault is not yours."""

    kind = ErrorKind.SERVER
    _code = 500


class OverloadedError(InternalServerError):
    """529, or a 5xx of the type `overloaded_error`: the API has more work than it can do at the moment."""

    kind = ErrorKind.OVERLOADED
    _code = 529


class RetryExhaustedError(AnthropicError):
    """A retry was made, or refused by the budget, and the last attempt failed.

    What is raised is also of the class of the last error and has all its facts, so `except RateLimitError` catches
    it too. `last_error`: that error. `reason`: why it was not tried again.
    """

    def __init__(self, message: str, *, last_error: AnthropicError, reason: str = "", **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.last_error = last_error
        self.reason = reason
