"""The events of a stream as they arrive, from bytes to JSON; held back until its first content is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._core.failure import from_event
from .._core.jsontext import loads
from .._core.sse import SSEDecoder
from ..errors import SerializationError

if TYPE_CHECKING:
    from .._core.protocols import AsyncAnswer
    from .._core.sse import ServerSentEvent
    from ..resolving import Resolved
    from .limits import AsyncAccount

__all__ = ["AsyncEvents"]

# Events that say nothing yet: while only these came, a failed attempt can be made again unseen.
BEFORE_CONTENT = frozenset({"message_start", "ping"})


class AsyncEvents:
    """An answer read as server-sent events, each parsed; an `error` event is raised as its error."""

    def __init__(self, answer: AsyncAnswer, settings: Resolved, account: AsyncAccount | None = None) -> None:
        self._answer = answer
        self._account = account
        self._decoder = SSEDecoder(settings.max_event_bytes)
        self._undecoded: deque[ServerSentEvent] = deque()
        self._held: deque[dict[str, Any]] = deque()
        self._ended = False
        self.status = answer.status
        self.headers: Mapping[str, str] = answer.headers

    async def open(self) -> None:
        """Read up to the first content, so that every fault before it belongs to the attempt."""
        if self.headers.get("content-type", "").startswith("application/json"):
            raise SerializationError(
                "asked for a stream, the answer is one JSON document", path="$", body=await self._text()
            )
        while (event := await self._read()) is not None:
            self._held.append(event)
            if event.get("type") not in BEFORE_CONTENT:
                return

    async def next(self) -> dict[str, Any] | None:
        """The next event; None at the end."""
        return self._held.popleft() if self._held else await self._read()

    async def close(self) -> None:
        """Give the connection back, read or not."""
        await self._answer.close()
        if self._account is not None:
            await self._account.close()

    async def _read(self) -> dict[str, Any] | None:
        while not self._undecoded:
            if self._ended:
                return None
            piece = await self._answer.receive()
            self._ended = not piece
            found = self._decoder.feed(piece) if piece else self._decoder.end()
            # An event without data says nothing: some proxies keep connections alive with such.
            self._undecoded.extend(event for event in found if event.data)
        return self._parsed(self._undecoded.popleft())

    async def _text(self) -> str:
        body = b""
        while piece := await self._answer.receive():
            body += piece
        return body.decode("utf-8", "replace")

    def _parsed(self, event: ServerSentEvent) -> dict[str, Any]:
        data = loads(event.data)
        if not isinstance(data, dict):
            raise SerializationError(f"$: event {event.name!r} is no object", path="$", body=data)
        if event.name == "error" or data.get("type") == "error":
            raise from_event(data, request_id=self.headers.get("request-id"), status=self.status)
        data.setdefault("type", event.name)
        if self._account is not None:
            self._account.saw(data)
        return data
