"""Requests the sandbox rejects, and the errors it returns."""

from __future__ import annotations

import httpx
import pytest

from tests.integration.sandbox.sandbox_requests import WEATHER, Json, create_message, expect_error, message_request


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"max_tokens": None}, "max_tokens: Input should be a valid integer"),
        ({"max_tokens": -1}, "max_tokens: Input should be greater than or equal to 0"),
        ({"model": 3}, "model: Input should be a valid string"),
        ({"temperature": 1.5}, "temperature: Input should be less than or equal to 1"),
        ({"top_p": -1}, "top_p: Input should be greater than or equal to 0"),
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
def test_an_invalid_field_is_rejected_with_its_path(client: httpx.Client, fields: Json, message: str) -> None:
    response = client.post("/v1/messages", json=message_request(**fields))
    assert expect_error(response, 400, "invalid_request_error") == message


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
def test_an_invalid_block_is_rejected_with_its_path(client: httpx.Client, block: Json, message: str) -> None:
    response = client.post("/v1/messages", json=message_request([{"type": "text", "text": "x"}, block]))
    assert expect_error(response, 400, "invalid_request_error") == message


def test_a_tool_call_without_its_result_is_rejected(client: httpx.Client) -> None:
    call = {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": {}}
    turns = [
        {"role": "user", "content": "x"},
        {"role": "assistant", "content": [call]},
        {"role": "user", "content": "y"},
    ]
    response = client.post("/v1/messages", json=message_request(messages=turns))
    message = expect_error(response, 400, "invalid_request_error")
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
def test_a_body_that_is_not_valid_json_is_rejected(
    client: httpx.Client, content: bytes, content_type: str, message: str
) -> None:
    response = client.post("/v1/messages", content=content, headers={"content-type": content_type})
    assert expect_error(response, 400, "invalid_request_error").startswith(message)


@pytest.mark.parametrize(
    "headers", [{}, {"x-api-key": ""}, {"authorization": "Bearer"}, {"authorization": "Basic eA=="}]
)
def test_a_request_without_credentials_is_rejected(client: httpx.Client, headers: dict[str, str]) -> None:
    response = httpx.get(f"{client.base_url}/v1/models", headers={"anthropic-version": "2023-06-01"} | headers)
    assert expect_error(response, 401, "authentication_error") == "x-api-key header is required"


def test_a_bearer_token_is_accepted_instead_of_a_key(client: httpx.Client) -> None:
    headers = {"anthropic-version": "2023-06-01", "authorization": "Bearer x"}
    assert httpx.get(f"{client.base_url}/v1/models", headers=headers).status_code == 200


def test_the_version_header_is_required(client: httpx.Client) -> None:
    response = httpx.get(f"{client.base_url}/v1/models", headers={"x-api-key": "k"})
    assert expect_error(response, 400, "invalid_request_error") == "anthropic-version: header is required"


def test_unknown_paths_methods_and_models_are_rejected(client: httpx.Client) -> None:
    assert expect_error(client.get("/v1/nothing"), 404, "not_found_error") == "Not found"
    assert expect_error(client.get("/v1/models/"), 404, "not_found_error") == "Not found"
    wrong_method = client.put("/v1/messages", json=message_request())
    assert expect_error(wrong_method, 405, "invalid_request_error") == "Method Not Allowed"
    assert wrong_method.headers["allow"] == "POST"
    unknown = client.post("/v1/messages", json=message_request(model="gpt-1"))
    assert expect_error(unknown, 404, "not_found_error") == "model: gpt-1"
    assert create_message(client, model="claude-of-tomorrow")["model"] == "claude-of-tomorrow"


@pytest.mark.parametrize(
    ("encoded", "decoded"), [("a%2Fb", "a/b"), ("a%252Fb", "a%2Fb"), ("%25", "%"), ("%C3%BC", "ü")]
)
def test_an_id_in_the_path_is_percent_decoded_once(client: httpx.Client, encoded: str, decoded: str) -> None:
    assert expect_error(client.get(f"/v1/models/{encoded}"), 404, "not_found_error") == f"model: {decoded}"


def test_a_body_above_32_megabytes_is_rejected(client: httpx.Client) -> None:
    response = client.post("/v1/messages", json=message_request("x" * (32 * 1024 * 1024)))
    expect_error(response, 413, "request_too_large")


def test_an_integer_may_have_a_decimal_point(client: httpx.Client) -> None:
    message = create_message(client, max_tokens=5.0)
    assert (message["stop_reason"], message["usage"]["output_tokens"]) == ("max_tokens", 5)
    assert create_message(client, max_tokens=1e300)["stop_reason"] == "end_turn"
    batch = client.post(
        "/v1/messages/batches", json={"requests": [{"custom_id": "a", "params": message_request(max_tokens=5.0)}]}
    )
    assert batch.status_code == 200


@pytest.mark.parametrize("value", ["\u0663", "1_0", " 5", "+5", "5.0", "9" * 5000])
def test_an_integer_in_the_query_must_have_only_ascii_digits(client: httpx.Client, value: str) -> None:
    message = expect_error(client.get("/v1/models", params={"limit": value}), 400, "invalid_request_error")
    assert message == "limit: Input should be a valid integer"
