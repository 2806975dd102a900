"""HTTP responses of the sandbox: JSON, JSON Lines and event streams."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable
from typing import Any

import orjson
from starlette.responses import Response, StreamingResponse

from .call import OperationHandler, SandboxCall
from .description.loader import OperationSpec
from .model.streaming import encode_event, encode_stream

__all__ = [
    "add_missing",
    "delay_events",
    "event_stream_response",
    "example_response",
    "json_handler",
    "json_lines_response",
    "json_response",
]

Json = Any

JSON_LINES = "application/x-jsonl"
EVENT_STREAM = "text/event-stream"
BINARY = ("application/octet-stream", "*/*")


def json_response(body: Json, status: int = 200) -> Response:
    """A JSON response."""
    return Response(orjson.dumps(body), status, media_type="application/json")


def json_handler(
    handle: Callable[[SandboxCall], Json], *, check: Callable[[SandboxCall], object] | None = None
) -> OperationHandler:
    """The handler of an operation that responds with what a function returns, JSON or a response, without waiting.

    `check` is called before, and raises what the API refuses the call with.
    """

    async def handler(call: SandboxCall) -> Response:
        if check is not None:
            check(call)
        result = handle(call)
        return result if isinstance(result, Response) else json_response(result)

    return handler


def event_stream_response(message: Json) -> Response:
    """The message as server-sent events. Generation stops when the client disconnects."""
    return _event_stream(encode_stream(message), 200)


def json_lines_response(lines: Iterable[Callable[[], Json]]) -> Response:
    """A JSON Lines response; each line is generated when it is sent."""
    return StreamingResponse(_yielding(orjson.dumps(line()) + b"\n" for line in lines), 200, media_type=JSON_LINES)


def example_response(operation: OperationSpec, body: Json) -> Response:
    """The example response of the operation; the event stream if the body has `stream: true`."""
    contents = operation.responses
    if not contents:
        return Response(status_code=operation.status)
    if isinstance(body, dict) and body.get("stream") is True and EVENT_STREAM in contents:
        return _event_stream(_yielding(map(encode_event, contents[EVENT_STREAM]["example"])), operation.status)
    media_type, content = next(iter(contents.items()))
    example = content.get("example")
    if media_type == JSON_LINES:
        return StreamingResponse(
            _yielding(orjson.dumps(line) + b"\n" for line in example), operation.status, media_type=JSON_LINES
        )
    if media_type == EVENT_STREAM:
        return _event_stream(_yielding(map(_identified, enumerate(example))), operation.status)
    if media_type in BINARY:
        return Response(str(example).encode(), operation.status, media_type=BINARY[0])
    return json_response(example, operation.status)


def _identified(event: tuple[int, Json]) -> bytes:
    """An event of a stream that makes no message, with its id: a stream that is opened again repeats them."""
    number, data = event
    return f"id: {data.get('id', number + 1)}\n".encode() + encode_event(data)


def delay_events(response: Response, seconds: float) -> Response:
    """Delay each event of an event stream by `seconds`; other responses are unchanged."""
    if seconds and isinstance(response, StreamingResponse) and (response.media_type or "").startswith(EVENT_STREAM):
        response.body_iterator = _delayed(response.body_iterator, seconds)
    return response


def _event_stream(parts: AsyncIterator[bytes], status: int) -> Response:
    headers = {"cache-control": "no-cache"}
    return StreamingResponse(parts, status, headers, media_type=f"{EVENT_STREAM}; charset=utf-8")


async def _delayed(parts: AsyncIterable[Any], seconds: float) -> AsyncIterator[Any]:
    async for part in parts:
        await asyncio.sleep(seconds)
        yield part


async def _yielding(parts: Iterable[bytes]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
        # Let the event loop handle other requests.
        await asyncio.sleep(0)


def add_missing(headers: Iterable[tuple[bytes, bytes]], added: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Add headers, except those that are present already."""
    present = {name.lower() for name, _ in headers}
    extra = [(name.encode(), value.encode()) for name, value in added.items()]
    return [*headers, *(pair for pair in extra if pair[0] not in present)]
