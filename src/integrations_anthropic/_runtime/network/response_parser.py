"""One HTTP/1.1 response from bytes to its head and the pieces of its body: by httptools, or by h11 where it is missing.

Both refuse what is no HTTP, a response whose length is stated twice or in two ways, a head or the frame of a chunk that
has no end, and a body that ends before its length.
"""

from __future__ import annotations

from typing import Any, Protocol

from ..._loading.lazy_import import load

try:
    import httptools
except ImportError:
    # There is no wheel for this interpreter.
    httptools: Any = None  # type: ignore[no-redef]

__all__ = ["RESPONSE_PARSER", "BadResponse", "H11ResponseParser", "HttptoolsResponseParser", "ResponseParser"]

MAX_FRAME = 100 * 1024
"""Bytes of a head, and of what stands around the data of a body without any of it."""
START = b"HTTP/"
LONGEST_LENGTH = 20
"""Digits of a content-length: as many as 2**64 has."""
FRAMING = (b"content-length", b"transfer-encoding")


class BadResponse(Exception):
    """The bytes are no HTTP response, or not a whole one."""


class ResponseParser(Protocol):
    """What is known of a response so far."""

    status: int
    headers: list[tuple[bytes, bytes]]
    has_head: bool
    """Whether the head is complete; those of informational responses are passed over."""
    pieces: list[bytes]
    """Of the body: what arrived and was not taken yet."""
    complete: bool
    """Whether the body has ended."""
    reusable: bool
    """Whether another request may follow on the connection, once it is complete."""

    def feed(self, data: bytes) -> None:
        """Take in what arrived; empty for the end of the connection. Raises BadResponse."""
        ...


class HttptoolsResponseParser:
    """The parser of Node.js, llhttp."""

    __slots__ = (
        "_chunked",
        "_frame",
        "_length",
        "_parser",
        "_start",
        "complete",
        "has_head",
        "headers",
        "pieces",
        "reusable",
        "status",
    )

    def __init__(self) -> None:
        self._parser: Any = httptools.HttpResponseParser(self)
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.has_head = False
        self.pieces: list[bytes] = []
        self.complete = False
        self.reusable = False
        self._length = self._chunked = False
        # Bytes since the last data of the body.
        self._frame = 0
        # What arrived, until it is as long as the name of the protocol; then None.
        self._start: bytes | None = b""

    def feed(self, data: bytes) -> None:
        """Take in what arrived; empty for the end of the connection. Raises BadResponse."""
        if self.complete:
            # Nothing may follow a response before the next request.
            self.reusable = False
            return
        if not data:
            self._end()
            return
        if self._start is not None:
            if self._start or not data.startswith(START):
                self._check_start(data)
            else:
                self._start = None
        self._frame += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            if not self.complete:
                # What a callback raised, httptools only has as the context of an error of its own.
                if isinstance(error.__context__, BadResponse):
                    raise error.__context__ from None
                raise BadResponse(f"the response is not HTTP: {error}") from error
            self.reusable = False
        if self.complete:
            # The two refer to each other: each call would leave them to the garbage collector.
            self._parser = None
        elif self._frame > MAX_FRAME:
            raise BadResponse(f"the response has {self._frame} bytes of head or framing without data")

    def on_message_begin(self) -> None:
        """Called by httptools; also behind an informational response, and for what follows the response."""
        if self.complete:
            self.reusable = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Called by httptools for each header, and for trailers."""
        lowered = name.lower()
        if self.has_head:
            if lowered in FRAMING and not self.complete:
                raise BadResponse(f"the response has {lowered.decode()} behind its body")
            return
        self.headers.append((name, value))
        if lowered == b"content-length":
            if len(value) > LONGEST_LENGTH:
                raise BadResponse("the response has a content-length of more digits than any length has")
            self._length = True
        elif lowered == b"transfer-encoding":
            if self._chunked or value.strip().lower() != b"chunked":
                raise BadResponse("the response has a transfer-encoding other than chunked")
            self._chunked = True

    def on_headers_complete(self) -> None:
        """Called by httptools; also for what follows the response."""
        status = self._parser.get_status_code()
        if self.complete:
            return
        if status < 200:
            # 101 would make it another protocol, which was not asked for.
            if status == 101:
                raise BadResponse("the server switched to another protocol")
            self.headers = []
            return
        self.status = status
        self.has_head = True
        self.reusable = self._parser.should_keep_alive()
        self._frame = 0

    def on_body(self, data: bytes) -> None:
        """Called by httptools with a piece of the body."""
        if not self.complete:
            self.pieces.append(data)
            self._frame = 0

    def on_message_complete(self) -> None:
        """Called by httptools, for informational responses too."""
        if self.has_head:
            self.complete = True

    def _check_start(self, data: bytes) -> None:
        """Refuse what llhttp takes beside HTTP: blank lines before the response, and two other protocols."""
        start = ((self._start or b"") + data)[: len(START)]
        if not START.startswith(start):
            raise BadResponse(f"the response is not HTTP: it begins with {start!r}")
        self._start = None if start == START else start

    def _end(self) -> None:
        self.reusable = False
        if self.has_head and not self._length and not self._chunked:
            # Without a length, the body ends with the connection.
            self.complete = True
            return
        if not self.has_head:
            raise BadResponse("the server disconnected without sending a response")
        raise BadResponse("the server closed the connection before the end of the response")


class H11ResponseParser:
    """The same by h11, in Python."""

    def __init__(self) -> None:
        self._library = h11 = load("h11")
        self._h11 = h11.Connection(our_role=h11.CLIENT, max_incomplete_event_size=MAX_FRAME)
        request = h11.Request(method=b"POST", target=b"/", headers=[(b"host", b"x"), (b"content-length", b"0")])
        self._h11.send(request)
        self._h11.send(h11.EndOfMessage())
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.has_head = False
        self.pieces: list[bytes] = []
        self.complete = False
        self.reusable = False
        self._head = 0

    def feed(self, data: bytes) -> None:
        """Take in what arrived; empty for the end of the connection. Raises BadResponse."""
        if self.complete:
            self.reusable = False
            return
        if not data and not self.has_head:
            raise BadResponse("the server disconnected without sending a response")
        h11 = self._library
        # h11 itself limits each head, but not how many informational ones there are.
        self._head += 0 if self.has_head else len(data)
        try:
            self._h11.receive_data(data)
            while (event := self._h11.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
                self._take(event)
                if self.complete:
                    break
        except h11.RemoteProtocolError as error:
            raise BadResponse(f"the response is not HTTP: {error}") from error
        if self._head > MAX_FRAME and not self.has_head:
            raise BadResponse(f"the response has {self._head} bytes of informational responses")
        self.reusable = self.reusable and bool(data)

    def _take(self, event: Any) -> None:
        h11, kind = self._library, type(event)
        if kind is h11.InformationalResponse and event.status_code == 101:
            raise BadResponse("the server switched to another protocol")
        if kind is h11.Response:
            self.status = event.status_code
            self.headers = event.headers.raw_items()
            self.has_head = True
        elif kind is h11.Data:
            if event.data:
                self.pieces.append(bytes(event.data))
        elif kind in (h11.EndOfMessage, h11.ConnectionClosed):
            self.complete = True
            self.reusable = self._h11.their_state is h11.DONE and not self._h11.trailing_data[0]


RESPONSE_PARSER: type[ResponseParser] = H11ResponseParser if httptools is None else HttptoolsResponseParser
"""Reads one response on a connection."""
