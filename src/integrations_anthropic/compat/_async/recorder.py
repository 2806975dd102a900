"""A transport that keeps what it sends and receives for the call that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any

from ..client_settings import RETRY_COUNT
from ..exchanges.exchange import Exchange, current_exchange

if TYPE_CHECKING:
    from ..._core.call.protocols import AsyncResponse, AsyncTransport
    from ..._core.call.request import Request

__all__ = ["AsyncRecorder"]


class AsyncRecorder:
    """Sends by another transport. What is sent and received is recorded in the exchange of the call."""

    def __init__(self, transport: AsyncTransport) -> None:
        self.transport = transport

    async def send(self, request: Request) -> AsyncResponse:
        """Send the request. A call that is not made by this package's `compat` is not recorded."""
        exchange = current_exchange()
        if exchange is None:
            return await self.transport.send(request)
        for name in exchange.dropped:
            request.headers.pop(name, None)
        exchange.sent(request)
        if RETRY_COUNT not in exchange.dropped:
            request.headers.setdefault(RETRY_COUNT, str(exchange.attempts - 1))
        started = monotonic()
        response = await self.transport.send(request)
        exchange.received(response.status, response.headers, monotonic() - started)
        return AsyncRecordedResponse(response, exchange, streamed=request.streamed)

    async def warm_up(self) -> None:
        """Make what a first call needs, where the transport has something to make."""
        make: Any = getattr(self.transport, "warm_up", None)
        if make is not None:
            await make()

    async def close(self) -> None:
        """Close the transport."""
        await self.transport.close()


class AsyncRecordedResponse:
    """A response whose pieces are recorded as they are read."""

    def __init__(self, response: AsyncResponse, exchange: Exchange, *, streamed: bool) -> None:
        self._response, self._exchange, self._streamed = response, exchange, streamed
        self.status: int = response.status
        self.headers: Mapping[str, str] = response.headers

    async def receive(self) -> bytes:
        """The next piece of the body; empty at its end."""
        piece = await self._response.receive()
        if piece:
            self._exchange.took(piece, streamed=self._streamed)
        else:
            self._exchange.closed(whole=True)
        return piece

    async def close(self) -> None:
        """Release the connection."""
        self._exchange.closed()
        await self._response.close()

    def __getattr__(self, name: str) -> Any:
        """What the response of a transport may have beside the protocol."""
        if name.startswith("__") or name == "_response":
            raise AttributeError(name)
        return getattr(self._response, name)
