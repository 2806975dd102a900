"""Claude in Amazon Bedrock: its streams and its errors."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    AsyncBedrockClient,
    AuthenticationError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    OverloadedError,
    PermissionDeniedError,
    RateLimitError,
    RetryExhaustedError,
    StreamTruncatedError,
)
from integrations_anthropic.sandbox.platforms.frames import frame
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock
from tests.unit.platforms.bedrock_replies import EVENT_STREAM, EVENTS, chunk, frames, refusal
from tests.unit.responses import MESSAGE, reply_with

pytestmark = pytest.mark.anyio

MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
HELLO: dict[str, Any] = {"model": MODEL, "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def client_of(*replies: Any, **options: Any) -> tuple[AsyncBedrockClient, AsyncMockTransport]:
    transport = AsyncMockTransport(*replies)
    given: dict[str, Any] = {"aws_region": "us-east-1", "api_key": "bedrock-key", "clock": VirtualClock()} | options
    return AsyncBedrockClient(transport=transport, **given), transport


async def test_a_stream_comes_in_frames_and_is_the_stream_of_the_api() -> None:
    client, transport = client_of(frames(EVENTS, cut=7))
    async with client.messages.create_stream(**HELLO) as stream:
        kinds = [event.type async for event in stream]
        assert (await stream.get_final_message()).text == "Hello there"
    assert kinds == [event["type"] for event in EVENTS]
    (sent,) = transport.requests
    assert sent.url.endswith("/invoke-with-response-stream")
    assert "stream" not in json.loads(sent.body or b"")


async def test_a_whole_message_in_place_of_a_stream_is_read_all_the_same() -> None:
    client, _ = client_of(reply_with(MESSAGE))
    async with client.messages.create_stream(**HELLO) as stream:
        assert (await stream.get_final_message()).text == "Grüße \u2028 there"


async def test_a_stream_that_is_cut_before_its_content_is_requested_again() -> None:
    whole = b"".join(map(chunk, EVENTS))
    first = Reply(whole[: len(chunk(EVENTS[0])) + 20], headers={"content-type": EVENT_STREAM})
    client, transport = client_of(first, frames(EVENTS))
    async with client.messages.create_stream(**HELLO) as stream:
        assert (await stream.get_final_message()).text == "Hello there"
    assert len(transport.requests) == 2


async def test_a_stream_that_is_cut_in_its_content_says_so_and_keeps_what_came() -> None:
    cut = b"".join(map(chunk, EVENTS[:3])) + chunk(EVENTS[3])[:-5]
    client, _ = client_of(Reply(cut, headers={"content-type": EVENT_STREAM}))
    with pytest.raises(StreamTruncatedError) as caught:
        async with client.messages.create_stream(**HELLO) as stream:
            await stream.get_final_message()
    assert caught.value.mid_stream
    assert caught.value.partial.text == "Hello"


async def test_a_damaged_frame_ends_the_stream_and_keeps_what_came() -> None:
    damaged = bytearray(chunk(EVENTS[3]))
    damaged[40] ^= 1
    client, _ = client_of(
        Reply(b"".join(map(chunk, EVENTS[:3])) + bytes(damaged), headers={"content-type": EVENT_STREAM})
    )
    with pytest.raises(APIConnectionError, match="damaged") as caught:
        async with client.messages.create_stream(**HELLO) as stream:
            await stream.get_final_message()
    assert caught.value.partial.text == "Hello"


async def test_an_exception_in_a_stream_is_its_class_of_error() -> None:
    fault = frame({":message-type": "exception", ":exception-type": "throttlingException"}, b'{"message": "slow"}')
    client, _ = client_of(
        Reply(b"".join(map(chunk, EVENTS[:3])) + fault, headers={"content-type": EVENT_STREAM, "request-id": "r-9"})
    )
    with pytest.raises(RateLimitError, match="slow") as caught:
        async with client.messages.create_stream(**HELLO) as stream:
            await stream.get_final_message()
    assert (caught.value.error_code, caught.value.mid_stream) == ("throttlingException", True)
    assert caught.value.request_id == "r-9"


@pytest.mark.parametrize(
    ("status", "name", "expected"),
    [
        (400, "ValidationException", InvalidRequestError),
        (400, "ServiceQuotaExceededException", RateLimitError),
        (403, "AccessDeniedException", PermissionDeniedError),
        (403, "UnrecognizedClientException", AuthenticationError),
        (403, "ExpiredTokenException", AuthenticationError),
        (403, "InvalidSignatureException", AuthenticationError),
        (403, "RequestTimeTooSkewed", AuthenticationError),
        (403, "RequestInTheFuture", AuthenticationError),
        (400, "RequestThrottledException", RateLimitError),
        (400, "RequestLimitExceeded", RateLimitError),
        (404, "ResourceNotFoundException", NotFoundError),
        (408, "ModelTimeoutException", InternalServerError),
        (424, "ModelErrorException", InternalServerError),
        (429, "ThrottlingException", RateLimitError),
        (429, "ModelNotReadyException", OverloadedError),
        (500, "InternalServerException", InternalServerError),
        (503, "ServiceUnavailableException", OverloadedError),
        (418, "BrandNewException", InternalServerError),
    ],
)
async def test_an_error_of_aws_is_its_class_with_its_name(status: int, name: str, expected: type[Exception]) -> None:
    client, _ = client_of(refusal(status, name, "the reason"), max_retries=0)
    with pytest.raises(expected, match="the reason") as caught:
        await client.messages.create(**HELLO)
    error: Any = caught.value
    assert type(error) is expected
    assert (error.status, error.error_code) == (status, name)
    assert error.is_retryable is (status in (408, 429) or status >= 500 or expected is RateLimitError)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("ModelStreamErrorException", {}),
        ("ModelStreamErrorException", {"originalStatusCode": 400}),
        *(("ModelErrorException", {"originalStatusCode": status}) for status in (408, 429, 500, 503)),
    ],
)
async def test_a_failure_of_the_model_that_may_pass_is_retried(name: str, facts: dict[str, Any]) -> None:
    client, transport = client_of(refusal(424, name, "try again", facts=facts), reply_with(MESSAGE))
    assert (await client.messages.create(**HELLO)).text == "Grüße \u2028 there"
    assert len(transport.requests) == 2
    client, _ = client_of(refusal(424, name, "try again", facts=facts), max_retries=0)
    with pytest.raises(InternalServerError) as caught:
        await client.messages.create(**HELLO)
    assert (caught.value.status, caught.value.code, caught.value.is_retryable) == (424, 500, True)


@pytest.mark.parametrize("facts", [{}, *({"originalStatusCode": status} for status in (400, 404, 424, None, "500"))])
async def test_a_failure_of_the_model_that_would_come_again_is_not_retried(facts: dict[str, Any]) -> None:
    client, transport = client_of(refusal(424, "ModelErrorException", "no", facts=facts), reply_with(MESSAGE))
    with pytest.raises(InternalServerError) as caught:
        await client.messages.create(**HELLO)
    assert (caught.value.code, len(transport.requests)) == (424, 1)


async def test_a_model_that_is_not_ready_yet_is_waited_for() -> None:
    client, transport = client_of(refusal(429, "ModelNotReadyException", "not ready"), reply_with(MESSAGE))
    assert (await client.messages.create(**HELLO)).text == "Grüße \u2028 there"
    assert len(transport.requests) == 2


@pytest.mark.parametrize("status", [400, 429])
async def test_an_error_of_aws_is_retried_as_one_of_the_api(status: int) -> None:
    client, transport = client_of(refusal(status, "ThrottlingException", "slow"), reply_with(MESSAGE))
    assert (await client.messages.create(**HELLO)).text == "Grüße \u2028 there"
    assert len(transport.requests) == 2


async def test_an_error_page_of_a_proxy_stays_what_it_is() -> None:
    client, _ = client_of(*[Reply("<html>no</html>", 502)] * 4)
    with pytest.raises(RetryExhaustedError):
        await client.messages.create(**HELLO)


async def test_a_wrong_credential_is_explained_by_the_platform() -> None:
    client, _ = client_of(refusal(403, "UnrecognizedClientException", "invalid"))
    with pytest.raises(AuthenticationError) as caught:
        await client.messages.create(**HELLO)
    (note,) = caught.value.__notes__
    assert "AWS_BEARER_TOKEN_BEDROCK" in note
    assert "ANTHROPIC_API_KEY" not in note


async def test_a_clock_that_is_off_is_named() -> None:
    clock = VirtualClock()
    reply = refusal(403, "InvalidSignatureException", "Signature expired", date="Mon, 01 Jan 2035 00:00:00 GMT")
    client, _ = client_of(reply, clock=clock)
    with pytest.raises(AuthenticationError) as caught:
        await client.messages.create(**HELLO)
    (note,) = caught.value.__notes__
    assert "behind the server's" in note
    assert "set the clock" in note


@pytest.mark.parametrize("name", ["ResourceNotFoundException", "ValidationException"])
async def test_a_name_of_the_api_is_answered_with_how_bedrock_names_models(name: str) -> None:
    status = 404 if name.startswith("Resource") else 400
    client, _ = client_of(refusal(status, name, "The provided model identifier is invalid."))
    with pytest.raises((NotFoundError, InvalidRequestError)) as caught:
        await client.messages.create(**HELLO | {"model": "claude-sonnet-4-5"})
    assert "anthropic.claude-" in caught.value.__notes__[0]
