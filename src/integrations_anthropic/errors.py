"""Every error this package raises.

::

    AnthropicError                      the root: `except AnthropicError` catches all of them
    ├── ConfigurationError              bad or missing configuration, when the client is built
    ├── ValidationError (ValueError)    a request that is wrong, before anything is sent
    ├── SerializationError              a body that is not what it should be
    │   ├── EventTooLargeError          one event of a stream, or one line of results, beyond its limit
    │   └── ResponseTooLargeError       a response that is read as a whole, beyond `max_body_bytes`
    ├── APIConnectionError              DNS, connect, read, write, protocol
    │   ├── TLSError                    handshake or certificate
    │   ├── APITimeoutError             an attempt took too long
    │   │   ├── PoolTimeoutError        no connection became free
    │   │   ├── DeadlineExceededError   the caller's own `deadline=` has passed, or would
    │   │   └── StreamStalledError      a stream sent nothing, or nothing but pings
    │   └── StreamTruncatedError        a stream ended before its last event
    ├── APIError                        a response with an error status, or an error event in a stream
    │   ├── InvalidRequestError         400
    │   ├── AuthenticationError         401
    │   │   └── CredentialError         there is no credential to send: its exchange failed, or its function did
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
    ├── ToolTimeoutError                `run_tools`: a tool took longer than its time limit; also a `TimeoutError`
    ├── ToolError                       raised by a tool: the model is given its text as it is
    ├── WebhookVerificationError        a webhook that is not to be trusted
    ├── OutputParseError                `parse`: the reply is not a value of the requested type
    └── RetryExhaustedError             retries did not help; also of the class of the last error

Texts, reprs and pickles hold neither credentials nor content of a conversation. A pickle holds the cause as text, and
leaves out `partial`, `answer`, `messages`, `value`, and every `body` that is not the API's own error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, cast

from ._anthropic_error import AnthropicError as AnthropicError
from ._anthropic_error import ConnectionFacts, Facts
from ._anthropic_error import ErrorKind as ErrorKind
from ._anthropic_error import OriginalCause as OriginalCause
from ._anthropic_error import RetryExhaustedError as RetryExhaustedError
from ._anthropic_error import ToolError as ToolError
from ._anthropic_error import ToolTimeoutError as ToolTimeoutError
from ._anthropic_error import retry_exhausted as retry_exhausted
from ._errors.api_details import APIDetails
from ._errors.api_errors import APIError as APIError
from ._errors.api_errors import AuthenticationError as AuthenticationError
from ._errors.api_errors import BillingError as BillingError
from ._errors.api_errors import ConflictError as ConflictError
from ._errors.api_errors import CredentialError as CredentialError
from ._errors.api_errors import InternalServerError as InternalServerError
from ._errors.api_errors import InvalidRequestError as InvalidRequestError
from ._errors.api_errors import NotFoundError as NotFoundError
from ._errors.api_errors import OverloadedError as OverloadedError
from ._errors.api_errors import PermissionDeniedError as PermissionDeniedError
from ._errors.api_errors import RateLimitError as RateLimitError
from ._errors.api_errors import RequestTooLargeError as RequestTooLargeError
from ._errors.webhook_error import WebhookVerificationError as WebhookVerificationError
from .meta import Attempt as Attempt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class ConfigurationError(AnthropicError, kind=ErrorKind.CONFIGURATION):
    """The configuration is wrong or incomplete. `field`: the argument; None where it is not a single one."""

    def __init__(self, message: str, *, field: str | None = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.field = field


class ValidationError(AnthropicError, ValueError, kind=ErrorKind.VALIDATION):
    """A request is wrong; nothing was sent. `field`: a path such as `messages[0].role`. `value`: not in the text."""

    def __init__(self, message: str, *, field: str | None = None, value: Any = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.field = field
        self.value = value


class SerializationError(AnthropicError, kind=ErrorKind.SERIALIZATION):
    """A body is not what it should be. `path`: where, such as `$.content[0].text`. `body`: the body, unchanged."""

    def __init__(self, message: str, *, path: str | None = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.path = path


class EventTooLargeError(SerializationError):
    """One event of a stream, or one line of results, has more than `limit` bytes.

    The limits are the client's `max_event_bytes` and `max_line_bytes`. A stream ends with this error; results continue
    after the line.
    """

    def __init__(
        self, message: str, *, limit: int | None = None, path: str | None = None, **facts: Unpack[Facts]
    ) -> None:
        super().__init__(message, path=path, **facts)
        self.limit = limit


class ResponseTooLargeError(SerializationError):
    """A response that is read as a whole has more than `limit` bytes, decoded: the client's `max_body_bytes`.

    Nothing of it is kept, and it is not requested again. Batch results and iterated streams have no such limit.
    """

    def __init__(
        self, message: str, *, limit: int | None = None, path: str | None = None, **facts: Unpack[Facts]
    ) -> None:
        super().__init__(message, path=path, **facts)
        self.limit = limit


class APIConnectionError(AnthropicError, kind=ErrorKind.NETWORK, retryable=True):
    """No complete response arrived.

    `phase`: the step that failed (such as "dns", "connect", "write", "read"). `host`: the host. `attempt` of
    `max_attempts`: the number of the attempt, from 1. `cause` becomes `__cause__`.
    """

    def __init__(self, message: str, **facts: Unpack[ConnectionFacts]) -> None:
        self.phase, self.host = facts.pop("phase", None), facts.pop("host", None)
        self.attempt, self.max_attempts = facts.pop("attempt", None), facts.pop("max_attempts", None)
        cause = facts.pop("cause", None)
        super().__init__(message, **cast(Facts, facts))
        if cause is not None:
            self.__cause__ = cause

    def _details(self) -> list[str]:
        facts = super()._details()
        if self.attempt is not None:
            facts.append(f"attempt {self.attempt} of {self.max_attempts}")
            facts += [f"after {self.meta.elapsed:.3g} s"] if "_meta" in self.__dict__ else []
        return facts


class TLSError(APIConnectionError, kind=ErrorKind.TLS, retryable=False):
    """The TLS handshake failed, most often because a certificate could not be verified. A retry rarely helps."""


class APITimeoutError(APIConnectionError, APIDetails, kind=ErrorKind.TIMEOUT):
    """A time limit expired. `duration`: that limit in seconds, None where it is not known."""

    def __init__(self, message: str, *, duration: float | None = None, **facts: Unpack[ConnectionFacts]) -> None:
        super().__init__(message, **facts)
        self.duration = duration


class PoolTimeoutError(APITimeoutError):
    """No connection became free within `pool_timeout`; nothing was sent. Raise `max_connections` or lower the load."""


class DeadlineExceededError(APITimeoutError, retryable=False):
    """The `deadline=` of the call has passed, or waiting any longer would pass it."""


class StreamStalledError(APITimeoutError):
    """A stream sent nothing for `stream_idle_timeout`, or only pings for `stream_progress_timeout`."""


class StreamTruncatedError(APIConnectionError):
    """A stream ended before its message was complete; `partial` is the message so far."""


class CircuitBreakerOpenError(AnthropicError, kind=ErrorKind.CIRCUIT_OPEN):
    """The circuit breaker is open: too many calls failed recently, so this one was not sent.

    `open_until`: when the next call will be admitted (aware, UTC). `retry_after`: the same as seconds from now.
    """

    def __init__(
        self,
        message: str,
        *,
        open_until: datetime | None = None,
        retry_after: float | None = None,
        **facts: Unpack[Facts],
    ) -> None:
        super().__init__(message, **facts)
        self.open_until = open_until
        self.retry_after = retry_after


class LocalRateLimitError(AnthropicError, kind=ErrorKind.LOCAL_RATE_LIMIT):
    """The client's own rate limiter refused the call. `retry_after`: seconds until it admits it, or None."""

    def __init__(self, message: str, *, retry_after: float | None = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.retry_after = retry_after


class ToolRoundsExceededError(AnthropicError, kind=ErrorKind.TOOL_ROUNDS):
    """The model still calls tools, and `max_rounds` of `run_tools` is used up; its last calls were not run.

    `messages`: the whole conversation. `rounds`: how many answers the model gave. `partial`: the last.
    """

    def __init__(self, message: str, *, messages: Sequence[Any] = (), rounds: int = 0, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.messages = list(messages)
        self.rounds = rounds


class OutputParseError(AnthropicError, kind=ErrorKind.OUTPUT):
    """The reply to `parse` is not a value of the requested type.

    `answer`, `partial`: the whole message. `stop_reason`: why it ended. `refused`: by the model. `truncated`: by a cap.
    """

    def __init__(
        self,
        message: str,
        *,
        answer: Any = None,
        stop_reason: str | None = None,
        refused: bool = False,
        truncated: bool = False,
        **facts: Unpack[Facts],
    ) -> None:
        super().__init__(message, **facts)
        self.answer = answer
        self.stop_reason = stop_reason
        self.refused = refused
        self.truncated = truncated


_MOVED = (AnthropicError, Attempt, ErrorKind, OriginalCause, RetryExhaustedError, ToolError, ToolTimeoutError)
_OF_API = (
    *(APIError, AuthenticationError, BillingError, ConflictError, CredentialError, InternalServerError),
    *(InvalidRequestError, NotFoundError, OverloadedError, PermissionDeniedError, RateLimitError, RequestTooLargeError),
)
for _public in (*_MOVED, *_OF_API, WebhookVerificationError):
    _public.__module__ = __name__  # the module that users import them from, for tracebacks and pickles
