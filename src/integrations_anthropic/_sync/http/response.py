# Derived from src/integrations_anthropic/_async/http/response.py by `make codegen`. Do not edit.
"""A response whose head has arrived; its body is read as it arrives, and decoded from its content encoding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from ..._core.call.deadline import WaitExpired
from ..._core.call.library_faults import is_library_error, is_network_fault
from ..._core.codec.content_encoding import ContentDecoder, DecodingError, UnknownEncoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..._core.call.request import Request
    from ...errors import AnthropicError
    from ...meta import Headers

__all__ = ["Body", "FaultReporter", "HTTPResponse"]


class Body(Protocol):
    """The body of a response as it arrives."""

    def receive(self) -> bytes:
        """The next piece; empty at its end."""
        ...

    def close(self) -> None:
        """Release the connection."""
        ...

    def shut_down(self) -> None:
        """Wake who waits for the next piece, from any thread or task: it then finds the body at its end."""
        ...


class FaultReporter(Protocol):
    """The transport that a response came from."""

    def monotonic(self) -> float:
        """Seconds of the clock that time limits are measured by."""
        ...

    def error_of(self, error: BaseException, request: Request, *, reading: bool = False) -> AnthropicError:
        """The error for a fault of the network."""
        ...


class HTTPResponse:
    """Status, headers, and the pieces of the body."""

    def __init__(
        self,
        transport: FaultReporter,
        request: Request,
        status: int,
        headers: Headers,
        body: Body,
        *,
        is_decoded: bool = False,
    ) -> None:
        """`is_decoded`: whether the content encoding that the headers state was undone before."""
        self._transport = transport
        self._request = request
        self._body = body
        self._closed = False
        self._receiving = False
        self.status = status
        self.headers: Mapping[str, str] = headers
        self._encoding = "" if is_decoded else headers.get("content-encoding", "")
        self._decoder: ContentDecoder | None = None
        # What is still to be decoded of the last piece that arrived.
        self._decoded: Iterator[bytes] = iter(())

    def receive(self) -> bytes:
        """The next piece of the body, decoded from its content encoding; empty at its end."""
        if self._closed:
            return b""
        self._receiving = True
        try:
            piece = self._piece() if self._encoding else self._body.receive()
        except (Exception, WaitExpired) as error:
            known = isinstance(error, (TimeoutError, DecodingError, UnknownEncoding)) or is_library_error(error)
            if not known and not is_network_fault(error):
                raise
            closed = self._closed
            self._release()
            if closed:
                return b""
            raise self._transport.error_of(error, self._request, reading=True) from error
        finally:
            self._receiving = False
        if self._closed or not piece:
            self._release()
            return b""
        return piece

    def close(self) -> None:
        """Release the connection; where the body was not read to its end, close it.

        A task or thread that waits for the next piece is woken, and finds the body at its end.
        """
        self._closed = True
        if self._receiving:
            self._body.shut_down()
        else:
            self._release()

    def _piece(self) -> bytes:
        """The next piece, decoded; several compressed pieces may be needed for one. Empty at the end."""
        while True:
            for piece in self._decoded:
                if piece:
                    return piece
                self._check_time()
            raw = self._body.receive()
            if not raw:
                return raw
            self._check_time()
            self._decoder = self._decoder or ContentDecoder(self._encoding)
            self._decoded = self._decoder.decode(raw)

    def _check_time(self) -> None:
        """Data that decodes to nothing may arrive without end, and never make a read wait."""
        if self._request.deadline.expired(self._transport.monotonic()) is not None:
            raise WaitExpired

    def _release(self) -> None:
        self._closed = True
        self._body.close()
