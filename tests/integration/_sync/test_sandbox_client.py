# Derived from tests/integration/_async/test_sandbox_client.py by `make codegen`. Do not edit.
"""The client and the sandbox, over a real socket."""

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


def test_a_message_answers_what_it_was_asked(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        answer = client.messages.create(model=MODEL, max_tokens=50, messages=[message("user", "Grüße \u2028!")])
    assert "Grüße" in answer.text
    assert answer.usage.output_tokens > 0
    assert answer.meta.request_id


def test_a_stream_adds_up_to_the_message_that_a_call_gives(options: dict[str, Any]) -> None:
    request: Any = {"model": MODEL, "max_tokens": 2000, "messages": [message("user", "Tell me of the sea")]}
    request["thinking"] = {"type": "enabled", "budget_tokens": 1024}
    with AnthropicClient(**options) as client:
        whole = client.messages.create(**request)
        with client.messages.create_stream(**request) as stream:
            pieces = [piece for piece in stream.text_stream]
            streamed = stream.get_final_message()
    assert len(pieces) > 1
    assert "".join(pieces) == whole.text == streamed.text
    assert isinstance(streamed.content[0], ThinkingBlock)
    assert [to_dict(block) for block in streamed.content] == [to_dict(block) for block in whole.content]


def test_a_tool_is_called_and_its_result_is_told(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        turns: Any = [message("user", "What is the weather in Lisbon?")]
        asked = client.messages.create(model=MODEL, max_tokens=300, tools=[TOOL], messages=turns)
        (call,) = [block for block in asked.content if isinstance(block, ToolUseBlock)]
        turns += [message("assistant", asked.content)]
        turns += [message("user", [{"type": "tool_result", "tool_use_id": call.id, "content": "warm"}])]
        told = client.messages.create(model=MODEL, max_tokens=300, tools=[TOOL], messages=turns)
    assert asked.stop_reason == "tool_use"
    assert call.input == {"city": "Lisbon"}
    assert "warm" in told.text


def test_tool_input_grows_in_a_stream_until_it_is_whole(options: dict[str, Any]) -> None:
    with (
        AnthropicClient(**options) as client,
        client.messages.create_stream(
            model=MODEL, max_tokens=300, tools=[TOOL], messages=[message("user", "Weather in Porto?")]
        ) as stream,
    ):
        final = stream.get_final_message()
    assert [b.input for b in final.content if isinstance(b, ToolUseBlock)] == [{"city": "Porto"}]


def test_a_batch_is_watched_from_its_start_to_its_results(options: dict[str, Any]) -> None:
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
        gone = client.batches.delete(batch.id)
    assert seen == {"in_progress", "ended"}
    assert [line["custom_id"] for line in results] == ["q0", "q1", "q2"]
    assert {line["result"]["type"] for line in results} == {"succeeded"}
    assert batch.id in listed
    assert gone.id == batch.id


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


def test_what_the_server_refuses_is_an_error_with_the_path_of_the_field(options: dict[str, Any]) -> None:
    turns: Any = [{"role": "user", "content": [{"type": "text"}]}]
    with AnthropicClient(**options) as client:
        with pytest.raises(InvalidRequestError) as caught:
            client.messages.create(model=MODEL, max_tokens=5, messages=turns)
    assert caught.value.message.startswith("messages.0.content.0")
    assert caught.value.param is not None
    assert caught.value.request_id


def test_what_is_not_there_is_an_error_that_names_it(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        with pytest.raises(NotFoundError, match="msgbatch_nowhere"):
            client.batches.get("msgbatch_nowhere")
        with pytest.raises(NotFoundError, match="no-such-model"):
            client.messages.create(model="no-such-model", max_tokens=5, messages=[message("user", "Hi")])


def test_a_model_goes_through_json_and_back(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        answer = client.messages.create(model=MODEL, max_tokens=9, messages=[message("user", "Hi")])
    data = json.loads(json.dumps(to_dict(answer)))
    assert from_dict(type(answer), data) == answer
