# Derived from src/integrations_anthropic/compat/_async/recorder.py by `make codegen`. Do not edit.
"""A transport that keeps what it sends and receives for the call that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any

from ..client_settings import RETRY_COUNT
from ..exchanges.exchange import Exchange, current_exchange

if TYPE_CHECKING:
    from ..._core.call.protocols import Response, Transport
    from ..._core.call.request import Request

__all__ = ["Recorder"]


class Recorder:
    """Sends by another transport. What is sent and received is recorded in the exchange of the call."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def send(self, request: Request) -> Response:
        """Send the request. A call that is not made by this package's `compat` is not recorded."""
        exchange = current_exchange()
        if exchange is None:
            return self.transport.send(request)
        for name in exchange.dropped:
            request.headers.pop(name, None)
        exchange.sent(request)
        if RETRY_COUNT not in exchange.dropped:
            request.headers.setdefault(RETRY_COUNT, str(exchange.attempts - 1))
        started = monotonic()
        response = self.transport.send(request)
        exchange.received(response.status, response.headers, monotonic() - started)
        return RecordedResponse(response, exchange, streamed=request.streamed)

    def warm_up(self) -> None:
        """Make what a first call needs, where the transport has something to make."""
        make: Any = getattr(self.transport, "warm_up", None)
        if make is not None:
            make()

    def close(self) -> None:
        """Close the transport."""
        self.transport.close()


class RecordedResponse:
    """A response whose pieces are recorded as they are read."""

    def __init__(self, response: Response, exchange: Exchange, *, streamed: bool) -> None:
        self._response, self._exchange, self._streamed = response, exchange, streamed
        self.status: int = response.status
        self.headers: Mapping[str, str] = response.headers

    def receive(self) -> bytes:
        """The next piece of the body; empty at its end."""
        piece = self._response.receive()
        if piece:
            self._exchange.took(piece, streamed=self._streamed)
        else:
            self._exchange.closed(whole=True)
        return piece

    def close(self) -> None:
        """Release the connection."""
        self._exchange.closed()
        self._response.close()

    def __getattr__(self, name: str) -> Any:
        """What the response of a transport may have beside the protocol."""
        if name.startswith("__") or name == "_response":
            raise AttributeError(name)
        return getattr(self._response, name)
