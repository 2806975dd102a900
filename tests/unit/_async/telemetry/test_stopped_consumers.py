"""A consumer that stops is no error: neither in spans, nor in metrics, nor in logs."""

from __future__ import annotations

import gc
from asyncio import CancelledError
from collections.abc import AsyncGenerator, Callable
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.elapsed import eventually
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with, sse
from tests.unit.telemetry_recorder import Node, TelemetryRecorder

from ..clients import client_of
from .logged import DEBUG, HELLO, ROOT, WARNING
from .traced import only, streamed

pytestmark = pytest.mark.anyio


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def every(node: Node) -> list[Node]:
    """A span and all inside of it."""
    return [node, *(inner for child in node.children for inner in every(child))]


def assert_no_error(watched: TelemetryRecorder, outcome: str, method: str, count: int = 1) -> None:
    """Each call has ended in `outcome`, and nothing says error."""
    assert [tree.attributes["anthropic.outcome"] for tree in watched.trees()] == [outcome] * count
    for node in (node for tree in watched.trees() for node in every(tree)):
        assert node.status == "UNSET"
        assert "error.type" not in node.attributes
        assert "exception" not in node.events
    counted = {dict(labels)["status"]: n for labels, n in watched.counted("anthropic_requests_total").items()}
    assert counted == {outcome: count}
    timed = {dict(labels)["status"] for labels in watched.metered("anthropic_request_duration_seconds")}
    assert timed == {outcome}
    labels = {"service": "messages", "method": method, "status": outcome}
    assert watched.prometheus("anthropic_request_duration_seconds_count", **labels) == count
    assert watched.counted("anthropic_errors_total") == {}
    assert watched.prometheus("anthropic_active_streams") == 0


async def managed(client: AsyncAnthropicClient) -> AsyncGenerator[str, None]:
    """An endpoint that streams, as it is recommended."""
    async with client.messages.create_stream(**HELLO) as stream:
        async for event in stream:
            yield event.type


async def careless(client: AsyncAnthropicClient) -> AsyncGenerator[str, None]:
    """One that leaves the stream to the garbage collector."""
    async for event in client.messages.create_stream(**HELLO):
        yield event.type


@pytest.mark.parametrize("endpoint", [managed, careless])
async def test_an_endpoint_whose_client_disconnects_100_times_has_no_error(
    endpoint: Callable[[Any], AsyncGenerator[str, None]], watched: TelemetryRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(DEBUG, logger=ROOT)
    replies = [streamed() for _ in range(100)]
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry())
    for _ in replies:
        response = endpoint(client)
        assert await response.__anext__() == "message_start"
        await response.aclose()
    del response
    gc.collect()
    assert eventually(lambda: len(watched.trees()) == 100)
    assert eventually(lambda: watched.prometheus("anthropic_active_streams") == 0)
    assert_no_error(watched, "closed", "create_stream", 100)
    assert [record for record in caplog.records if record.levelno >= WARNING] == []


async def test_the_connection_of_a_managed_stream_is_given_back(watched: TelemetryRecorder) -> None:
    reply = streamed()
    client = client_of(AsyncMockTransport(reply), telemetry=watched.telemetry())
    response = managed(client)
    await response.__anext__()
    assert not reply.closed
    await response.aclose()
    assert reply.closed


async def test_an_error_of_the_consumer_is_none_of_the_call(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(streamed()), telemetry=watched.telemetry())
    with pytest.raises(KeyError):
        async with client.messages.create_stream(**HELLO) as stream:
            async for _ in stream:
                raise KeyError("mine")
    assert_no_error(watched, "closed", "create_stream")


@pytest.mark.parametrize(
    ("stop", "outcome"), [(GeneratorExit, "closed"), (KeyboardInterrupt, "cancelled"), (SystemExit, "cancelled")]
)
async def test_what_stops_a_call_or_the_reading_of_a_stream_is_an_outcome(
    stop: type[BaseException], outcome: str
) -> None:
    for streams in (False, True):
        watched = TelemetryRecorder()
        body = sse(EVENTS[:4]) if streams else b"{"
        headers = {"content-type": "text/event-stream" if streams else "application/json"}
        transport = AsyncMockTransport(Reply(body, headers=headers, fault=stop()))
        client = client_of(transport, telemetry=watched.telemetry())
        with pytest.raises(stop):
            if streams:
                await client.messages.create_stream(**HELLO).get_final_message()
            else:
                await client.messages.create(**HELLO)
        assert_no_error(watched, outcome, "create_stream" if streams else "create")
        ended = [node.attributes.get("anthropic.outcome") for node in every(only(watched))]
        assert ended == ([outcome, None, None] if streams else [outcome] * 3)


