"""The root of all errors and the facts it carries; `errors.py` has the tree."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from enum import StrEnum
from typing import Any, NamedTuple, Self, TypedDict, Unpack

from ._redact import scrubbed as scrubbed
from ._redact import shown_data


class ErrorKind(StrEnum):
    """What sort of trouble an error is: one word to log, count, or branch on. Source: contract of the package."""

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
    OUTPUT = "output"


class Attempt(NamedTuple):
    """One attempt of a call: `status` (HTTP, None without an answer), `delay` (seconds waited after it), `reason`."""

    status: int | None = None
    delay: float | None = None
    reason: str = ""


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
"""Facts that hold what was said: for the program that has the error, and not for where its pickles end up."""
_OWN_WORDS = ("type", "error", "request_id")
"""Fields of a body in which the API says what went wrong."""


class OriginalCause(Exception):
    """Stands, in an unpickled error, for the cause it had: `.type_name` and `.text` of the original exception."""

    def __init__(self, type_name: str, text: str) -> None:
        super().__init__(type_name, text)
        self.type_name = type_name
        self.text = text

    def __str__(self) -> str:
        return f"{self.type_name}: {self.text}"


class AnthropicError(Exception):
    """The root of all errors of this package.

    `message`: what happened, in words to act on. `request_id`: the API's name for the request, to quote to support.
    `status`: HTTP status of the answer, None without one. `body`: the answer's JSON, else its text, else None.
    `attempts`: one `Attempt` per request that was made, in order. `partial`: the message as far as a stream got.
    `mid_stream`: the error came inside a stream whose status was 200. `headers`: only those the answer can be
    judged by (they are lower-case, kept privately).
    """

    kind: ErrorKind = ErrorKind.API
    _retryable: bool = False

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
        """Whether the same call may well succeed if made again; the retry policy still has its own say."""
        return self._retryable

    @property
    def attempt_count(self) -> int:
        """How many requests were made for the call; 0 when nothing was sent."""
        return len(self.attempts)

    @property
    def should_retry(self) -> bool | None:
        """The answer's own word on trying again (header `x-should-retry`), None where it says nothing."""
        return {"true": True, "false": False}.get(self._headers.get("x-should-retry", "").strip().lower())

    @property
    def cause(self) -> BaseException | None:
        """The exception underneath; the same as `__cause__`."""
        return self.__cause__

    @property
    def meta(self) -> Any:
        """The `Meta` of the call, as on a result. Not in pickles; without an answer its `status` is 0."""
        from .meta import Meta

        return self.__dict__.get("_meta") or Meta(self.request_id, self.status or 0, self.attempts, 0.0, self._headers)

    @meta.setter
    def meta(self, value: Any) -> None:
        self.__dict__["_meta"] = value

    def __str__(self) -> str:
        facts = self._told()
        return f"{self.message} ({', '.join(facts)})" if facts else self.message

    def _told(self) -> list[str]:
        """What the text says beside the message."""
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
        twin = self.__copy__()
        memo[id(self)] = twin
        for name, value in twin.__dict__.items():
            # What cannot be copied, such as a lock, is shared.
            with suppress(Exception):
                twin.__dict__[name] = deepcopy(value, memo)
        return twin

    def __copy__(self) -> Self:
        twin: Self = type(self).__new__(type(self), *self.args)
        twin.__dict__.update(self.__dict__)
        if "__notes__" in twin.__dict__:
            twin.__notes__ = list(self.__notes__)
        twin.__cause__, twin.__context__ = self.__cause__, self.__context__
        twin.__suppress_context__ = self.__suppress_context__
        return twin


def _rebuild(cls: type[AnthropicError], message: str) -> AnthropicError:
    """Makes an error without its constructor; `__setstate__` brings the rest back."""
    return cls.__new__(cls, message)


def _picklable_state(error: AnthropicError) -> dict[str, Any]:
    """What a pickle holds: no content of a conversation. Pickle `.partial` or `.answer` by itself to send it on."""
    state = {name: _portable(value) for name, value in error.__dict__.items() if name != "_meta"}
    for name in state.keys() & _CONTENT:
        state[name] = [] if name == "messages" else None
    if isinstance(error.body, dict) and isinstance(error.body.get("error"), dict):
        # The API's own words, which the message has too; whatever stands beside them may be anything.
        state["body"] = shown_data({name: error.body[name] for name in _OWN_WORDS if name in error.body})
    cause = error.__cause__
    if isinstance(cause, OriginalCause):
        state["__cause__"] = (cause.type_name, cause.text)
    elif cause is not None:
        state["__cause__"] = (f"{type(cause).__module__}.{type(cause).__qualname__}", scrubbed(str(cause)))
    return state


def _portable(value: Any) -> Any:
    """The value, or the name of its type where it cannot be pickled: an error must always reach the other process."""
    if value is None or isinstance(value, (str, int, float, AnthropicError)):
        return value
    try:
        pickle.dumps(value)
    except Exception:  # pickling runs foreign code, which may raise anything
        return f"<{type(value).__qualname__}>"
    return value
