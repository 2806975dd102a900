# Derived from src/integrations_anthropic/_async/http/through_httpx/httpx_transport.py by `make codegen`. Do not edit.
"""Sends requests through httpx: its transport above our pool, or an httpx client of the user's own."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any, cast

import httpx

from ...._core.http.heads import decoded_headers
from ...._runtime.network.sockets import shut_down
from ..response import HTTPResponse
from .httpx_adapter import PooledTransport, is_decoded
from .whole_body import UploadStream, WholeBody, in_one_piece

if TYPE_CHECKING:
    from ...._config.settings import Settings
    from ...._core.call.deadline import AttemptTimeouts
    from ...._core.call.request import Request
    from ..pool import ConnectionPool
    from ..response import Body, FaultReporter
    from ..upload_body import UploadBody

__all__ = ["HttpxTransport"]


class HttpxTransport:
    """The transport of one event loop."""

    def __init__(self, settings: Settings) -> None:
        self._client: httpx.Client | None = settings.http_client
        self._pooled = PooledTransport(settings) if self._client is None else None

    def send(
        self,
        reporter: FaultReporter,
        request: Request,
        url: str,
        timeouts: AttemptTimeouts,
        upload: UploadBody | None = None,
    ) -> HTTPResponse:
        """Send the request to `url`, which is of the same origin; the response as soon as its head has arrived.

        `upload`: its body, where that is read while it is sent.
        """
        headers: Mapping[str, str] = request.headers if upload is None else {**request.headers, **upload.headers}
        content = request.body if upload is None else upload
        outgoing = httpx.Request(
            request.method, url, headers=headers, content=content, extensions={"timeout": timeouts}
        )
        if upload is not None:
            outgoing.stream = UploadStream(upload)
        if self._pooled is None:
            assert self._client is not None  # noqa: S101 - one of the two is there
            timeouts.start()
            response = self._client.send(outgoing, stream=True, auth=None, follow_redirects=False)
        else:
            if upload is None:
                outgoing.stream = WholeBody(outgoing.content)
            # Looked up each time: recorders such as vcrpy replace the method of httpx's class.
            response = self._pooled.transport.handle_request(outgoing)
        own: Body | None = response.extensions.get("body")
        # Where a recorder stands between us and the connections, the body to read is the recorder's.
        body = own if own is not None and getattr(own, "untouched", False) else HttpxBody(response)
        received = decoded_headers(response.headers.raw)
        return HTTPResponse(reporter, request, response.status_code, received, body, is_decoded=is_decoded(response))

    @property
    def pool(self) -> ConnectionPool | None:
        """The pool of our connections; None where those of the user's own client are used."""
        return None if self._pooled is None else self._pooled.pool


class HttpxBody:
    """The body of a response of httpx whose connection is not ours, or that a recorder or a mock has made."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._pieces: Generator[bytes, None] | None = None

    def receive(self) -> bytes:
        """The next piece; empty at its end."""
        if self._pieces is None:
            response = self._response
            pieces: Any = response.iter_bytes() if is_decoded(response) else in_one_piece(response.stream).__iter__()
            self._pieces = cast("Generator[bytes, None]", pieces)
        return next(self._pieces, b"")

    def close(self) -> None:
        """Release the connection."""
        pieces, self._pieces = self._pieces, None
        if pieces is not None and hasattr(pieces, "close"):
            pieces.close()
        self._response.close()

    def shut_down(self) -> None:
        """Wake who waits for the next piece, where it is known what it waits for."""
        if (stream := self._response.extensions.get("network_stream")) is not None:
            shut_down(stream)
