"""The sandbox as a client sees it: over HTTP, on a real socket."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from integrations_anthropic.sandbox import Sandbox, streaming
from integrations_anthropic.sandbox import spec as descriptions
from integrations_anthropic.sandbox.checks import Checks, refuse
from integrations_anthropic.sandbox.tools import fits, value_for

Json = Any
HEADERS = {"x-api-key": "sandbox-key", "anthropic-version": "2023-06-01"}
# For processes started here: the package may be imported from the checkout.
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
WEATHER = {
    "name": "get_weather",
    "description": "Weather of a city",
    "input_schema": {
        "type": "object",
        "properties": {
            "city": {"type": "string"},
            "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
            "days": {"type": "integer", "minimum": 2},
        },
        "required": ["city"],
    },
}


class VirtualClock:
    """Stands still until told otherwise."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        yield client


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def timed(clock: VirtualClock) -> Iterator[httpx.Client]:
    with (
        Sandbox(batch_seconds=10, clock=clock) as sandbox,
        httpx.Client(base_url=sandbox.url, headers=HEADERS) as client,
    ):
        yield client


def asking(content: Json = "Hello", **fields: Json) -> dict[str, Json]:
    body: dict[str, Json] = {"model": "claude-sonnet-4-5", "max_tokens": 200}
    return body | {"messages": [{"role": "user", "content": content}]} | fields


def create(client: httpx.Client, *args: Json, **fields: Json) -> Json:
    response = client.post("/v1/messages", json=asking(*args, **fields))
    assert response.status_code == 200, response.text
    return response.json()


def refusal(response: httpx.Response, status: int, kind: str) -> str:
    body = response.json()
    assert response.status_code == status, response.text
    assert list(body) == ["type", "error", "request_id"]
    assert body["type"] == "error"
    assert body["error"]["type"] == kind
    assert body["request_id"] == response.headers["request-id"]
    message: str = body["error"]["message"]
    return message


def stream(client: httpx.Client, *args: Json, **fields: Json) -> list[Json]:
    response = client.post("/v1/messages", json=asking(*args, stream=True, **fields))
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    events = []
    for part in response.text.removesuffix("\n\n").split("\n\n"):
        name, data = part.split("\n")
        event = json.loads(data.removeprefix("data: "))
        assert name == f"event: {event['type']}"
        events.append(event)
    return events


def put_together(events: list[Json]) -> Json:
    message: Json = {}
    arguments = ""
    for event in events:
        match event["type"]:
            case "message_start":
                message = event["message"]
            case "content_block_start":
                message["content"].append(event["content_block"])
                arguments = ""
            case "content_block_delta":
                block, delta = message["content"][event["index"]], event["delta"]
                arguments += delta.get("partial_json", "")
                for name in ("text", "thinking", "signature"):
                    if name in delta:
                        block[name] += delta[name]
            case "content_block_stop":
                if arguments:
                    message["content"][event["index"]]["input"] = json.loads(arguments)
                    arguments = ""
            case "message_delta":
                message |= event["delta"]
                message["usage"] |= event["usage"]
    return message


def without_ids(node: Json) -> Json:
    if isinstance(node, dict):
        return {key: without_ids(value) for key, value in node.items() if key != "id"}
    return [without_ids(value) for value in node] if isinstance(node, list) else node


# Messages


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


# Streams


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
def test_a_stream_adds_up_to_the_whole_answer(client: httpx.Client, fields: Json) -> None:
    assert without_ids(put_together(stream(client, **fields))) == without_ids(create(client, **fields))


def test_the_events_of_a_stream_come_in_the_order_of_the_api(client: httpx.Client) -> None:
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


