"""The error for retries that did not help: also of the class of the last error."""

from __future__ import annotations

from typing import Any

from ..._anthropic_error import _picklable_state
from ...errors import AnthropicError, RetryExhaustedError

_classes: dict[type[AnthropicError], type[RetryExhaustedError]] = {}


def retry_exhausted(last_error: AnthropicError, reason: str) -> RetryExhaustedError:
    """An error that is both a `RetryExhaustedError` and what `last_error` is, with all the facts of `last_error`.

    `reason` says why no further attempt was made ("all 4 attempts failed", "the retry budget is empty"). An error
    that already is one comes back unchanged.
    """
    if isinstance(last_error, RetryExhaustedError):
        return last_error
    message = f"gave up after {_times(last_error.attempt_count)} ({reason}): {last_error.message}"
    cls = _combined(type(last_error))
    error: RetryExhaustedError = cls.__new__(cls, message)
    error.__dict__.update(last_error.__dict__)
    if "__notes__" in error.__dict__:
        error.__notes__ = list(last_error.__notes__)
    error.message = message
    error.last_error = last_error
    error.reason = reason
    error.__cause__ = last_error
    return error


def _times(attempts: int) -> str:
    return f"{attempts} attempt{'' if attempts == 1 else 's'}" if attempts else "the last attempt"


def _combined(cls: type[AnthropicError]) -> type[RetryExhaustedError]:
    """The class for errors of `cls`; one per class, so that `type(a) is type(b)` holds as elsewhere."""
    made = _classes.get(cls)
    if made is None:
        name = f"RetryExhaustedError[{cls.__name__}]"
        body = {"__doc__": cls.__doc__, "__module__": RetryExhaustedError.__module__, "__reduce__": _reduced}
        # setdefault, so that two threads that come here at once get the same class
        made = _classes.setdefault(cls, type(name, (RetryExhaustedError, cls), body))
    return made


def _reduced(error: AnthropicError) -> tuple[Any, ...]:
    """The class has no importable name: what is pickled is the class it was made of."""
    made_of = type(error).__bases__[1]
    return _rebuild, (made_of, error.message), _picklable_state(error)


def _rebuild(made_of: type[AnthropicError], message: str) -> RetryExhaustedError:
    cls = _combined(made_of)
    return cls.__new__(cls, message)
