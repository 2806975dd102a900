# Derived from tests/integration/_async/compat/test_official_messages.py by `make codegen`. Do not edit.
"""Programs written for the official client: messages, whole and as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import integrations_anthropic
from integrations_anthropic.compat import NOT_GIVEN, Anthropic, Stream, omit, types
from integrations_anthropic.sandbox import Sandbox

QUESTION: Any = {
    "model": "claude-sonnet-5-5",
    "max_tokens": 100,
    "messages": [{"role": "user", "content": "Count to three"}],
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Anthropic]:
    with Anthropic(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as made:
        yield made


def test_a_message_is_a_model_of_this_package_with_the_methods_of_the_official_one(
    client: Anthropic,
) -> None:
    message = client.messages.create(**QUESTION)
    assert isinstance(message, integrations_anthropic.MessageResponse)
    assert isinstance(message, types.Message)
    assert isinstance(message.content[0], types.TextBlock)
    assert message._request_id == message.meta.request_id
    assert message._request_id is not None and message._request_id.startswith("req_")
    assert message.to_dict() == integrations_anthropic.to_dict(message)
    assert message.model_dump()["container"] is None
    assert "container" not in message.to_dict()
    assert message.model_dump(exclude_unset=True) == message.to_dict()
    assert message.model_dump(include={"id"}) == {"id": message.id}


def test_a_message_of_either_interface_is_a_turn_of_the_next_request(client: Anthropic) -> None:
    first = client.messages.create(**QUESTION)
    turns = [*QUESTION["messages"], {"role": first.role, "content": first.content}, {"role": "user", "content": "On"}]
    second = client.messages.create(**{**QUESTION, "messages": turns})
    assert second.usage.input_tokens > first.usage.input_tokens
    third = client.client.messages.create(**{**QUESTION, "messages": turns})
    assert third.usage.input_tokens == second.usage.input_tokens


def test_arguments_that_are_left_out_are_not_sent(client: Anthropic) -> None:
    options: Any = {"temperature": NOT_GIVEN, "system": omit, "stream": omit, "timeout": NOT_GIVEN, "betas": omit}
    response = client.messages.with_raw_response.create(**QUESTION, **options)
    assert response.http_request.content.count(b"temperature") == 0
    assert response.http_request.content.count(b"system") == 0
    assert "anthropic-beta" not in response.http_request.headers


def test_create_with_stream_gives_the_events_of_the_api(client: Anthropic) -> None:
    stream = client.messages.create(**QUESTION, stream=True)
    assert isinstance(stream, Stream)
    assert not stream.response.is_closed
    events = [event for event in stream]
    assert [event.type for event in events][:2] == ["message_start", "content_block_start"]
    assert events[-1].type == "message_stop"
    assert {event.type for event in events} <= {
        *("message_start", "content_block_start", "content_block_delta"),
        *("content_block_stop", "message_delta", "message_stop"),
    }
    assert stream.response.is_closed


def test_a_stream_that_is_left_closes_its_response(client: Anthropic) -> None:
    with client.messages.create(**QUESTION, stream=True) as stream:
        for _ in stream:
            break
    assert stream.response.is_closed


def test_the_helper_adds_text_events_and_the_whole_block_and_message(client: Anthropic) -> None:
    with client.messages.stream(**QUESTION) as stream:
        events = [event for event in stream]
        final = stream.get_final_message()
    texts = [event for event in events if event.type == "text"]
    assert "".join(event.text for event in texts) == texts[-1].snapshot == final.text
    (block,) = (event.content_block for event in events if event.type == "content_block_stop")
    assert block.to_dict() == final.content[0].to_dict()
    assert events[-1].message.to_dict() == final.to_dict()
    position = [event.type for event in events].index("text")
    assert events[position - 1].type == "content_block_delta"


def test_the_helper_gives_text_and_the_message_so_far(client: Anthropic) -> None:
    with client.messages.stream(**QUESTION) as stream:
        with pytest.raises(RuntimeError, match="has not started"):
            _ = stream.current_message_snapshot
        pieces = []
        for text in stream.text_stream:
            pieces.append(text)
            assert stream.current_message_snapshot.text == "".join(pieces)
        assert stream.get_final_text() == "".join(pieces)
    # After the block, too, since all of it was read.
    assert (stream.get_final_message()).text == "".join(pieces)
    assert stream.response.is_closed


def test_a_helper_that_is_left_early_closes_its_response(client: Anthropic) -> None:
    with client.messages.stream(**QUESTION) as stream:
        assert not stream.response.is_closed
        assert stream.request_id is not None
    assert stream.response.is_closed


def test_tokens_are_counted(client: Anthropic) -> None:
    counted = client.messages.count_tokens(model=QUESTION["model"], messages=QUESTION["messages"])
    assert counted.input_tokens > 0
    assert isinstance(counted, types.MessageTokensCount)
