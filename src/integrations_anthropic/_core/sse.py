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

    Only CR, LF and CRLF end a line: U+2028 inside a JSON text is data. `max_event_bytes` bounds what is kept of an
    unfinished event; beyond it, SerializationError.
    """

    def __init__(self, max_event_bytes: int = 16 * 1024 * 1024) -> None:
        self._max = max_event_bytes
        self._rest = b""
        self._name = ""
        self._data: list[bytes] = []
        self._size = 0
        self._at_start = True

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that `chunk` completes."""
        text = self._rest + chunk if self._rest else chunk
        if self._at_start:
            if len(text) < len(BOM) and BOM.startswith(text):
                self._rest = text
                return
            text = text.removeprefix(BOM)
            self._at_start = False
        # A CR at the very end may be half of a CRLF: it waits for the next chunk.
        held = text.endswith(b"\r")
        lines = (text[:-1] if held else text).split(b"\n") if b"\r" not in text else _split(text, held)
        self._rest = lines.pop() + (b"\r" if held else b"")
        for line in lines:
            if (event := self._line(line)) is not None:
                yield event
        if self._size + len(self._rest) > self._max:
            raise SerializationError(
                f"an event of the stream is longer than max_event_bytes ({self._max} bytes)", path="$"
            )

    def end(self) -> Iterator[ServerSentEvent]:
        """The event that a stream's last bytes complete, where only the line end was still missing."""
        rest, self._rest = self._rest, b""
        if rest.endswith(b"\r"):
            for line in rest[:-1], b"":
                if line or rest == b"\r":
                    if (event := self._line(line)) is not None:
                        yield event
                    return

    def _line(self, line: bytes) -> ServerSentEvent | None:
        if not line:
            return self._dispatch()
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            self._data.append(value)
            self._size += len(value)
        elif field == b"event":
            self._name = value.decode("utf-8", "replace")
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        name, data = self._name, self._data
        self._name, self._data, self._size = "", [], 0
        if not data:
            return None
        return ServerSentEvent(name or "message", data[0] if len(data) == 1 else b"\n".join(data))


def _split(text: bytes, held: bool) -> list[bytes]:
    return _LINE_END.split(text[:-1] if held else text)
