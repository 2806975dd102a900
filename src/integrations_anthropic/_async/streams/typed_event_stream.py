"""A stream of events that make no message, each a model, read as they arrive: any length at constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import evolve

from ..._core.codec.error_reason import is_error
from ..._core.codec.error_response import from_event
from ..._core.codec.json import loads
from ..._core.codec.type_refs import TypeRef
from ..._core.streaming.event_position import EventPosition, wait_of
from ..._core.streaming.event_reader import EventReader
from ..._core.streaming.event_rules import EventRules
from ..._core.streaming.event_shapes import BodyStart, body_kind
from ..._core.streaming.sse import ServerSentEvent, SSEDecoder
from ...errors import AnthropicError, APIConnectionError, SerializationError, StreamTruncatedError
from ...models._facts import UNIONS
from ..resumable_body import AsyncResumableBody

if TYPE_CHECKING:
    from ..._core.call.execution import Execution
    from ..._core.call.operation import Call
    from ..http.timed_body import AsyncTimedBody
    from ..pipeline import AsyncPipeline

__all__ = ["AsyncTypedEventStream"]

T = TypeVar("T")

HEADERS = {"accept": "text/event-stream"}


class AsyncTypedEventStream(AsyncResumableBody, Generic[T]):
    """The events of a response as they arrive. Never awaited: iterate it, or open it with `async with`.

    An event of an unknown type is the unknown member of its union. `ping` events are hidden unless the client has
    `include_pings`. The connection is released at the end, at a `break` out of `async with`, or by `close()`, which any
    task or thread may call.

    It ends after an event that ends the stream, as the description names them. Where the connection is lost before,
    or stalls, and the API can go on after the last event that was returned, the stream is opened again there: as often
    as there was a new event since the last time and the retries of the call allow it, after the wait that the server
    asks for (`retry:`) or the client's backoff. An event with an id is returned once; of those that a server sends
    again, the last 2,048 are recognized. Else iterating raises StreamTruncatedError, StreamStalledError or
    APIConnectionError, which says what was returned last and how to go on; a refusal of the server, or an `error`
    event, raises its error. `deadline` counts from the first opening.
    """

    _instead = "take its events, which can be, or open it again"
    _called = "this stream"

    def __init__(self, pipeline: AsyncPipeline, call: Call) -> None:
        super().__init__(pipeline, evolve(call, headers=HEADERS | call.headers))
        self._rules = call.operation.events or EventRules()
        self._position = EventPosition(self._rules)
        union = UNIONS.get(call.operation.result or "")
        self._types = frozenset() if union is None else frozenset(union.members)
        self._event_type = TypeRef(call.operation.result or "")
        self._pings = pipeline.settings.include_pings
        # Whether an event was returned.
        self._started = False
        self._begin()

    async def __anext__(self) -> T:
        try:
            if (data := await self._next()) is not None:
                event: T = self._pipeline.reader.read(data, self._event_type)
                return event
        except SerializationError as error:
            raise await self._misfit(error) from None
        except BaseException as error:
            await self._interrupted(error)
            raise
        raise StopAsyncIteration

    @property
    def last_event_id(self) -> str | None:
        """The id of the last event that was returned; None where it has none, or there was none yet."""
        return self._position.last

    def _begin(self) -> None:
        """What is new for each response."""
        self._decoder = SSEDecoder(self._pipeline.settings.max_event_bytes)
        self._start: BodyStart | None = BodyStart()
        self._undecoded: Iterator[ServerSentEvent] = iter(())
        self._parser: EventReader | None = None
        self._arrived_all = self._complete = False

    async def _item(self) -> dict[str, Any] | None:
        while not self._closed:
            body, execution = self._opened or await self._open()
            if self._complete:
                execution.span.succeeded(None)
                await self._read_end(body)
                break
            if (data := self._arrived(body)) is not None:
                if not self._started:
                    self._started = True
                    execution.span.stream_started(_nothing)
                return data
            try:
                if self._arrived_all:
                    raise self._truncated(body)
                await self._receive(body)
            except APIConnectionError as error:
                if not self._closed:
                    await self._broke_off(body, execution, error)
        await self.close()
        return None

    async def _read_end(self, body: AsyncTimedBody) -> None:
        """Read what is left, for a second at most, so that the connection can be used again."""
        body.expect_end()
        try:
            while await body.receive():
                pass
        except AnthropicError:
            # The last event has arrived: a fault of the connection means nothing any more.
            return

    async def _receive(self, body: AsyncTimedBody) -> None:
        piece = await body.receive()
        self._arrived_all = not piece
        if self._start is not None:
            piece = await self._checked_start(self._start, body, piece)
        self._undecoded = self._decoder.end() if self._arrived_all else self._decoder.feed(piece)

    def _arrived(self, body: AsyncTimedBody) -> dict[str, Any] | None:
        """The next event whose bytes have arrived, and that was not returned before."""
        parser = self._parser = self._parser or self._new_parser(body)
        for event in self._undecoded:
            if not event.data:
                continue
            body.data_received()
            data = parser.read(event)
            if data is None or not self._position.counts(data, event):
                continue
            is_ping = data.get("type") == "ping"
            if not is_ping:
                body.progress_made()
            elif not self._pings:
                continue
            self._complete = self._complete or self._position.ends(data)
            if is_ping or self._position.take(data, event):
                return data
            if self._complete:
                return None
        if self._decoder.take_recognized():
            body.data_received()
        return None

    async def _checked_start(self, start: BodyStart, body: AsyncTimedBody, piece: bytes) -> bytes:
        """The first bytes of the body. SerializationError, or the API's error, where they are no events."""
        found = start.feed(piece)
        if start.commented:
            body.data_received()
        if not found:
            return b""
        self._start = None
        kind = body_kind(found)
        if kind not in ("json", "html"):
            return found
        body.limit_size(self._pipeline.settings.max_body_bytes)
        pieces = [found]
        while more := await body.receive():
            pieces.append(more)
        raise self._no_events(b"".join(pieces), kind, body)

    def _no_events(self, content: bytes, kind: str, body: AsyncTimedBody) -> AnthropicError:
        if kind == "html":
            why = "asked for events, the response is HTML: from a proxy or a wrong base_url, not from the API"
            return SerializationError(why, path="$", body=content.decode("utf-8", "replace"))
        data = loads(content)
        if not is_error(data):
            return SerializationError("$: asked for events, the response is JSON", path="$", body=data)
        request_id = body.headers.get("request-id")
        error = from_event(data, request_id=request_id, status=body.status, sent=body.sent_headers)
        error.mid_stream = False
        return error

    def _new_parser(self, body: AsyncTimedBody) -> EventReader:
        return EventReader(
            status=body.status,
            headers=body.headers,
            sent=body.sent_headers,
            report=self._pipeline.reader.report,
            known=self._types,
        )

    async def _broke_off(self, body: AsyncTimedBody, execution: Execution, error: APIConnectionError) -> None:
        """Open the stream again where the API can go on; else raise `error`."""
        error.mid_stream = True
        if why := self._position.why_not():
            error.message = f"{error.message}; it is not opened again: {why}"
            raise error
        if (seconds := wait_of(self._decoder.retry)) is not None:
            wait: Any = error
            wait.retry_after = seconds
        await self._reopen(body, execution, error)

    def _progress(self) -> bool:
        return self._position.progress()

    def _go_on(self, execution: Execution) -> None:
        headers, parameter = self._position.again()
        execution.request.headers |= headers
        if parameter is not None:
            execution.request.url = self._pipeline.url(self._call.with_query(*parameter))

    def _start_again(self, error: AnthropicError) -> None:
        self._begin()

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        if self._opened is not None and self._error is None:
            error.message = f"{error.message}; {self._position.summary()}"
        return super()._annotate(error)

    async def _misfit(self, error: SerializationError) -> AnthropicError:
        """The error of an event that does not fit: it ends a stream that is read strictly."""
        if self._error is None:
            self._error = self._annotate(error)
            self._report(error)
            await self.close()
        return self._error

    def _truncated(self, body: AsyncTimedBody) -> StreamTruncatedError:
        ends = " or ".join(self._rules.ends) or "it was closed"
        foreign = "" if self._parser is None else self._parser.foreign_text()
        why = f"the stream ended before {ends}{foreign}"
        return StreamTruncatedError(why, phase="read", host=body.host, mid_stream=True)


def _nothing() -> None:
    """Such a stream adds up to no message."""
