"""Answers as HTTP responses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import orjson
from starlette.responses import Response, StreamingResponse

from .spec import Operation
from .streaming import encode, server_sent

__all__ = ["example_reply", "json_reply", "lines_reply", "stream_reply"]

Json = Any

LINES = "application/x-jsonl"


def json_reply(body: Json, status: int = 200) -> Response:
    """One JSON body."""
    return Response(orjson.dumps(body), status, media_type="application/json")


def stream_reply(message: Json) -> Response:
    """The message as server-sent events; a client that goes away ends it."""
    headers = {"cache-control": "no-cache"}
    return StreamingResponse(server_sent(message), 200, headers, media_type="text/event-stream; charset=utf-8")


def lines_reply(lines: Iterable[Callable[[], Json]]) -> Response:
    """One JSON value a line, each made when its turn comes."""
    return StreamingResponse(_lines(lines), 200, media_type=LINES)


def example_reply(operation: Operation, body: Json) -> Response:
    """The example the description has for the operation; the stream where the body asks for one."""
    answers = operation.answers
    if not answers:
        return Response(status_code=operation.status)
    if isinstance(body, dict) and body.get("stream") is True and "text/event-stream" in answers:
        parts = (encode(event) for event in answers["text/event-stream"]["example"])
        return Response(b"".join(parts), operation.status, media_type="text/event-stream; charset=utf-8")
    media_type, content = next(iter(answers.items()))
    if media_type == LINES:
        text = b"".join(orjson.dumps(line) + b"\n" for line in content["example"])
        return Response(text, operation.status, media_type=LINES)
    return json_reply(content.get("example"), operation.status)


async def _lines(lines: Iterable[Callable[[], Json]]) -> AsyncIterator[bytes]:
    for line in lines:
        yield orjson.dumps(line()) + b"\n"
        await asyncio.sleep(0)
