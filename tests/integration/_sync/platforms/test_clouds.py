# Derived from tests/integration/_async/platforms/test_clouds.py by `make codegen`. Do not edit.
"""Every cloud, over a real socket, against the sandbox that plays it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    AuthenticationError,
    AWSClient,
    BedrockClient,
    BedrockMantleClient,
    FoundryClient,
    GoogleCloudClient,
    InvalidRequestError,
    NotFoundError,
    OverloadedError,
    RateLimitError,
    VertexClient,
)
from integrations_anthropic.sandbox import Fault, Sandbox

CLOUDS: dict[str, Any] = {
    "aws": AWSClient,
    "bedrock": BedrockClient,
    "bedrock-mantle": BedrockMantleClient,
    "foundry": FoundryClient,
    "google-cloud": GoogleCloudClient,
    "vertex": VertexClient,
}
MODELS = {
    "bedrock": "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
    "bedrock-mantle": "anthropic.claude-haiku-4-5-20251001",
    "vertex": "claude-haiku-4-5@20251001",
}
WRONG: dict[str, dict[str, Any]] = {
    "aws": {"aws_secret_key": "wrong"},
    "bedrock": {"aws_secret_key": "wrong"},
    "bedrock-mantle": {"aws_access_key": "AKIAUNKNOWN000000000"},
    "google-cloud": {"access_token": "wrong"},
    "vertex": {"access_token": "wrong"},
}
"""Credentials that the cloud does not know; the sandbox takes any key of Foundry."""


@pytest.fixture(scope="module", params=CLOUDS)
def cloud(request: pytest.FixtureRequest) -> Iterator[tuple[str, Sandbox]]:
    with Sandbox(platform=request.param) as sandbox:
        yield request.param, sandbox


def client_of(cloud: tuple[str, Sandbox], **options: Any) -> Any:
    name, sandbox = cloud
    sandbox.reset()
    return CLOUDS[name](**sandbox.client_options | {"max_retries": 0} | options)


def asked(cloud: tuple[str, Sandbox]) -> dict[str, Any]:
    model = MODELS.get(cloud[0], "claude-haiku-4-5-20251001")
    return {"model": model, "max_tokens": 60, "messages": [{"role": "user", "content": "Grüße \u2028!"}]}


def test_a_message_and_its_stream_are_the_same(cloud: tuple[str, Sandbox]) -> None:
    with client_of(cloud) as client:
        whole = client.messages.create(**asked(cloud))
        with client.messages.create_stream(**asked(cloud)) as stream:
            pieces = [piece for piece in stream.text_stream]
            streamed = stream.get_final_message()
    assert "Grüße \u2028" in whole.text
    assert "".join(pieces) == streamed.text == whole.text
    assert len(pieces) > 1
    assert whole.model == "claude-haiku-4-5-20251001"
    assert whole.meta.request_id and streamed.meta.request_id


def test_faults_are_retried_as_on_the_api(cloud: tuple[str, Sandbox]) -> None:
    with client_of(cloud, max_retries=2, retry={"initial_delay": 0.0}) as client:
        cloud[1].faults.add(Fault(status=529, times=1))
        cloud[1].faults.add(Fault(status=429, times=1, retry_after=0))
        result = client.messages.create(**asked(cloud))
    assert [attempt.status for attempt in result.meta.attempts] == [529, 429, 200]


@pytest.mark.parametrize(
    ("status", "expected"),
    [(400, InvalidRequestError), (404, NotFoundError), (429, RateLimitError), (529, OverloadedError)],
)
def test_errors_are_those_of_the_api(cloud: tuple[str, Sandbox], status: int, expected: Any) -> None:
    with client_of(cloud) as client:
        cloud[1].faults.add(Fault(status=status))
        with pytest.raises(expected) as caught:
            client.messages.create(**asked(cloud))
    assert caught.value.status == status
    assert caught.value.request_id


def test_an_error_event_ends_a_stream_with_its_error(cloud: tuple[str, Sandbox]) -> None:
    with client_of(cloud) as client:
        cloud[1].faults.add(Fault(error_event="overloaded_error", error_after=4))
        with pytest.raises(OverloadedError) as caught:
            with client.messages.create_stream(**asked(cloud)) as stream:
                stream.get_final_message()
    assert caught.value.mid_stream


def test_a_request_that_the_api_refuses_is_refused(cloud: tuple[str, Sandbox]) -> None:
    with client_of(cloud) as client:
        with pytest.raises(InvalidRequestError, match="temperature"):
            client.messages.create(**asked(cloud), extra_body={"temperature": 7})


def test_wrong_credentials_are_refused_with_what_to_check(cloud: tuple[str, Sandbox]) -> None:
    if cloud[0] not in WRONG:
        pytest.skip("the sandbox takes any key of this cloud")
    with client_of(cloud, **WRONG[cloud[0]]) as client:
        with pytest.raises(AuthenticationError) as caught:
            client.messages.create(**asked(cloud))
    assert any("check the" in note for note in caught.value.__notes__)


def test_a_request_without_credentials_is_refused(cloud: tuple[str, Sandbox]) -> None:
    with client_of(cloud) as client:

        class Unsigned:
            def sign(self, request: Any) -> None:
                """Nothing."""

        client._components.auth._credential.ready = Unsigned
        with pytest.raises((AuthenticationError, InvalidRequestError)):
            client.messages.create(**asked(cloud))


def test_what_the_cloud_has_beside_messages_works(cloud: tuple[str, Sandbox]) -> None:
    with client_of(cloud) as client:
        if hasattr(client.messages, "count_tokens"):
            counted = client.messages.count_tokens(model=asked(cloud)["model"], messages=asked(cloud)["messages"])
            assert counted.input_tokens > 0
        if hasattr(client, "models"):
            assert [model for model in client.models.list(limit=2)]
    has = {name for name in ("models", "batches", "files", "admin") if hasattr(client, name)}
    everything = {"models", "batches", "files", "admin"}
    assert has == {"aws": everything, "google-cloud": everything, "foundry": {"files", "admin"}}.get(cloud[0], set())


def test_files_that_are_read_while_they_are_sent_need_a_key_on_aws() -> None:
    from integrations_anthropic import ConfigurationError

    with Sandbox(platform="aws") as sandbox:
        with AWSClient(**sandbox.client_options) as client:
            with pytest.raises(ConfigurationError, match="api_key"):
                client.files.upload(file=("a.txt", b"abc"))
        options = {"base_url": sandbox.url, "workspace_id": "wrkspc_1", "aws_region": "us-east-1", "api_key": "key-1"}
        with AWSClient(**options) as client:
            assert (client.files.upload(file=("a.txt", b"abc"))).filename == "a.txt"


def test_the_sandbox_of_mantle_refuses_what_is_no_object() -> None:
    with Sandbox(platform="bedrock-mantle") as sandbox:
        with BedrockMantleClient(**sandbox.client_options, max_retries=0) as client:
            with pytest.raises(InvalidRequestError):
                client.request("POST", "/v1/messages", body=[1])
