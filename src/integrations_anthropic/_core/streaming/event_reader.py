"""Server-sent events to the JSON of the API's events; and streams that arrive where a message was asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from ...errors import AnthropicError, SerializationError
from ..codec.error_reason import is_error, shown_text
from ..codec.error_response import from_event, without_secrets
from ..codec.json import loads
from ..codec.lenient import Report
from ..codec.response_reader import unreported
from .accumulate import Accumulator
from .event_shapes import EVENTS, event_kind
from .sse import ServerSentEvent, SSEDecoder

__all__ = ["EventReader", "message_in"]

# What a gateway wrapped that was wrapped already.
_TWICE = re.compile(rb"(?:data: ?)+(?=[{\[])")
_DONE = "[DONE]"
"""The data that ends a stream of other APIs; servers of this one send it beside `message_stop`, or in its place."""


class EventReader:
    """Parses the events of one response."""

    def __init__(
        self,
        *,
        status: int,
        headers: Mapping[str, str],
        sent: Mapping[str, str],
        report: Report | None,
        known: Collection[str] = EVENTS,
    ) -> None:
        """`sent`: the headers of the request, whose secrets no error shows.

        `known`: the types of the events, where they are not those of a message.

        `report`: receives what does not fit; without it, that is an error.
        """
        self._status = status
        self._request_id = headers.get("request-id")
        self._sent = sent
        self._report = report
        self._known = known
        # Text that is no event: it may be the reason why the stream ends.
        self._foreign = ""
        # Whether the model has stopped, in a stream whose events state no type: all that may follow is its end.
        self._stopped = False
        self.end_announced = False
        """Whether a line `[DONE]` has arrived."""

    def read(self, event: ServerSentEvent) -> dict[str, Any] | None:
        """The JSON of an event; None for one that is not the API's: without data, `[DONE]`, or cut at the end.

        So is text, such as `keep-alive`, in an event whose name is none of the API's, unless that is an error. Raises
        the error of an `error` event, and of an object that has only an `error`; SerializationError for other data that
        is no JSON object, such as JSON that was cut: what it said is missing.
        """
        data: Any
        try:
            data = loads(event.data)
        except SerializationError:
            again = _TWICE.match(event.data)
            if again is not None:
                return self.read(event._replace(data=event.data[again.end() :]))
            data = event.data.decode("utf-8", "replace")
            if event.name != "error" and data.strip() != _DONE:
                if event.unfinished or event.name == "ping" or not data.strip() or self._is_foreign(event, data):
                    return None
                raise
        if data.__class__ is dict:
            kind = data.get("type")
            if kind.__class__ is str and kind != "error" and event.name != "error":
                # Most events are as the API sends them.
                return data
        elif isinstance(data, str) and data.strip() == _DONE:
            self.end_announced = True
            return None
        if event.name == "error" or is_error(data):
            raise from_event(data, request_id=self._request_id, status=self._status, sent=self._sent)
        if not isinstance(data, dict):
            if not isinstance(data, list) and self._is_foreign(event, str(data)):
                return None
            raise SerializationError(f"$: the data of event {event.name!r} is not an object", path="$", body=data)
        if not isinstance(data.get("type"), str):
            data["type"] = event.name if event.name in self._known else self._kind(data) or event.name
        return data

    def ends(self, message: Accumulator) -> bool:
        """Whether a line `[DONE]` ends the message.

        Where text has arrived that is no event, and may be an error, it does only once the model has stopped.
        """
        return self.end_announced and (not self._foreign or message.has_stop_reason)

    def foreign_text(self) -> str:
        """The last text that was no event, for a message that says why the stream ended; empty where there was none."""
        return f"; among its events: {shown_text(self._foreign)}" if self._foreign else ""

    def _is_foreign(self, event: ServerSentEvent, text: str) -> bool:
        """Whether data that is no JSON is none of the API's business; it is reported and remembered."""
        if self._report is None or event.name in self._known or text.lstrip().startswith("{"):
            return False
        self._foreign = without_secrets(text, self._sent)
        self._report("$", "data that is no JSON, in an event of another name than the API's")
        return True

    def _kind(self, data: dict[str, Any]) -> str:
        """The type of an event that states none; empty where its fields do not say it."""
        if self._known is not EVENTS:
            return ""
        kind = "message_stop" if self._stopped and not data.keys() - {"type"} else event_kind(data)
        self._stopped = self._stopped or kind == "message_delta"
        return kind


def message_in(body: bytes, reader: EventReader, into: Any, report: Report | None) -> Any:
    """The message, as the model `into`, of a stream that arrived where a whole message was asked for.

    `report`: receives what does not fit; without it, that is an error. Raises the error of an `error` event, and
    SerializationError where the stream does not reach the end of its message, with the message so far as `.partial`.
    """
    message, decoder = Accumulator(strict=report is None), SSEDecoder(len(body) + 1)
    try:
        for events in (decoder.feed(body), decoder.end()):
            for event in events:
                data = reader.read(event) if event.data else None
                if data is not None and not message.complete:
                    message.add(data)
        if not message.complete:
            message.end(announced=reader.ends(message))
        if not message.complete:
            why = "$: the response is a stream that ends before its message was complete"
            raise SerializationError(why + reader.foreign_text(), path="$")
        return message.message(into, report)
    except AnthropicError as error:
        error.partial = message.message(into, unreported)
        raise
