"""The root of all errors of this package, what they carry, and how they pickle; `errors.py` has the tree."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from enum import StrEnum
from typing import Any, Self, TypedDict, Unpack

from ._hints.unknown_names import NamesHinted
from ._redact import scrubbed as scrubbed
from ._redact import shown_data
from .meta import Attempt, Meta


class ErrorKind(StrEnum):
    """The category of an error: one word to log, count, or branch on."""

    CONFIGURATION = "configuration"
    VALIDATION = "validation"
    SERIALIZATION = "serialization"
    NETWORK = "network"
    TLS = "tls"
    TIMEOUT = "timeout"
    API = "api"
    INVALID_REQUEST = "invalid_request"
    AUTH = "auth"
    BILLING = "billing"
    PERMISSION = "permission"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    TOO_LARGE = "too_large"
    RATE_LIMIT = "rate_limit"
    SERVER = "server"
    OVERLOADED = "overloaded"
    CIRCUIT_OPEN = "circuit_open"
    LOCAL_RATE_LIMIT = "local_rate_limit"
    TOOL_ROUNDS = "tool_rounds"
    TOOL = "tool"
    OUTPUT = "output"
    WEBHOOK = "webhook"


class Facts(TypedDict, total=False):
    """The keywords every error takes; `AnthropicError` says what they mean."""

    request_id: str | None
    status: int | None
    body: Any
    attempts: tuple[Attempt, ...]
    partial: Any
    mid_stream: bool
    headers: Mapping[str, str] | None


class APIFacts(Facts, total=False):
    """The keywords of every `APIError`."""

    code: int | None
    retry_after: float | None


class ConnectionFacts(Facts, total=False):
    """The keywords of every `APIConnectionError`."""

    phase: str | None
    host: str | None
    attempt: int | None
    max_attempts: int | None
    cause: BaseException | None


_KNOWN = frozenset(Facts.__annotations__)
_CONTENT = frozenset({"answer", "body", "messages", "partial", "value"})
"""Attributes that hold content of a conversation: available on the error, left out of its pickles."""
_OWN_WORDS = ("type", "error", "request_id")
"""Fields of an error body that are written by the API itself."""


class OriginalCause(Exception):
    """The cause of an unpickled error: `.type_name` and `.text` of the original exception."""

    def __init__(self, type_name: str, text: str) -> None:
        super().__init__(type_name, text)
        self.type_name, self.text = type_name, text

    def __str__(self) -> str:
        return f"{self.type_name}: {self.text}"


class AnthropicError(NamesHinted, Exception):
    """The root of all errors of this package.

    `message`: what happened and what to do. `request_id`: the API's id of the request, for its support. `status`: HTTP
    status of the response, None without one. `body`: the response's JSON, else its text, else None. `attempts`: one
    `Attempt` per request that was made, in order. `partial`: the message so far, of a stream. `mid_stream`: the error
    came inside a stream whose status was 200. `headers`: those that classify the response, in lower case.
    """

    kind: ErrorKind = ErrorKind.API
    _retryable: bool = False
    _code: int = 0

    def __init_subclass__(
        cls, kind: ErrorKind | None = None, code: int | None = None, retryable: bool | None = None
    ) -> None:
        """Set the kind, the HTTP status and the retryability of a class; what is not given is inherited."""
        for name, value in (("kind", kind), ("_code", code), ("_retryable", retryable)):
            if value is not None:
                setattr(cls, name, value)

    def __init__(self, message: str, **facts: Unpack[Facts]) -> None:
        super().__init__(message)
        unknown = facts.keys() - _KNOWN
        if unknown:
            raise TypeError(f"{type(self).__name__}() has no argument {sorted(unknown)[0]!r}")
        self.message = message
        self.request_id = facts.get("request_id")
        self.status = facts.get("status")
        self.body = facts.get("body")
        self.attempts = tuple(facts.get("attempts") or ())
        self.partial = facts.get("partial")
        self.mid_stream = facts.get("mid_stream", False)
        self._headers = dict(facts.get("headers") or {})

    @property
    def is_retryable(self) -> bool:
        """Whether the same call may succeed if it is made again; the retry policy decides."""
        return self._retryable

    @property
    def attempt_count(self) -> int:
        """How many requests were made for the call; 0 where nothing was sent."""
        return len(self.attempts)

    @property
    def should_retry(self) -> bool | None:
        """The response header `x-should-retry`; None where it is not sent."""
        return {"true": True, "false": False}.get(self._headers.get("x-should-retry", "").strip().lower())

    @property
    def cause(self) -> BaseException | None:
        """The exception that caused this one; the same as `__cause__`."""
        return self.__cause__

    @property
    def meta(self) -> Any:
        """The `Meta` of the call, as on a result. Not in pickles; without a response its `status` is 0."""
        return self.__dict__.get("_meta") or Meta(self.request_id, self.status or 0, self.attempts, 0.0, self._headers)

    @meta.setter
    def meta(self, value: Any) -> None:
        self.__dict__["_meta"] = value

    def __str__(self) -> str:
        facts = self._details()
        return f"{self.message} ({', '.join(facts)})" if facts else self.message

    def _details(self) -> list[str]:
        """What `str()` shows beside the message."""
        facts = [f"status {self.status}"] if self.status is not None else []
        return facts + ([f"request_id {self.request_id}"] if self.request_id else [])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.message!r}, status={self.status!r}, request_id={self.request_id!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.message), _picklable_state(self)

    def __setstate__(self, state: dict[str, Any] | None) -> None:
        state = dict(state or {})
        cause = state.pop("__cause__", None)
        self.__dict__.update(state)
        if cause is not None:
            self.__cause__ = OriginalCause(*cause)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied = self.__copy__()
        memo[id(self)] = copied
        for name, value in copied.__dict__.items():
            # A value that cannot be copied, such as a lock, is shared.
            with suppress(Exception):
                copied.__dict__[name] = deepcopy(value, memo)
        return copied

    def __copy__(self) -> Self:
        copied: Self = type(self).__new__(type(self), *self.args)
        copied.__dict__.update(self.__dict__)
        if "__notes__" in copied.__dict__:
            copied.__notes__ = list(self.__notes__)
        copied.__cause__, copied.__context__ = self.__cause__, self.__context__
        copied.__suppress_context__ = self.__suppress_context__
        return copied


class ToolError(AnthropicError, kind=ErrorKind.TOOL):
    """A tool says why it failed: the model is given this text as it is, without the name of a class."""


class RetryExhaustedError(AnthropicError):
    """A retry was made, or refused by the budget, and the last attempt failed.

    The error that is raised is also of the class of the last error and has its attributes, so `except RateLimitError`
    catches it too. `last_error`: that error. `reason`: why it was not retried again.
    """

    def __init__(self, message: str, *, last_error: AnthropicError, reason: str = "", **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.last_error, self.reason = last_error, reason


_classes: dict[type[AnthropicError], type[RetryExhaustedError]] = {}


class ToolTimeoutError(AnthropicError, TimeoutError, kind=ErrorKind.TIMEOUT):
    """A tool (`name`) took longer than its time limit (`duration` seconds): what it may still return is dropped."""

    def __init__(self, message: str, *, name: str = "", duration: float = 0.0, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.name, self.duration = name, duration


def retry_exhausted(last_error: AnthropicError, reason: str) -> RetryExhaustedError:
    """An error that is a `RetryExhaustedError` and of the class of `last_error`, with the attributes of `last_error`.

    `reason`: why no further attempt was made ("all 4 attempts failed", "the retry budget is empty"). An error that
    already is one is returned unchanged.
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
    """The class for last errors of `cls`; made once per class, so that `type(a) is type(b)`."""
    made = _classes.get(cls)
    if made is None:
        name = f"RetryExhaustedError[{cls.__name__}]"
        body = {"__doc__": cls.__doc__, "__module__": RetryExhaustedError.__module__, "__reduce__": _reduce_combined}
        # setdefault, so that two threads get the same class.
        made = _classes.setdefault(cls, type(name, (RetryExhaustedError, cls), body))
    return made


