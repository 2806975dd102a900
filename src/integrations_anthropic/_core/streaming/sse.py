"""Server-sent events, from bytes to events. Source: the HTML standard, "Interpreting an event stream"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...errors import EventTooLargeError
from ..codec.json import holds_long_number

__all__ = ["SSEDecoder", "ServerSentEvent"]

BOM = b"\xef\xbb\xbf"
_FIELDS = (b"data", b"event", b"id", b"retry")
_BEGINNINGS = (b":", *(name + b":" for name in _FIELDS))
_LINE_END = re.compile(rb"\r\n?|\n")
# A whole event in its usual form, parsed in one step; by whether the text has any CR.
_USUAL = {
    False: re.compile(rb"event: ?([^\n]*+)\ndata: ?([^\n]*+)\n\n"),
    True: re.compile(rb"event: ?([^\r\n]*+)\r?\ndata: ?([^\r\n]*+)(?:\r\n\r\n|\n\n)"),
}
# Most events of most streams, byte for byte as the API writes them: several are found in one step.
_DELTA_START = b"event: content_block_delta\ndata: "
_DELTAS = re.compile(rb"(?:%s[^\r\n]*+\n\n){1,64}+" % _DELTA_START)
_BETWEEN_DELTAS = b"\n\n" + _DELTA_START
_AROUND = len(_BETWEEN_DELTAS)
_AT_ONCE = 8192
"""Bytes that are taken apart in one step, so that little is held beside the text."""


class ServerSentEvent(NamedTuple):
    """One dispatched event: its name, and its data lines joined by line feeds."""

    name: str
    data: bytes
    unfinished: bool = False
    """Whether the stream ended before the blank line of this event."""
    id: str | None = None
    """The event's own `id:`; None where it states none."""


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
        self._id: str | None = None
        self.retry: int | None = None
        """The last `retry:` of the server: milliseconds to wait before the stream is opened again."""
        self._at_start = True
        self._recognized = False
        # What was fed last, as far as it has no event that was returned; None once all of it was consumed.
        self._text: bytes | None = None
        self._at = 0
        self._usual = _USUAL[False]
        # Whether the text may hold a number that is too long for the quick way; None before that was asked.
        self._long_number: bool | None = None
        self.deltas: list[bytes] = []
        """What `find_deltas` has found, as far as it was not passed."""

    def take_recognized(self) -> bool:
        """Whether what was fed since the last time has the form of an event stream: fields, comments, blank lines.

        The beginning of a long line counts by its field name. To be asked once all events were consumed.
        """
        found, self._recognized = self._recognized, False
        return found or (bool(self._rest) and self._rest.startswith(_BEGINNINGS))

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that `chunk` completes."""
        self._text, self._at = self._with_rest(chunk), 0
        self._usual = _USUAL[b"\r" in self._text]
        self._long_number = None
        return self

    def __iter__(self) -> Iterator[ServerSentEvent]:
        return self

    def __next__(self) -> ServerSentEvent:
        text = self._text
        while text:
            at = self._at
            found = None if self._data or self._name else self._usual.match(text, at)
            if found is not None and found.end() - at <= self._max:
                self._at = found.end()
                if self.deltas:
                    # It is the first of them.
                    self.deltas.pop()
                self._recognized = True
                own_id, self._id = self._id, None
                return ServerSentEvent(found[1].decode("utf-8", "replace") or "message", found[2], False, own_id)
            end = _LINE_END.search(text, at)
            # A CR at the very end may be half of a CRLF: it waits for the next chunk.
            if end is None or (end.end() == len(text) and end[0] == b"\r"):
                break
            line, self._at = text[at : end.start()], end.end()
            if (event := self._line(line)) is not None:
                return event
        self._keep_rest()
        raise StopIteration

    def find_deltas(self) -> list[bytes]:
        """The data of the events that come next, as far as they are deltas as the API writes them; the last one first.

        Empty where the next event is anything else, or may hold a number that `loads` has to look at. They stay the
        next events until `pass_delta` passes them, one by one.
        """
        text, at = self._text, self._at
        if not text or self._data or self._name or self.deltas:
            return self.deltas
        if self._long_number is None:
            self._long_number = holds_long_number(text)
        if self._long_number or not text.startswith(_DELTA_START, at):
            return self.deltas
        block = text[at : text.rfind(b"\n\n", at, at + _AT_ONCE) + 2]
        deltas = block[len(_DELTA_START) : -2].split(_BETWEEN_DELTAS)
        if block.count(b"\n") != 3 * len(deltas) or b"\r" in block:
            # Something else follows on them, or the first one is longer than what was looked at.
            found = _DELTAS.match(text, at, at + _AT_ONCE) or _DELTAS.match(text, at)
            block = b"" if found is None else found[0]
            deltas = block[len(_DELTA_START) : -2].split(_BETWEEN_DELTAS) if block else []
        if deltas and (len(block) <= self._max or max(map(len, deltas)) + _AROUND <= self._max):
            deltas.reverse()
            self.deltas = deltas
        return self.deltas

    def pass_delta(self) -> None:
        """The next of the deltas was used."""
        deltas = self.deltas
        self._at += len(deltas.pop()) + _AROUND
        if not deltas and self._text is not None and self._at == len(self._text):
            # What `__next__` does at the end of the text.
            self._text, self._recognized = None, False

    def end(self) -> Iterator[ServerSentEvent]:
        """The last event, where its blank line is missing. It is `unfinished`: its data may have been cut."""
        rest, self._rest = bytes(self._rest), bytearray()
        # A CR as the last byte waited for an LF; it may be the blank line itself.
        if rest and (event := self._line(rest.removesuffix(b"\r"))) is not None:
            yield event._replace(unfinished=not rest.endswith(b"\r"))
        if (event := self._dispatch()) is not None:
            yield event._replace(unfinished=True)

    def _keep_rest(self) -> None:
        """All events of the text were returned: keep its last line, which is incomplete."""
        text, self._text = self._text, None
        if text is None:
            return
        if text:
            self._rest = bytearray(text[self._at :])
        if not self._at_start:
            self._check(len(self._rest) - self._rest.endswith(b"\r"))

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
        elif field == b"id" and b"\0" not in value:
            self._id = value.removeprefix(b" ").decode("utf-8", "replace")
        elif field == b"retry" and (text := value.removeprefix(b" ")).isdigit() and len(text) < 10:
            self.retry = int(text)
        return event

    def _dispatch(self) -> ServerSentEvent | None:
        name, data, own_id = self._name, self._data, self._id
        self._name, self._data, self._size, self._id = "", [], 0, None
        if not data:
            return None
        return ServerSentEvent(name or "message", data[0] if len(data) == 1 else b"\n".join(data), id=own_id)
