# Derived from src/integrations_anthropic/_async/timed_body.py by `make codegen`. Do not edit.
"""The body of a streamed answer as it arrives, held to its limits however its transport keeps time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .._core.call.connection_errors import out_of_time

if TYPE_CHECKING:
    from .._core.call.request import Request
    from .._core.protocols import Clock, Response

__all__ = ["TimedBody"]

# Seconds that the end of a body may take behind the last thing it had to say, so that the connection can be used again.
LINGER = 1.0


class TimedBody:
    """An answer whose pieces set the clocks of its request: any of them one clock, progress the other.

    What its reader does between two pieces is no silence of the server's, so the clocks stand still meanwhile; the
    deadline goes on.
    """

    def __init__(self, answer: Response, request: Request, clock: Clock) -> None:
        self._answer = answer
        self._request = request
        self._clock = clock
        self._heard = self._progress = clock.monotonic()
        self._lingering = False
        self.status = answer.status
        self.headers: Mapping[str, str] = answer.headers

    @property
    def host(self) -> str:
        """Whose answer it is."""
        return urlsplit(self._request.url).hostname or self._request.url

    @property
    def sent(self) -> Mapping[str, str]:
        """The headers of its request."""
        return self._request.headers

    def receive(self) -> bytes:
        """The next piece of the body; empty at its end. Raises the error of the limit that was reached."""
        now = self._clock.monotonic()
        self._progress += now - self._heard
        deadline = self._request.deadline
        deadline.data_received(now)
        deadline.progress_made(self._progress)
        piece = self._answer.receive()
        now = self._heard = self._clock.monotonic()
        if (limit := deadline.expired(now)) is not None:
            raise out_of_time(limit, self._request)
        return piece

    def progressed(self) -> None:
        """The piece that came last held more than pings."""
        self._progress = self._heard

    def linger(self) -> None:
        """All has been said: wait for the end of the body a little, and no longer."""
        if not self._lingering:
            self._lingering = True
            self._request.deadline.limit_trailer(self._clock.monotonic(), LINGER)

    def close(self) -> None:
        """Give the connection back, read or not. May be called again."""
        self._answer.close()
