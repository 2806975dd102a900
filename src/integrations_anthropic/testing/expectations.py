"""What is expected to be sent, and how what came differs from it."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar
from urllib.parse import parse_qsl, urlsplit

from .._core.codec.json import loads
from .._core.codec.serialize import to_dict
from ..errors import SerializationError
from .replies import Reply, reply_of, some_answer, some_events

if TYPE_CHECKING:
    from .._core.call.request import Request

__all__ = ["Expectation", "ExpectationQueue"]

T = TypeVar("T")

LONGEST_SHOWN = 300
"""Characters of one value that a failure shows."""

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
_MISSING: Any = object()
_SECRET = frozenset({"x-api-key", "authorization", "proxy-authorization", "cookie"})


class Expectation(Generic[T]):
    """One request that has to come, and its answer. What is not said of it may be anything."""

    def __init__(self, transport: T) -> None:
        self._transport = transport
        self._method: str | None = None
        self._path: str | None = None
        self._query: dict[str, str] = {}
        self._headers: dict[str, str] = {}
        self._json: Any = _MISSING
        self._fields: dict[str, Any] = {}
        self._wanted = 1
        self.left = 1
        self.answer: Reply | BaseException | None = None

    def with_method(self, method: str) -> Expectation[T]:
        """Expect this HTTP method, in any case; ValueError where there is no such method."""
        if not isinstance(method, str):
            raise TypeError(f"a method is a string, not {method!r}")
        if method.upper() not in METHODS:
            raise ValueError(f"a method is one of {', '.join(METHODS)}, not {method!r}")
        self._method = method.upper()
        return self

    def with_path(self, path: str) -> Expectation[T]:
        """Expect exactly this path, without its query, as it stands in the URL: `/v1/messages`."""
        if not isinstance(path, str) or not path.startswith("/") or "?" in path:
            raise AssertionError(f"a path begins with / and holds no query, unlike {path!r}")
        self._path = path
        return self

    def with_query(self, name: str, value: str | int | float) -> Expectation[T]:
        """Expect this parameter in the query, numbers and truth values as they are written; others may be there."""
        self._query[_text("name of a parameter", name)] = _written(value)
        return self

    def with_header(self, name: str, value: str) -> Expectation[T]:
        """Expect this header, the value to the letter; names know no case. Credentials are never shown."""
        self._headers[_text("name of a header", name).lower()] = _text(f"value of the header {name}", value)
        return self

    def with_json(self, body: Any = _MISSING, /, **fields: Any) -> Expectation[T]:
        """Expect exactly this JSON body (a request model, a dict, …), or these of its fields, or both.

        JSON types count: 1, 1.0 and True are three different values.
        """
        if body is _MISSING and not fields:
            raise AssertionError("with_json needs a body, or fields of one")
        if body is not _MISSING:
            self._json = to_dict(body)
        self._fields |= to_dict(fields)
        return self

    def times(self, count: int) -> Expectation[T]:
        """Expect it this many times in a row, at least once; each gets the same answer."""
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise AssertionError(f"a request is expected at least once, not {count!r} times")
        self._wanted = self.left = count
        return self

    def returning(self, answer: Any) -> T:
        """Answer it with a model, JSON data, `(status, body)`, a `Reply`, or an exception to raise."""
        return self._answered(reply_of(some_answer(answer)))

    def returning_stream(self, events: Iterable[Any]) -> T:
        """Answer it with these events; see `Reply.stream`."""
        return self._answered(Reply.stream(some_events(events)))

    def returning_lines(self, items: Iterable[Any]) -> T:
        """Answer it with these JSON lines; see `Reply.lines`."""
        return self._answered(Reply.lines(items))

    def differences(self, request: Request) -> list[str]:
        """One line for each way in which `request` is not what is expected."""
        url = urlsplit(request.url)
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        found = [
            None if self._method is None else _difference("method", self._method, request.method),
            None if self._path is None else _difference("path", self._path, url.path),
            *(_difference(f"query {name}", value, query.get(name, _MISSING)) for name, value in self._query.items()),
            *(_header(name, value, request.headers.get(name, _MISSING)) for name, value in self._headers.items()),
        ]
        return [line for line in found if line] + self._in_body(request.body)

    def __str__(self) -> str:
        parts = [f"{self._method or 'any method'} {self._path or 'any path'}"]
        parts += [f"query {name}" for name in self._query] + [f"header {name}" for name in self._headers]
        parts += ["JSON body"] * (self._json is not _MISSING) + [f"JSON field {name}" for name in self._fields]
        times = f" ({self._wanted} times, {self.left} to come)" if self._wanted > 1 else ""
        return ", ".join(parts) + times

    def _answered(self, answer: Reply | BaseException) -> T:
        if self.answer is not None:
            raise AssertionError(f"the expected request {self} has an answer already")
        self.answer = answer
        return self._transport

    def _in_body(self, body: bytes | None) -> list[str]:
        if self._json is _MISSING and not self._fields:
            return []
        try:
            came = loads(body or b"")
        except SerializationError:
            return [f"body: expected JSON, came {_shown((body or b'').decode('utf-8', 'replace'))}"]
        wanted = dict(self._fields)
        if isinstance(self._json, dict) and isinstance(came, dict):
            # Field by field, so that a failure shows those that differ.
            wanted = dict.fromkeys(came, _MISSING) | self._json | wanted
        elif self._json is not _MISSING and not _same(self._json, came):
            return [f"body: expected {_shown(self._json)}, came {_shown(came)}"]
        if wanted and not isinstance(came, dict):
            return [f"body: expected an object, came {_shown(came)}"]
        found = [_difference(f"body, {name}", value, came.get(name, _MISSING)) for name, value in wanted.items()]
        return [line for line in found if line]


class ExpectationQueue:
    """The expectations of one transport, and what became of them. May be used from many threads."""

    def __init__(self) -> None:
        self.otherwise: Reply | BaseException | None = None
        self._asked = False
        self._expected: list[Expectation[Any]] = []
        self._failures: list[str] = []
        self._lock = Lock()

    def expect(self, transport: T) -> Expectation[T]:
        """One more expectation, whose answer leads back to `transport`."""
        expectation = Expectation(transport)
        self._expected.append(expectation)
        return expectation

    def answer(self, request: Request) -> Reply | BaseException:
        """What the next expectation answers to `request`; AssertionError where it is another one, or none is left."""
        with self._lock:
            self._asked = True
            number, expectation = self._next()
            if expectation is None:
                if self.otherwise is None:
                    self.fail(f"unexpected request: {_told(request)}\n  {self._none_left()}")
                return self.otherwise
            if expectation.answer is None:
                self.fail(f"no answer to the expected request {expectation}: end it with returning(…)")
            lines = expectation.differences(request)
            if lines:
                place = f"{number} of {len(self._expected)}"
                said = [f"unexpected request: {_told(request)}", f"  expected ({place}): {expectation}"]
                said += [f"  {line}" for line in lines] + self._elsewhere(number, request)
                self.fail("\n".join(said))
            expectation.left -= 1
            return expectation.answer

    def fail(self, why: str) -> NoReturn:
        """Fail the test, and remember it: code under test may swallow any exception."""
        self._failures.append(why)
        raise AssertionError(why)

    def verify(self) -> None:
        """AssertionError for what failed before, and for what never came."""
        if self._failures:
            raise AssertionError("\n".join(self._failures))
        waiting = [(n, e) for n, e in enumerate(self._expected, 1) if e.left]
        if waiting:
            lines = [f"  {n} of {len(self._expected)}: {expectation}" for n, expectation in waiting]
            raise AssertionError("\n".join(["expected, but never sent:", *lines]))
        if self.otherwise is not None and not self._asked:
            raise AssertionError("never asked: an answer was given, but no request came")

    def _next(self) -> tuple[int, Expectation[Any] | None]:
        return next(((n, e) for n, e in enumerate(self._expected, 1) if e.left), (0, None))

    def _none_left(self) -> str:
        count = len(self._expected)
        return f"all {count} expected requests came already" if count else "no request is expected at all"

    def _elsewhere(self, number: int, request: Request) -> list[str]:
        places = [n for n, e in enumerate(self._expected, 1) if n != number and not e.differences(request)]
        return [f"  it would be right as number {places[0]}: the order is wrong"] if places else []


def _told(request: Request) -> str:
    return f"{request.method} {request.url}"


def _difference(what: str, wanted: Any, came: Any) -> str | None:
    return None if _same(wanted, came) else f"{what}: expected {_shown(wanted)}, came {_shown(came)}"


def _same(wanted: Any, came: Any) -> bool:
    """Whether both are the same JSON; Python alone takes 1, 1.0 and True for equal."""
    if isinstance(wanted, dict) and isinstance(came, dict):
        return wanted.keys() == came.keys() and all(_same(value, came[name]) for name, value in wanted.items())
    if isinstance(wanted, list) and isinstance(came, list):
        return len(wanted) == len(came) and all(map(_same, wanted, came))
    for kind in (bool, float):
        if isinstance(wanted, kind) != isinstance(came, kind):
            return False
    return bool(wanted == came)


def _text(what: str, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"the {what} is a string, not a value of type {type(value).__name__}")
    return value


def _written(value: Any) -> str:
    """A value of a query as it stands in the URL."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (str, int, float)):
        raise TypeError(f"the value of a parameter is a string or a number, not {value!r}")
    return str(value)


def _header(name: str, wanted: str, came: Any) -> str | None:
    if wanted != came and name in _SECRET:
        return f"header {name}: expected one, came {'none' if came is _MISSING else 'another'}"
    return _difference(f"header {name}", wanted, came)


def _shown(value: Any) -> str:
    text = "none" if value is _MISSING else repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}… ({len(text)} characters)"
