# Derived from src/integrations_anthropic/_async/http/timed_body.py by `make codegen`. Do not edit.
"""The body of a streamed response as it arrives, held to its time limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..._core.call.connection_errors import out_of_time
from ..._core.codec.body_limits import body_too_large

if TYPE_CHECKING:
    from ..._core.call.protocols import Clock, Response
    from ..._core.call.request import Request

__all__ = ["TimedBody"]

TRAILER_SECONDS = 1.0
"""Seconds to wait for the end of a body whose last event has arrived, so that the connection can be reused."""


class TimedBody:
    """The body of a streamed response, held to its two clocks, whatever timeouts its transport keeps.

    The reader says what of the body counts: `data_received` resets the idle clock (`stream_idle_timeout`),
    `progress_made` the progress clock (`stream_progress_timeout`). Both stand still between `handed_over` and the next
    read, while the consumer has what was read; the deadline does not.
    """

    def __init__(self, response: Response, request: Request, clock: Clock) -> None:
        self._response = response
        self._request = request
        self._clock = clock
        self._read_at = self._heard_at = self._progress_at = clock.monotonic()
        self._handed_over_at: float | None = self._read_at
        self._complete = False
        self._size = 0
        self._most: int | None = None
        self.status = response.status
        self.headers: Mapping[str, str] = response.headers

    @property
    def host(self) -> str:
        """The host that sent the response."""
        return urlsplit(self._request.url).hostname or self._request.url

    @property
    def sent_headers(self) -> Mapping[str, str]:
        """The headers of the request."""
        return self._request.headers

    def receive(self) -> bytes:
        """The next piece of the body; empty at its end. Raises the error of the time limit that expired."""
        now = self._clock.monotonic()
        if self._handed_over_at is not None:
            self._heard_at += now - self._handed_over_at
            self._progress_at += now - self._handed_over_at
            self._handed_over_at = None
        deadline = self._request.deadline
        deadline.data_received(self._heard_at)
        deadline.progress_made(self._progress_at)
        # Checked before, too: what has arrived meanwhile may be an error of the connection.
        self._check_time(now)
        piece = self._response.receive()
        self._read_at = self._clock.monotonic()
        self._check_time(self._read_at)
        self._size += len(piece)
        if self._most is not None and self._size > self._most:
            raise body_too_large(self._most)
        return piece

    def handed_over(self) -> None:
        """The consumer has the control until the next read."""
        if self._handed_over_at is None:
            self._handed_over_at = self._clock.monotonic()

    def data_received(self) -> None:
        """The last piece belonged to what the body should be."""
        self._heard_at = self._read_at

    def progress_made(self) -> None:
        """The last piece contained more than pings."""
        self._progress_at = self._read_at

    def limit_size(self, most: int) -> None:
        """The body is kept as a whole: more bytes raise ResponseTooLargeError."""
        self._most = most

    def expect_end(self) -> None:
        """The message is complete: wait for the end of the body for a second at most."""
        if not self._complete:
            self._complete = True
            self._request.deadline.limit_trailer(self._clock.monotonic(), TRAILER_SECONDS)

    def close(self) -> None:
        """Release the connection, whether the body was read or not. May be called more than once."""
        self._response.close()

    def _check_time(self, now: float) -> None:
        if (limit := self._request.deadline.expired(now)) is not None:
            raise out_of_time(limit, self._request)
