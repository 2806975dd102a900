"""The scripted responses of a mock transport, and the state of a response body while it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from .._core.codec.json import dumps
from .._core.codec.serialize import to_dict
from .._hints.unknown_names import NamesHinted
from .._record import Record

if TYPE_CHECKING:
    from .clock import VirtualClock

__all__ = ["Reply", "ReplyBody", "require_events", "require_reply", "to_reply"]

REQUEST_ID = "req_test123"


class Reply(NamesHinted):
    """A scripted response: status, headers, and a body that may be split into pieces and may end with an exception.

    It can be returned more than once. `closed` is True once its latest body was read to the end or closed, which is
    when a real connection would return to the pool.
    """

    clock: VirtualClock | None = None
    seconds: float = 0.0

    def __init__(
        self,
        body: Any = None,
        status: int = 200,
        *,
        headers: Mapping[str, str] | None = None,
        cut: int = 0,
        fault: BaseException | None = None,
    ) -> None:
        """`body`: a model, a page, or other JSON data; bytes and strings are sent unchanged; None is an empty body.

        `status`: HTTP status, 100 to 599. `headers` are added to `request-id: req_test123` and the content type of
        JSON. `cut`: size of a piece in bytes, 0 for one piece. `fault`: raised instead of the end of the body.
        """
        self._set(status, headers or {}, None if isinstance(body, (bytes, str)) else "application/json", fault)
        if cut < 0:
            raise AssertionError(f"cut must be 0 or more bytes, not {cut}")
        data = _bytes(body)
        size = cut or max(len(data), 1)
        self.pieces = [data[i : i + size] for i in range(0, len(data), size)]

    @classmethod
    def stream(cls, events: Iterable[Any], *, headers: Mapping[str, str] | None = None) -> Reply:
        """Server-sent events, one per piece: models, dicts with a `type`, or strings and bytes that are sent unchanged.

        If the last item is an exception, it is raised instead of the end of the stream.
        """
        given, fault = _split_fault(events)
        return cls._of([_event(event) for event in given], "text/event-stream", headers, fault)

    @classmethod
    def lines(cls, items: Iterable[Any], *, headers: Mapping[str, str] | None = None) -> Reply:
        """JSON Lines, as in the results of a batch: models, dicts, or strings that are sent unchanged."""
        given, fault = _split_fault(items)
        return cls._of([_bytes(item) + b"\n" for item in given], "application/x-jsonl", headers, fault)

    def paced(self, clock: VirtualClock, seconds: float) -> Self:
        """Advance `clock` by `seconds` before each piece of the body; no real time passes."""
        self.clock, self.seconds = clock, seconds
        return self

    def __repr__(self) -> str:
        return f"Reply(status={self.status}, {sum(map(len, self.pieces))} bytes)"

    @classmethod
    def _of(
        cls, pieces: list[bytes], content_type: str, headers: Mapping[str, str] | None, fault: BaseException | None
    ) -> Reply:
        reply = cls.__new__(cls)
        reply._set(200, headers or {}, content_type, fault)
        reply.pieces = [piece for piece in pieces if piece]
        return reply

    def _set(
        self, status: int, headers: Mapping[str, str], content_type: str | None, fault: BaseException | None
    ) -> None:
        if isinstance(status, bool) or not isinstance(status, int) or not 100 <= status <= 599:
            raise AssertionError(f"status must be an integer from 100 to 599, not {status!r}")
        self.status = status
        self.headers = {"request-id": REQUEST_ID} | ({} if content_type is None else {"content-type": content_type})
        self.headers |= {name.lower(): value for name, value in headers.items()}
        self.fault = fault
        self.closed = False


class ReplyBody:
    """The body of a reply while one response reads it."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._pieces = iter(reply.pieces)
        self._closed = False
        reply.closed = False

    def next(self) -> bytes:
        """The next piece; empty at the end and after `close`."""
        if self._closed:
            return b""
        if self._reply.clock is not None:
            self._reply.clock.advance(self._reply.seconds)
        piece = next(self._pieces, b"")
        if not piece:
            self.close()
            if self._reply.fault is not None:
                raise self._reply.fault
        return piece

    def close(self) -> None:
        """Stop reading the body."""
        self._closed = self._reply.closed = True


def to_reply(given: Any) -> Reply | BaseException:
    """Convert an argument of `returning` to a reply, or to the exception to raise."""
    if isinstance(given, (Reply, BaseException)):
        return given
    if isinstance(given, type) and issubclass(given, BaseException):
        raise AssertionError(f"an exception must be an instance of {given.__name__}, not the class")
    if isinstance(given, tuple):
        if len(given) != 2:
            raise AssertionError(f"a response tuple must be (status, body), not a tuple of {len(given)}")
        return Reply(given[1], given[0])
    return Reply(given)


def require_reply(given: Any) -> Any:
    """Return the argument. Raises AssertionError for None, which could mean a missing argument or an empty body."""
    if given is None:
        raise AssertionError(
            "a response must not be None: pass a body, (status, None) for an empty body, or an exception"
        )
    return given


def require_events(events: Iterable[Any]) -> list[Any]:
    """The events as a list. Raises AssertionError if there are none."""
    given = list(events)
    if not given:
        raise AssertionError("a stream needs at least one event; pass Reply.stream([]) for a stream without events")
    return given


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, bytes):
        return body
    return body.encode() if isinstance(body, str) else dumps(to_dict(body))


def _event(event: Any) -> bytes:
    if isinstance(event, (str, bytes)):
        return _bytes(event)
    data = to_dict(event) if isinstance(event, (Record, Mapping)) else event
    kind = data.get("type") if isinstance(data, dict) else None
    if not isinstance(kind, str):
        raise AssertionError(
            f"a stream event must be a string, bytes, a model or a dict with a string `type`, not {event!r}"
        )
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _split_fault(items: Iterable[Any]) -> tuple[list[Any], BaseException | None]:
    given = list(items)
    fault = given.pop() if given and isinstance(given[-1], BaseException) else None
    if any(isinstance(item, BaseException) for item in given):
        raise AssertionError("an exception must be the last item, because it ends the response")
    return given, fault