def _reduce_combined(error: AnthropicError) -> tuple[Any, ...]:
    """Pickle the class of the last error: the combined class has no importable name."""
    last_class = type(error).__bases__[1]
    return _rebuild_combined, (last_class, error.message), _picklable_state(error)


def _rebuild_combined(last_class: type[AnthropicError], message: str) -> AnthropicError:
    return _rebuild(_combined(last_class), message)


def _rebuild(cls: type[AnthropicError], message: str) -> AnthropicError:
    """Make an error without its constructor; `__setstate__` restores the rest."""
    return cls.__new__(cls, message)


def _picklable_state(error: AnthropicError) -> dict[str, Any]:
    """The state of an error in a pickle: without content of a conversation, such as `.partial`."""
    state = {name: _portable(value) for name, value in error.__dict__.items() if name != "_meta"}
    for name in state.keys() & _CONTENT:
        state[name] = [] if name == "messages" else None
    if isinstance(error.body, dict) and isinstance(error.body.get("error"), dict):
        # Written by the API; other fields may hold anything.
        state["body"] = shown_data({name: error.body[name] for name in _OWN_WORDS if name in error.body})
    cause = error.__cause__
    if isinstance(cause, OriginalCause):
        state["__cause__"] = (cause.type_name, cause.text)
    elif cause is not None:
        state["__cause__"] = (f"{type(cause).__module__}.{type(cause).__qualname__}", scrubbed(str(cause)))
    return state


def _portable(value: Any) -> Any:
    """The value, or the name of its type where it cannot be pickled: an error can always be pickled."""
    if value is None or isinstance(value, (str, int, float, AnthropicError)):
        return value
    try:
        pickle.dumps(value)
    except Exception:  # pickling runs code of other packages, which may raise anything
        return f"<{type(value).__qualname__}>"
    return value
