# Derived from src/integrations_anthropic/platforms/_async/transport.py by `make codegen`. Do not edit.
"""The transport of a client for another cloud: what comes back is made what the API sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._core.codec.body_limits import MAX_ERROR_BODY
from ..._core.codec.json import dumps, loads
from ...errors import SerializationError
from ...meta import Headers

if TYPE_CHECKING:
    from ..._core.call.protocols import Response, Transport
    from ..._core.call.request import Request
    from ..platform import Frames, Platform

__all__ = ["PlatformTransport"]


class PlatformTransport:
    """Sends as another transport does, and translates responses that are not as the API's."""

    def __init__(self, transport: Transport, platform: Platform, max_event_bytes: int) -> None:
        self.inner = transport
        self._platform = platform
        self._max_event = max_event_bytes

    def send(self, request: Request) -> Response:
        """Send the request, which was prepared for the platform. Raises APIConnectionError."""
        response = self.inner.send(request)
        platform = self._platform
        headers = platform.headers(response.headers)
        if response.status >= 300:
            return PlatformErrorResponse(response, headers, platform)
        frames = platform.frames(headers, self._max_event)
        if frames is not None:
            return FramedResponse(response, headers, frames)
        return response if headers is response.headers else RenamedResponse(response, headers)

    def warm_up(self) -> None:
        """Import and make what a first request needs. Opens no connection."""
        inner: Any = self.inner
        inner.warm_up()

    def close(self) -> None:
        """Close all connections."""
        self.inner.close()


class RenamedResponse:
    """A response whose headers have the names that the API gives them."""

    def __init__(self, response: Response, headers: Mapping[str, str]) -> None:
        self._response = response
        self.status = response.status
        self.headers = headers

    def receive(self) -> bytes:
        """The next piece of the body; empty at its end."""
        return self._response.receive()

    def close(self) -> None:
        """Release the connection."""
        self._response.close()


class FramedResponse(RenamedResponse):
    """A stream in the frames of a platform, as server-sent events."""

    def __init__(self, response: Response, headers: Mapping[str, str], frames: Frames) -> None:
        super().__init__(response, Headers({**headers, "content-type": "text/event-stream"}))
        self._frames = frames

    def receive(self) -> bytes:
        """The events that the next piece of the body completes, or a comment; empty at its end."""
        self._frames.check()
        piece = self._response.receive()
        return self._frames.feed(piece) if piece else b""


class PlatformErrorResponse(RenamedResponse):
    """An error of a platform, as the API would say it."""

    def __init__(self, response: Response, headers: Mapping[str, str], platform: Platform) -> None:
        super().__init__(response, headers)
        self._platform = platform
        self._was_read = False
        self.was_translated = False
        """Whether the body was one of the platform's own: its type decides the class of the error then."""
        self.translated_status: int | None = None
        """The status that the API has for the error, where its type does not say it."""

    def receive(self) -> bytes:
        """The whole body, translated; a body that is too long for an error in pieces, as it is."""
        if self._was_read:
            return self._response.receive()
        self._was_read = True
        pieces: list[bytes] = []
        size = 0
        while size <= MAX_ERROR_BODY and (piece := self._response.receive()):
            pieces.append(piece)
            size += len(piece)
        body = b"".join(pieces)
        return body if size > MAX_ERROR_BODY else self._as_api(body)

    def _as_api(self, body: bytes) -> bytes:
        try:
            data = loads(body) if body else None
        except SerializationError:
            data = None
        found = self._platform.error(self.status, self.headers, data)
        if found is None:
            return body
        self.was_translated = True
        self.translated_status = found.status
        error: dict[str, Any] = {"type": found.type, "message": found.message}
        if found.code:
            error["details"] = {"error_code": found.code}
        return dumps({"type": "error", "error": error})
