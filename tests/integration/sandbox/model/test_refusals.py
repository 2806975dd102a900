"""Requests that fit the description, and that the API refuses all the same."""

from __future__ import annotations

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.integration.sandbox.sandbox_requests import (
    HEADERS,
    WEATHER,
    Json,
    VirtualClock,
    create_batch,
    create_message,
    expect_error,
    message_request,
)

EPHEMERAL = {"cache_control": {"type": "ephemeral"}}


def refusal(client: httpx.Client, **fields: Json) -> str:
    return expect_error(client.post("/v1/messages", json=message_request(**fields)), 400, "invalid_request_error")


def text(content: str, **fields: Json) -> Json:
    return {"type": "text", "text": content} | fields


def image(data: str) -> Json:
    return {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (" ", "messages: text content blocks must contain non-whitespace text"),
        ("\n\t", "messages: text content blocks must contain non-whitespace text"),
        ([text("x"), text("")], "messages: text content blocks must be non-empty"),
        ([text("x"), text(" \n")], "messages: text content blocks must contain non-whitespace text"),
        ([text("", **EPHEMERAL)], "messages: text content blocks must be non-empty"),
    ],
)
def test_a_blank_text_of_the_user_is_refused(client: httpx.Client, content: Json, message: str) -> None:
    assert refusal(client, messages=[{"role": "user", "content": content}]) == message


def test_a_turn_of_the_assistant_may_have_a_blank_text_beside_another(client: httpx.Client) -> None:
    turns = [{"role": "user", "content": "a"}, {"role": "assistant", "content": " "}, {"role": "user", "content": "b"}]
    assert refusal(client, messages=turns) == "messages: text content blocks must contain non-whitespace text"
    turns[1] = {"role": "assistant", "content": [text("a"), text(" "), text("b")]}
    assert create_message(client, messages=turns)["stop_reason"] == "end_turn"


def test_a_cache_breakpoint_on_an_empty_text_is_refused(client: httpx.Client) -> None:
    message = refusal(client, system=[text("x"), text("", **EPHEMERAL)])
    assert message == "system.1: cache_control cannot be set for empty text blocks"


@pytest.mark.parametrize("content", ["Here is ", "Here is\n", [text("a"), text("b ")], " "])
def test_an_answer_to_continue_must_not_end_in_white_space(client: httpx.Client, content: Json) -> None:
    turns = [{"role": "user", "content": "x"}, {"role": "assistant", "content": content}]
    assert refusal(client, messages=turns) == "messages: final assistant content cannot end with trailing whitespace"


@pytest.mark.parametrize("content", ["Here is", "", [text("b "), text("c")]])
def test_an_answer_to_continue_is_accepted_otherwise(client: httpx.Client, content: Json) -> None:
    turns = [{"role": "user", "content": "x"}, {"role": "assistant", "content": content}]
    assert create_message(client, messages=turns)["stop_reason"] == "end_turn"


def test_more_than_four_cache_breakpoints_are_refused(client: httpx.Client) -> None:
    blocks = [text(f"{number}", **EPHEMERAL) for number in range(2)]
    fields: Json = {"tools": [WEATHER | EPHEMERAL], "system": [text("x", **EPHEMERAL)]}
    user = {"role": "user", "content": blocks}
    assert create_message(client, **fields, messages=[user])["stop_reason"] == "tool_use"
    # The one of the request is set on the last block, which has its own.
    assert create_message(client, **fields, **EPHEMERAL, messages=[user])["stop_reason"] == "tool_use"
    five = "A maximum of 4 blocks with cache_control may be provided. Found 5."
    assert refusal(client, **fields, messages=[{"role": "user", "content": [*blocks, text("y", **EPHEMERAL)]}]) == five
    assert refusal(client, **fields, **EPHEMERAL, messages=[{"role": "user", "content": [*blocks, text("y")]}]) == five


@pytest.mark.parametrize("data", ["data:image/png;base64,aGVsbG8=", "aGVsbG8=!", "%%%"])
def test_data_that_is_not_base64_is_refused(client: httpx.Client, data: str) -> None:
    nested = {"type": "tool_result", "tool_use_id": "toolu_1", "content": [image(data)]}
    call = {"type": "tool_use", "id": "toolu_1", "name": "x", "input": {}}
    turns = [{"role": "user", "content": "x"}, {"role": "assistant", "content": [call]}]
    message = refusal(client, messages=[{"role": "user", "content": [text("x"), image(data)]}])
    assert message == "messages.0.content.1.image.source.base64: invalid base64 data"
    message = refusal(client, messages=[*turns, {"role": "user", "content": [nested]}])
    assert message == "messages.2.content.0.tool_result.content.0.image.source.base64: invalid base64 data"


