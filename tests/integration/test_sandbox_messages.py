"""What the sandbox's model says, as a client sees it over HTTP."""

from __future__ import annotations

import json

import httpx
import pytest

from integrations_anthropic.sandbox.model.schema_values import fits, value_for
from tests.integration.exchanges import WEATHER, Json, VirtualClock, asking, create, refusal, without_ids


def test_an_answer_repeats_the_question_in_the_shape_of_the_api(client: httpx.Client) -> None:
    response = client.post("/v1/messages", json=asking("Hello"), params={"beta": "true"})
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


def test_the_same_question_gets_the_same_answer(client: httpx.Client) -> None:
    assert without_ids(create(client, "Why?")) == without_ids(create(client, "Why?"))


def test_pictures_and_documents_are_described(client: httpx.Client) -> None:
    picture = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGVsbG8="}}
    document = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "four"}}
    text = create(client, [{"type": "text", "text": "See"}, picture, document])["content"][0]["text"]
    assert text == 'You said: "See" and an image (image/png, 5 bytes) and a document (text/plain, 4 bytes).'


def test_max_tokens_cuts_the_answer(client: httpx.Client) -> None:
    message = create(client, "Hello", max_tokens=3)
    assert (message["stop_reason"], message["usage"]["output_tokens"]) == ("max_tokens", 3)
    assert 'You said: "Hello".'.startswith(message["content"][0]["text"])
    assert create(client, max_tokens=0)["content"] == []


def test_a_stop_sequence_ends_the_answer(client: httpx.Client) -> None:
    message = create(client, "one two three", stop_sequences=["three", "two"])
    assert (message["stop_reason"], message["stop_sequence"]) == ("stop_sequence", "two")
    assert message["content"][0]["text"] == 'You said: "one '


@pytest.mark.parametrize("thinking", [{"type": "adaptive"}, {"type": "enabled", "budget_tokens": 1024}])
def test_thinking_comes_first_and_is_signed(client: httpx.Client, thinking: Json) -> None:
    message = create(client, max_tokens=2000, thinking=thinking)
    assert [block["type"] for block in message["content"]] == ["thinking", "text"]
    assert message["content"][0]["signature"]
    assert message["usage"]["output_tokens_details"]["thinking_tokens"] > 0
    hidden = create(client, max_tokens=2000, thinking=thinking | {"display": "omitted"})
    assert hidden["content"][0]["thinking"] == ""


