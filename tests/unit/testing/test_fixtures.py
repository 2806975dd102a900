"""The JSON fixtures in `tests/fixtures`: response bodies of the API, compared with models and builders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    APIError,
    Batch,
    BatchResult,
    ErrorResponse,
    InvalidRequestError,
    ListModelsResponse,
    MessageResponse,
    Model,
    OverloadedError,
    RateLimitError,
    StreamEvent,
    from_dict,
    to_dict,
)
from integrations_anthropic.testing import (
    MockTransport,
    batch,
    batch_result,
    create_message_request,
    error_response,
    invalid_request_error,
    list_models_response,
    message_response,
    model,
    overloaded_error,
    passthrough,
    rate_limit_error,
    stream_events,
)

FOLDER = Path(__file__).parents[2] / "fixtures"
MODELS: dict[str, Any] = {
    "messages/success_response.json": MessageResponse,
    "messages/streaming_events.json": StreamEvent,
    "messages/error_responses/rate_limit.json": ErrorResponse,
    "messages/error_responses/invalid_request.json": ErrorResponse,
    "messages/error_responses/overloaded.json": ErrorResponse,
    "models/list_response.json": ListModelsResponse,
    "models/get_response.json": Model,
    "batches/create_response.json": Batch,
    "batches/results_response.jsonl": BatchResult,
}


def values(name: str) -> list[Any]:
    text = (FOLDER / name).read_text("utf-8")
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in text.splitlines()]
    data = json.loads(text)
    return data if isinstance(data, list) else [data]


def test_every_fixture_has_a_model() -> None:
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.json*")} == set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_a_fixture_is_decoded_by_its_model_and_encoded_without_changes(name: str) -> None:
    for value in values(name):
        decoded = from_dict(MODELS[name], value)
        assert to_dict(decoded) == value
        # An unknown field or an unknown member of a union would be preserved as well.
        assert "Unknown" not in repr(decoded)
        assert not decoded.extra_fields


def test_the_builders_return_the_values_of_the_fixtures() -> None:
    built = {
        "messages/success_response.json": [message_response()],
        "messages/streaming_events.json": stream_events(),
        "messages/error_responses/rate_limit.json": [error_response("rate_limit_error", "Rate limit exceeded")],
        "models/list_response.json": [list_models_response()],
        "models/get_response.json": [model()],
        "batches/create_response.json": [batch()],
    }
    for name, models in built.items():
        assert to_dict(models) == values(name)
    assert to_dict(batch_result()) == values("batches/results_response.jsonl")[0]


@pytest.mark.parametrize(
    ("name", "status", "expected"),
    [
        ("rate_limit", 429, rate_limit_error(retry_after=None)),
        ("invalid_request", 400, invalid_request_error()),
        ("overloaded", 529, overloaded_error()),
    ],
)
def test_an_error_body_is_raised_as_the_error_of_its_builder(name: str, status: int, expected: APIError) -> None:
    (body,) = values(f"messages/error_responses/{name}.json")
    client = AnthropicClient(api_key="test-key", transport=MockTransport((status, body)), **passthrough())
    with pytest.raises((InvalidRequestError, OverloadedError, RateLimitError)) as caught:
        client.messages.create(create_message_request())
    assert type(caught.value) is type(expected)
    assert (caught.value.message, caught.value.body, caught.value.request_id) == (
        expected.message,
        expected.body,
        expected.request_id,
    )