def test_a_client_that_leaves_ends_the_generation(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    whole = streaming.events

    def watched(message: Json) -> Iterator[Json]:
        try:
            while True:
                yield from whole(message)
        finally:
            ended.set()

    monkeypatch.setattr(streaming, "events", watched)
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        with client.stream("POST", "/v1/messages", json=asking(stream=True)) as response:
            next(response.iter_lines())
        assert ended.wait(5)


def test_stopping_ends_open_streams_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = streaming.events

    def endless(message: Json) -> Iterator[Json]:
        while True:
            yield from whole(message)

    monkeypatch.setattr(streaming, "events", endless)
    with Sandbox() as sandbox, contextlib.ExitStack() as stack:
        for _ in range(3):
            client = stack.enter_context(httpx.Client(base_url=sandbox.url, headers=HEADERS))
            response = stack.enter_context(client.stream("POST", "/v1/messages", json=asking(stream=True)))
            next(response.iter_lines())
        begun = time.monotonic()
        sandbox.stop()
        assert time.monotonic() - begun < 1


# Refusals


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"max_tokens": None}, "max_tokens: Input should be a valid integer"),
        ({"max_tokens": -1}, "max_tokens: Input should be greater than or equal to 0"),
        ({"model": 3}, "model: Input should be a valid string"),
        ({"temperature": 1.5}, "temperature: Input should be less than or equal to 1"),
        ({"top_p": 0}, "top_p: Input should be greater than 0"),
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"messages": []}, "messages: List should have at least 1 item after validation, not 0"),
        ({"messages": [{"role": "user"}]}, "messages.0.content: Field required"),
        ({"messages": [{"role": "user", "content": 1}]}, "messages.0.content: Input should be a valid list"),
        ({"messages": [{"content": "x"}]}, "messages.0.role: Field required"),
        (
            {"messages": [{"role": "robot", "content": "x"}]},
            "messages.0.role: Input should be 'user', 'assistant' or 'system'",
        ),
        (
            {"messages": [{"role": "user", "content": []}]},
            "messages.0: all messages must have non-empty content except for the optional final assistant message",
        ),
        ({"thinking": {"type": "enabled"}}, "thinking.enabled.budget_tokens: Field required"),
        (
            {"thinking": {"type": "enabled", "budget_tokens": 1}},
            "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
        ),
        (
            {"thinking": {"type": "enabled", "budget_tokens": 1024}},
            "`max_tokens` must be greater than `thinking.budget_tokens`.",
        ),
        ({"tools": [{"name": "x"}]}, "tools.0.custom.input_schema: Field required"),
        ({"tools": [{"name": "x", "input_schema": {}}]}, "tools.0.custom.input_schema.type: Field required"),
        (
            {"tools": [{"name": "x", "input_schema": {"type": "object", "properties": 3}}]},
            "tools.0.custom.input_schema: JSON schema is invalid. It must match JSON Schema draft 2020-12",
        ),
        ({"tools": [WEATHER, WEATHER]}, "tools: Tool names must be unique."),
        (
            {"tools": [WEATHER], "tool_choice": {"type": "tool", "name": "x"}},
            "tool_choice: Tool 'x' not found in provided tools",
        ),
        ({"stop_sequences": [" "]}, "stop_sequences: each stop sequence must contain non-whitespace"),
        ({"metadata": {"user": "x"}}, "metadata.user: Extra inputs are not permitted"),
    ],
)
def test_a_wrong_field_is_refused_by_its_path(client: httpx.Client, fields: Json, message: str) -> None:
    response = client.post("/v1/messages", json=asking(**fields))
    assert refusal(response, 400, "invalid_request_error") == message


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ({"type": "text"}, "messages.0.content.1.text.text: Field required"),
        ({"text": "x"}, "messages.0.content.1.type: Field required"),
        (3, "messages.0.content.1: Input should be a valid dictionary or object to extract fields from"),
        (
            {"type": "document", "source": {"type": "paper"}},
            "messages.0.content.1.document.source: Input tag 'paper' found using 'type' does not match any of the "
            "expected tags: 'base64', 'text', 'content', 'url', 'file'",
        ),
        (
            {"type": "tool_result", "tool_use_id": "toolu_1"},
            "messages.0.content.1: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1. Each "
            "`tool_result` block must have a corresponding `tool_use` block in the previous message.",
        ),
    ],
)
def test_a_wrong_block_is_refused_by_its_path(client: httpx.Client, block: Json, message: str) -> None:
    response = client.post("/v1/messages", json=asking([{"type": "text", "text": "x"}, block]))
    assert refusal(response, 400, "invalid_request_error") == message


