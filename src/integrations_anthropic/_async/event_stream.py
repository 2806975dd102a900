"""The server-sent events of a streamed response, from bytes to JSON, and the message they add up to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .._core.codec.error_reason import is_error
from .._core.codec.error_response import from_event
from .._core.codec.json import loads, loads_quickly
from .._core.codec.response_reader import unreported
from .._core.codec.type_refs import TypeRef
from .._core.streaming.accumulate import Accumulator
from .._core.streaming.event_reader import EventReader
from .._core.streaming.event_shapes import BLANK, BodyStart, body_kind, is_event_line
from .._core.streaming.replay import replay_events
from .._core.streaming.sse import SSEDecoder
from ..errors import AnthropicError, APIConnectionError, SerializationError, StreamTruncatedError

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.call.operation import Operation
    from .._core.codec.response_reader import ResponseReader
    from .._core.streaming.sse import ServerSentEvent
    from .http.timed_body import AsyncTimedBody
    from .limiting.reservation import AsyncReservation

__all__ = ["AsyncEventStream"]

MAX_BLANKS = 1024
"""Bytes that are kept of the blanks and comments before a body."""
FIRST_OF_STREAMS = (b"", b"e", b"d", b"i", b"r", b":")
"""First bytes of an event stream: a field name or a comment. No JSON begins like that."""
MAX_HELD_PINGS = 64
"""Pings that are shown are held back with the other events before the first content, at most so many."""


class AsyncEventStream:
    """A response read as server-sent events, each parsed, and the message they add up to.

    Every error has the message so far as `.partial`. An `error` event is raised as its error; a stream that ends
    before `message_stop`, and without a line `[DONE]`, raises StreamTruncatedError.
    After its end, faults of the connection are ignored. Where responses are read strictly, only `message_stop` ends
    it, and an event that does not fit raises SerializationError before it changes the message.
    """

    def __init__(
        self,
        body: AsyncTimedBody,
        operation: Operation,
        settings: Settings,
        reader: ResponseReader,
        reservation: AsyncReservation | None = None,
    ) -> None:
        self._body = body
        self._reader = reader
        self._parser = EventReader(
            status=body.status, headers=body.headers, sent=body.sent_headers, report=reader.report
        )
        self._reservation = reservation
        self._decoder = SSEDecoder(settings.max_event_bytes)
        self._max_event, self._max_body = settings.max_event_bytes, settings.max_body_bytes
        self._pings = settings.include_pings
        self._result = TypeRef(operation.item or operation.result or "")
        # Events are checked where they are read strictly; the models of an operation that returns a message are whole.
        self._event = TypeRef(operation.result or "") if reader.strict and operation.item else None
        self._undecoded: Iterator[ServerSentEvent] = iter(())
        self._held: deque[dict[str, Any]] = deque()
        self._ended = False
        # Whether the event that was read is in the message.
        self._added = False
        self.message = Accumulator(strict=reader.strict)
        """The message as far as its events were returned."""
        self.status = body.status
        self.headers: Mapping[str, str] = body.headers

    async def open(self) -> None:
        """Read up to the first content, so that every fault before it belongs to the attempt."""
        started = False
        try:
            if await self._is_whole():
                return
            while (event := await self._read()) is not None:
                kind = event.get("type")
                if kind != "ping" or (self._pings and len(self._held) < MAX_HELD_PINGS):
                    self._held.append(event)
                # `message_start` has no content yet; after anything else the attempt counts as successful.
                if kind != "ping" and (started or kind != "message_start"):
                    return
                started = started or kind == "message_start"
            if not (started and self._parser.end_announced) or self._reader.strict:
                raise self._truncated()
        except AnthropicError as error:
            raise self._with_partial(error) from error.__cause__
        finally:
            self._body.handed_over()

    async def next(self) -> dict[str, Any] | None:
        """The next event, added to the message before it is returned; None at the end."""
        message = self.message
        try:
            event = self._held.popleft() if self._held else await self._read()
            if self._added:
                self._added = False
                return event
            if message.complete:
                message.added_text = ""
                return event
            if event is None:
                message.end(announced=self._parser.ends(message))
                if message.complete:
                    return None
                raise self._truncated()
            if self._event is not None:
                self._reader.read(event, self._event)
            message.add(event)
        except AnthropicError as error:
            if self._parser.end_announced and isinstance(error, APIConnectionError):
                message.end(announced=self._parser.ends(message))
            if message.complete:
                await self.close()
                return None
            raise self._with_partial(error) from error.__cause__
        finally:
            self._body.handed_over()
        return event

    def ready(self) -> dict[str, Any] | None:
        """The next event, added to the message, where it has arrived and is a delta like the last one; None where
        `next` is to be asked, and nothing was changed.

        Most events of most streams are given this way: it waits for nothing, and does the same as `next`.
        """
        if self._event is not None or self._held or self.message.complete:
            return None
        deltas = self._decoder.deltas or self._decoder.find_deltas()
        if not deltas:
            return None
        try:
            event: Any = loads_quickly(deltas[-1])
        except ValueError:
            return None
        if event.__class__ is not dict or event.get("type") != "content_block_delta":
            return None
        if not self.message.add_piece(event):
            return None
        self._decoder.pass_delta()
        self._body.progress_made()
        if self._reservation is not None:
            self._reservation.add_event(event)
        delta: dict[str, Any] = event
        return delta

    async def read_all(self) -> None:
        """Read to the end, where the message is complete. ResponseTooLargeError beyond `max_body_bytes`."""
        self._body.limit_size(self._max_body)
        while self.ready() is not None or await self.next() is not None:
            pass

    async def close(self) -> None:
        """Release the connection, whether the stream was read or not, and settle the reservation."""
        try:
            await self._body.close()
        finally:
            if self._reservation is not None:
                await self._reservation.close()

    def partial(self) -> Any:
        """The message so far, whatever part of it does not fit; None where the events so far make none."""
        try:
            return self.message.message(self._result, unreported)
        except AnthropicError:
            return None

    async def _is_whole(self) -> bool:
        """Look at the first bytes, whatever the label says: some servers answer with a whole message instead."""
        label = self.headers.get("content-type", "")
        found, before, start = BodyStart(), b"", b""
        while not start and (piece := await self._body.receive()):
            start = found.feed(piece)
            # Blanks and comments may arrive without end: few are kept, for an error that shows the body.
            if len(before) + len(piece) - len(start) <= MAX_BLANKS:
                before += piece[: len(piece) - len(start)]
            if label.startswith("text/event-stream") or found.commented:
                self._body.data_received()
        kind = body_kind(start)
        if kind == "html":
            why = "asked for a stream, the response is HTML: from a proxy or a wrong base_url, not from the API"
            raise SerializationError(why, path="$", body=(before + await self._rest(start)).decode("utf-8", "replace"))
        if kind == "json":
            start, line = await self._first_line(start)
            if is_event_line(line):
                kind = "events"
        if kind == "json" or ("json" in label and kind != "events" and start.lstrip(BLANK)[:1] not in FIRST_OF_STREAMS):
            self._replay(await self._rest(start))
            return True
        self._undecoded = self._decoder.feed(start)
        return False

    async def _first_line(self, start: bytes) -> tuple[bytes, bytes]:
        """The body up to the end of its first line, or of what came with that; and the line itself."""
        pieces, size = [start], len(start)
        while b"\n" not in pieces[-1] and b"\r" not in pieces[-1] and size <= self._max_event:
            piece = await self._body.receive()
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
        start = b"".join(pieces)
        return start, start.split(b"\n", 1)[0].split(b"\r", 1)[0]

    async def _rest(self, start: bytes) -> bytes:
        """The whole body. It is no event stream: the idle clock runs until its end."""
        self._body.limit_size(self._max_body)
        pieces = [start]
        while piece := await self._body.receive():
            pieces.append(piece)
        return b"".join(pieces)

    def _replay(self, body: bytes) -> None:
        """Hold the events in which a whole message would have been streamed."""
        data = loads(body)
        if not isinstance(data, dict):
            why = "$: asked for a stream, the response is JSON but not an object"
            raise SerializationError(why, path="$", body=data)
        if is_error(data):
            sent, request_id = self._body.sent_headers, self.headers.get("request-id")
            error = from_event(data, request_id=request_id, status=self.status, sent=sent)
            error.mid_stream = False
            raise error
        self._held.extend(replay_events(data))
        self._ended = True

    async def _read(self) -> dict[str, Any] | None:
        """The next event that was not returned yet; None at the end. Where it is `_added`, it is in the message."""
        while (event := self._arrived()) is None and not self._ended:
            if self.message.complete or self._parser.end_announced:
                self._body.expect_end()
            piece = await self._body.receive()
            self._ended = not piece
            self._undecoded = self._decoder.feed(piece) if piece else self._decoder.end()
            if (event := self.ready()) is not None:
                self._body.data_received()
                self._added = True
                return event
        return event

    def _arrived(self) -> dict[str, Any] | None:
        """The next event whose bytes have arrived."""
        for event in self._undecoded:
            # Some proxies keep connections alive with events that have no data.
            if event.data:
                self._body.data_received()
                if (data := self._parser.read(event)) is not None:
                    return self._counted(data)
        if self._decoder.take_recognized():
            self._body.data_received()
        return None

    def _counted(self, event: dict[str, Any]) -> dict[str, Any]:
        """The event, once the progress clock and the reservation know of it."""
        if event["type"] != "ping":
            self._body.progress_made()
        if self._reservation is not None:
            self._reservation.add_event(event)
        return event

    def _with_partial(self, error: AnthropicError) -> AnthropicError:
        """The error with the message so far."""
        try:
            # The events that were held back will not be returned any more.
            while self._held:
                self.message.add(self._held.popleft())
        except AnthropicError:
            self._held.clear()
        error.partial = self.partial()
        if isinstance(error, APIConnectionError):
            error.mid_stream = True
        return error

    def _truncated(self) -> StreamTruncatedError:
        came = "its message was complete" if self.message.started or self._held else "its first event"
        why = f"the stream ended before {came}{self._parser.foreign_text()}"
        return StreamTruncatedError(why, phase="read", host=self._body.host)
