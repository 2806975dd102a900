"""A model of another cloud, asked of the API, is answered with where it belongs."""

from __future__ import annotations

import pytest

import integrations_anthropic
from integrations_anthropic._core.codec.error_response import from_response
from integrations_anthropic._hints.model_platforms import model_hint


@pytest.mark.parametrize(
    ("name", "client"),
    [
        ("anthropic.claude-3-haiku-20240307-v1:0", "BedrockClient"),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "BedrockClient"),
        ("arn:aws:bedrock:us-east-1:1:inference-profile/x", "BedrockClient"),
        ("claude-sonnet-4-5@20250929", "VertexClient"),
        ("claude-haiku@latest", "VertexClient"),
    ],
)
def test_a_name_of_another_cloud_names_its_client(name: str, client: str) -> None:
    body = b'{"type": "error", "error": {"type": "not_found_error", "message": "model: %b"}}' % name.encode()
    error = from_response(404, {}, body)
    assert [client in note for note in error.__notes__] == [True]
    assert error.message == f"model: {name}"


@pytest.mark.parametrize(
    "message", ["model: claude-sonnet-4-6", "model: me@example.com", "Not found", "file: a@12345678"]
)
def test_any_other_name_has_no_hint(message: str) -> None:
    assert model_hint(message) is None


@pytest.mark.parametrize("cloud", ["AWS", "Bedrock", "BedrockMantle", "Foundry", "GoogleCloud", "Vertex"])
@pytest.mark.parametrize("half", ["", "Async"])
def test_a_client_of_a_cloud_by_its_official_name_is_answered_with_its_name_here(half: str, cloud: str) -> None:
    assert hasattr(integrations_anthropic, f"{half}{cloud}Client")
    with pytest.raises(AttributeError, match=f"it is {half}{cloud}Client here"):
        getattr(integrations_anthropic, f"{half}Anthropic{cloud}")
