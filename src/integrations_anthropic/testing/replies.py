"""What a mock transport answers with, and the bytes of it while they are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from .._core.codec.json import dumps
from .._core.codec.serialize import to_dict
from .._record import Record

if TYPE_CHECKING:
    from .clock import VirtualClock

__all__ = ["Delivery", "Reply", "reply_of", "some_answer", "some_events"]

REQUEST_ID = "req_test123"


class Reply:
    """One answer: a status, headers, and a body that may come in pieces and may end in a fault.

    It can be given more than once. `closed` says whether its latest body was read to the end or closed early: whether
    the connection would be free again.
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
        """`body`: a model, a page, or other JSON data; bytes and texts go out as they are; None is empty.

        `status`: HTTP status, 100 to 599. `headers` come on top of `request-id: req_test123` and of the content type
        of JSON. `cut`: bytes of one piece, 0 for all at once. `fault` is raised in place of the body's end.
        """
        self._set(status, headers or {}, None if isinstance(body, (bytes, str)) else "application/json", fault)
        if cut < 0:
            raise AssertionError(f"a piece has 1 byte or more (0: all of them), not {cut}")
        data = _bytes(body)
        size = cut or max(len(data), 1)
        self.pieces = [data[i : i + size] for i in range(0, len(data), size)]

    @classmethod
    def stream(cls, events: Iterable[Any], *, headers: Mapping[str, str] | None = None) -> Reply:
        """Server-sent events, each a piece of its own: models, dicts with a `type`, or texts that go out as they are.

        An exception as the last one is raised where the stream would have gone on.
        """
        given, fault = _without_fault(events)
        return cls._of([_event(event) for event in given], "text/event-stream", headers, fault)

    @classmethod
    def lines(cls, items: Iterable[Any], *, headers: Mapping[str, str] | None = None) -> Reply:
        """JSON lines, as the results of a batch come: models, dicts, or texts that go out as they are."""
        given, fault = _without_fault(items)
        return cls._of([_bytes(item) + b"\n" for item in given], "application/x-jsonl", headers, fault)

    def paced(self, clock: VirtualClock, seconds: float) -> Self:
        """Let each piece of the body take `seconds`, by a clock of the test: nobody really waits."""
        self.clock, self.seconds = clock, seconds
        return self

    def __repr__(self) -> str:
        return f"Reply(status={self.status}, {sum(map(len, self.pieces))} bytes)"

    @classmethod
    def _of(
        cls, pieces: list[bytes], kind: str, headers: Mapping[str, str] | None, fault: BaseException | None
    ) -> Reply:
        reply = cls.__new__(cls)
        reply._set(200, headers or {}, kind, fault)
        reply.pieces = [piece for piece in pieces if piece]
        return reply

    def _set(self, status: int, headers: Mapping[str, str], kind: str | None, fault: BaseException | None) -> None:
        if isinstance(status, bool) or not isinstance(status, int) or not 100 <= status <= 599:
            raise AssertionError(f"a status is a number from 100 to 599, not {status!r}")
        self.status = status
        self.headers = {"request-id": REQUEST_ID} | ({} if kind is None else {"content-type": kind})
        self.headers |= {name.lower(): value for name, value in headers.items()}
        self.fault = fault
        self.closed = False


class Delivery:
    """One time of giving a reply: what of its body has been read."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._pieces = iter(reply.pieces)
        self._closed = False
        reply.closed = False

    def next(self) -> bytes:
        """The next piece; empty at the end and once closed."""
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
        """Read no further."""
        self._closed = self._reply.closed = True


def reply_of(given: Any) -> Reply | BaseException:
    """What `returning` was given as a reply, or as the error to raise."""
    if isinstance(given, (Reply, BaseException)):
        return given
    if isinstance(given, type) and issubclass(given, BaseException):
        raise AssertionError(f"give an instance of {given.__name__}, not the class")
    if isinstance(given, tuple):
        if len(given) != 2:
            raise AssertionError(f"an answer is (status, body), not a tuple of {len(given)}")
        return Reply(given[1], given[0])
    return Reply(given)


def some_answer(given: Any) -> Any:
    """The same; AssertionError for None, which says of nothing how it is to be answered."""
    if given is None:
        raise AssertionError("None is no answer: give a body, (status, None) for an empty one, or an exception")
    return given


def some_events(events: Iterable[Any]) -> list[Any]:
    """The events as a list; AssertionError where there is none."""
    given = list(events)
    if not given:
        raise AssertionError("a stream needs an event; Reply.stream([]) is one that ends before any")
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
        raise AssertionError(f"an event of a stream is a string, a model or a dict with a type, not {event!r}")
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def _without_fault(items: Iterable[Any]) -> tuple[list[Any], BaseException | None]:
    given = list(items)
    fault = given.pop() if given and isinstance(given[-1], BaseException) else None
    if any(isinstance(item, BaseException) for item in given):
        raise AssertionError("nothing can come after an exception: it ends the answer")
    return given, fault