@pytest.mark.parametrize("place", ["output_config", "output_format"])
def test_a_schema_for_the_output_is_kept(client: httpx.Client, place: str) -> None:
    schema = {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer", "maximum": 0}}}
    form = {"type": "json_schema", "schema": schema}
    message = create(client, "Anna", **{place: {"format": form} if place == "output_config" else form})
    assert json.loads(message["content"][0]["text"]) == {"name": "Anna", "age": 0}


def test_a_tool_is_called_and_its_result_quoted(client: httpx.Client) -> None:
    question = "What is the weather in Paris today?"
    first = create(client, question, tools=[WEATHER])
    assert first["stop_reason"] == "tool_use"
    assert [block["type"] for block in first["content"]] == ["text", "tool_use"]
    call = first["content"][1]
    assert call["input"] == {"city": "Paris", "unit": "celsius", "days": 2}
    result = {"type": "tool_result", "tool_use_id": call["id"], "content": "15 degrees"}
    turns = [{"role": "user", "content": question}, {"role": "assistant", "content": first["content"]}]
    second = create(client, tools=[WEATHER], messages=[*turns, {"role": "user", "content": [result]}])
    assert second["stop_reason"] == "end_turn"
    assert second["content"] == [{"type": "text", "text": 'The tool answered: "15 degrees".'}]
    failed = [result | {"is_error": True, "content": []}, {"type": "text", "text": "Well?"}]
    third = create(client, tools=[WEATHER], messages=[*turns, {"role": "user", "content": failed}])
    assert third["content"][0]["text"] == 'The tool failed: nothing. You said: "Well?".'


def test_tool_choice_decides_which_tool_is_called(client: httpx.Client) -> None:
    other = {"name": "other", "input_schema": {"type": "object"}}
    named = create(client, tools=[WEATHER, other], tool_choice={"type": "tool", "name": "other"})
    assert named["content"][1]["name"] == "other"
    assert create(client, tools=[WEATHER], tool_choice={"type": "none"})["stop_reason"] == "end_turn"
    assert create(client, tools=[WEATHER], tool_choice={"type": "any"})["stop_reason"] == "tool_use"


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
def test_arguments_fit_the_schema_of_their_tool(schema: Json) -> None:
    assert fits(schema, value_for(schema, "Is it warm?"))


def test_tokens_counted_beforehand_are_the_tokens_charged(client: httpx.Client) -> None:
    body = asking([{"type": "text", "text": "Hello, you"}], system="Be kind.", tools=[WEATHER])
    counted = client.post("/v1/messages/count_tokens", json={k: v for k, v in body.items() if k != "max_tokens"}).json()
    assert counted == {"input_tokens": client.post("/v1/messages", json=body).json()["usage"]["input_tokens"]}
    assert counted["input_tokens"] > 10


def test_a_prompt_seen_before_is_read_from_the_cache(timed: httpx.Client, clock: VirtualClock) -> None:
    system = [{"type": "text", "text": "A long story.", "cache_control": {"type": "ephemeral", "ttl": "1h"}}]
    first = create(timed, system=system)["usage"]
    second = create(timed, "Something else", system=system)["usage"]
    assert first["cache_read_input_tokens"] == 0
    assert first["cache_creation"]["ephemeral_1h_input_tokens"] == first["cache_creation_input_tokens"] > 0
    assert second["cache_read_input_tokens"] == first["cache_creation_input_tokens"]
    assert second["cache_creation_input_tokens"] == 0
    clock.now += 3601
    assert create(timed, system=system)["usage"]["cache_read_input_tokens"] == 0


def tool_of(schema: Json) -> Json:
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
def test_bounds_of_every_legal_kind_are_kept(client: httpx.Client, schema: Json) -> None:
    tool = tool_of(schema)
    call = create(client, tools=[tool], max_tokens=500)["content"][-1]
    assert fits(tool["input_schema"], call["input"])


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({"type": "string", "minLength": 200_000_000}, "minLength is 200000000, but nothing larger than 10000"),
        ({"type": "string", "minLength": 1e300}, "minLength is 1e"),
        ({"type": "array", "minItems": 10**12}, "minItems is 1000000000000"),
        ({"type": "number", "multipleOf": 0.1, "minimum": 1e308}, "its bounds and multipleOf lead beyond"),
        ({"type": "integer", "minimum": 1e308}, "its bounds and multipleOf lead beyond"),
    ],
)
def test_a_schema_that_no_small_value_fits_is_refused_at_once(client: httpx.Client, schema: Json, reason: str) -> None:
    tools = [WEATHER, tool_of(schema)]
    body = asking(tools=tools, tool_choice={"type": "tool", "name": "x"})
    message = refusal(client.post("/v1/messages", json=body), 400, "invalid_request_error")
    assert message.startswith(f"tools.1.custom.input_schema: {reason}")
    whole = {"type": "object", "properties": {"a": schema}, "required": ["a"]}
    body = asking(output_config={"format": {"type": "json_schema", "schema": whole}})
    message = refusal(client.post("/v1/messages", json=body), 400, "invalid_request_error")
    assert message.startswith(f"output_config.format.schema: {reason}")
    # What may be left out is left out.
    optional = {"name": "x", "input_schema": {"type": "object", "properties": {"a": schema}}}
    assert create(client, tools=[optional])["content"][-1]["input"] == {}