def test_a_call_without_its_result_is_refused(client: httpx.Client) -> None:
    call = {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": {}}
    turns = [
        {"role": "user", "content": "x"},
        {"role": "assistant", "content": [call]},
        {"role": "user", "content": "y"},
    ]
    response = client.post("/v1/messages", json=asking(messages=turns))
    message = refusal(response, 400, "invalid_request_error")
    assert message.startswith(
        "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1"
    )


@pytest.mark.parametrize(
    ("content", "content_type", "message"),
    [
        (b"{", "application/json", "The request body is not valid JSON"),
        (b'{"a": NaN}', "application/json", "The request body is not valid JSON"),
        (b"", "application/json", "The request body is empty"),
        (b"{}", "text/plain", "content-type: Input should be 'application/json'"),
        (b"[]", "application/json; charset=utf-8", "Input should be a valid dictionary"),
        (
            b'{"a":' * 300 + b"1" + b"}" * 300,
            "application/json",
            "The request body is nested more than 200 levels deep",
        ),
    ],
)
def test_a_body_that_is_not_json_is_refused(
    client: httpx.Client, content: bytes, content_type: str, message: str
) -> None:
    response = client.post("/v1/messages", content=content, headers={"content-type": content_type})
    assert refusal(response, 400, "invalid_request_error").startswith(message)


@pytest.mark.parametrize(
    "headers", [{}, {"x-api-key": ""}, {"authorization": "Bearer"}, {"authorization": "Basic eA=="}]
)
def test_without_credentials_nothing_is_answered(client: httpx.Client, headers: dict[str, str]) -> None:
    response = httpx.get(f"{client.base_url}/v1/models", headers={"anthropic-version": "2023-06-01"} | headers)
    assert refusal(response, 401, "authentication_error") == "x-api-key header is required"


def test_a_bearer_token_is_as_good_as_a_key(client: httpx.Client) -> None:
    headers = {"anthropic-version": "2023-06-01", "authorization": "Bearer x"}
    assert httpx.get(f"{client.base_url}/v1/models", headers=headers).status_code == 200


def test_the_version_must_be_named(client: httpx.Client) -> None:
    response = httpx.get(f"{client.base_url}/v1/models", headers={"x-api-key": "k"})
    assert refusal(response, 400, "invalid_request_error") == "anthropic-version: header is required"


def test_unknown_paths_methods_and_models_are_refused(client: httpx.Client) -> None:
    assert refusal(client.get("/v1/nothing"), 404, "not_found_error") == "Not found"
    assert refusal(client.get("/v1/models/"), 404, "not_found_error") == "Not found"
    wrong_method = client.put("/v1/messages", json=asking())
    assert refusal(wrong_method, 405, "invalid_request_error") == "Method Not Allowed"
    assert wrong_method.headers["allow"] == "POST"
    unknown = client.post("/v1/messages", json=asking(model="gpt-1"))
    assert refusal(unknown, 404, "not_found_error") == "model: gpt-1"
    assert create(client, model="claude-of-tomorrow")["model"] == "claude-of-tomorrow"


def test_a_body_above_32_megabytes_is_refused(client: httpx.Client) -> None:
    response = client.post("/v1/messages", json=asking("x" * (32 * 1024 * 1024)))
    refusal(response, 413, "request_too_large")


# Models


def test_models_are_listed_page_by_page_in_both_directions(client: httpx.Client) -> None:
    whole = client.get("/v1/models").json()
    ids = [model["id"] for model in whole["data"]]
    assert "claude-sonnet-4-5-20250929" in ids
    assert (whole["has_more"], whole["first_id"], whole["last_id"]) == (False, ids[0], ids[-1])
    found: list[str] = []
    query: dict[str, Json] = {"limit": 2}
    while True:
        page = client.get("/v1/models", params=query).json()
        found += [model["id"] for model in page["data"]]
        if not page["has_more"]:
            break
        query["after_id"] = page["last_id"]
    assert found == ids
    before = client.get("/v1/models", params={"limit": 2, "before_id": ids[3]}).json()
    assert [model["id"] for model in before["data"]] == ids[1:3]
    assert before["has_more"]
    assert client.get("/v1/models", params={"before_id": ids[0]}).json()["data"] == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"limit": "0"}, "limit: Input should be greater than or equal to 1"),
        ({"limit": "1001"}, "limit: Input should be less than or equal to 1000"),
        ({"limit": "many"}, "limit: Input should be a valid integer"),
        ({"after_id": "nobody"}, "after_id: nobody is not in the list"),
        ({"after_id": "a", "before_id": "b"}, "Only one of before_id and after_id can be provided."),
    ],
)
def test_a_wrong_query_is_refused(client: httpx.Client, query: dict[str, str], message: str) -> None:
    assert refusal(client.get("/v1/models", params=query), 400, "invalid_request_error") == message


def test_models_are_found_by_id_and_alias(client: httpx.Client) -> None:
    for name in ("claude-haiku-4-5", "claude-haiku-4-5-20251001"):
        assert client.get(f"/v1/models/{name}").json()["id"] == "claude-haiku-4-5-20251001"
    assert refusal(client.get("/v1/models/claude-x"), 404, "not_found_error") == "model: claude-x"


# Batches


def make_batch(client: httpx.Client, *params: Json) -> Json:
    requests = [{"custom_id": f"r{index}", "params": body} for index, body in enumerate(params)]
    response = client.post("/v1/messages/batches", json={"requests": requests})
    assert response.status_code == 200, response.text
    return response.json()


