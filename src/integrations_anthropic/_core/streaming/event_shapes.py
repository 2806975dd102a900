"""What an event, or a body, is by its form, where its own words do not say it."""

from __future__ import annotations

import re
from typing import Any

from ...errors import SerializationError
from ...models._facts import UNIONS
from ..codec.json import loads, without_comments
from .growing_block import kind_by_fields

__all__ = ["BLANK", "EVENTS", "BodyStart", "body_kind", "event_kind", "is_event_line", "is_stream"]

EVENTS = UNIONS["StreamEvent"].members
"""The events of the API."""
BLANK = b" \t\r\n\xef\xbb\xbf"
"""Bytes that a body may begin with whatever it is: white space, and a byte order mark."""
_EVENT_FIELDS = (b"event:", b"data:", b"id:", b"retry:", b":")
_BLANKS = re.compile(rb"[ \t\r\n\xef\xbb\xbf]*+")
_LINE_END = re.compile(rb"[\r\n]")


def event_kind(data: dict[str, Any]) -> str:
    """The type of an event that states none, by its fields; empty where they are those of no event, or of several."""
    if isinstance(data.get("message"), dict):
        return "message_start"
    if isinstance(data.get("content_block"), dict):
        return "content_block_start"
    if "delta" in data:
        return _kind_with_delta(data)
    if isinstance(data.get("content"), list) and "role" in data:
        return "message"
    return "content_block_stop" if data.keys() == {"index"} else ""


def _kind_with_delta(data: dict[str, Any]) -> str:
    delta = data["delta"]
    of_message = "usage" in data or (isinstance(delta, dict) and "stop_reason" in delta)
    of_block = "index" in data or isinstance(delta, str) or (isinstance(delta, dict) and kind_by_fields(delta) != "")
    if of_message == of_block:
        return ""
    return "message_delta" if of_message else "content_block_delta"


def is_event_line(line: bytes) -> bool:
    """Whether a line is the whole JSON of an event: the first one of a stream of JSON lines."""
    try:
        data = loads(line)
    except SerializationError:
        return False
    if not isinstance(data, dict):
        return False
    kind = data.get("type")
    if not isinstance(kind, str):
        return event_kind(data) not in ("", "message")
    # A line with an error is a whole response.
    return kind in EVENTS and kind != "error"


def body_kind(start: bytes) -> str:
    """What a body is by its first bytes, blanks aside: `json`, `html`, `events`, or empty where it is none of them."""
    start = start.lstrip(BLANK)
    if start.startswith((b"{", b"<")):
        return "json" if start.startswith(b"{") else "html"
    return "events" if start.startswith(_EVENT_FIELDS) else ""


def is_stream(body: bytes) -> bool:
    """Whether a body that is no JSON is a stream of events, whatever its label says."""
    start = without_comments(body).lstrip(BLANK)
    if start.startswith(b"{"):
        return is_event_line(_LINE_END.split(start, maxsplit=1)[0])
    return body_kind(body[:64]) == "events"


class BodyStart:
    """Looks for where a body begins: behind blanks and comment lines, which may arrive without end."""

    def __init__(self) -> None:
        self._in_comment = False
        self.commented = False
        """Whether there was a comment."""

    def feed(self, piece: bytes) -> bytes:
        """What the piece holds of the body itself; empty where that has not begun."""
        if not self._in_comment:
            piece = piece.lstrip(BLANK)
            if not piece.startswith(b":"):
                return piece
        at = 0
        while True:
            if self._in_comment:
                end = _LINE_END.search(piece, at)
                if end is None:
                    return b""
                at, self._in_comment = end.end(), False
            blanks = _BLANKS.match(piece, at)
            at = at if blanks is None else blanks.end()
            if piece[at : at + 1] != b":":
                return piece[at:]
            self._in_comment = self.commented = True
