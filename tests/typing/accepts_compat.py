"""Programs written for the official client have to type-check: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from typing import assert_type

import httpx
from pydantic import BaseModel

import integrations_anthropic
from integrations_anthropic.compat import Anthropic, APIStatusError, AsyncAnthropic, RateLimitError, beta_tool
from integrations_anthropic.compat.types import MessageParam, ToolParam


class Order(BaseModel):
    """An order."""

    product: str


def messages(client: Anthropic) -> str:
    question: MessageParam = {"role": "user", "content": "Hello"}
    tools: list[ToolParam] = [{"name": "look", "input_schema": {"type": "object"}}]
    message = client.messages.create(model="claude-sonnet-5-5", max_tokens=10, messages=[question], tools=tools)
    again: integrations_anthropic.MessageResponse = message
    for block in message.content:
        if block.type == "text":
            assert_type(block.text, str)
    assert_type(message.usage.output_tokens, int)
    assert_type(message.model_dump_json(indent=2), str)
    assert_type(message._request_id, str | None)
    return again.text


def streams(client: Anthropic) -> None:
    for event in client.messages.create(model="claude-sonnet-5-5", max_tokens=1, messages=[], stream=True):
        if event.type == "content_block_delta" and event.delta.type == "text_delta":
            assert_type(event.delta.text, str)
    with client.messages.stream(model="claude-sonnet-5-5", max_tokens=1, messages=[]) as stream:
        for text in stream.text_stream:
            assert_type(text, str)
        assert_type(stream.get_final_text(), str)
    with client.messages.stream(model="claude-sonnet-5-5", max_tokens=1, messages=[], output_format=Order) as parsed:
        assert_type(parsed.get_final_message().parsed_output, Order | None)


async def awaited(client: AsyncAnthropic) -> None:
    order = await client.messages.parse(model="m", max_tokens=1, messages=[], output_format=Order)
    assert_type(order.parsed_output, Order | None)
    async with client.messages.stream(model="m", max_tokens=1, messages=[]) as stream:
        async for text in stream.text_stream:
            assert_type(text, str)
    async for model in client.models.list(limit=5):
        assert_type(model.id, str)
    page = await client.messages.batches.list()
    assert_type(page.data[0].id, str)
    assert_type(page.has_next_page(), bool)


def errors_and_tools(client: Anthropic) -> None:
    @beta_tool
    def look(city: str) -> str:
        """Look."""
        return city

    assert_type(look.func("Lisbon"), str)
    try:
        client.beta.messages.tool_runner(model="m", max_tokens=1, messages=[], tools=[look])
    except RateLimitError as error:
        assert_type(error.status_code, int)
        assert_type(error.response, httpx.Response)
    except APIStatusError as error:
        assert_type(error.request_id, str | None)
