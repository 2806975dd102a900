"""What was sent and what came back for one call, and the same as objects of httpx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NoReturn

from ..._loading.lazy_import import load

if TYPE_CHECKING:
    import httpx

    from ..._core.call.request import Request

__all__ = ["Exchange", "asking", "claimed_exchange", "current_exchange", "recording", "without_secrets"]

_SECRET = frozenset({"authorization", "cookie", "proxy-authorization", "x-api-key", "x-goog-api-key"})
MASK = "[secret]"
_JSON_BODY = "application/json"


def without_secrets(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers with `[secret]` in the place of credentials."""
    return {name: MASK if name.lower() in _SECRET else value for name, value in headers.items()}


class Exchange:
    """The last request of a call and its response: of several attempts, those of the last one.

    Its repr shows no header and no content, and it cannot be pickled: an error that holds it can be shown and sent.
    """

    def __init__(self, *, keeps_body: bool = False) -> None:
        """`keeps_body`: also the bytes of a streamed body are kept, which are otherwise dropped as they are read."""
        self.keeps_body = keeps_body
        self.attempts = 0
        self.dropped: frozenset[str] = frozenset()
        """Names of headers that are not sent."""
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.pieces: list[bytes] = []
        self.is_closed = False
        self.elapsed = timedelta(0)
        self._request: Request | None = None
        self._made: httpx.Response | None = None

    def sent(self, request: Request) -> None:
        """An attempt begins. One with another body is the first of another call, as in a run of tools."""
        is_repeated = self._request is not None and self._request.body is request.body
        self.attempts = self.attempts + 1 if is_repeated else 1
        self._request, self._made = request, None
        self.status, self.headers, self.is_closed = 0, {}, False
        self.pieces = []

    def received(self, status: int, headers: Mapping[str, str], elapsed: float) -> None:
        """The head of a response arrived, `elapsed` seconds after the request was sent."""
        self.status, self.headers, self.elapsed = status, headers, timedelta(seconds=elapsed)

    def took(self, piece: bytes, *, streamed: bool) -> None:
        """A piece of the body arrived."""
        if self.keeps_body or not streamed or self.status >= 300:
            self.pieces.append(piece)

    def closed(self, *, whole: bool = False) -> None:
        """The body was read to its end (`whole`), or dropped."""
        self.is_closed = True
        if self._made is not None:
            self._made.is_closed = True
            self._made.is_stream_consumed = self._made.is_stream_consumed or whole

    @property
    def body(self) -> bytes:
        """The bytes of the body as far as they were kept, decoded from its content encoding."""
        return b"".join(self.pieces)

    @property
    def request(self) -> httpx.Request:
        """The request of the last attempt; credentials among its headers are masked."""
        library: Any = load("httpx")
        if self._request is None:
            nothing: httpx.Request = library.Request("GET", "http://nothing-was-sent.invalid")
            return nothing
        sent = self._request
        limits = {"connect": sent.connect_timeout, "read": sent.timeout, "write": sent.timeout}
        made: httpx.Request = library.Request(
            sent.method,
            sent.url,
            headers=without_secrets(sent.headers),
            content=sent.body,
            extensions={"timeout": {**limits, "pool": sent.pool_timeout}},
        )
        return made

    def response(self, stream: Any = None) -> httpx.Response:
        """The response. `stream`: the body where it is still arriving, an httpx byte stream."""
        if self._made is None:
            library: Any = load("httpx")
            # Its body is decoded already.
            headers = {k: v for k, v in self.headers.items() if k.lower() not in ("content-encoding", "content-length")}
            body: dict[str, Any] = {"content": self.body} if stream is None else {"stream": stream}
            self._made = library.Response(self.status or 200, headers=headers, request=self.request, **body)
            self._made.is_closed = self.is_closed or stream is None
            self._made.elapsed = self.elapsed
        return self._made

    def __repr__(self) -> str:
        return f"Exchange(status={self.status}, attempts={self.attempts})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an exchange cannot be pickled: it may hold secrets")

    def __deepcopy__(self, memo: object) -> Exchange:
        return self


_current: ContextVar[Exchange | None] = ContextVar("integrations_anthropic_compat_exchange", default=None)
_asked: ContextVar[Exchange | None] = ContextVar("integrations_anthropic_compat_asked_exchange", default=None)


def current_exchange() -> Exchange | None:
    """The exchange that calls of this task or thread are recorded in."""
    return _current.get()


def claimed_exchange() -> Exchange:
    """The exchange that the caller wants to see, for the first call that claims it; else a new one.

    A tool that makes calls of its own, inside of a run, has new ones.
    """
    asked = _asked.get()
    _asked.set(None)
    return Exchange() if asked is None else asked


@contextmanager
def asking(exchange: Exchange) -> Iterator[Exchange]:
    """Have the first call that is made inside of the block recorded in `exchange`."""
    token = _asked.set(exchange)
    try:
        yield exchange
    finally:
        _asked.reset(token)


@contextmanager
def recording(exchange: Exchange) -> Iterator[Exchange]:
    """Record the calls that are made inside of the block in `exchange`."""
    token = _current.set(exchange)
    try:
        yield exchange
    finally:
        _current.reset(token)
