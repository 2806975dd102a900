"""An HTTP/1.1 connection of our own: one write, and a parser in C.

It is used where nothing stands between the client and the API that httpcore would have to deal with: no proxy, no
HTTP/2, and neither a recorder nor a mock.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from ..._core.call.library_faults import raise_interruption
from ..._runtime.network.early_response import EARLY_FROM
from ..._runtime.network.faults import RemoteProtocolError
from ..._runtime.network.response_parser import RESPONSE_PARSER, BadResponse, ResponseParser
from .connection import NO_SCOPE, AsyncConnection, AsyncResponseHead
from .network_backend import MAX_READ, NO_SOCKET, NO_TIME

if TYPE_CHECKING:
    import ssl

    from ..._core.call.deadline import AttemptTimeouts
    from ..._core.http.heads import OutgoingRequest
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
        # Whether the response was watched for while the request was sent: some of it may have been read then.
        self._was_watched = False

    def shielded(self) -> AbstractContextManager[object]:
        """No scope: `response_closed` takes no time."""
        return NO_SCOPE

    async def send(self, request: OutgoingRequest, timeouts: AttemptTimeouts) -> AsyncResponseHead:
        """Send the request, connecting first where it is new; return the head of its response."""
        self.backend.timeouts = timeouts
        self._read_to_end = False
        parser = self._parser = RESPONSE_PARSER()
        stream = self._stream or await self._connect()
        try:
            await self._write(stream, request, timeouts)
            while not parser.has_head:
                parser.feed(await self._read(timeouts))
        except BadResponse as error:
            raise RemoteProtocolError(str(error)) from error
        return AsyncResponseHead(parser.status, parser.headers, {})

    async def receive(self) -> bytes:
        """The next piece of the body; empty at its end."""
        parser, timeouts = self._parser, self.backend.timeouts
        if parser is None or timeouts is None:
            return b""
        try:
            while not parser.pieces:
                if parser.complete:
                    self._read_to_end = True
                    return b""
                parser.feed(await self._read(timeouts))
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

    def is_readable(self) -> bool:
        """Whether there is something to read, or the end."""
        stream = self.backend.stream
        return stream is None or bool(stream.get_extra_info("is_readable"))

    async def _connect(self) -> AsyncNetworkStream:
        stream = await self.backend.connect_tcp(self._host, self._port)
        if self._context is not None:
            stream = await stream.start_tls(self._context, self._host)
        self._stream = stream
        return stream

    async def _write(self, stream: AsyncNetworkStream, request: OutgoingRequest, timeouts: AttemptTimeouts) -> None:
        self._was_watched = len(request.body) >= EARLY_FROM
        faults = self.backend.faults
        try:
            if request.upload is not None:
                self._was_watched = True
                await stream.write(request.head)
                while piece := await request.upload.receive_framed():
                    await stream.write(piece)
                return
            if self._was_watched:
                await stream.write(request.head)
                await stream.write(request.body)
                return
            left = timeouts.get("write")
            if left is not None and left <= 0:
                raise faults.WriteTimeout(NO_TIME)
            if self.backend.stream is None:
                raise OSError(NO_SOCKET)
            await self.backend.stream.write(request.head + request.body, left)
        except faults.WriteError as error:
            # A signal handler may have raised a TimeoutError, which looks like the network's.
            raise_interruption(error)
            # The server may have answered before it closed: what it said is read, and says why.
            if self.backend.stream is None:
                raise

    async def _read(self, timeouts: AttemptTimeouts) -> bytes:
        """The next bytes; empty at the end. The time left is looked at each time: there may always be some to read."""
        if self._was_watched and self._stream is not None:
            return await self._stream.read(MAX_READ)
        backend = self.backend
        if backend.stream is None:
            raise OSError(NO_SOCKET)
        left = timeouts.get("read")
        if left is not None and left <= 0:
            raise backend.faults.ReadTimeout(NO_TIME)
        data: bytes = await backend.stream.read(MAX_READ, left)
        if not data:
            backend.broken = True
        return data
