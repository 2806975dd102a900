"""An HTTP/1.1 connection of our own, in the place of httpcore's: one write, and a parser in C.

It is used where nothing stands between the client and the API that httpcore would have to deal with: no proxy, and no
HTTP/2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore

from ..._runtime.network.early_response import EARLY_FROM
from ..._runtime.network.response_parser import RESPONSE_PARSER, BadResponse, ResponseParser
from .connection import AsyncConnection
from .network_backend import MAX_READ
from .response_body import AsyncWholeBody

if TYPE_CHECKING:
    import ssl

    from ..._core.call.deadline import AttemptTimeouts
    from .network_backend import AsyncNetworkBackend, AsyncNetworkStream

__all__ = ["AsyncHTTP1Connection", "is_httpcore_mocked"]

_HTTPCORE = httpcore.AsyncHTTPConnection.__init__.__globals__


def is_httpcore_mocked() -> bool:
    """Whether a mock, such as respx, stands in the place of httpcore's connections.

    By where the method is defined: this module may have been imported while the mock was there.
    """
    return getattr(httpcore.AsyncHTTPConnection.handle_async_request, "__globals__", None) is not _HTTPCORE


class AsyncHTTP1Connection(AsyncConnection):
    """One connection, which carries one request at a time.

    It is idle while it has no parser: an exchange that was left anywhere before its end leaves one behind, and the
    connection is not used again.
    """

    protocol = "HTTP/1.1"
    """None would mean that a mock has answered."""

    def __init__(self, origin: httpcore.Origin, backend: AsyncNetworkBackend, context: ssl.SSLContext) -> None:
        super().__init__(None, backend)
        self._origin = origin
        self._context = context
        self._stream: AsyncNetworkStream | None = None
        self._parser: ResponseParser | None = None
        # Whether the reader of the body has found its end.
        self._read_to_end = False

    async def send(self, request: httpcore.Request, timeouts: AttemptTimeouts) -> httpcore.Response:
        """Send the request, connecting first where it is new; return the response with its head."""
        if is_httpcore_mocked():
            # The pool makes another connection, of httpcore's, which the mock answers.
            raise httpcore.ConnectionNotAvailable
        self.backend.timeouts = timeouts
        self._read_to_end = False
        parser = self._parser = RESPONSE_PARSER()
        try:
            stream = self._stream or await self._connect()
            await self._write(stream, request)
            while not parser.has_head:
                parser.feed(await stream.read(MAX_READ))
        except BadResponse as error:
            raise httpcore.RemoteProtocolError(str(error)) from error
        extensions = {"http_version": b"HTTP/1.1", "network_stream": stream}
        return httpcore.Response(parser.status, headers=parser.headers, extensions=extensions)

    async def receive(self) -> bytes:
        """The next piece of the body; empty at its end."""
        parser, stream = self._parser, self._stream
        if parser is None or stream is None:
            return b""
        try:
            while not parser.pieces:
                if parser.complete:
                    self._read_to_end = True
                    return b""
                parser.feed(await stream.read(MAX_READ))
        except BadResponse as error:
            raise httpcore.RemoteProtocolError(str(error)) from error
        pieces, parser.pieces = parser.pieces, []
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    async def response_closed(self, number: int | None) -> None:
        """A body was read to its end or closed."""
        parser = self._parser
        if parser is not None and self._read_to_end and parser.reusable:
            self._parser = None
        else:
            self.backend.broken = True

    def is_reusable(self) -> bool:
        """Whether it can carry another request."""
        return self._parser is None and not self.backend.broken

    def limit_shared_reads(self) -> None:
        """Nothing is shared."""

    async def _connect(self) -> AsyncNetworkStream:
        origin = self._origin
        is_secure = origin.scheme == b"https"
        host = origin.host.decode("ascii")
        stream = await self.backend.connect_tcp(host, origin.port or (443 if is_secure else 80))
        if is_secure:
            stream = await stream.start_tls(self._context, host)
        self._stream = stream
        return stream

    async def _write(self, stream: AsyncNetworkStream, request: httpcore.Request) -> None:
        lines = [b"%s %s HTTP/1.1" % (request.method, request.url.target)]
        for header in request.headers:
            lines.append(b"%s: %s" % header)
        head = b"\r\n".join([*lines, b"", b""])
        stream_of_body: Any = request.stream
        if isinstance(stream_of_body, AsyncWholeBody):
            body = stream_of_body.body
        else:
            body = b"".join([piece async for piece in stream_of_body])
        try:
            if len(body) < EARLY_FROM:
                await stream.write(head + body)
            else:
                await stream.write(head)
                await stream.write(body)
        except httpcore.WriteError:
            # The server may have answered before it closed: what it said is read, and says why.
            if self.backend.stream is None:
                raise
