"""The events of a log as a response that stays open."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection

from starlette.responses import Response, StreamingResponse

from ..model.streaming import encode_event
from ..responses import EVENT_STREAM
from .event_log import EventLog, Following

__all__ = ["follow_response"]

HEARTBEAT = b": alive\n\n"


def follow_response(log: EventLog, previews: Collection[str]) -> Response:
    """What is recorded from now on, also before the client has read the head of the response."""
    following = log.follow(previews)
    headers = {"cache-control": "no-cache"}
    parts = _encoded(log, following)
    return StreamingResponse(parts, 200, headers, media_type=f"{EVENT_STREAM}; charset=utf-8")


async def _encoded(log: EventLog, following: Following) -> AsyncIterator[bytes]:
    try:
        async for item in following.items():
            yield HEARTBEAT if item is None else encode_event(item)
    finally:
        log.leave(following)
