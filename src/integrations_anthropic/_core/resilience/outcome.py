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
_OURS = (LocalRateLimitError, PoolTimeoutError, RateLimitError)
_RETRYABLE = (408, 409)


class Outcome(Enum):
    """What an execution counts as."""

    SUCCESS = auto()
    FAILURE = auto()
    NOTHING = auto()


def outcome_of(error: BaseException | None) -> Outcome:
    """What an execution that ended in `error`, or well, counts as.

    A success is an answer below 400, also one that makes no sense to us. A failure is what is worth another try: 408,
    409, 5xx and 529, a connection that failed or fell silent, an early error in a stream. All else counts as nothing:
    429 and the other 4xx, cancellation, and whatever went wrong on this side (pool, limits, deadline, validation).
    """
    if error is None:
        return Outcome.SUCCESS
    if not isinstance(error, AnthropicError) or isinstance(error, _OURS):
        return Outcome.NOTHING
    if isinstance(error, APIError):
        if error.code < 400 and not error.mid_stream:
            return Outcome.SUCCESS
        counted = error.code >= 500 or error.code in _RETRYABLE
        return Outcome.FAILURE if counted and error.is_retryable else Outcome.NOTHING
    if isinstance(error, SerializationError) and error.status is not None and error.status < 400:
        return Outcome.SUCCESS
    return Outcome.FAILURE if error.is_retryable else Outcome.NOTHING
