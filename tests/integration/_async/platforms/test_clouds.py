"""Every cloud, over a real socket, against the sandbox that plays it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    AsyncAWSClient,
    AsyncBedrockClient,
    AsyncBedrockMantleClient,
    AsyncFoundryClient,
    AsyncGoogleCloudClient,
    AsyncVertexClient,
    AuthenticationError,
    InvalidRequestError,
    NotFoundError,
    OverloadedError,
    RateLimitError,
)
from integrations_anthropic.sandbox import Fault, Sandbox

pytestmark = pytest.mark.anyio

CLOUDS: dict[str, Any] = {
    "aws": AsyncAWSClient,
    "bedrock": AsyncBedrockClient,
    "bedrock-mantle": AsyncBedrockMantleClient,
    "foundry": AsyncFoundryClient,
    "google-cloud": AsyncGoogleCloudClient,
    "vertex": AsyncVertexClient,
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


async def test_a_message_and_its_stream_are_the_same(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:
        whole = await client.messages.create(**asked(cloud))
        async with client.messages.create_stream(**asked(cloud)) as stream:
            pieces = [piece async for piece in stream.text_stream]
            streamed = await stream.get_final_message()
    assert "Grüße \u2028" in whole.text
    assert "".join(pieces) == streamed.text == whole.text
    assert len(pieces) > 1
    assert whole.model == "claude-haiku-4-5-20251001"
    assert whole.meta.request_id and streamed.meta.request_id


async def test_faults_are_retried_as_on_the_api(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud, max_retries=2, retry={"initial_delay": 0.0}) as client:
        cloud[1].faults.add(Fault(status=529, times=1))
        cloud[1].faults.add(Fault(status=429, times=1, retry_after=0))
        result = await client.messages.create(**asked(cloud))
    assert [attempt.status for attempt in result.meta.attempts] == [529, 429, 200]


@pytest.mark.parametrize(
    ("status", "expected"),
    [(400, InvalidRequestError), (404, NotFoundError), (429, RateLimitError), (529, OverloadedError)],
)
async def test_errors_are_those_of_the_api(cloud: tuple[str, Sandbox], status: int, expected: Any) -> None:
    async with client_of(cloud) as client:
        cloud[1].faults.add(Fault(status=status))
        with pytest.raises(expected) as caught:
            await client.messages.create(**asked(cloud))
    assert caught.value.status == status
    assert caught.value.request_id


async def test_an_error_event_ends_a_stream_with_its_error(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:
        cloud[1].faults.add(Fault(error_event="overloaded_error", error_after=4))
        with pytest.raises(OverloadedError) as caught:
            async with client.messages.create_stream(**asked(cloud)) as stream:
                await stream.get_final_message()
    assert caught.value.mid_stream


async def test_a_request_that_the_api_refuses_is_refused(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:
        with pytest.raises(InvalidRequestError, match="temperature"):
            await client.messages.create(**asked(cloud), extra_body={"temperature": 7})


async def test_wrong_credentials_are_refused_with_what_to_check(cloud: tuple[str, Sandbox]) -> None:
    if cloud[0] not in WRONG:
        pytest.skip("the sandbox takes any key of this cloud")
    async with client_of(cloud, **WRONG[cloud[0]]) as client:
        with pytest.raises(AuthenticationError) as caught:
            await client.messages.create(**asked(cloud))
    assert any("check the" in note for note in caught.value.__notes__)


async def test_a_request_without_credentials_is_refused(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:

        class Unsigned:
            def sign(self, request: Any) -> None:
                """Nothing."""

        client._components.auth._credential.ready = Unsigned
        with pytest.raises((AuthenticationError, InvalidRequestError)):
            await client.messages.create(**asked(cloud))


async def test_what_the_cloud_has_beside_messages_works(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:
        if hasattr(client.messages, "count_tokens"):
            counted = await client.messages.count_tokens(model=asked(cloud)["model"], messages=asked(cloud)["messages"])
            assert counted.input_tokens > 0
        if hasattr(client, "models"):
            assert [model async for model in client.models.list(limit=2)]
    has = {name for name in ("models", "batches", "files", "admin") if hasattr(client, name)}
    everything = {"models", "batches", "files", "admin"}
    assert has == {"aws": everything, "google-cloud": everything, "foundry": {"files", "admin"}}.get(cloud[0], set())


async def test_files_that_are_read_while_they_are_sent_need_a_key_on_aws() -> None:
    from integrations_anthropic import ConfigurationError

    with Sandbox(platform="aws") as sandbox:
        async with AsyncAWSClient(**sandbox.client_options) as client:
            with pytest.raises(ConfigurationError, match="api_key"):
                await client.files.upload(file=("a.txt", b"abc"))
        options = {"base_url": sandbox.url, "workspace_id": "wrkspc_1", "aws_region": "us-east-1", "api_key": "key-1"}
        async with AsyncAWSClient(**options) as client:
            assert (await client.files.upload(file=("a.txt", b"abc"))).filename == "a.txt"


async def test_the_sandbox_of_mantle_refuses_what_is_no_object() -> None:
    with Sandbox(platform="bedrock-mantle") as sandbox:
        async with AsyncBedrockMantleClient(**sandbox.client_options, max_retries=0) as client:
            with pytest.raises(InvalidRequestError):
                await client.request("POST", "/v1/messages", body=[1])
