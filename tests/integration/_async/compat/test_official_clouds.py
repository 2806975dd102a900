"""The official client's interface on other clouds: each of its clients works over the one of this package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic.compat import (
    AsyncAnthropic,
    AsyncAnthropicAWS,
    AsyncAnthropicBedrock,
    AsyncAnthropicBedrockMantle,
    AsyncAnthropicFoundry,
    AsyncAnthropicGoogleCloud,
    AsyncAnthropicVertex,
    AuthenticationError,
    RateLimitError,
)
from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.platforms.bedrock_replies import EVENTS, frames
from tests.unit.responses import MESSAGE, reply_with

pytestmark = pytest.mark.anyio

CLOUDS: dict[str, Any] = {
    "aws": AsyncAnthropicAWS,
    "bedrock": AsyncAnthropicBedrock,
    "bedrock-mantle": AsyncAnthropicBedrockMantle,
    "foundry": AsyncAnthropicFoundry,
    "google-cloud": AsyncAnthropicGoogleCloud,
    "vertex": AsyncAnthropicVertex,
}
MODELS = {
    "bedrock": "anthropic.claude-haiku-4-5-20251001-v1:0",
    "bedrock-mantle": "anthropic.claude-haiku-4-5-20251001",
    "vertex": "claude-haiku-4-5@20251001",
}
WRONG: dict[str, dict[str, Any]] = {
    "aws": {"aws_secret_key": "wrong"},
    "bedrock": {"aws_secret_key": "wrong"},
    "google-cloud": {"access_token": "wrong"},
    "vertex": {"access_token": "wrong"},
}
HELLO: dict[str, Any] = {"max_tokens": 20, "messages": [{"role": "user", "content": "Hello"}]}


@pytest.fixture(scope="module", params=CLOUDS)
def cloud(request: pytest.FixtureRequest) -> Iterator[tuple[str, Sandbox]]:
    with Sandbox(platform=request.param) as sandbox:
        yield request.param, sandbox


def client_of(cloud: tuple[str, Sandbox], **options: Any) -> Any:
    name, sandbox = cloud
    return CLOUDS[name](**sandbox.client_options | options)


def hello(cloud: tuple[str, Sandbox]) -> dict[str, Any]:
    return {**HELLO, "model": MODELS.get(cloud[0], "claude-haiku-4-5")}


async def test_a_message_comes_whole_and_as_a_stream(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:
        assert isinstance(client, AsyncAnthropic)
        message = await client.messages.create(**hello(cloud))
        assert message.model_dump()["content"][0]["text"] == 'You said: "Hello".'
        assert message._request_id
        async with client.messages.stream(**hello(cloud)) as stream:
            assert "".join([text async for text in stream.text_stream]) == 'You said: "Hello".'
        events = [event.type async for event in await client.messages.create(stream=True, **hello(cloud))]
        assert (events[0], events[-1]) == ("message_start", "message_stop")


async def test_a_raw_response_is_what_the_api_would_have_sent(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:
        raw = await client.messages.with_raw_response.create(**hello(cloud))
        message = await raw.parse()
        assert (raw.status_code, message.content[0].text) == (200, 'You said: "Hello".')
        assert raw.headers["request-id"] == message._request_id


async def test_a_copy_of_a_copy_translates_and_records_once(cloud: tuple[str, Sandbox]) -> None:
    async with client_of(cloud) as client:
        copy = client.with_options(timeout=30).copy(max_retries=1)
        assert type(copy) is type(client)
        async with copy.messages.stream(**hello(cloud)) as stream:
            assert (await stream.get_final_message()).content[0].text == 'You said: "Hello".'
        raw = await copy.messages.with_raw_response.create(**hello(cloud))
        assert (await raw.parse()).content[0].text == 'You said: "Hello".'
        assert raw.retries_taken == 0


async def test_an_error_of_the_cloud_has_the_official_class_and_response(cloud: tuple[str, Sandbox]) -> None:
    name, sandbox = cloud
    if name in WRONG:
        async with client_of(cloud, **WRONG[name]) as client:
            with pytest.raises(AuthenticationError) as caught:
                await client.messages.create(**hello(cloud))
            # AWS refuses a signature with 403: the class is what the API would have.
            assert caught.value.status_code == 401
            assert caught.value.response.status_code == (403 if "aws_secret_key" in WRONG[name] else 401)
    sandbox.faults.add(Fault(status=429, times=1))
    async with client_of(cloud, max_retries=0) as client:
        with pytest.raises(RateLimitError) as refused:
            await client.messages.create(**hello(cloud))
        assert (refused.value.status_code, refused.value.response.status_code) == (429, 429)


async def test_what_bedrock_sends_is_translated_before_it_is_recorded() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE), frames(EVENTS))
    async with AsyncAnthropicBedrock(aws_region="us-east-1", api_key="key-1", transport=transport) as client:
        await client.messages.create(model="anthropic.claude-x", **HELLO)
        async with client.messages.with_streaming_response.create(
            model="anthropic.claude-x", stream=True, **HELLO
        ) as raw:
            text = await raw.text()
    assert transport.requests[0].url.endswith("/model/anthropic.claude-x/invoke")
    assert text.startswith("event: message_start\ndata: ")


def test_a_service_that_the_cloud_lacks_says_so() -> None:
    client = AsyncAnthropicBedrock(aws_region="us-east-1", api_key="key-1", transport=AsyncMockTransport())
    with pytest.raises(AttributeError, match="Amazon Bedrock does not offer it"):
        _ = client.models.list()


def test_options_of_other_clouds_are_refused() -> None:
    given: dict[str, Any] = {"region": "us-east5", "access_token": "t", "transport": AsyncMockTransport()}
    with pytest.raises(TypeError, match="unexpected keyword argument 'aws_region'"):
        AsyncAnthropicVertex(aws_region="us-east-1", **given)
    with pytest.raises(ConfigurationError, match="credentials: not available in compat"):
        AsyncAnthropicBedrock(aws_region="us-east-1", api_key="k", credentials=object())
    with pytest.raises(ConfigurationError, match="a copy keeps the credentials of its client"):
        AsyncAnthropicVertex(**given).with_options(api_key="k")
