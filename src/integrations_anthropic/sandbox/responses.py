"""Answers as HTTP responses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable
from typing import Any

import orjson
from starlette.responses import Response, StreamingResponse

from .description.loader import OperationSpec
from .model.streaming import encode, server_sent

__all__ = ["example_reply", "json_reply", "lines_reply", "paced", "stream_reply"]

Json = Any

LINES = "application/x-jsonl"
EVENTS = "text/event-stream"


def json_reply(body: Json, status: int = 200) -> Response:
    """One JSON body."""
    return Response(orjson.dumps(body), status, media_type="application/json")


def stream_reply(message: Json) -> Response:
    """The message as server-sent events; a client that goes away ends it."""
    return _events_reply(server_sent(message), 200)


def lines_reply(lines: Iterable[Callable[[], Json]]) -> Response:
    """One JSON value a line, each made when its turn comes."""
    return StreamingResponse(_each(orjson.dumps(line()) + b"\n" for line in lines), 200, media_type=LINES)


def example_reply(operation: OperationSpec, body: Json) -> Response:
    """The example the description has for the operation; the stream where the body asks for one."""
    answers = operation.answers
    if not answers:
        return Response(status_code=operation.status)
    if isinstance(body, dict) and body.get("stream") is True and EVENTS in answers:
        return _events_reply(_each(map(encode, answers[EVENTS]["example"])), operation.status)
    media_type, content = next(iter(answers.items()))
    example = content.get("example")
    if media_type == LINES:
        return StreamingResponse(
            _each(orjson.dumps(line) + b"\n" for line in example), operation.status, media_type=LINES
        )
    return json_reply(example, operation.status)


def paced(response: Response, seconds: float) -> Response:
    """The same answer; where it is a stream, each of its events waits so long before it goes out."""
    if seconds and isinstance(response, StreamingResponse) and (response.media_type or "").startswith(EVENTS):
        response.body_iterator = _slowly(response.body_iterator, seconds)
    return response


def _events_reply(parts: AsyncIterator[bytes], status: int) -> Response:
    headers = {"cache-control": "no-cache"}
    return StreamingResponse(parts, status, headers, media_type=f"{EVENTS}; charset=utf-8")


async def _slowly(parts: AsyncIterable[Any], seconds: float) -> AsyncIterator[Any]:
    async for part in parts:
        await asyncio.sleep(seconds)
        yield part


async def _each(parts: Iterable[bytes]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
        # Other requests get their turn after each.
        await asyncio.sleep(0)
