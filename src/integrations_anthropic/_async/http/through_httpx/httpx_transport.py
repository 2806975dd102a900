"""Sends requests through httpx: its transport above our pool, or an httpx client of the user's own."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from typing import TYPE_CHECKING, Any, cast

import httpx

from ...._core.http.heads import decoded_headers
from ...._runtime.network.sockets import shut_down
from ..response import AsyncHTTPResponse
from .httpx_adapter import AsyncPooledTransport, is_decoded
from .whole_body import AsyncUploadStream, AsyncWholeBody, in_one_piece

if TYPE_CHECKING:
    from ...._config.settings import Settings
    from ...._core.call.deadline import AttemptTimeouts
    from ...._core.call.request import Request
    from ..pool import AsyncConnectionPool
    from ..response import AsyncBody, AsyncFaultReporter
    from ..upload_body import AsyncUploadBody

__all__ = ["AsyncHttpxTransport"]


class AsyncHttpxTransport:
    """The transport of one event loop."""

    def __init__(self, settings: Settings) -> None:
        self._client: httpx.AsyncClient | None = settings.http_client
        self._pooled = AsyncPooledTransport(settings) if self._client is None else None

    async def send(
        self,
        reporter: AsyncFaultReporter,
        request: Request,
        url: str,
        timeouts: AttemptTimeouts,
        upload: AsyncUploadBody | None = None,
    ) -> AsyncHTTPResponse:
        """Send the request to `url`, which is of the same origin; the response as soon as its head has arrived.

        `upload`: its body, where that is read while it is sent.
        """
        headers: Mapping[str, str] = request.headers if upload is None else {**request.headers, **upload.headers}
        content = request.body if upload is None else upload
        outgoing = httpx.Request(
            request.method, url, headers=headers, content=content, extensions={"timeout": timeouts}
        )
        if upload is not None:
            outgoing.stream = AsyncUploadStream(upload)
        if self._pooled is None:
            assert self._client is not None  # noqa: S101 - one of the two is there
            timeouts.start()
            response = await self._client.send(outgoing, stream=True, auth=None, follow_redirects=False)
        else:
            if upload is None:
                outgoing.stream = AsyncWholeBody(outgoing.content)
            # Looked up each time: recorders such as vcrpy replace the method of httpx's class.
            response = await self._pooled.transport.handle_async_request(outgoing)
        own: AsyncBody | None = response.extensions.get("body")
        # Where a recorder stands between us and the connections, the body to read is the recorder's.
        body = own if own is not None and getattr(own, "untouched", False) else AsyncHttpxBody(response)
        received = decoded_headers(response.headers.raw)
        return AsyncHTTPResponse(
            reporter, request, response.status_code, received, body, is_decoded=is_decoded(response)
        )

    @property
    def pool(self) -> AsyncConnectionPool | None:
        """The pool of our connections; None where those of the user's own client are used."""
        return None if self._pooled is None else self._pooled.pool


class AsyncHttpxBody:
    """The body of a response of httpx whose connection is not ours, or that a recorder or a mock has made."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._pieces: AsyncGenerator[bytes, None] | None = None

    async def receive(self) -> bytes:
        """The next piece; empty at its end."""
        if self._pieces is None:
            response = self._response
            pieces: Any = response.aiter_bytes() if is_decoded(response) else in_one_piece(response.stream).__aiter__()
            self._pieces = cast("AsyncGenerator[bytes, None]", pieces)
        return await anext(self._pieces, b"")

    async def aclose(self) -> None:
        """Release the connection."""
        pieces, self._pieces = self._pieces, None
        if pieces is not None and hasattr(pieces, "aclose"):
            await pieces.aclose()
        await self._response.aclose()

    async def shut_down(self) -> None:
        """Wake who waits for the next piece, where it is known what it waits for."""
        if (stream := self._response.extensions.get("network_stream")) is not None:
            shut_down(stream)
