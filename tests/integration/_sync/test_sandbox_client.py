# Derived from tests/integration/_async/test_sandbox_client.py by `make codegen`. Do not edit.
"""The client against the sandbox, over a real socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    InvalidRequestError,
    NotFoundError,
    ThinkingBlock,
    ToolUseBlock,
    from_dict,
    message,
    to_dict,
)
from integrations_anthropic.sandbox import Sandbox

MODEL = "claude-haiku-4-5"
TOOL: Any = {
    "name": "get_weather",
    "description": "The weather in a city.",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(batch_seconds=0.05) as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


def test_a_message_replies_to_the_prompt(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        response = client.messages.create(model=MODEL, max_tokens=50, messages=[message("user", "Grüße \u2028!")])
    assert "Grüße" in response.text
    assert response.usage.output_tokens > 0
    assert response.meta.request_id


def test_a_stream_accumulates_to_the_message_of_a_plain_call(options: dict[str, Any]) -> None:
    request: Any = {"model": MODEL, "max_tokens": 2000, "messages": [message("user", "Tell me of the sea")]}
    request["thinking"] = {"type": "enabled", "budget_tokens": 1024}
    with AnthropicClient(**options) as client:
        expected = client.messages.create(**request)
        with client.messages.create_stream(**request) as stream:
            pieces = [piece for piece in stream.text_stream]
            streamed = stream.get_final_message()
    assert len(pieces) > 1
    assert "".join(pieces) == expected.text == streamed.text
    assert isinstance(streamed.content[0], ThinkingBlock)
    assert [to_dict(block) for block in streamed.content] == [to_dict(block) for block in expected.content]


def test_a_tool_is_called_and_its_result_is_quoted(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        turns: Any = [message("user", "What is the weather in Lisbon?")]
        first = client.messages.create(model=MODEL, max_tokens=300, tools=[TOOL], messages=turns)
        (call,) = [block for block in first.content if isinstance(block, ToolUseBlock)]
        turns += [message("assistant", first.content)]
        turns += [message("user", [{"type": "tool_result", "tool_use_id": call.id, "content": "warm"}])]
        second = client.messages.create(model=MODEL, max_tokens=300, tools=[TOOL], messages=turns)
    assert first.stop_reason == "tool_use"
    assert call.input == {"city": "Lisbon"}
    assert "warm" in second.text


def test_tool_input_is_accumulated_from_a_stream(options: dict[str, Any]) -> None:
    with (
        AnthropicClient(**options) as client,
        client.messages.create_stream(
            model=MODEL, max_tokens=300, tools=[TOOL], messages=[message("user", "Weather in Porto?")]
        ) as stream,
    ):
        final = stream.get_final_message()
    assert [b.input for b in final.content if isinstance(b, ToolUseBlock)] == [{"city": "Porto"}]


def test_a_batch_is_polled_until_it_ends_and_its_results_are_read(options: dict[str, Any]) -> None:
    params: Any = {"model": MODEL, "max_tokens": 50, "messages": [message("user", "Hi")]}
    with AnthropicClient(**options) as client:
        batch = client.batches.create(requests=[{"custom_id": f"q{n}", "params": params} for n in range(3)])
        seen = {batch.processing_status}
        while batch.processing_status != "ended":
            batch = client.batches.get(batch.id)
            seen.add(batch.processing_status)
        with client.batches.results(batch.id) as lines:
            results = [to_dict(line) for line in lines]
        listed = [b.id for b in client.batches.list()]
        deleted = client.batches.delete(batch.id)
    assert seen == {"in_progress", "ended"}
    assert [line["custom_id"] for line in results] == ["q0", "q1", "q2"]
    assert {line["result"]["type"] for line in results} == {"succeeded"}
    assert batch.id in listed
    assert deleted.id == batch.id


def test_a_cancelled_batch_ends(options: dict[str, Any]) -> None:
    params: Any = {"model": MODEL, "max_tokens": 50, "messages": [message("user", "Hi")]}
    with AnthropicClient(**options) as client:
        batch = client.batches.create(requests=[{"custom_id": "q", "params": params}])
        assert (client.batches.cancel(batch.id)).cancel_initiated_at is not None
        while (client.batches.get(batch.id)).processing_status != "ended":
            pass


def test_models_are_listed_page_by_page(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        everything = [model.id for model in client.models.list()]
        in_pages = [model.id for model in client.models.list(limit=2)]
        one = client.models.get(everything[0])
    assert everything == in_pages
    assert len(everything) > 2
    assert one.id == everything[0]


def test_tokens_are_counted(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        short = client.messages.count_tokens(model=MODEL, messages=[message("user", "Hi")])
        long = client.messages.count_tokens(model=MODEL, messages=[message("user", "Hi " * 100)])
    assert 0 < short.input_tokens < long.input_tokens


def test_an_invalid_request_raises_an_error_with_the_path_of_the_field(options: dict[str, Any]) -> None:
    turns: Any = [{"role": "user", "content": [{"type": "text"}]}]
    with AnthropicClient(**options) as client:
        with pytest.raises(InvalidRequestError) as caught:
            client.messages.create(model=MODEL, max_tokens=5, messages=turns)
    assert caught.value.message.startswith("messages.0.content.0")
    assert caught.value.param is not None
    assert caught.value.request_id


def test_a_missing_resource_raises_an_error_that_names_it(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        with pytest.raises(NotFoundError, match="msgbatch_nowhere"):
            client.batches.get("msgbatch_nowhere")
        with pytest.raises(NotFoundError, match="no-such-model"):
            client.messages.create(model="no-such-model", max_tokens=5, messages=[message("user", "Hi")])


def test_a_response_converts_to_json_and_back(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        response = client.messages.create(model=MODEL, max_tokens=9, messages=[message("user", "Hi")])
    data = json.loads(json.dumps(to_dict(response)))
    assert from_dict(type(response), data) == response
