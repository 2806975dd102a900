"""Replies of the simulated model, over HTTP."""

from __future__ import annotations

import json

import httpx
import pytest

from integrations_anthropic.sandbox.model.schema_validation import is_valid
from integrations_anthropic.sandbox.model.schema_values import value_for
from tests.integration.sandbox.sandbox_requests import (
    WEATHER,
    Json,
    VirtualClock,
    create_message,
    expect_error,
    message_request,
    without_ids,
)


def test_a_reply_repeats_the_prompt_in_the_format_of_the_api(client: httpx.Client) -> None:
    response = client.post("/v1/messages", json=message_request("Hello"), params={"beta": "true"})
    message = response.json()
    assert message.pop("id").startswith("msg_01")
    usage = message.pop("usage")
    assert message == {
        "model": "claude-sonnet-4-5-20250929",
        "type": "message",
        "role": "assistant",
        "content": [{"type": "text", "text": 'You said: "Hello".'}],
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "stop_details": None,
    }
    assert list(usage) == [
        "input_tokens",
        "cache_creation_input_tokens",
        "cache_read_input_tokens",
        "cache_creation",
        "output_tokens",
        "service_tier",
        "inference_geo",
    ]
    assert response.headers["content-type"] == "application/json"
    assert response.headers["request-id"].startswith("req_")
    assert len(response.headers["request-id"]) == len("req_") + 24
    assert response.headers["anthropic-organization-id"]


def test_the_same_prompt_gets_the_same_reply(client: httpx.Client) -> None:
    assert without_ids(create_message(client, "Why?")) == without_ids(create_message(client, "Why?"))


def test_a_reply_describes_images_and_documents(client: httpx.Client) -> None:
    image = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGVsbG8="}}
    document = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "four"}}
    text = create_message(client, [{"type": "text", "text": "See"}, image, document])["content"][0]["text"]
    assert text == 'You said: "See" and an image (image/png, 5 bytes) and a document (text/plain, 4 bytes).'


def test_max_tokens_truncates_the_reply(client: httpx.Client) -> None:
    message = create_message(client, "Hello", max_tokens=3)
    assert (message["stop_reason"], message["usage"]["output_tokens"]) == ("max_tokens", 3)
    assert 'You said: "Hello".'.startswith(message["content"][0]["text"])
    assert create_message(client, max_tokens=0)["content"] == []


def test_a_stop_sequence_ends_the_reply(client: httpx.Client) -> None:
    message = create_message(client, "one two three", stop_sequences=["three", "two"])
    assert (message["stop_reason"], message["stop_sequence"]) == ("stop_sequence", "two")
    assert message["content"][0]["text"] == 'You said: "one '


@pytest.mark.parametrize("thinking", [{"type": "adaptive"}, {"type": "enabled", "budget_tokens": 1024}])
def test_thinking_comes_first_and_is_signed(client: httpx.Client, thinking: Json) -> None:
    message = create_message(client, max_tokens=2000, thinking=thinking)
    assert [block["type"] for block in message["content"]] == ["thinking", "text"]
    assert message["content"][0]["signature"]
    assert message["usage"]["output_tokens_details"]["thinking_tokens"] > 0
    hidden = create_message(client, max_tokens=2000, thinking=thinking | {"display": "omitted"})
    assert hidden["content"][0]["thinking"] == ""


@pytest.mark.parametrize("parameter", ["output_config", "output_format"])
def test_a_structured_output_is_valid_against_its_schema(client: httpx.Client, parameter: str) -> None:
    properties = {"name": {"type": "string"}, "age": {"type": "integer", "enum": [0]}}
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    form = {"type": "json_schema", "schema": schema}
    message = create_message(client, "Anna", **{parameter: {"format": form} if parameter == "output_config" else form})
    assert json.loads(message["content"][0]["text"]) == {"name": "Anna", "age": 0}


def test_a_tool_is_called_and_its_result_is_quoted(client: httpx.Client) -> None:
    prompt = "What is the weather in Paris today?"
    first = create_message(client, prompt, tools=[WEATHER])
    assert first["stop_reason"] == "tool_use"
    assert [block["type"] for block in first["content"]] == ["text", "tool_use"]
    call = first["content"][1]
    assert call["input"] == {"city": "Paris", "unit": "celsius", "days": 2}
    result = {"type": "tool_result", "tool_use_id": call["id"], "content": "15 degrees"}
    turns = [{"role": "user", "content": prompt}, {"role": "assistant", "content": first["content"]}]
    second = create_message(client, tools=[WEATHER], messages=[*turns, {"role": "user", "content": [result]}])
    assert second["stop_reason"] == "end_turn"
    assert second["content"] == [{"type": "text", "text": 'The tool answered: "15 degrees".'}]
    failed = [result | {"is_error": True, "content": "no network"}, {"type": "text", "text": "Well?"}]
    third = create_message(client, tools=[WEATHER], messages=[*turns, {"role": "user", "content": failed}])
    assert third["content"][0]["text"] == 'The tool failed: "no network". You said: "Well?".'


