"""A stream of typed events is read to its last event, over cuts, resets, stalls and repeated events."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    APITimeoutError,
    NotFoundError,
    OverloadedError,
    RetryExhaustedError,
    SerializationError,
    StreamStalledError,
    StreamTruncatedError,
)
from integrations_anthropic.models import UnknownWebhookEventData, WebhookSessionUpdatedEventData
from tests.integration.servers import answer
from tests.unit.typed_events import BY_CURSOR, BY_ID, NOT_AGAIN, event, last

from .event_servers import HEAD, PING, chunk, client_of, ids_of, refuses, sends, served, watch

pytestmark = pytest.mark.anyio


async def test_events_are_models_and_the_last_one_ends_the_stream() -> None:
    unknown = b'event: moon.risen\ndata: {"type": "moon.risen", "id": "m1", "phase": 1}\n\n'
    with served([sends(b": hello\n\n", event(1), PING, unknown, last(2), end="end")]) as server:
        async with client_of(server.url) as client, watch(client) as stream:
            events = [event async for event in stream]
            assert stream.meta.request_id == "req_1"
            assert stream.last_event_id == "e2"
            assert [event async for event in stream] == []
    assert isinstance(events[0], WebhookSessionUpdatedEventData)
    assert isinstance(events[1], UnknownWebhookEventData) and events[1].raw["phase"] == 1
    assert [event.type for event in events] == ["session.updated", "moon.risen", "session.deleted"]
    assert server.asked[0].headers["accept"] == "text/event-stream"


async def test_pings_are_shown_where_the_client_asks_for_them() -> None:
    with served([sends(PING, last(1))]) as server:
        async with client_of(server.url, include_pings=True) as client, watch(client) as stream:
            assert [event.type async for event in stream] == ["ping", "session.deleted"]


@pytest.mark.parametrize("size", range(1, 40, 6))
async def test_bytes_may_be_cut_anywhere(size: int) -> None:
    whole = event(1) + PING + event(2) + last(3)
    pieces = [whole[i : i + size] for i in range(0, len(whole), size)]
    with served([lambda asked, connection: _in_chunks(connection, pieces)]) as server:
        async with client_of(server.url) as client:
            assert await ids_of(watch(client)) == ["e1", "e2", "e3"]


def _in_chunks(connection: Any, pieces: list[bytes]) -> None:
    connection.sendall(HEAD + b"".join(map(chunk, pieces)) + b"0\r\n\r\n")


@pytest.mark.parametrize("end", ["end", "close", "reset"])
@pytest.mark.parametrize("cut", [0, 3, 20, 60, -1])
async def test_after_a_cut_it_goes_on_behind_the_last_event(end: str, cut: int) -> None:
    steps = [sends(event(1), event(2), event(3)[:cut], end=end), sends(event(3), last(4))]
    with served(steps) as server:
        async with client_of(server.url) as client:
            assert await ids_of(watch(client)) == ["e1", "e2", "e3", "e4"]
    # A reset may destroy what had arrived and was not read.
    assert end == "reset" or server.asked[1].headers["last-event-id"] == "e2"


async def test_it_goes_on_by_a_cursor() -> None:
    with served([sends(event(1), event(2, own_id=False)), sends(event(3), last(4))]) as server:
        async with client_of(server.url) as client:
            assert await ids_of(watch(client, BY_CURSOR)) == ["e1", "e2", "e3", "e4"]
    assert [asked.target for asked in server.asked] == ["/v1/things/watch", "/v1/things/watch?after=e2"]


@pytest.mark.parametrize("rules", [BY_ID, BY_CURSOR])
async def test_events_that_are_sent_again_are_returned_once(rules: Any) -> None:
    steps = [sends(event(1), event(2)), sends(event(1), event(2), event(3)), sends(event(2), event(3), last(4))]
    with served(steps) as server:
        async with client_of(server.url) as client:
            assert await ids_of(watch(client, rules)) == ["e1", "e2", "e3", "e4"]


async def test_an_id_that_one_response_repeats_is_no_repetition() -> None:
    with served([sends(event(1), event(1), last(2))]) as server:
        async with client_of(server.url) as client:
            assert await ids_of(watch(client)) == ["e1", "e1", "e2"]


@pytest.mark.parametrize("end", ["end", "close"])
@pytest.mark.parametrize("events", [(), (event(1),)], ids=["nothing", "the same event"])
async def test_a_server_that_always_cuts_is_asked_a_bounded_number_of_times(events: Any, end: str) -> None:
    with served([sends(*events, end=end)]) as server:
        async with client_of(server.url) as client:
            with pytest.raises(StreamTruncatedError if end == "end" else APIConnectionError) as caught:
                await ids_of(watch(client))
    assert isinstance(caught.value, RetryExhaustedError)
    assert 2 <= len(server.asked) <= 4


async def test_without_a_way_to_go_on_a_cut_is_an_error_that_says_what_came_last() -> None:
    with served([sends(event(1), event(2), end="end")]) as server:
        async with client_of(server.url) as client:
            with pytest.raises(StreamTruncatedError) as caught:
                await ids_of(watch(client, NOT_AGAIN))
    assert len(server.asked) == 1
    assert "session.deleted" in caught.value.message and "'e2'" in caught.value.message
    assert caught.value.mid_stream and caught.value.request_id == "req_1"


async def test_behind_an_event_without_an_id_it_is_not_opened_again() -> None:
    with served([sends(event(1), event(2, own_id=False), end="end"), sends(last(3))]) as server:
        async with client_of(server.url) as client:
            with pytest.raises(StreamTruncatedError, match="has no id"):
                await ids_of(watch(client))
    assert len(server.asked) == 1


async def test_an_error_says_how_to_go_on_by_hand_and_that_works() -> None:
    with served([sends(event(1), end="end"), sends(end="end"), sends(last(2))]) as server:
        async with client_of(server.url, max_retries=1) as client:
            with pytest.raises(StreamTruncatedError, match=r"extra_headers=\{'last-event-id': 'e1'\}"):
                await ids_of(watch(client))
            stream = watch(client, extra_headers={"last-event-id": "e1"})
            assert await ids_of(stream) == ["e2"]
    assert server.asked[-1].headers["last-event-id"] == "e1"


@pytest.mark.parametrize(("end", "limit"), [("stall", "stream_idle_timeout"), ("ping", "stream_progress_timeout")])
async def test_a_stall_is_a_cut(end: str, limit: str) -> None:
    with served([sends(event(1), end=end), sends(last(2))]) as server:
        async with client_of(server.url, **{limit: 0.2}) as client:
            assert await ids_of(watch(client)) == ["e1", "e2"]
            assert len(server.asked) == 2


async def test_pings_keep_a_stream_that_has_nothing_to_say() -> None:
    def step(asked: Any, connection: Any) -> None:
        connection.sendall(HEAD + chunk(event(1)))
        for _ in range(30):
            pause.wait(0.02)
            connection.sendall(chunk(b":\n\n"))
        connection.sendall(chunk(last(2)) + b"0\r\n\r\n")

    pause = threading.Event()
    with served([step]) as server:
        async with client_of(server.url, stream_idle_timeout=0.4) as client:
            assert await ids_of(watch(client)) == ["e1", "e2"]
    assert len(server.asked) == 1


async def test_a_stall_without_a_way_to_go_on_is_an_error() -> None:
    with served([sends(event(1), end="stall")]) as server:
        async with client_of(server.url, stream_idle_timeout=0.2) as client:
            with pytest.raises(StreamStalledError, match="'e1'"):
                await ids_of(watch(client, NOT_AGAIN))


async def test_a_refusal_when_it_is_opened_again_ends_it_with_that_error() -> None:
    with served([sends(event(1)), refuses(404, "not_found_error")]) as server:
        async with client_of(server.url) as client:
            stream = watch(client)
            with pytest.raises(NotFoundError, match="'e1'") as caught:
                await ids_of(stream)
            with pytest.raises(NotFoundError) as again:
                await ids_of(stream)
    assert again.value is caught.value
    assert len(server.asked) == 2


async def test_a_refusal_that_may_pass_is_tried_again() -> None:
    steps = [sends(event(1)), refuses(529, "overloaded_error"), refuses(503, "api_error"), sends(last(2))]
    with served(steps) as server:
        async with client_of(server.url) as client:
            assert await ids_of(watch(client)) == ["e1", "e2"]


@pytest.mark.parametrize(("kind", "cls"), [("overloaded_error", OverloadedError), ("timeout_error", APITimeoutError)])
async def test_an_error_event_is_raised_as_its_error(kind: str, cls: type[AnthropicError]) -> None:
    data = json.dumps({"type": "error", "error": {"type": kind, "message": "busy"}})
    failure = f"event: error\ndata: {data}\n\n".encode()
    with served([sends(event(1), failure)]) as server:
        async with client_of(server.url) as client:
            with pytest.raises(cls) as caught:
                await ids_of(watch(client))
    assert caught.value.mid_stream and len(server.asked) == 1


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (
            b'{"type": "error", "error": {"type": "not_found_error", "message": "no"}}',
            "application/json",
            NotFoundError,
        ),
        (b'{"data": []}', "application/json", SerializationError),
        (b"<html>proxy</html>", "text/html", SerializationError),
        (b"event: session.updated\ndata: {nonsense}\n\n", "text/event-stream", SerializationError),
    ],
)
async def test_what_is_no_stream_of_events_is_an_error(body: bytes, kind: str, expected: type[Exception]) -> None:
    with served([lambda asked, connection: connection.sendall(answer(200, body, content_type=kind))]) as server:
        async with client_of(server.url) as client:
            with pytest.raises(expected):
                await ids_of(watch(client))
    assert len(server.asked) == 1


async def test_an_event_that_does_not_fit_ends_a_stream_that_is_read_strictly() -> None:
    wrong = b'id: e1\nevent: session.updated\ndata: {"type": "session.updated", "id": 5}\n\n'
    with served([sends(wrong, last(2))]) as server:
        async with client_of(server.url) as client:
            assert await ids_of(watch(client)) == [5, "e2"]
        async with client_of(server.url, strict_responses=True) as client:
            with pytest.raises(SerializationError):
                await ids_of(watch(client))


async def test_an_event_beyond_the_limit_ends_the_stream() -> None:
    with served([sends(event(1), b"data: " + b"x" * 5000)]) as server:
        async with client_of(server.url, max_event_bytes=1000) as client:
            with pytest.raises(SerializationError, match="max_event_bytes"):
                await ids_of(watch(client))


async def test_it_needs_a_server() -> None:
    async with client_of("http://127.0.0.1:9", max_retries=0) as client:
        with pytest.raises(APIConnectionError):
            await ids_of(watch(client))
