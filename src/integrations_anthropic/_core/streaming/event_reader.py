"""Server-sent events to the JSON of the API's events; and bodies that are labelled as what they are not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...errors import AnthropicError, SerializationError
from ..codec.error_reason import is_error
from ..codec.error_response import from_event
from ..codec.json import loads
from ..codec.lenient import Report
from ..codec.response_reader import unreported
from .accumulate import Accumulator
from .sse import ServerSentEvent, SSEDecoder

__all__ = ["BLANK", "EventReader", "body_kind", "message_in"]

BLANK = b" \t\r\n\xef\xbb\xbf"
"""Bytes that a body may begin with whatever it is: white space, and a byte order mark."""
_EVENT_FIELDS = (b"event:", b"data:", b"id:", b"retry:", b":")
_DONE = "[DONE]"
"""The data that ends a stream of other APIs; servers of this one send it beside `message_stop`, or in its place."""


class EventReader:
    """Parses the events of one response."""

    def __init__(self, *, status: int, headers: Mapping[str, str], sent: Mapping[str, str]) -> None:
        """`sent`: the headers of the request, whose secrets no error shows."""
        self._status = status
        self._request_id = headers.get("request-id")
        self._sent = sent
        self.end_announced = False
        """Whether a line `[DONE]` has arrived."""

    def read(self, event: ServerSentEvent) -> dict[str, Any] | None:
        """The JSON of an event; None for one that is not the API's: without data, `[DONE]`, or cut at the end.

        Raises the error of an `error` event, and of an object that has only an `error`; SerializationError for data
        that is no JSON object.
        """
        data: Any
        try:
            data = loads(event.data)
        except SerializationError:
            data = event.data.decode("utf-8", "replace")
            if event.name != "error" and data.strip() != _DONE:
                if event.unfinished or event.name == "ping" or not data.strip():
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
            raise SerializationError(f"$: the data of event {event.name!r} is not an object", path="$", body=data)
        if not isinstance(data.get("type"), str):
            data["type"] = event.name
        return data


def body_kind(start: bytes) -> str:
    """What a body is by its first bytes, blanks aside: `json`, `html`, `events`, or empty where it is none of them."""
    start = start.lstrip(BLANK)
    if start.startswith((b"{", b"<")):
        return "json" if start.startswith(b"{") else "html"
    return "events" if start.startswith(_EVENT_FIELDS) else ""


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
            message.end(announced=reader.end_announced)
        if not message.complete:
            raise SerializationError("$: the response is a stream that ends before its message was complete", path="$")
        return message.message(into, report)
    except AnthropicError as error:
        error.partial = message.message(into, unreported)
        raise