def test_a_batch_gets_on_with_time_and_hands_out_its_results(timed: httpx.Client, clock: VirtualClock) -> None:
    batch = make_batch(timed, asking("One"), asking(max_tokens=-1), asking("Two", model="gpt"))
    url = f"/v1/messages/batches/{batch['id']}"
    counts = {"processing": 3, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0}
    assert (batch["processing_status"], batch["request_counts"]) == ("in_progress", counts)
    assert (batch["results_url"], batch["ended_at"]) == (None, None)
    clock.now += 9
    assert timed.get(url).json() == batch
    refusal(timed.get(f"{url}/results"), 404, "not_found_error")
    refusal(timed.delete(url), 400, "invalid_request_error")
    clock.now += 1
    ended = timed.get("/v1/messages/batches").json()["data"][0]
    assert ended["processing_status"] == "ended"
    assert ended["request_counts"] == counts | {"processing": 0, "succeeded": 1, "errored": 2}
    assert ended["ended_at"] > ended["created_at"]
    response = timed.get(ended["results_url"])
    assert response.headers["content-type"] == "application/x-jsonl"
    lines = [json.loads(line) for line in response.text.splitlines()]
    assert [line["custom_id"] for line in lines] == ["r0", "r1", "r2"]
    assert lines[0]["result"]["message"]["content"][0]["text"] == 'You said: "One".'
    assert lines[0]["result"]["message"]["usage"]["service_tier"] == "batch"
    assert lines[1]["result"]["error"]["error"]["message"] == "max_tokens: Input should be greater than or equal to 0"
    assert lines[2]["result"]["error"]["error"] == {"type": "not_found_error", "message": "model: gpt"}
    assert timed.get(ended["results_url"]).text == response.text
    refusal(timed.post(f"{url}/cancel"), 400, "invalid_request_error")
    assert timed.delete(url).json() == {"id": batch["id"], "type": "message_batch_deleted"}
    refusal(timed.get(url), 404, "not_found_error")


def test_a_cancelled_batch_ends_with_cancelled_results(timed: httpx.Client, clock: VirtualClock) -> None:
    batch = make_batch(timed, asking("One"), asking("Two"))
    url = f"/v1/messages/batches/{batch['id']}"
    canceling = timed.post(f"{url}/cancel").json()
    assert canceling["processing_status"] == "canceling"
    assert canceling["cancel_initiated_at"]
    assert timed.post(f"{url}/cancel").json() == canceling
    clock.now += 10
    ended = timed.get(url).json()
    assert (ended["processing_status"], ended["request_counts"]["canceled"]) == ("ended", 2)
    lines = timed.get(f"{url}/results").text.splitlines()
    assert [json.loads(line)["result"] for line in lines] == [{"type": "canceled"}] * 2


def test_a_wrong_batch_is_refused(timed: httpx.Client) -> None:
    twice = {"requests": [{"custom_id": "a", "params": asking()}] * 2}
    message = refusal(timed.post("/v1/messages/batches", json=twice), 400, "invalid_request_error")
    assert message.startswith("requests.1.custom_id: Duplicate custom_id 'a'")
    long = {"requests": [{"custom_id": "a" * 65, "params": asking()}]}
    message = refusal(timed.post("/v1/messages/batches", json=long), 400, "invalid_request_error")
    assert message == "requests.0.custom_id: String should have at most 64 characters"
    missing = timed.post("/v1/messages/batches", json={"requests": [{"custom_id": "a"}]})
    assert refusal(missing, 400, "invalid_request_error") == "requests.0.params: Field required"


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("DELETE", ""), ("GET", "/results"), ("POST", "/cancel")])
def test_an_unknown_batch_is_not_found(client: httpx.Client, method: str, path: str) -> None:
    refusal(client.request(method, f"/v1/messages/batches/msgbatch_x{path}"), 404, "not_found_error")


def test_batches_are_listed_newest_first_page_by_page(timed: httpx.Client) -> None:
    ids = [make_batch(timed, asking())["id"] for _ in range(5)][::-1]
    first = timed.get("/v1/messages/batches", params={"limit": 2}).json()
    assert [batch["id"] for batch in first["data"]] == ids[:2]
    assert first["has_more"]
    rest = timed.get("/v1/messages/batches", params={"after_id": first["last_id"]}).json()
    assert [batch["id"] for batch in rest["data"]] == ids[2:]
    assert not rest["has_more"]


# The description


