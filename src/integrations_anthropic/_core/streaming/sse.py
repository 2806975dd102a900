"""Server-sent events, from bytes to events. Source: the HTML standard, "Interpreting an event stream"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...errors import EventTooLargeError

__all__ = ["SSEDecoder", "ServerSentEvent"]

BOM = b"\xef\xbb\xbf"
_FIELDS = (b"data", b"event", b"id", b"retry")
_LINE_END = re.compile(rb"\r\n?|\n")
# A whole event in its usual form, parsed in one step; by whether the text has any CR.
_USUAL = {
    False: re.compile(rb"event: ?([^\n]*+)\ndata: ?([^\n]*+)\n\n"),
    True: re.compile(rb"event: ?([^\r\n]*+)\r?\ndata: ?([^\r\n]*+)(?:\r\n\r\n|\n\n)"),
}


class ServerSentEvent(NamedTuple):
    """One dispatched event: its name, and its data lines joined by line feeds."""

    name: str
    data: bytes
    unfinished: bool = False
    """Whether the stream ended before the blank line of this event."""


class SSEDecoder:
    """Feed it bytes as they arrive, cut anywhere; it returns each event once its blank line has arrived.

    A line of JSON without `data:` is an event of its own, so that JSON lines are read too.
    Only CR, LF and CRLF end a line: U+2028 inside a JSON text is data. `max_event_bytes` bounds the lines of one
    event's data, and any single line; beyond it, EventTooLargeError. Events are parsed one by one as they are
    consumed, so that little is held beside the bytes; consume all before feeding more.
    """

    def __init__(self, max_event_bytes: int = 16 * 1024 * 1024) -> None:
        self._max = max_event_bytes
        # The incomplete last line. It grows in place, so that a long one costs no more than its length.
        self._rest = bytearray()
        self._name = ""
        self._data: list[bytes] = []
        self._size = 0
        self._at_start = True
        self._recognized = False

    def take_recognized(self) -> bool:
        """Whether what was fed since the last time has the form of an event stream: fields, comments, blank lines.

        The beginning of a long line counts by its field name. To be asked once all events were consumed.
        """
        found, self._recognized = self._recognized, False
        start = bytes(self._rest[:6])
        return found or start.startswith((b":", *(name + b":" for name in _FIELDS)))

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that `chunk` completes."""
        text = self._with_rest(chunk)
        # The same bytes, held twice while their events are parsed.
        del chunk
        usual = _USUAL[b"\r" in text]
        at = 0
        while text:
            found = None if self._data or self._name else usual.match(text, at)
            if found is not None and found.end() - at <= self._max:
                at = found.end()
                self._recognized = True
                yield ServerSentEvent(found[1].decode("utf-8", "replace") or "message", found[2])
                continue
            end = _LINE_END.search(text, at)
            # A CR at the very end may be half of a CRLF: it waits for the next chunk.
            if end is None or (end.end() == len(text) and end[0] == b"\r"):
                break
            line, at = text[at : end.start()], end.end()
            if (event := self._line(line)) is not None:
                yield event
        if text:
            self._rest = bytearray(text[at:])
        if not self._at_start:
            self._check(len(self._rest) - self._rest.endswith(b"\r"))

    def end(self) -> Iterator[ServerSentEvent]:
        """The last event, where its blank line is missing. It is `unfinished`: its data may have been cut."""
        rest, self._rest = bytes(self._rest), bytearray()
        # A CR as the last byte waited for an LF; it may be the blank line itself.
        if rest and (event := self._line(rest.removesuffix(b"\r"))) is not None:
            yield event._replace(unfinished=not rest.endswith(b"\r"))
        if (event := self._dispatch()) is not None:
            yield event._replace(unfinished=True)

    def _with_rest(self, chunk: bytes) -> bytes:
        """The text to parse; empty while no line can end in it."""
        rest = self._rest
        if not self._at_start and not rest:
            return chunk
        if not self._at_start and not rest.endswith(b"\r") and b"\n" not in chunk and b"\r" not in chunk:
            rest += chunk
            return b""
        text = bytes(rest) + chunk
        if self._at_start:
            if len(text) < len(BOM) and BOM.startswith(text):
                self._rest = bytearray(text)
                return b""
            self._at_start = False
            text = text.removeprefix(BOM)
        self._rest = bytearray()
        return text

    def _check(self, more: int) -> None:
        if self._size + more > self._max:
            raise EventTooLargeError(
                f"an event of the stream is longer than max_event_bytes ({self._max} bytes)", path="$", limit=self._max
            )

    def _line(self, line: bytes) -> ServerSentEvent | None:
        if not line:
            self._recognized = True
            return self._dispatch()
        self._check(len(line))
        if line.startswith(b"{") and line.rstrip().endswith(b"}") and not self._data:
            # A line of JSON without its field name, as servers send it that write JSON lines.
            self._recognized = True
            self._data.append(line)
            return self._dispatch()
        field, _, value = line.partition(b":")
        self._recognized = self._recognized or not field or field in _FIELDS
        event = None
        if field == b"data":
            value = value.removeprefix(b" ")
            # No JSON has a brace that closes before one that opens: a blank line between two events is missing.
            if self._data and value.startswith(b"{") and self._data[-1].endswith(b"}"):
                event = self._dispatch()
            self._data.append(value)
            # The whole line counts, so that many empty ones do not evade the limit.
            self._size += len(line)
        elif field == b"event":
            if self._name and self._data and self._data[-1].endswith(b"}"):
                event = self._dispatch()
            self._name = value.removeprefix(b" ").decode("utf-8", "replace")
        return event

    def _dispatch(self) -> ServerSentEvent | None:
        name, data = self._name, self._data
        self._name, self._data, self._size = "", [], 0
        if not data:
            return None
        return ServerSentEvent(name or "message", data[0] if len(data) == 1 else b"\n".join(data))
