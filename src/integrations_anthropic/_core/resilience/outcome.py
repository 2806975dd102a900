"""What the end of an execution says about the health of the service."""

from __future__ import annotations

from enum import Enum, auto

from ...errors import (
    AnthropicError,
    APIError,
    LocalRateLimitError,
    PoolTimeoutError,
    RateLimitError,
    SerializationError,
)

__all__ = ["Outcome", "outcome_of"]

# Too many calls of this client: the service itself is healthy.
_CLIENT_LIMITS = (LocalRateLimitError, PoolTimeoutError, RateLimitError)
_RETRYABLE = (408, 409)


class Outcome(Enum):
    """What an execution counts as for the circuit breaker."""

    SUCCESS = auto()
    FAILURE = auto()
    NOTHING = auto()


def outcome_of(error: BaseException | None) -> Outcome:
    """What an execution counts as that ended in `error`; None where it succeeded.

    A success is a response below 400, even if it cannot be decoded. A failure is an error that may be retried: 408,
    409, 5xx and 529, a connection that failed or stalled, an early error in a stream. All else counts as nothing: 429
    and the other 4xx, cancellation, and errors of the client itself (pool, limits, deadline, validation).
    """
    if error is None:
        return Outcome.SUCCESS
    if not isinstance(error, AnthropicError) or isinstance(error, _CLIENT_LIMITS):
        return Outcome.NOTHING
    if isinstance(error, APIError):
        if error.code < 400 and not error.mid_stream:
            return Outcome.SUCCESS
        counted = error.code >= 500 or error.code in _RETRYABLE
        return Outcome.FAILURE if counted and error.is_retryable else Outcome.NOTHING
    if isinstance(error, SerializationError) and error.status is not None and error.status < 400:
        return Outcome.SUCCESS
    return Outcome.FAILURE if error.is_retryable else Outcome.NOTHING
