"""What an error says of a batch that was being handed in: whether it may exist, and whether to go on."""

from __future__ import annotations

from ...errors import (
    AnthropicError,
    APIConnectionError,
    APIError,
    AuthenticationError,
    BillingError,
    CircuitBreakerOpenError,
    ConfigurationError,
    InternalServerError,
    LocalRateLimitError,
    NotFoundError,
    OverloadedError,
    PermissionDeniedError,
    SerializationError,
)

__all__ = ["MOST_FAILURES", "concerns_all", "explain_lost", "is_tolerable", "may_exist", "seconds_to_wait"]

MOST_FAILURES = 10
"""Times in a row that a step of a run may fail for a passing reason."""
_UNSENT = frozenset({"credentials", "pool", "dns", "connect", "tls"})


def may_exist(error: BaseException) -> bool:
    """Whether the API may have made the batch all the same."""
    if isinstance(error, APIConnectionError):
        return error.phase not in _UNSENT
    if isinstance(error, APIError):
        return isinstance(error, InternalServerError) and not isinstance(error, OverloadedError)
    # An answer that cannot be read, an interrupt.
    return isinstance(error, SerializationError) or not isinstance(error, AnthropicError)


def is_tolerable(error: AnthropicError, failures: int) -> bool:
    """Whether a step is tried again later, having failed so many times in a row before."""
    passes = error.is_retryable or isinstance(error, (CircuitBreakerOpenError, LocalRateLimitError))
    return passes and failures < MOST_FAILURES


def concerns_all(error: AnthropicError) -> bool:
    """Whether a call failed for a reason that every other call has, too: the key, its rights, the account."""
    return isinstance(error, (AuthenticationError, BillingError, PermissionDeniedError, ConfigurationError))


def seconds_to_wait(error: AnthropicError) -> float | None:
    """Seconds after which a call that the client itself refused may be made; None for any other error."""
    if isinstance(error, (CircuitBreakerOpenError, LocalRateLimitError)):
        return max(error.retry_after or 0.0, 0.1)
    return None


def explain_lost(error: AnthropicError, batch: str | None) -> None:
    """Have an error say what to do where a batch that was handed in, or its results, are no more."""
    if batch is not None and isinstance(error, NotFoundError):
        error.message += (
            f"; the batch {batch} or its results were removed: without the state file, a new run hands in again what "
            "has no result yet"
        )
        error.args = (error.message,)
