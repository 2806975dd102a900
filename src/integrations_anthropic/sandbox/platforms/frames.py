"""Server-sent events as frames of the AWS event stream. Source: https://smithy.io/2.0/aws/amazon-eventstream.html."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from zlib import crc32

import orjson

__all__ = ["FrameEncoder", "frame"]

_TEXT = 7
_EXCEPTIONS = {
    "invalid_request_error": "validationException",
    "overloaded_error": "serviceUnavailableException",
    "rate_limit_error": "throttlingException",
    "timeout_error": "modelTimeoutException",
}


def frame(headers: Mapping[str, str], payload: bytes) -> bytes:
    """One frame; its headers are text."""
    names = b"".join(
        struct.pack(">B", len(name)) + name.encode() + struct.pack(">BH", _TEXT, len(value.encode())) + value.encode()
        for name, value in headers.items()
    )
    prelude = struct.pack(">II", 16 + len(names) + len(payload), len(names))
    message = prelude + struct.pack(">I", crc32(prelude)) + names + payload
    return message + struct.pack(">I", crc32(message))


class FrameEncoder:
    """Takes the bytes of a stream of events, cut anywhere, and returns the frames of those that are complete."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> bytes:
        """The frames of the events that `data` completes."""
        *events, self._rest = (self._rest + data).split(b"\n\n")
        return b"".join(_frame_of(event) for event in events if event)


def _frame_of(event: bytes) -> bytes:
    lines = [line.partition(b":") for line in event.split(b"\n")]
    fields = {name: value.removeprefix(b" ") for name, _, value in lines}
    data = fields.get(b"data", b"")
    if fields.get(b"event") == b"error":
        return _exception(orjson.loads(data)["error"])
    payload = orjson.dumps({"bytes": b64encode(data).decode(), "p": "abcdefgh"[: len(data) % 9]})
    return frame(
        {":event-type": "chunk", ":content-type": "application/json", ":message-type": "event"},
        payload,
    )


def _exception(error: Any) -> bytes:
    kind = _EXCEPTIONS.get(error["type"], "internalServerException")
    headers = {":exception-type": kind, ":content-type": "application/json", ":message-type": "exception"}
    return frame(headers, orjson.dumps({"message": error["message"]}))
