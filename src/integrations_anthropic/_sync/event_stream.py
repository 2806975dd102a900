# Derived from src/integrations_anthropic/_async/event_stream.py by `make codegen`. Do not edit.
"""The events of a stream as they arrive, from bytes to JSON; held back until its first content is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .._core.codec.error_response import from_event
from .._core.codec.json import loads
from .._core.codec.type_refs import TypeRef
from .._core.streaming.accumulate import Accumulator
from .._core.streaming.replay import replay_events
from .._core.streaming.sse import SSEDecoder
from ..errors import AnthropicError, APIConnectionError, SerializationError, StreamTruncatedError

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.call.operation import Operation
    from .._core.streaming.sse import ServerSentEvent
    from ..errors import APIError, APITimeoutError
    from .rate_limit import Reservation
    from .timed_body import TimedBody

__all__ = ["EventStream"]

BLANK = b" \t\r\n\xef\xbb\xbf"
# A field of an event, or a comment; no JSON begins like that.
FIRST_OF_STREAMS = (b"", b"e", b"d", b"i", b"r", b":")
# Pings that are shown are held back with the rest; of very many, only so many.
MOST_PINGS = 64


class EventStream:
    """An answer read as server-sent events, each parsed, and the message they add up to.

    Every error has the message so far as `.partial`. An `error` event is raised as its error; a stream that ends
    before `message_stop` raises StreamTruncatedError. Behind `message_stop` nothing that breaks is a fault any more.
    """

    def __init__(
        self, answer: TimedBody, operation: Operation, settings: Settings, account: Reservation | None = None
    ) -> None:
        self._answer = answer
        self._account = account
        self._decoder = SSEDecoder(settings.max_event_bytes)
        self._pings = settings.include_pings
        self._into = TypeRef(operation.item or operation.result or "")
        self._undecoded: Iterator[ServerSentEvent] = iter(())
        self._held: deque[dict[str, Any]] = deque()
        self._ended = False
        self.message = Accumulator()
        """The message as far as its events were handed on."""
        self.status = answer.status
        self.headers: Mapping[str, str] = answer.headers

    def open(self) -> None:
        """Read up to the first content, so that every fault before it belongs to the attempt."""
        started = False
        try:
            if self._is_whole():
                return
            while (event := self._read()) is not None:
                kind = event.get("type")
                if kind != "ping" or (self._pings and len(self._held) < MOST_PINGS):
                    self._held.append(event)
                # A start says nothing yet; anything else may be shown, and then the attempt stands.
                if kind != "ping" and (started or kind != "message_start"):
                    return
                started = started or kind == "message_start"
            raise self._truncated()
        except AnthropicError as error:
            raise self._broken(error) from error.__cause__

    def next(self) -> dict[str, Any] | None:
        """The next event, taken into the message before it is handed on; None at the end."""
        message = self.message
        try:
            event = self._held.popleft() if self._held else self._arrived() or self._read()
            if message.complete:
                return event
            if event is None:
                raise self._truncated()
            message.add(event)
        except AnthropicError as error:
            if message.complete:
                self.close()
                return None
            raise self._broken(error) from error.__cause__
        return event

    def read_all(self) -> None:
        """Read to the end, where the message is complete."""
        while self.next() is not None:
            pass

    def close(self) -> None:
        """Give the connection back, read or not."""
        self._answer.close()
        if self._account is not None:
            self._account.close()

    def partial(self) -> Any:
        """The message so far; None where what came does not make one."""
        try:
            return self.message.message(self._into)
        except AnthropicError:
            return None

    def _is_whole(self) -> bool:
        """Look at how the answer begins: one that is whole, as gateways and some proxies give it, is no stream."""
        kind = self.headers.get("content-type", "")
        if kind.startswith("text/event-stream"):
            return False
        text = b""
        while not text.strip(BLANK) and (piece := self._answer.receive()):
            text += piece
        first = text.lstrip(BLANK)[:1]
        if first == b"<":
            why = "asked for a stream, the answer is HTML: from a proxy or a wrong base_url, not from the API"
            raise SerializationError(why, path="$", body=(self._rest_of(text)).decode("utf-8", "replace"))
        if first == b"{" or ("json" in kind and first not in FIRST_OF_STREAMS):
            self._take_whole(self._rest_of(text))
            return True
        self._undecoded = self._decoder.feed(text)
        return False

    def _rest_of(self, text: bytes) -> bytes:
        pieces = [text]
        while piece := self._answer.receive():
            pieces.append(piece)
        return b"".join(pieces)

    def _take_whole(self, text: bytes) -> None:
        data = loads(text)
        if not isinstance(data, dict):
            raise SerializationError("$: asked for a stream, the answer is JSON that is no object", path="$", body=data)
        if data.get("type") == "error":
            error = self._error_in(data)
            error.mid_stream = False
            raise error
        self._held.extend(replay_events(data))
        self._ended = True

    def _read(self) -> dict[str, Any] | None:
        """The next event that was not handed on yet; None at the end."""
        while (event := self._arrived()) is None and not self._ended:
            if self.message.complete:
                self._answer.linger()
            piece = self._answer.receive()
            self._ended = not piece
            self._undecoded = self._decoder.feed(piece) if piece else self._decoder.end()
        return event

    def _arrived(self) -> dict[str, Any] | None:
        """The next event of those whose bytes are here."""
        for event in self._undecoded:
            # An event without data says nothing: some proxies keep connections alive with such.
            if event.data:
                return self._parsed(event)
        return None

    def _parsed(self, event: ServerSentEvent) -> dict[str, Any]:
        try:
            data = loads(event.data)
        except SerializationError:
            if event.name != "error":
                raise
            data = event.data.decode("utf-8", "replace")
        if event.name == "error" or (isinstance(data, dict) and data.get("type") == "error"):
            raise self._error_in(data)
        if not isinstance(data, dict):
            raise SerializationError(f"$: event {event.name!r} is no object", path="$", body=data)
        if data.setdefault("type", event.name) != "ping":
            self._answer.progressed()
        if self._account is not None:
            self._account.saw(data)
        return data

    def _error_in(self, data: Any) -> APIError | APITimeoutError:
        request_id = self.headers.get("request-id")
        return from_event(data, request_id=request_id, status=self.status, sent=self._answer.sent)

    def _broken(self, error: AnthropicError) -> AnthropicError:
        """The error with the message so far."""
        try:
            # What was held back will not be handed on any more.
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
        return StreamTruncatedError(f"the stream ended before {came}", phase="read", host=self._answer.host)
