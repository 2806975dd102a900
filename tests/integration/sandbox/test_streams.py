"""Streams of the sandbox: their events, and what happens when one side ends early."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.model import streaming
from tests.elapsed import Elapsed
from tests.integration.sandbox.sandbox_requests import (
    HEADERS,
    WEATHER,
    Json,
    accumulate,
    create_message,
    message_request,
    stream,
    without_ids,
)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"tools": [WEATHER]},
        {"thinking": {"type": "adaptive"}, "tools": [WEATHER]},
        {"max_tokens": 2},
        {"max_tokens": 0},
    ],
)
def test_a_stream_accumulates_to_the_message_of_a_plain_request(client: httpx.Client, fields: Json) -> None:
    assert without_ids(accumulate(stream(client, **fields))) == without_ids(create_message(client, **fields))


def test_the_events_of_a_stream_are_in_the_order_of_the_api(client: httpx.Client) -> None:
    events = stream(client, "word " * 100, thinking={"type": "adaptive"}, tools=[WEATHER], max_tokens=1000)
    kinds = [event["type"] for event in events]
    assert kinds[:4] == ["message_start", "content_block_start", "ping", "content_block_delta"]
    assert kinds[-3:] == ["content_block_stop", "message_delta", "message_stop"]
    assert kinds.count("ping") > 3
    assert kinds.count("content_block_start") == kinds.count("content_block_stop") == 3
    start = events[0]["message"]
    assert (start["content"], start["stop_reason"], start["usage"]["output_tokens"]) == ([], None, 1)
    deltas = [event["delta"]["type"] for event in events if event["type"] == "content_block_delta"]
    order = ["thinking_delta", "signature_delta", "text_delta", "input_json_delta"]
    assert sorted(deltas, key=order.index) == deltas
    assert set(deltas) == set(order)
    assert list(events[-2]) == ["type", "delta", "usage"]


def test_a_client_that_disconnects_ends_the_generation(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    original = streaming.message_events

    def endless_until_closed(message: Json) -> Iterator[Json]:
        try:
            while True:
                yield from original(message)
        finally:
            ended.set()

    monkeypatch.setattr(streaming, "message_events", endless_until_closed)
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        with client.stream("POST", "/v1/messages", json=message_request(stream=True)) as response:
            next(response.iter_lines())
        assert ended.wait(5)


def test_stopping_ends_open_streams_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    original = streaming.message_events

    def endless(message: Json) -> Iterator[Json]:
        while True:
            yield from original(message)

    monkeypatch.setattr(streaming, "message_events", endless)
    with Sandbox() as sandbox, contextlib.ExitStack() as stack:
        for _ in range(3):
            client = stack.enter_context(httpx.Client(base_url=sandbox.url, headers=HEADERS))
            response = stack.enter_context(client.stream("POST", "/v1/messages", json=message_request(stream=True)))
            next(response.iter_lines())
        with Elapsed() as elapsed:
            sandbox.stop()
            assert elapsed.within(1)
