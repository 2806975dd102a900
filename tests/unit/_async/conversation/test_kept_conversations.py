"""A conversation that is kept, with the client: messages, streams, runs of tools."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import Conversation, OverloadedError, ValidationError, message
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

from ..clients import client_of
from ..tools.conversations import DONE, asks, get_weather, sent, wanted

pytestmark = pytest.mark.anyio

TO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 99}
SAYS = {"role": "assistant", "content": MESSAGE["content"]}


async def test_a_conversation_goes_on_with_what_was_said_before() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE), reply_with(sse(EVENTS)), reply_with(MESSAGE))
    client = client_of(transport)
    conversation = Conversation(["Hi"], system="Be short.")
    conversation.add(await client.messages.create(**TO, messages=conversation, system=conversation.system))
    conversation.add("And now?")
    async with client.messages.create_stream(**TO, messages=conversation) as stream:
        conversation.add(await stream.get_final_message())
    conversation.add("And then?")
    conversation.add(await client.messages.parse(**TO, messages=conversation, output=int))
    assert [turn["role"] for turn in conversation] == ["user", "assistant"] * 3
    assert sent(transport, 0) == {**TO, "messages": [{"role": "user", "content": "Hi"}], "system": "Be short."}
    assert sent(transport, 2)["messages"] == conversation[:5]


async def test_a_run_of_tools_adds_its_turns() -> None:
    transport = AsyncMockTransport(asks(wanted(city="Rome")), DONE, asks(wanted(city="Oslo", number=2)), DONE)
    client = client_of(transport)
    conversation = Conversation(["What is the weather in Rome?"])
    for question in (None, "And in Oslo?"):
        if question:
            conversation.add(question)
        runner = client.messages.run_tools(**TO, messages=conversation, tools=[get_weather])
        await runner.until_done()
        conversation.add(runner)
        conversation.add(runner)
    assert [turn["role"] for turn in conversation] == ["user", "assistant"] * 4
    assert sent(transport, 3)["messages"] == conversation[:7]


async def test_a_run_that_failed_is_saved_and_goes_on_in_another_client() -> None:
    failing = reply_with(failure("overloaded_error"), 529)
    conversation = Conversation([message("user", "What is the weather in Rome?")])
    transport = AsyncMockTransport(asks(wanted(city="Rome")), failing)
    runner = client_of(transport, max_retries=0).messages.run_tools(**TO, messages=conversation, tools=[get_weather])
    with pytest.raises(OverloadedError):
        await runner.until_done()
    conversation.add(runner)
    loaded = Conversation.from_json(conversation.to_json())
    transport = AsyncMockTransport(DONE)
    runner = client_of(transport).messages.run_tools(**TO, messages=loaded, tools=[get_weather])
    await runner.until_done()
    loaded.add(runner)
    assert loaded[-1] == SAYS
    assert "warm in Rome" in str(sent(transport, 0)["messages"][2])


async def test_a_run_that_began_otherwise_is_refused() -> None:
    conversation = Conversation(["one"])
    runner = client_of(AsyncMockTransport(DONE)).messages.run_tools(**TO, messages=conversation, tools=[get_weather])
    await runner.until_done()
    conversation.pop()
    conversation.add("two")
    with pytest.raises(ValidationError, match="did not begin with the turns"):
        conversation.add(runner)
    assert len(conversation) == 1


async def test_tokens_can_be_counted_by_the_api() -> None:
    def counted(number: int) -> Any:
        return reply_with({"input_tokens": number})

    client = client_of(AsyncMockTransport(counted(90), counted(40)))
    conversation = Conversation(["one", "two"])

    async def count(turns: Any) -> int:
        return (await client.messages.count_tokens(model="claude-sonnet-4-5", messages=turns)).input_tokens

    assert await conversation.trim_async(50, count=count) == [{"role": "user", "content": "one"}]
    assert len(conversation) == 1