async def read_events(client: AsyncAnthropicClient) -> None:
    async for _ in client.messages.create_stream(**HELLO):
        pass


async def read_text(client: AsyncAnthropicClient) -> None:
    async with client.messages.create_stream(**HELLO) as stream:
        async for _ in stream.text_stream:
            pass


async def wait_for_the_message(client: AsyncAnthropicClient) -> None:
    await client.messages.create_stream(**HELLO).get_final_message()


@pytest.mark.parametrize("read", [read_events, read_text, wait_for_the_message])
async def test_a_consumer_that_is_cancelled_in_mid_stream_has_closed_it(
    read: Callable[[Any], Any], watched: TelemetryRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(DEBUG, logger=ROOT)
    reply = streamed(EVENTS[:4], CancelledError())
    client = client_of(AsyncMockTransport(reply), telemetry=watched.telemetry())
    with pytest.raises(CancelledError):
        await read(client)
    assert_no_error(watched, "closed", "create_stream")
    assert reply.closed
    assert caplog.records[-1].message.startswith("Stream closed before its end: messages.create_stream, closed in ")


async def test_a_consumer_that_is_cancelled_between_two_events_has_closed_the_stream(
    watched: TelemetryRecorder,
) -> None:
    client = client_of(AsyncMockTransport(streamed()), telemetry=watched.telemetry())
    with pytest.raises(CancelledError):
        async with client.messages.create_stream(**HELLO) as stream:
            async for _ in stream:
                raise CancelledError
    assert_no_error(watched, "closed", "create_stream")


async def test_a_consumer_that_is_cancelled_among_results_has_closed_them(watched: TelemetryRecorder) -> None:
    line = {"custom_id": "a", "result": {"type": "expired"}}
    lines = Reply.lines([line, line, CancelledError()])
    client = client_of(AsyncMockTransport(lines), telemetry=watched.telemetry())
    with pytest.raises(CancelledError):
        async for _ in client.batches.results("msgbatch_1"):
            pass
    call = only(watched)
    assert (call.status, call.attributes["anthropic.outcome"]) == ("UNSET", "closed")


async def test_a_stream_that_is_cancelled_before_its_first_content_was_cancelled(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(streamed(EVENTS[:1], CancelledError())), telemetry=watched.telemetry())
    with pytest.raises(CancelledError):
        await client.messages.create_stream(**HELLO).get_final_message()
    assert_no_error(watched, "cancelled", "create_stream")


async def test_pages_that_are_left_early_are_successes(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(page(["a", "b"], more=True))), telemetry=watched.telemetry())
    async for _ in client.models.list():
        break
    call = only(watched)
    assert (call.status, call.events, "anthropic.outcome" in call.attributes) == ("UNSET", [], False)


async def test_the_attempt_that_failed_has_the_event_of_its_error_and_a_later_one_of_its_own(
    watched: TelemetryRecorder,
) -> None:
    transport = AsyncMockTransport(
        reply_with(failure("api_error"), 500), reply_with(failure("invalid_request_error"), 400), reply_with(MESSAGE)
    )
    client = client_of(transport, telemetry=watched.telemetry(), max_retries=2)
    with pytest.raises(InvalidRequestError):
        await client.messages.create(**HELLO)
    call, execute, first, second = every(only(watched))
    assert [node.status for node in (call, execute, first, second)] == ["ERROR"] * 4
    assert [node.events for node in (call, execute, first, second)] == [[], ["retry"], ["exception"], ["exception"]]
    names = [
        event.attributes["exception.type"]
        for span in watched.spans
        for event in span.events
        if event.attributes and event.name == "exception"
    ]
    assert [name.rpartition(".")[2] for name in names] == [
        "InternalServerError",
        "RetryExhaustedError[InvalidRequestError]",
    ]
