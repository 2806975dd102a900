"""Sends the body of an HTTP/2 request as long as the peer wants it: a refusal that arrives meanwhile ends it.

Every name with an underscore on the protocol is httpcore's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore

from ...._core.call.deadline import CURRENT_TIMEOUTS, WaitExpired
from ...._runtime.network.early_response import EARLY_FROM, MAX_EARLY
from ...._runtime.network.sockets import SecondHandle
from .protocol_faults import is_fault

if TYPE_CHECKING:
    from ..network_backend import AsyncNetworkBackend

__all__ = ["FLUSH_SECONDS", "AsyncHTTP2Upload"]

FLUSH_SECONDS = 0.02
"""Seconds to wait for frames that may not come, or need not leave, now: later ones take them along."""


class AsyncHTTP2Upload:
    """Takes the place of httpcore's own sending, for one connection."""

    def __init__(self, protocol: Any, backend: AsyncNetworkBackend) -> None:
        """`protocol`: httpcore's connection that speaks HTTP/2, and has its state as `AsyncHTTP2State`."""
        self._protocol = protocol
        self._backend = backend
        self._end_request = protocol._send_end_stream
        # Whether what is held of the connection is less than a frame.
        self._peeked_in_vain = False

    async def send_data(self, request: httpcore.Request, number: int, data: bytes) -> None:
        """Send a piece of the body of an HTTP/2 request, as far as the peer takes it.

        In place of httpcore's own, which waits until the peer takes more, whatever it answers meanwhile. What arrived
        after a GOAWAY is not read: h2 takes no frames then. Source: RFC 9113, section 8.1.
        """
        protocol = self._protocol
        state = protocol._h2_state
        handle = SecondHandle(self._backend.stream) if len(data) >= EARLY_FROM else None
        try:
            while data and not self._is_refused(number):
                size = state.sendable(number)
                if size == 0:
                    # What arrives for this stream ends the wait, unless it is a response that lets it go on.
                    await protocol._receive_events(request, None if protocol._events.get(number) else number)
                    continue
                if len(data) > size:
                    await self._peek()
                data = data[state.send_data(number, data) :]
                await protocol._write_outgoing_data(request)
        except Exception as error:
            if not is_fault(error) or not await self._was_refused(request, number, handle):
                raise
        finally:
            if handle is not None:
                handle.close()

    async def send_end(self, request: httpcore.Request, number: int) -> None:
        if not self._is_refused(number):
            await self._end_request(request, number)

    def _is_refused(self, number: int) -> bool:
        return bool(self._protocol._h2_state.is_refused(number))

    async def _was_refused(self, request: httpcore.Request, number: int, handle: SecondHandle | None) -> bool:
        """The same, where sending has failed: what arrived before is read."""
        self._backend.broken = True
        protocol = self._protocol
        try:
            if handle is not None and (rest := handle.rest(MAX_EARLY)):
                protocol._h2_state.receive_data(rest)
            async with protocol._read_lock:
                while not self._is_refused(number):
                    await protocol._read_incoming_data(request)
        except Exception as error:
            if not is_fault(error):
                raise
            # The fault that ended the sending is the one to raise.
            return self._is_refused(number)
        return True

    async def _peek(self) -> None:
        """Take in what has arrived over HTTP/2, without waiting for more."""
        backend = self._backend
        seconds: dict[str, float | None] = {"read": FLUSH_SECONDS, "write": FLUSH_SECONDS}
        before = CURRENT_TIMEOUTS.set(seconds)
        try:
            while backend.is_readable() or (not self._peeked_in_vain and backend.has_received()):
                self._peeked_in_vain = True
                await self._protocol._receive_events(
                    httpcore.Request("GET", "https://control", extensions={"timeout": seconds})
                )
                self._peeked_in_vain = False
        except WaitExpired:
            return
        finally:
            CURRENT_TIMEOUTS.reset(before)