def test_every_answer_fits_the_description(client: httpx.Client) -> None:
    checks = Checks(descriptions.load(descriptions.find_folder()))
    body: Json = {"thinking": {"type": "adaptive"}, "tools": [WEATHER], "max_tokens": 500}
    refuse(checks.schema("MessageResponse"), create(client, **body))
    for event in stream(client, **body):
        refuse(checks.schema("StreamEvent"), event)
    refuse(checks.schema("Batch"), make_batch(client, asking()))
    refuse(checks.schema("ListModelsResponse"), client.get("/v1/models").json())
    refuse(checks.schema("ErrorResponse"), client.get("/v1/nothing").json())


def test_every_example_of_a_request_is_accepted(client: httpx.Client) -> None:
    tried = 0
    for file in descriptions.find_folder().glob("*.yaml"):
        for path, item in (yaml.safe_load(file.read_text("utf-8")).get("paths") or {}).items():
            for method, operation in item.items():
                if method != "$ref" and "requestBody" in operation:
                    example = operation["requestBody"]["content"]["application/json"]["example"]
                    response = client.request(method, path, json=example)
                    assert response.status_code == 200, response.text
                    tried += 1
    assert tried >= 3


def test_an_operation_added_to_the_description_answers_its_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in descriptions.find_folder().iterdir():
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    root = tmp_path / "anthropic.yaml"
    added = "  /v1/things/{thing_id}:\n    $ref: 'things.yaml#/paths/~1v1~1things~1{thing_id}'\n\ncomponents:"
    root.write_text(root.read_text("utf-8").replace("\ncomponents:", "\n" + added, 1), "utf-8")
    (tmp_path / "things.yaml").write_text(THINGS, "utf-8")
    monkeypatch.setattr("integrations_anthropic.sandbox.server.find_folder", lambda: tmp_path)
    with Sandbox() as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        response = client.put("/v1/things/a", json={"size": 3})
        assert (response.status_code, response.json()) == (201, {"id": "thing_1", "size": 3})
        message = refusal(client.put("/v1/things/a", json={"size": 0}), 400, "invalid_request_error")
        assert message == "size: Input should be greater than or equal to 1"
        assert client.delete("/v1/things/a").status_code == 204


THINGS = """
paths:
  /v1/things/{thing_id}:
    put:
      operationId: things.put
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Thing'}
      responses:
        '201':
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
              example: {id: thing_1, size: 3}
    delete:
      operationId: things.delete
      responses:
        '204': {description: Gone.}
components:
  schemas:
    Thing:
      type: object
      required: [size]
      properties:
        id: {type: string}
        size: {type: integer, minimum: 1}
"""


# The server


def test_fifty_questions_at_once_get_their_own_answers(client: httpx.Client) -> None:
    def ask(number: int) -> bool:
        text = str(create(client, f"Number {number}")["content"][0]["text"])
        return f'"Number {number}"' in text

    with ThreadPoolExecutor(50) as pool:
        assert all(pool.map(ask, range(50)))


@pytest.mark.slow
def test_starting_and_stopping_leaves_nothing_behind() -> None:
    before = threading.active_count()
    for _ in range(20):
        with Sandbox() as sandbox:
            assert httpx.get(f"{sandbox.url}/v1/models", headers=HEADERS).status_code == 200
            host, port = sandbox.url.removeprefix("http://").split(":")
    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)))


def test_a_sandbox_that_does_not_run_says_so() -> None:
    sandbox = Sandbox()
    with pytest.raises(RuntimeError, match="not running"):
        _ = sandbox.url
    sandbox.stop()
    with sandbox, pytest.raises(RuntimeError, match="running already"):
        sandbox.start()
    with pytest.raises(ValueError, match="batch_seconds"):
        Sandbox(batch_seconds=-1)


def test_a_port_in_use_is_an_os_error() -> None:
    with Sandbox() as sandbox, pytest.raises(OSError, match="in use"):
        Sandbox(port=int(sandbox.url.rsplit(":", 1)[1])).start()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_is_told_to_stop(number: signal.Signals) -> None:
    command = [sys.executable, "-W", "error", "-m", "integrations_anthropic.sandbox", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as process:
        assert process.stdout
        assert process.stderr
        url = process.stdout.readline().split()[-1]
        assert httpx.get(f"{url}/v1/models", headers=HEADERS).status_code == 200
        process.send_signal(number)
        assert process.wait(10) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")


def test_importing_the_package_loads_no_web_server() -> None:
    code = "import sys, integrations_anthropic.sandbox; assert not {'starlette', 'uvicorn', 'yaml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, env=ENVIRONMENT)


def test_a_missing_extra_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "try:\n    from integrations_anthropic.sandbox import Sandbox\n"
        "except ImportError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=ENVIRONMENT)
    assert "pip install 'integrations-anthropic[sandbox]'" in done.stdout
