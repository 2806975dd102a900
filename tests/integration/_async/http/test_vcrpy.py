"""vcrpy records what a server answers and replays it: whole answers, streams, errors, pages and lines."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import vcr
from vcr.errors import CannotOverwriteExistingCassetteException

from integrations_anthropic import APIConnectionError, AsyncAnthropicClient, OverloadedError, RateLimitError, to_dict
from integrations_anthropic.testing import VirtualClock
from tests.integration.servers import Asked, ScriptedServer, answer
from tests.unit.responses import EVENTS, MESSAGE, failure, page, sse

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
MATCH = ("method", "scheme", "host", "port", "path", "query", "body")
TEXT = MESSAGE["content"][0]["text"]
LINES = [{"custom_id": f"q-{n}", "result": {"type": "succeeded", "message": MESSAGE}} for n in range(3)]
KEY = "sk-ant-never-on-the-tape"


def whole(body: Any, status: int = 200, **headers: str) -> bytes:
    return answer(status, json.dumps(body).encode(), content_type="application/json", request_id="req_1", **headers)


def stream_of(events: list[dict[str, Any]]) -> bytes:
    return answer(200, sse(events), content_type="text/event-stream")


def serving(*answers: bytes) -> ScriptedServer:
    """A server that gives these answers, each in two pieces, and breaks off where one is empty."""
    left = list(answers)

    def script(asked: Asked, connection: socket.socket) -> None:
        if data := left.pop(0):
            connection.sendall(data[:-40])
            connection.sendall(data[-40:])
        else:
            connection.shutdown(socket.SHUT_RDWR)

    return ScriptedServer(script)


def client_of(url: str, **options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key=KEY, base_url=url, clock=VirtualClock(), **{"max_retries": 0} | options)


def tape(path: Path, mode: str) -> Any:
    return vcr.use_cassette(str(path), record_mode=mode, match_on=MATCH, filter_headers=["x-api-key"])


async def create(client: AsyncAnthropicClient) -> Any:
    message = await client.messages.create(**HELLO)
    return to_dict(message), message.meta.request_id


async def streams(client: AsyncAnthropicClient) -> Any:
    async with client.messages.create_stream(**HELLO) as stream:
        pieces = [piece async for piece in stream.text_stream]
    async with client.messages.create_stream(**HELLO) as stream:
        async for event in stream:
            first = event.type
            break
    return "".join(pieces), first, (await client.messages.create_stream(**HELLO).get_final_message()).text


async def refusals(client: AsyncAnthropicClient) -> Any:
    with pytest.raises(RateLimitError, match="no luck") as limited:
        await client.messages.create(**HELLO)
    with pytest.raises(OverloadedError) as overloaded:
        await client.messages.create(**HELLO)
    with pytest.raises(OverloadedError) as late:
        await client.messages.create_stream(**HELLO).get_final_message()
    return limited.value.retry_after, overloaded.value.status, to_dict(late.value.partial)


async def retries(client: AsyncAnthropicClient) -> Any:
    message = await client.with_options(max_retries=2).messages.create(**HELLO)
    return [attempt.status for attempt in message.meta.attempts]


async def pages_and_lines(client: AsyncAnthropicClient) -> Any:
    models = [model.id async for model in client.models.list(limit=2)]
    async with client.batches.results("msgbatch_1") as results:
        return models, [to_dict(line) async for line in results]


LIMITED = whole(failure("rate_limit_error"), 429, retry_after="7")
OVERLOADED = whole(failure("overloaded_error"), 529)
RESULTS = answer(200, b"\n".join(json.dumps(line).encode() for line in LINES), content_type="application/x-jsonl")
SCENARIOS: list[tuple[Callable[[AsyncAnthropicClient], Any], list[bytes], Any]] = [
    (create, [whole(MESSAGE)], (MESSAGE, "req_1")),
    (streams, [stream_of(EVENTS)] * 3, (TEXT, "message_start", TEXT)),
    (
        refusals,
        [LIMITED, OVERLOADED, stream_of([*EVENTS[:4], failure("overloaded_error")])],
        (7.0, 529, MESSAGE | {"content": [{"type": "text", "text": "Grüße \u2028 "}], "stop_reason": None}),
    ),
    (retries, [LIMITED, OVERLOADED, whole(MESSAGE)], [429, 529, 200]),
    (
        pages_and_lines,
        [whole(page(["a", "b"], more=True)), whole(page(["c"], more=False)), RESULTS],
        (["a", "b", "c"], LINES),
    ),
]


@pytest.mark.parametrize(
    ("scenario", "answers", "expected"), SCENARIOS, ids=lambda value: getattr(value, "__name__", "")
)
async def test_what_was_recorded_is_replayed_without_the_server(
    scenario: Callable[[AsyncAnthropicClient], Any], answers: list[bytes], expected: Any, tmp_path: Path
) -> None:
    path = tmp_path / "tape.yaml"
    with serving(*answers) as server, tape(path, "all"):
        async with client_of(server.url) as client:
            assert await scenario(client) == expected
            assert in_use(client) == 0
    assert server.asked[0].headers["x-api-key"] == KEY
    assert KEY not in path.read_text("utf-8")
    with tape(path, "none") as played:
        async with client_of(server.url) as client:
            assert await scenario(client) == expected
            assert in_use(client) == 0
        assert played.play_count == len(answers)


async def test_an_answer_that_breaks_off_is_retried_and_only_the_whole_one_recorded(tmp_path: Path) -> None:
    with serving(b"", whole(MESSAGE)) as server, tape(tmp_path / "tape.yaml", "all") as recorded:
        async with client_of(server.url, max_retries=1) as client:
            assert len((await client.messages.create(**HELLO)).meta.attempts) == 2
            assert in_use(client) == 0
        assert len(recorded) == 1
    with tape(tmp_path / "tape.yaml", "all"):
        async with client_of(server.url) as client:
            with pytest.raises(APIConnectionError):
                await client.messages.create(**HELLO)


async def test_a_request_that_is_not_on_the_tape_is_named_and_not_retried(tmp_path: Path) -> None:
    with serving(whole(MESSAGE)) as server, tape(tmp_path / "tape.yaml", "all"):
        async with client_of(server.url) as client:
            await client.messages.create(**HELLO)
    with tape(tmp_path / "tape.yaml", "none"):
        async with client_of(server.url, max_retries=2) as client:
            with pytest.raises(CannotOverwriteExistingCassetteException):
                await client.messages.create(**HELLO | {"max_tokens": 10})


def in_use(client: AsyncAnthropicClient) -> int:
    transport: Any = client._pipeline.transport
    return sum(pool.counts[0] for pool in transport.pools)
