"""The sandbox with `examples=True`: example responses for any id, no state, validated requests."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.description.loader import OperationSpec, find_folder, load
from tests.integration.sandbox.sandbox_requests import ENVIRONMENT, HEADERS, expect_error, message_request, stream

DESCRIPTION = load(find_folder())
# Operations without a body or required query; the others are tested with their example requests.
WITHOUT_INPUT = [
    o
    for o in DESCRIPTION.operations
    if o.body is None and o.form is None and not any(p.get("required") and p["in"] == "query" for p in o.parameters)
]


@pytest.fixture(scope="module")
def examples() -> Iterator[httpx.Client]:
    with Sandbox(examples=True) as sandbox, httpx.Client(base_url=sandbox.url, headers=HEADERS) as client:
        yield client


def example(name: str, media_type: str = "application/json") -> Any:
    return DESCRIPTION.operation(name).responses[media_type]["example"]


def test_a_message_is_the_example_for_any_request(examples: httpx.Client) -> None:
    for text in ("Hello", "Goodbye"):
        assert examples.post("/v1/messages", json=message_request(text)).json() == example("messages.create")


def test_a_stream_has_the_events_of_the_example(examples: httpx.Client) -> None:
    assert stream(examples) == example("messages.create", "text/event-stream")


def test_batch_results_are_the_lines_of_the_example(examples: httpx.Client) -> None:
    response = examples.get("/v1/messages/batches/any/results")
    assert response.headers["content-type"] == "application/x-jsonl"
    assert [json.loads(line) for line in response.text.splitlines()] == example(
        "batches.results", "application/x-jsonl"
    )


@pytest.mark.parametrize("name", ["msgbatch_1", "any id", "ü", "x" * 500])
def test_any_id_is_found(examples: httpx.Client, name: str) -> None:
    assert examples.get(f"/v1/messages/batches/{name}").json() == example("batches.get")


def test_no_state_is_kept(examples: httpx.Client) -> None:
    assert examples.delete("/v1/messages/batches/a").json() == example("batches.delete")
    assert examples.get("/v1/messages/batches/a").json() == example("batches.get")
    assert examples.get("/v1/messages/batches").json() == example("batches.list")


def test_requests_are_validated_against_the_description(examples: httpx.Client) -> None:
    response = examples.post("/v1/messages", json=message_request(max_tokens=-1))
    assert expect_error(response, 400, "invalid_request_error").startswith("max_tokens: ")
    expect_error(examples.get("/v1/models", params={"limit": "0"}), 400, "invalid_request_error")
    expect_error(examples.get("/v1/nothing"), 404, "not_found_error")


def test_any_credential_is_accepted_but_a_missing_one_is_not(examples: httpx.Client) -> None:
    expect_error(examples.get("/v1/models", headers={"x-api-key": ""}), 401, "authentication_error")
    assert examples.get("/v1/models", headers={"x-api-key": "!"}).status_code == 200


@pytest.mark.parametrize("operation", WITHOUT_INPUT, ids=lambda operation: operation.id)
def test_every_operation_without_input_responds_with_its_example(
    examples: httpx.Client, operation: OperationSpec
) -> None:
    path = "/".join("any" if part.startswith("{") else part for part in operation.path.split("/"))
    response = examples.request(operation.method, path)
    assert response.status_code == operation.status, response.text
    if "application/json" in operation.responses:
        assert response.json() == operation.responses["application/json"]["example"]


def test_the_command_serves_examples_and_applies_rate_limits() -> None:
    command = [sys.executable, "-W", "error", "-m", "integrations_anthropic.sandbox", "--port", "0", "--examples"]
    command += ["--requests-per-minute", "9", "--input-tokens-per-minute", "8", "--output-tokens-per-minute", "7"]
    with subprocess.Popen([*command, "--token-delay", "0"], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as done:
        assert done.stdout
        url = done.stdout.readline().split()[-1]
        response = httpx.get(f"{url}/v1/messages/batches/any", headers=HEADERS)
        done.terminate()
        assert done.wait(10) == 0
    assert response.json() == example("batches.get")
    limits = [response.headers[f"anthropic-ratelimit-{n}-limit"] for n in ("requests", "input-tokens", "output-tokens")]
    assert limits == ["9", "8", "7"]


def test_the_command_names_an_invalid_number() -> None:
    command = [sys.executable, "-W", "error", "-m", "integrations_anthropic.sandbox", "--requests-per-minute", "0"]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    assert done.returncode == 1
    assert "requests_per_minute must be an integer, 1 or more" in done.stderr
