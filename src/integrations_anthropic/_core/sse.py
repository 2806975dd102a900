"""Server-sent events, from bytes to events. Source: the HTML standard, "Interpreting an event stream"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import SerializationError

__all__ = ["SSEDecoder", "ServerSentEvent"]

BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\r|\n")


class ServerSentEvent(NamedTuple):
    """One dispatched event: its name, and its data lines joined by line feeds."""

    name: str
    data: bytes


class SSEDecoder:
    """Feed it bytes as they arrive, cut anywhere; it gives each event once its blank line is in.

    Only CR, LF and CRLF end a line: U+2028 inside a JSON text is data. `max_event_bytes` bounds the lines of one
    event's data, and any single line; beyond it, SerializationError.
    """

    def __init__(self, max_event_bytes: int = 16 * 1024 * 1024) -> None:
        self._max = max_event_bytes
        # The line that has no end yet. It grows in place: a long one costs no more than its length, however small
        # the pieces.
        self._rest = bytearray()
        self._name = ""
        self._data: list[bytes] = []
        self._size = 0
        self._at_start = True

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that `chunk` completes."""
        if self._at_start or self._rest.endswith(b"\r") or b"\n" in chunk or b"\r" in chunk:
            text = bytes(self._rest) + chunk if self._rest else chunk
            if self._at_start:
                if len(text) < len(BOM) and BOM.startswith(text):
                    self._rest = bytearray(text)
                    return
                text = text.removeprefix(BOM)
                self._at_start = False
            # A CR at the very end may be half of a CRLF: it waits for the next chunk.
            held = text.endswith(b"\r")
            lines = text.split(b"\n") if b"\r" not in text else _LINE_END.split(text[:-1] if held else text)
            self._rest = bytearray(lines.pop() + (b"\r" if held else b""))
            for line in lines:
                if (event := self._line(line)) is not None:
                    yield event
        else:
            self._rest += chunk
        self._check(len(self._rest) - self._rest.endswith(b"\r"))

    def end(self) -> Iterator[ServerSentEvent]:
        """The event that a stream's last byte completes, where that is a CR: it waited for an LF that never came."""
        rest, self._rest = bytes(self._rest), bytearray()
        if rest.endswith(b"\r") and (event := self._line(rest[:-1])) is not None:
            yield event

    def _check(self, more: int) -> None:
        if self._size + more > self._max:
            raise SerializationError(
                f"an event of the stream is longer than max_event_bytes ({self._max} bytes)", path="$"
            )

    def _line(self, line: bytes) -> ServerSentEvent | None:
        if not line:
            return self._dispatch()
        self._check(len(line))
        field, _, value = line.partition(b":")
        if field == b"data":
            self._data.append(value.removeprefix(b" "))
            # The whole line counts, so that many empty ones are no way around the limit.
            self._size += len(line)
        elif field == b"event":
            self._name = value.removeprefix(b" ").decode("utf-8", "replace")
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        name, data = self._name, self._data
        self._name, self._data, self._size = "", [], 0
        if not data:
            return None
        return ServerSentEvent(name or "message", data[0] if len(data) == 1 else b"\n".join(data))
