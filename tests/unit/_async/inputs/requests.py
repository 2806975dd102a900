"""Calls on a double, and the bodies that they send."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import EVENTS, MESSAGE, reply_with, sse

from ..clients import client_of

HELLO: dict[str, Any] = {"role": "user", "content": "Hi"}
FIELDS: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9}
BATCH: dict[str, Any] = {
    "id": "msgbatch_1",
    "type": "message_batch",
    "processing_status": "in_progress",
    "request_counts": {"processing": 1, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0},
    "created_at": "2025-01-01T00:00:00Z",
    "expires_at": "2025-01-02T00:00:00Z",
}

Sending = Callable[..., Awaitable[dict[str, Any]]]


async def created(**fields: Any) -> dict[str, Any]:
    """What `create` sends of the fields."""
    client, transport = doubled(reply_with(MESSAGE))
    await client.messages.create(**FIELDS, **fields)
    return body(transport)


async def given_as_one(**fields: Any) -> dict[str, Any]:
    """What `create` sends of the fields as one request."""
    client, transport = doubled(reply_with(MESSAGE))
    await client.messages.create({**FIELDS, **fields})  # type: ignore[misc]
    return body(transport)


async def streamed(**fields: Any) -> dict[str, Any]:
    """What `create_stream` sends of them, without its flag."""
    client, transport = doubled(reply_with(sse(EVENTS)))
    async with client.messages.create_stream(**FIELDS, **fields) as stream:
        await stream.get_final_message()
    sent = body(transport)
    assert sent.pop("stream") is True
    return sent


async def parsed(**fields: Any) -> dict[str, Any]:
    """What `parse` sends of them, without the schema."""
    client, transport = doubled(reply_with(MESSAGE))
    await client.messages.parse(**FIELDS, **fields, output=int)
    sent = body(transport)
    assert sent.pop("output_config")
    return sent


async def counted(**fields: Any) -> dict[str, Any]:
    """What `count_tokens` sends of them."""
    client, transport = doubled(reply_with({"input_tokens": 1}))
    await client.messages.count_tokens(model=FIELDS["model"], **fields)
    return body(transport) | {"max_tokens": FIELDS["max_tokens"]}


async def batched(**fields: Any) -> dict[str, Any]:
    """What a batch sends of them."""
    client, transport = doubled(reply_with(BATCH))
    await client.batches.create(requests=[{"custom_id": "a", "params": {**FIELDS, **fields}}])  # type: ignore[typeddict-item]
    params: dict[str, Any] = body(transport)["requests"][0]["params"]
    return params


async def run(**fields: Any) -> dict[str, Any]:
    """What the first request of `run_tools` sends of them."""
    client, transport = doubled(reply_with(MESSAGE))
    await client.messages.run_tools(**FIELDS, **fields, tools=[]).until_done()
    return body(transport)


EVERY_WAY: list[Sending] = [created, given_as_one, streamed, parsed, counted, batched, run]
"""Every method that sends a conversation."""


def doubled(*replies: Any, **options: Any) -> tuple[AsyncAnthropicClient, AsyncMockTransport]:
    """A client and the double it sends its requests to."""
    transport = AsyncMockTransport(*replies)
    return client_of(transport, **options), transport


def body(transport: AsyncMockTransport, number: int = -1) -> dict[str, Any]:
    """The body of a request."""
    found: dict[str, Any] = json.loads(transport.requests[number].body or b"")
    return found
