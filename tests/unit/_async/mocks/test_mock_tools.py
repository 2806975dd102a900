"""What the tools that answer in place of a server give reaches the caller, and they see what the client sends."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from integrations_anthropic import (
    APIConnectionError,
    APITimeoutError,
    AsyncAnthropicClient,
    OverloadedError,
    RateLimitError,
    to_dict,
)
from integrations_anthropic.testing import VirtualClock
from tests.unit.mocks import BASE_URL, TOOLS, Answer, Mock, running
from tests.unit.responses import EVENTS, MESSAGE, failure, page, sse

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
WHOLE = Answer(json.dumps(MESSAGE).encode())
TEXT = MESSAGE["content"][0]["text"]
KINDS = [event["type"] for event in EVENTS if event["type"] != "ping"]
LINES = [{"custom_id": f"q-{n}", "result": {"type": "succeeded", "message": MESSAGE}} for n in range(3)]


def stream_of(events: list[dict[str, Any]], size: int = 50) -> Answer:
    body = sse(events)
    return Answer([body[at : at + size] for at in range(0, len(body), size)], content_type="text/event-stream")


def refusal(kind: str, status: int, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(json.dumps(failure(kind, "slow down")).encode(), status, headers=named)


@pytest.fixture(params=TOOLS)
def mock(request: pytest.FixtureRequest) -> Iterator[Mock]:
    yield from running(request.param, request)


def client_of(mock: Mock, **options: Any) -> AsyncAnthropicClient:
    given: dict[str, Any] = {"api_key": "sk-test", "max_retries": 0, "clock": VirtualClock()} | options
    if mock.transport is not None:
        given["http_client"] = httpx.AsyncClient(transport=mock.transport)
    return AsyncAnthropicClient(**given)


def in_use(client: AsyncAnthropicClient) -> int:
    """Connections in use; none where an httpx client of the user's own carries the calls."""
    transport: Any = client._pipeline.transport
    return sum(pool.counts[0] for pool in transport.pools)


async def test_an_answer_and_the_request_for_it(mock: Mock) -> None:
    mock.script(WHOLE)
    async with client_of(mock) as client:
        message = await client.messages.create(**HELLO, extra_headers={"x-mine": "1"})
        assert (to_dict(message), message.meta.request_id) == (MESSAGE, "req_1")
        assert in_use(client) == 0
    (request,) = mock.requests
    assert (request.method, str(request.url)) == ("POST", f"{BASE_URL}/v1/messages")
    assert (request.headers["x-api-key"], request.headers["x-mine"]) == ("sk-test", "1")
    assert request.headers["anthropic-version"] == "2023-06-01"
    assert request.headers["content-type"] == "application/json"
    assert json.loads(request.content) == HELLO


async def test_a_compressed_answer_is_decoded_once(mock: Mock) -> None:
    mock.script(Answer(gzip.compress(json.dumps(MESSAGE).encode()), headers={"content-encoding": "gzip"}))
    async with client_of(mock) as client:
        assert to_dict(await client.messages.create(**HELLO)) == MESSAGE


async def test_a_stream_read_as_events_as_text_and_as_a_whole(mock: Mock) -> None:
    mock.script(*[stream_of(EVENTS)] * 3)
    async with client_of(mock) as client:
        async with client.messages.create_stream(**HELLO) as stream:
            assert [event.type async for event in stream] == KINDS
        async with client.messages.create_stream(**HELLO) as stream:
            assert "".join([piece async for piece in stream.text_stream]) == TEXT
        assert (await client.messages.create_stream(**HELLO).get_final_message()).text == TEXT
        assert in_use(client) == 0
    assert [json.loads(request.content)["stream"] for request in mock.requests] == [True] * 3


async def test_a_stream_that_is_left_early(mock: Mock) -> None:
    mock.script(stream_of(EVENTS), WHOLE)
    async with client_of(mock) as client:
        async with client.messages.create_stream(**HELLO) as stream:
            async for _ in stream:
                break
        assert in_use(client) == 0
        assert (await client.messages.create(**HELLO)).text == TEXT


async def test_an_error_status_is_its_error(mock: Mock) -> None:
    mock.script(refusal("rate_limit_error", 429, retry_after="7"), refusal("overloaded_error", 529))
    async with client_of(mock) as client:
        with pytest.raises(RateLimitError, match="slow down") as limited:
            await client.messages.create(**HELLO)
        with pytest.raises(OverloadedError, match="slow down"):
            await client.messages.create_stream(**HELLO).get_final_message()
        assert (limited.value.retry_after, limited.value.request_id) == (7.0, "req_1")
        assert in_use(client) == 0


async def test_an_error_status_is_retried(mock: Mock) -> None:
    mock.script(refusal("rate_limit_error", 429, retry_after="7"), refusal("overloaded_error", 529), WHOLE)
    async with client_of(mock, max_retries=2) as client:
        message = await client.messages.create(**HELLO)
        assert in_use(client) == 0
    assert [attempt.status for attempt in message.meta.attempts] == [429, 529, 200]
    assert message.meta.attempts[0].delay >= 7.0
    assert [json.loads(request.content) for request in mock.requests] == [HELLO] * 3


async def test_an_error_inside_a_stream(mock: Mock) -> None:
    mock.script(stream_of([*EVENTS[:4], failure("overloaded_error")]))
    async with client_of(mock) as client:
        with pytest.raises(OverloadedError):
            await client.messages.create_stream(**HELLO).get_final_message()
        assert in_use(client) == 0


async def test_pages_and_the_lines_of_results(mock: Mock) -> None:
    lines = b"\n".join(json.dumps(line).encode() for line in LINES)
    pages = [page(["a", "b"], more=True), page(["c"], more=False)]
    mock.script(*[Answer(json.dumps(one).encode()) for one in pages], Answer([lines[:100], lines[100:]]))
    async with client_of(mock) as client:
        assert [model.id async for model in client.models.list(limit=2)] == ["a", "b", "c"]
        async with client.batches.results("msgbatch_1") as results:
            assert [to_dict(line) async for line in results] == LINES
        assert in_use(client) == 0
    paths = [request.url.raw_path.decode() for request in mock.requests]
    assert paths == ["/v1/models?limit=2", "/v1/models?limit=2&after_id=b", "/v1/messages/batches/msgbatch_1/results"]


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (httpx.ConnectError("refused"), APIConnectionError),
        (httpx.ReadTimeout("too late"), APITimeoutError),
        (httpx.RemoteProtocolError("gone"), APIConnectionError),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
async def test_an_exception_of_the_tool_is_our_error_and_retried(
    mock: Mock, raised: Exception, expected: type[APIConnectionError]
) -> None:
    mock.script(raised, raised, WHOLE)
    async with client_of(mock) as client:
        with pytest.raises(expected) as caught:
            await client.messages.create(**HELLO)
        assert isinstance(caught.value.__cause__, type(raised))
        retrying = client.with_options(max_retries=1)
        assert len((await retrying.messages.create(**HELLO)).meta.attempts) == 2
        assert in_use(client) == 0


async def test_an_exception_of_the_tool_inside_a_body(mock: Mock) -> None:
    cut: list[Any] = [sse(EVENTS[:4]), httpx.ReadError("gone")]
    mock.script(Answer(cut, content_type="text/event-stream"))
    async with client_of(mock) as client:
        with pytest.raises(APIConnectionError) as caught:
            await client.messages.create_stream(**HELLO).get_final_message()
        assert caught.value.partial is not None
        assert in_use(client) == 0
