"""Message threads on other clouds: gone on with where errors keep the codes of the API, refused where they cannot."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import AsyncBedrockClient, AsyncVertexClient, ConfigurationError, NotFoundError
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock
from tests.unit.responses import MESSAGE, failure, reply_with

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-x", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
CREATE = {"type": "create"}
CALL = {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": {"city": "Rome"}}


def get_weather(city: str) -> str:
    """The weather in a city."""
    return f"warm in {city}"


@pytest.mark.parametrize("thread", [CREATE, {"type": "continue", "previous_message_id": "msg_1"}])
async def test_bedrock_refuses_a_thread_before_anything_is_sent(thread: dict[str, Any]) -> None:
    transport = AsyncMockTransport()
    given: dict[str, Any] = {"transport": transport, "clock": VirtualClock()}
    async with AsyncBedrockClient(aws_region="us-east-1", api_key="key-1", **given) as client:
        why = r"messages\.\w+: Amazon Bedrock has no message threads .*nothing was sent"
        with pytest.raises(ConfigurationError, match=why) as caught:
            await client.messages.create(**HELLO, thread=thread)
        assert caught.value.field == "thread"
        with pytest.raises(ConfigurationError, match=why):
            async with client.messages.create_stream(**HELLO, thread=thread) as stream:
                await stream.get_final_message()
        with pytest.raises(ConfigurationError, match=why):
            await client.messages.run_tools(**HELLO, tools=[get_weather], thread=thread).until_done()
    assert transport.requests == []


async def test_a_request_to_bedrock_may_say_that_it_has_no_thread() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE))
    given: dict[str, Any] = {"transport": transport, "clock": VirtualClock()}
    async with AsyncBedrockClient(aws_region="us-east-1", api_key="key-1", **given) as client:
        await client.messages.create(**HELLO, extra_body={"thread": None})
    assert len(transport.requests) == 1


async def test_vertex_passes_on_the_code_of_a_lost_thread_and_the_run_goes_on() -> None:
    lost = failure("not_found_error")
    lost["error"]["details"] = {"error_code": "thread_not_found"}
    asking = reply_with(MESSAGE | {"id": "msg_0", "content": [CALL], "stop_reason": "tool_use"})
    transport = AsyncMockTransport(asking, reply_with(lost, 404), reply_with(MESSAGE))
    given: dict[str, Any] = {"transport": transport, "clock": VirtualClock()}
    async with AsyncVertexClient(region="us-east5", project_id="p", access_token="t", **given) as client:
        final = await client.messages.run_tools(**HELLO, tools=[get_weather], thread=CREATE).until_done()
    bodies = [json.loads(request.body or b"") for request in transport.requests]
    assert [body["thread"]["type"] for body in bodies] == ["create", "continue", "create"]
    assert [len(body["messages"]) for body in bodies] == [1, 1, 3]
    assert final.text == "Grüße \u2028 there"


async def test_what_google_itself_does_not_find_is_no_lost_thread() -> None:
    missing = {"error": {"code": 404, "status": "NOT_FOUND", "message": "Publisher Model was not found."}}
    asking = reply_with(MESSAGE | {"id": "msg_0", "content": [CALL], "stop_reason": "tool_use"})
    transport = AsyncMockTransport(asking, reply_with(missing, 404))
    given: dict[str, Any] = {"transport": transport, "clock": VirtualClock()}
    async with AsyncVertexClient(region="us-east5", project_id="p", access_token="t", **given) as client:
        with pytest.raises(NotFoundError):
            await client.messages.run_tools(**HELLO, tools=[get_weather], thread=CREATE).until_done()
    assert len(transport.requests) == 2
