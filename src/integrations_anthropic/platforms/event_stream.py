"""Frames of the AWS event stream as server-sent events.

A frame is: total length, length of the headers, CRC-32 of those eight bytes, headers, payload, CRC-32 of all before it;
numbers are big-endian, of four bytes. Source: https://smithy.io/2.0/aws/amazon-eventstream.html.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from binascii import crc32
from struct import Struct
from struct import error as StructError
from typing import Any

import orjson

from .._core.codec.json import dumps, loads
from ..errors import AnthropicError, APIConnectionError, EventTooLargeError, SerializationError
from .aws_errors import error_type

__all__ = ["EventStreamDecoder", "frame_headers"]

_PRELUDE = Struct(">III")
_CRC = Struct(">I")
_SIZE = Struct(">H")
_LEAST = _PRELUDE.size + _CRC.size
_FIXED_SIZES = {0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16}
"""Bytes of a header's value, by its type; types 6 (bytes) and 7 (text) state their size."""
_TEXT = 7
_MOST_HEADERS = 128 * 1024
"""Bytes of headers that a frame may have."""
_BESIDE_EVENT = 64 * 1024
"""Bytes of a frame that are not its event: its headers, and what pads it."""
_DELTA = b'{"type":"content_block_delta",'
COMMENT = b":\n"
"""What of a server-sent event stream says that bytes have arrived, and nothing else."""


class EventStreamDecoder:
    """Feed it bytes as they arrive, cut anywhere; it returns the events of the frames that they complete.

    Holds one frame at most. Raises APIConnectionError for a frame whose checksum is wrong, EventTooLargeError for one
    that is longer than an event may be: once the events before it were returned. An exception in a frame becomes an
    `error` event of the API. Frames that are no events are passed over. Of a frame that is cut off by the end, nothing
    is returned.
    """

    def __init__(self, max_event_bytes: int) -> None:
        self._limit = max_event_bytes
        # An event is in base64, four characters for three bytes.
        self._most = max_event_bytes * 4 // 3 + _BESIDE_EVENT
        self._rest = bytearray()
        # Of the first frame in it: its length, and that of its headers; 0 before they have arrived.
        self._total = self._head = 0
        self._fault: AnthropicError | None = None

    def check(self) -> None:
        """Raise what was wrong behind the events that were returned last."""
        if self._fault is not None:
            raise self._fault

    def feed(self, data: bytes) -> bytes:
        """The events that `data` completes, or a comment where it completes none. To be followed by `check`."""
        self._rest += data
        events: list[bytes] = []
        at = 0
        try:
            while (size := self._whole(at)) > 0:
                events.append(_event(bytes(self._rest[at : at + size]), self._head))
                at += size
                self._total = 0
        except AnthropicError as error:
            self._fault = error
            if not events:
                raise
        del self._rest[:at]
        return b"".join(events) or COMMENT

    def _whole(self, at: int) -> int:
        """The length of the frame that begins at `at`, where all of it has arrived; else 0."""
        arrived = len(self._rest) - at
        if arrived < _PRELUDE.size:
            return 0
        if not self._total:
            self._total, self._head = self._lengths(bytes(self._rest[at : at + _PRELUDE.size]))
        return self._total if arrived >= self._total else 0

    def _lengths(self, prelude: bytes) -> tuple[int, int]:
        """The length of a frame, and that of its headers."""
        total, head, checksum = _PRELUDE.unpack(prelude)
        if crc32(prelude[:8]) != checksum or head > _MOST_HEADERS or total < _LEAST + head:
            raise _broken("the beginning of a frame is not what its checksum says")
        if total > self._most:
            why = f"a frame of the stream has {total} bytes: its event is longer than max_event_bytes ({self._limit})"
            raise EventTooLargeError(why, path="$", limit=self._limit)
        return total, head


def frame_headers(raw: bytes) -> dict[str, str]:
    """The headers of a frame that are text, by name; those of other types are passed over."""
    found: dict[str, str] = {}
    at = 0
    try:
        while at < len(raw):
            end = at + 1 + raw[at]
            name, kind = raw[at + 1 : end].decode(), raw[end]
            at = end + 1
            size = _FIXED_SIZES.get(kind)
            if size is None:
                if kind not in (6, _TEXT):
                    raise _broken(f"a header of a frame has the unknown type {kind}")
                (size,) = _SIZE.unpack_from(raw, at)
                at += _SIZE.size
            if at + size > len(raw):
                raise _broken("a header of a frame is longer than the headers are")
            if kind == _TEXT:
                found[name] = raw[at : at + size].decode()
            at += size
    except (IndexError, StructError, UnicodeDecodeError) as error:
        raise _broken("the headers of a frame cannot be read") from error
    return found


def _event(frame: bytes, head: int) -> bytes:
    """The server-sent event of a whole frame; empty where it has none."""
    (checksum,) = _CRC.unpack_from(frame, len(frame) - _CRC.size)
    if crc32(frame[: -_CRC.size]) != checksum:
        raise _broken("a frame is not what its checksum says")
    headers = frame_headers(frame[_PRELUDE.size : _PRELUDE.size + head])
    payload = frame[_PRELUDE.size + head : -_CRC.size]
    kind = headers.get(":message-type", "event")
    if kind == "exception":
        return _error_event(headers.get(":exception-type", ""), _message(payload))
    if kind == "error":
        return _error_event(headers.get(":error-code", ""), headers.get(":error-message", ""))
    if kind != "event" or headers.get(":event-type", "chunk") != "chunk":
        return b""
    return _chunk_event(payload)


def _chunk_event(payload: bytes) -> bytes:
    data = loads(payload) if payload else None
    encoded = data.get("bytes") if isinstance(data, dict) else None
    if not isinstance(encoded, str) or not encoded:
        return b""
    try:
        event = b64decode(encoded, validate=True)
    except (Base64Error, ValueError) as error:
        why = "$.bytes: the event of a frame is not base64"
        raise SerializationError(why, path="$.bytes", body=encoded) from error
    # No line break is part of a string in JSON: outside of strings a blank means the same.
    event = event.replace(b"\n", b" ").replace(b"\r", b" ")
    name = b"content_block_delta" if event.startswith(_DELTA) else _type_of(event)
    return b"event: %b\ndata: %b\n\n" % (name, event) if name else b"data: %b\n\n" % event


def _type_of(event: bytes) -> bytes:
    """The type that an event states, as bytes of a line; empty where it is no JSON, or states none."""
    try:
        data: Any = orjson.loads(event)
    except orjson.JSONDecodeError:
        return b""
    kind = data.get("type") if isinstance(data, dict) else None
    return kind.encode() if isinstance(kind, str) and kind.isidentifier() else b""


def _message(payload: bytes) -> str:
    try:
        data = loads(payload)
    except SerializationError:
        return payload.decode("utf-8", "replace")
    found = data.get("message") or data.get("Message") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""


def _error_event(name: str, message: str) -> bytes:
    error: dict[str, Any] = {"type": error_type(name) or "api_error", "message": message or name or "no reason given"}
    if name:
        error["details"] = {"error_code": name}
    return b"event: error\ndata: %b\n\n" % dumps({"type": "error", "error": error})


def _broken(why: str) -> APIConnectionError:
    return APIConnectionError(f"the event stream is damaged: {why}", phase="read")