def test_base64_may_have_line_breaks_and_either_alphabet(client: httpx.Client) -> None:
    for data in ("aGVs\nbG8=", "_-8=", "+/8="):
        assert create_message(client, [text("x"), image(data)])["stop_reason"] == "end_turn"


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf", "allOf"])
def test_alternatives_at_the_top_of_an_input_schema_are_refused(client: httpx.Client, keyword: str) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}, keyword: [{"required": ["a"]}]}
    message = refusal(client, tools=[WEATHER, {"name": "x", "input_schema": schema}])
    assert message == (
        "tools.1.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level"
    )
    nested = {"type": "object", "properties": {"a": {keyword: [{"type": "string"}]}}}
    assert create_message(client, tools=[{"name": "x", "input_schema": nested}])["stop_reason"] == "tool_use"


@pytest.mark.parametrize("name", ["filter[id]", "$top", "user name", "größe", "", "x" * 65])
def test_a_property_name_the_api_does_not_accept_is_refused(client: httpx.Client, name: str) -> None:
    tool = {"name": "x", "input_schema": {"type": "object", "properties": {name: {"type": "string"}}}}
    assert refusal(client, tools=[tool]) == (
        "tools.0.custom.input_schema.properties: Property keys should match pattern '^[a-zA-Z0-9_.-]{1,64}$'"
    )


def test_a_property_name_may_have_64_characters(client: httpx.Client) -> None:
    tool = {"name": "x", "input_schema": {"type": "object", "properties": {"a.b-c_" + "d" * 58: {"type": "string"}}}}
    assert create_message(client, tools=[tool])["stop_reason"] == "tool_use"


def test_a_request_of_a_batch_must_not_be_streamed(clock: VirtualClock) -> None:
    with (
        Sandbox(batch_seconds=0, clock=clock) as sandbox,
        httpx.Client(base_url=sandbox.url, headers=HEADERS) as client,
    ):
        batch = create_batch(client, message_request(stream=True), message_request(stream=False))
        assert batch["request_counts"]["errored"] == 1
        line = client.get(f"/v1/messages/batches/{batch['id']}/results").text.splitlines()[0]
        assert '"stream: Input should be False"' in line
        assert '"invalid_request_error"' in line


def test_the_examples_of_the_description_are_given_for_whatever_fits_its_shapes() -> None:
    with Sandbox(examples=True) as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        tool = {"name": "x", "input_schema": {"type": "object", "properties": {"a b": {}}, "anyOf": [{}]}}
        assert client.post("/v1/messages", json=message_request(" ", tools=[tool])).status_code == 200


def called(**change: Json) -> Json:
    return {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": {}} | change


def answered(**change: Json) -> Json:
    return {"type": "tool_result", "tool_use_id": "toolu_1", "content": "warm"} | change


@pytest.mark.parametrize(
    ("calls", "results", "message"),
    [
        ([called(), called()], [answered()], "messages.1.content.1: `tool_use` ids must be unique"),
        (
            [called(id="call:1")],
            [answered(tool_use_id="call:1")],
            "messages.1.content.0.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'",
        ),
        (
            [called(name="")],
            [answered()],
            "messages.1.content.0.tool_use.name: String should have at least 1 character",
        ),
        (
            [called(name="x" * 201)],
            [answered()],
            "messages.1.content.0.tool_use.name: String should have at most 200 characters",
        ),
        (
            [called()],
            [answered(is_error=True, content="")],
            "messages.2.content.0.tool_result: content cannot be empty if `is_error` is true",
        ),
        (
            [called()],
            [answered(), answered()],
            "messages.2.content.1: each tool_use must have a single result. "
            "Found multiple `tool_result` blocks with id: toolu_1",
        ),
        (
            [called(), {"type": "thinking", "thinking": "x", "signature": "eA=="}],
            [answered()],
            "messages.1: The final block in an assistant message cannot be `thinking`.",
        ),
    ],
)
def test_what_the_api_refuses_of_calls_and_results_is_refused(
    client: httpx.Client, calls: Json, results: Json, message: str
) -> None:
    turns = [
        {"role": "user", "content": "x"},
        {"role": "assistant", "content": calls},
        {"role": "user", "content": results},
    ]
    assert refusal(client, messages=turns) == message
