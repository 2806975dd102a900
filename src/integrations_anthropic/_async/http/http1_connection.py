"""An HTTP/1.1 connection of our own: one write, and a parser in C.

It is used where nothing stands between the client and the API that httpcore would have to deal with: no proxy, no
HTTP/2, and neither a recorder nor a mock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.network.early_response import EARLY_FROM
from ..._runtime.network.faults import RemoteProtocolError
from ..._runtime.network.response_parser import RESPONSE_PARSER, BadResponse, ResponseParser
from .connection import AsyncConnection, AsyncResponseHead
from .network_backend import MAX_READ

if TYPE_CHECKING:
    import ssl

    from ..._core.call.deadline import AttemptTimeouts
    from ..._core.http.request_head import OutgoingRequest
    from .network_backend import AsyncNetworkBackend, AsyncNetworkStream

__all__ = ["AsyncHTTP1Connection"]


class AsyncHTTP1Connection(AsyncConnection):
    """One connection, which carries one request at a time.

    It is idle while it has no parser: an exchange that was left anywhere before its end leaves one behind, and the
    connection is not used again.
    """

    def __init__(self, host: str, port: int, context: ssl.SSLContext | None, backend: AsyncNetworkBackend) -> None:
        """`context`: that of TLS; None for plain text."""
        super().__init__(backend)
        self._host = host
        self._port = port
        self._context = context
        self._stream: AsyncNetworkStream | None = None
        self._parser: ResponseParser | None = None
        # Whether the reader of the body has found its end.
        self._read_to_end = False

    async def send(self, request: OutgoingRequest, timeouts: AttemptTimeouts) -> AsyncResponseHead:
        """Send the request, connecting first where it is new; return the head of its response."""
        self.backend.timeouts = timeouts
        self._read_to_end = False
        parser = self._parser = RESPONSE_PARSER()
        stream = self._stream or await self._connect()
        try:
            await self._write(stream, request)
            while not parser.has_head:
                parser.feed(await stream.read(MAX_READ))
        except BadResponse as error:
            raise RemoteProtocolError(str(error)) from error
        return AsyncResponseHead(parser.status, parser.headers, {})

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
            raise RemoteProtocolError(str(error)) from error
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

    async def _connect(self) -> AsyncNetworkStream:
        stream = await self.backend.connect_tcp(self._host, self._port)
        if self._context is not None:
            stream = await stream.start_tls(self._context, self._host)
        self._stream = stream
        return stream

    async def _write(self, stream: AsyncNetworkStream, request: OutgoingRequest) -> None:
        head, body = request
        try:
            if len(body) < EARLY_FROM:
                await stream.write(head + body)
            else:
                await stream.write(head)
                await stream.write(body)
        except self.backend.faults.WriteError:
            # The server may have answered before it closed: what it said is read, and says why.
            if self.backend.stream is None:
                raise