def test_tool_choice_decides_which_tool_is_called(client: httpx.Client) -> None:
    other = {"name": "other", "input_schema": {"type": "object"}}
    named = create_message(client, tools=[WEATHER, other], tool_choice={"type": "tool", "name": "other"})
    assert [block["name"] for block in named["content"]] == ["other"]
    assert create_message(client, tools=[WEATHER], tool_choice={"type": "none"})["stop_reason"] == "end_turn"
    assert create_message(client, tools=[WEATHER], tool_choice={"type": "any"})["stop_reason"] == "tool_use"


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/A"}}, "$defs": {"A": {"enum": [3, 4]}}},
        {"type": "object", "properties": {"a": {"anyOf": [{"type": "null"}, {"type": "boolean"}]}}, "required": ["a"]},
        {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "number"}, "minItems": 3}}},
        {
            "type": "object",
            "properties": {"a": {"type": "string", "format": "date"}, "b": {"type": "string", "maxLength": 2}},
        },
        {"type": "object", "properties": {"a": {"type": "integer", "exclusiveMinimum": 5, "multipleOf": 4}}},
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "^[A-Z]{3}$"}}, "required": ["a"]},
        {"allOf": [{"properties": {"a": {"type": "integer"}}, "required": ["a"]}], "type": "object"},
        {"type": "object", "properties": {"a": {"default": "wrong", "type": "integer"}}, "required": ["a"]},
        {"type": "object", "properties": {name: {"$ref": "#"} for name in "abcdefghijklmnopqrst"}},
    ],
)
def test_arguments_are_valid_against_the_schema_of_the_tool(schema: Json) -> None:
    assert is_valid(schema, value_for(schema, "Is it warm?"))


def test_counted_tokens_equal_the_input_tokens_of_the_usage(client: httpx.Client) -> None:
    body = message_request([{"type": "text", "text": "Hello, you"}], system="Be kind.", tools=[WEATHER])
    counted = client.post("/v1/messages/count_tokens", json={k: v for k, v in body.items() if k != "max_tokens"}).json()
    assert counted == {"input_tokens": client.post("/v1/messages", json=body).json()["usage"]["input_tokens"]}
    assert counted["input_tokens"] > 10


def test_a_cached_prompt_is_read_from_the_cache_until_its_ttl(timed: httpx.Client, clock: VirtualClock) -> None:
    system = [{"type": "text", "text": "A long story.", "cache_control": {"type": "ephemeral", "ttl": "1h"}}]
    first = create_message(timed, system=system)["usage"]
    second = create_message(timed, "Something else", system=system)["usage"]
    assert first["cache_read_input_tokens"] == 0
    assert first["cache_creation"]["ephemeral_1h_input_tokens"] == first["cache_creation_input_tokens"] > 0
    assert second["cache_read_input_tokens"] == first["cache_creation_input_tokens"]
    assert second["cache_creation_input_tokens"] == 0
    clock.now += 3601
    assert create_message(timed, system=system)["usage"]["cache_read_input_tokens"] == 0


def tool_with(schema: Json) -> Json:
    return {"name": "x", "input_schema": {"type": "object", "properties": {"a": schema}, "required": ["a"]}}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 5.0, "maxLength": 9.0},
        {"type": "string", "maxLength": 1e300},
        {"type": "array", "items": {"type": "integer"}, "minItems": 2.0, "maxItems": 1e300},
        {"type": "number", "minimum": 1e300},
    ],
)
def test_schema_bounds_may_be_floats_and_very_large(client: httpx.Client, schema: Json) -> None:
    tool = tool_with(schema)
    call = create_message(client, tools=[tool], max_tokens=500)["content"][-1]
    assert is_valid(tool["input_schema"], call["input"])


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (
            {"type": "string", "minLength": 200_000_000},
            "minLength is 200000000, but the sandbox generates no value larger than 10000",
        ),
        ({"type": "string", "minLength": 1e300}, "minLength is 1e"),
        ({"type": "array", "minItems": 10**12}, "minItems is 1000000000000"),
        (
            {"type": "number", "multipleOf": 0.1, "minimum": 1e308},
            "its bounds and multipleOf allow only numbers too large",
        ),
        ({"type": "integer", "minimum": 1e308}, "its bounds and multipleOf allow only numbers too large"),
    ],
)
def test_a_schema_that_needs_a_huge_value_is_rejected(client: httpx.Client, schema: Json, reason: str) -> None:
    tools = [WEATHER, tool_with(schema)]
    body = message_request(tools=tools, tool_choice={"type": "tool", "name": "x"})
    message = expect_error(client.post("/v1/messages", json=body), 400, "invalid_request_error")
    assert message.startswith(f"tools.1.custom.input_schema: {reason}")
    # An optional property is left out.
    optional = {"name": "x", "input_schema": {"type": "object", "properties": {"a": schema}}}
    assert create_message(client, tools=[optional])["content"][-1]["input"] == {}
