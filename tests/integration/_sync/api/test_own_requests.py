# Derived from tests/integration/_async/api/test_own_requests.py by `make codegen`. Do not edit.
"""Requests of the caller's own on a real server, with telemetry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, FileMetadata, Message, Model, NotFoundError
from integrations_anthropic.sandbox import Sandbox
from tests.unit.telemetry_recorder import TelemetryRecorder


HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


def test_what_the_services_do_can_be_asked_for_by_its_path(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        said = client.request("POST", "/v1/messages", HELLO, cast=Message)
        assert said.text
        assert said.meta.request_id
        models = client.request("GET", "/v1/models", query={"limit": 2}, cast=dict[str, Any])
        assert len(models["data"]) == 2
        one = client.request("GET", f"/v1/models/{models['data'][0]['id']}", cast=Model)
        assert one == client.models.get(one.id)


def test_a_file_is_sent_in_parts(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        beta = ["files-api-2025-04-14"]
        sent = client.request(
            "POST", "/v1/files", files={"file": ("a.txt", b"content")}, cast=FileMetadata, beta_features=beta
        )
        assert (sent.filename, sent.size_bytes) == ("a.txt", 7)
        assert (client.files.get(sent.id)).filename == "a.txt"


def test_an_unknown_path_is_the_error_of_the_api(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        with pytest.raises(NotFoundError) as caught:
            client.request("GET", "/v1/unknown/things")
        assert caught.value.body["error"]["type"] == "not_found_error"
        assert caught.value.body["type"] == "error"
        assert caught.value.request_id


def test_telemetry_names_the_kind_of_request_and_never_its_path(options: dict[str, Any]) -> None:
    watched = TelemetryRecorder()
    with AnthropicClient(**options, telemetry=watched.telemetry()) as client:
        for path in ("/v1/models", "/v1/models", "/v1/models/claude-haiku-4-5"):
            client.request("GET", path)
    trees = watched.trees()
    assert {tree.name for tree in trees} == {"anthropic.client.request_get"}
    assert {tree.attributes["gen_ai.operation.name"] for tree in trees} == {"request_get"}
    labels = {"service": "requests", "method": "get", "status": "success"}
    assert watched.prometheus("anthropic_request_duration_seconds_count", **labels) == 3
