"""One call on each client, without any extra."""

import asyncio
import sys

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, Message, message

URL = sys.argv[1]
TURNS = [message("user", "Hello")]

with AnthropicClient(api_key="sandbox-key", base_url=URL, proxy=None) as client:
    reply = client.messages.create(model="claude-haiku-4-5", max_tokens=20, messages=TURNS)
    with client.messages.create_stream(model="claude-haiku-4-5", max_tokens=20, messages=TURNS) as stream:
        streamed = "".join(stream.text_stream)


async def call() -> Message:
    async with AsyncAnthropicClient(api_key="sandbox-key", base_url=URL, proxy=None) as client:
        return await client.messages.create(model="claude-haiku-4-5", max_tokens=20, messages=TURNS)


awaited = asyncio.run(call())
if not reply.text or not reply.text == streamed == awaited.text or not reply.meta.request_id:
    sys.exit(f"unexpected replies: {reply!r}, {streamed!r}, {awaited!r}")
