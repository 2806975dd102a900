"""Expected requests of a mock transport, and the differences between a request and what is expected."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar
from urllib.parse import parse_qsl, urlsplit

from .._core.codec.json import loads
from .._core.codec.serialize import to_dict
from .._hints.unknown_names import NamesHinted
from .._runtime.fork import register_after_fork
from ..errors import SerializationError
from .replies import Reply, require_events, require_reply, to_reply

if TYPE_CHECKING:
    from .._core.call.request import Request

__all__ = ["Expectation", "ExpectationQueue"]

T = TypeVar("T")

MAX_SHOWN = 300
"""Maximum length of one value in a failure message."""

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
_MISSING: Any = object()
_SECRET_HEADERS = frozenset({"x-api-key", "authorization", "proxy-authorization", "cookie"})


class Expectation(NamesHinted, Generic[T]):
    """One expected request and its response. Only the properties set by `with_…` are compared."""

    def __init__(self, transport: T) -> None:
        self._transport = transport
        self._method: str | None = None
        self._path: str | None = None
        self._query: dict[str, str] = {}
        self._headers: dict[str, str] = {}
        self._json: Any = _MISSING
        self._fields: dict[str, Any] = {}
        self._times = 1
        self.remaining = 1
        self.reply: Reply | BaseException | None = None

    def with_method(self, method: str) -> Expectation[T]:
        """Expect this HTTP method, case-insensitive. Raises ValueError for an unknown method."""
        if not isinstance(method, str):
            raise TypeError(f"method must be a string, not {method!r}")
        if method.upper() not in METHODS:
            raise ValueError(f"method must be one of {', '.join(METHODS)}, not {method!r}")
        self._method = method.upper()
        return self

    def with_path(self, path: str) -> Expectation[T]:
        """Expect exactly this path of the URL, percent-encoded and without the query: `/v1/messages`."""
        if not isinstance(path, str) or not path.startswith("/") or "?" in path:
            raise AssertionError(f"path must begin with / and have no query, unlike {path!r}")
        self._path = path
        return self

    def with_query(self, name: str, value: str | int | float) -> Expectation[T]:
        """Expect this query parameter; numbers and booleans are compared as encoded. Other parameters are allowed."""
        self._query[_require_string("name of a query parameter", name)] = _query_value(value)
        return self

    def with_header(self, name: str, value: str) -> Expectation[T]:
        """Expect this header with exactly this value; the name is case-insensitive. Failures never show credentials."""
        self._headers[_require_string("name of a header", name).lower()] = _require_string(
            f"value of the header {name}", value
        )
        return self

    def with_json(self, body: Any = _MISSING, /, **fields: Any) -> Expectation[T]:
        """Expect exactly this JSON body (a request model, a dict, …), or these fields of it, or both.

        Types are compared too: 1, 1.0 and True are different values.
        """
        if body is _MISSING and not fields:
            raise AssertionError("with_json() needs a body or at least one field")
        if body is not _MISSING:
            self._json = to_dict(body)
        self._fields |= to_dict(fields)
        return self

    def times(self, count: int) -> Expectation[T]:
        """Expect the request `count` times in a row, 1 or more; each gets the same response."""
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise AssertionError(f"count must be an integer, 1 or more, not {count!r}")
        self._times = self.remaining = count
        return self

    def returning(self, answer: Any) -> T:
        """Respond with a model, JSON data, `(status, body)`, a `Reply`, or an exception to raise."""
        return self._set_reply(to_reply(require_reply(answer)))

    def returning_stream(self, events: Iterable[Any]) -> T:
        """Respond with these events; see `Reply.stream`."""
        return self._set_reply(Reply.stream(require_events(events)))

    def returning_lines(self, items: Iterable[Any]) -> T:
        """Respond with these JSON Lines; see `Reply.lines`."""
        return self._set_reply(Reply.lines(items))

    def differences(self, request: Request) -> list[str]:
        """One line for each property of `request` that differs from what is expected."""
        url = urlsplit(request.url)
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        found = [
            None if self._method is None else _difference("method", self._method, request.method),
            None if self._path is None else _difference("path", self._path, url.path),
            *(_difference(f"query {name}", value, query.get(name, _MISSING)) for name, value in self._query.items()),
            *(
                _header_difference(name, value, request.headers.get(name, _MISSING))
                for name, value in self._headers.items()
            ),
        ]
        return [line for line in found if line] + self._body_differences(request.body)

    def __str__(self) -> str:
        parts = [f"{self._method or 'any method'} {self._path or 'any path'}"]
        parts += [f"query {name}" for name in self._query] + [f"header {name}" for name in self._headers]
        parts += ["JSON body"] * (self._json is not _MISSING) + [f"JSON field {name}" for name in self._fields]
        times = f" ({self._times} times, {self.remaining} remaining)" if self._times > 1 else ""
        return ", ".join(parts) + times

    def _set_reply(self, reply: Reply | BaseException) -> T:
        if self.reply is not None:
            raise AssertionError(f"the expected request {self} already has a response")
        self.reply = reply
        return self._transport

    def _body_differences(self, body: bytes | None) -> list[str]:
        if self._json is _MISSING and not self._fields:
            return []
        try:
            actual = loads(body or b"")
        except SerializationError:
            return [f"body: expected JSON, got {_shown((body or b'').decode('utf-8', 'replace'))}"]
        expected = dict(self._fields)
        if isinstance(self._json, dict) and isinstance(actual, dict):
            # Field by field, so that a failure shows only the fields that differ.
            expected = dict.fromkeys(actual, _MISSING) | self._json | expected
        elif self._json is not _MISSING and not _same(self._json, actual):
            return [f"body: expected {_shown(self._json)}, got {_shown(actual)}"]
        if expected and not isinstance(actual, dict):
            return [f"body: expected an object, got {_shown(actual)}"]
        found = [_difference(f"body, {name}", value, actual.get(name, _MISSING)) for name, value in expected.items()]
        return [line for line in found if line]


class ExpectationQueue:
    """The expectations of one transport and its failures. Thread-safe."""

    def __init__(self) -> None:
        self.default_reply: Reply | BaseException | None = None
        self._used = False
        self._expected: list[Expectation[Any]] = []
        self._failures: list[str] = []
        self._lock = Lock()
        register_after_fork(self)

    def after_fork(self) -> None:
        """Replace the lock: a thread that does not exist in the child process may have held it."""
        self._lock = Lock()

    def expect(self, transport: T) -> Expectation[T]:
        """Append an expectation whose `returning` returns `transport`."""
        expectation = Expectation(transport)
        self._expected.append(expectation)
        return expectation

    def reply_to(self, request: Request) -> Reply | BaseException:
        """The reply of the next expectation. Raises AssertionError if `request` does not match it or none is left."""
        with self._lock:
            self._used = True
            number, expectation = self._next()
            if expectation is None:
                if self.default_reply is None:
                    self.fail(f"unexpected request: {_describe(request)}\n  {self._none_left()}")
                return self.default_reply
            if expectation.reply is None:
                self.fail(f"the expected request {expectation} has no response: end it with returning(…)")
            differences = expectation.differences(request)
            if differences:
                position = f"{number} of {len(self._expected)}"
                lines = [f"unexpected request: {_describe(request)}", f"  expected ({position}): {expectation}"]
                lines += [f"  {line}" for line in differences] + self._order_hint(number, request)
                self.fail("\n".join(lines))
            expectation.remaining -= 1
            return expectation.reply

    def fail(self, why: str) -> NoReturn:
        """Raise AssertionError, and keep it for `verify`, because the code under test may swallow exceptions."""
        self._failures.append(why)
        raise AssertionError(why)

    def verify(self) -> None:
        """Raise AssertionError for earlier failures, expected requests never sent, and an unused default reply."""
        if self._failures:
            raise AssertionError("\n".join(self._failures))
        missing = [(n, e) for n, e in enumerate(self._expected, 1) if e.remaining]
        if missing:
            lines = [f"  {n} of {len(self._expected)}: {expectation}" for n, expectation in missing]
            raise AssertionError("\n".join(["expected, but never sent:", *lines]))
        if self.default_reply is not None and not self._used:
            raise AssertionError("no request was sent, although the transport has a response for every request")

    def _next(self) -> tuple[int, Expectation[Any] | None]:
        return next(((n, e) for n, e in enumerate(self._expected, 1) if e.remaining), (0, None))

    def _none_left(self) -> str:
        count = len(self._expected)
        return f"all {count} expected requests were sent before" if count else "no request is expected at all"

    def _order_hint(self, number: int, request: Request) -> list[str]:
        matching = [n for n, e in enumerate(self._expected, 1) if n != number and not e.differences(request)]
        return [f"  it matches expectation {matching[0]}: the order is wrong"] if matching else []


def _describe(request: Request) -> str:
    return f"{request.method} {request.url}"


def _difference(what: str, expected: Any, actual: Any) -> str | None:
    if _same(expected, actual):
        return None
    if actual is _MISSING:
        return f"{what}: expected {_shown(expected)}, but it is missing"
    if expected is _MISSING:
        return f"{what}: expected to be missing, got {_shown(actual)}"
    return f"{what}: expected {_shown(expected)}, got {_shown(actual)}"


def _same(expected: Any, actual: Any) -> bool:
    """Whether both are the same JSON; `==` alone treats 1, 1.0 and True as equal."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(_same(value, actual[name]) for name, value in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(_same, expected, actual))
    for kind in (bool, float):
        if isinstance(expected, kind) != isinstance(actual, kind):
            return False
    return bool(expected == actual)


def _require_string(what: str, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"the {what} must be a string, not a value of type {type(value).__name__}")
    return value


def _query_value(value: Any) -> str:
    """A query value as it is encoded in the URL."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (str, int, float)):
        raise TypeError(f"the value of a query parameter must be a string, a number or a boolean, not {value!r}")
    return str(value)


def _header_difference(name: str, expected: str, actual: Any) -> str | None:
    if expected != actual and name in _SECRET_HEADERS:
        return (
            f"header {name}: expected a value, {'but it is missing' if actual is _MISSING else 'got a different one'}"
        )
    return _difference(f"header {name}", expected, actual)


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= MAX_SHOWN else f"{shown[:MAX_SHOWN]}… ({len(shown)} characters)"
