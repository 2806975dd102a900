"""A small program: summarises texts, one call each, and waits as long as it takes when the API is overloaded."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, RetryPolicy, message

MODEL = "claude-haiku-4-5"
RETRY = RetryPolicy(max_retries=4, initial_delay=60, max_delay=60, jitter=0)
"""A minute before each further attempt: no one waits for the summaries."""


def summary(client: AnthropicClient, text: str) -> str:
    """Return a summary of a text in one sentence."""
    reply = client.messages.create(
        model=MODEL, max_tokens=200, system="Summarise in one sentence.", messages=[message("user", text)]
    )
    return reply.text.strip()


async def summaries(client: AsyncAnthropicClient, texts: Iterable[str]) -> list[str]:
    """Return a summary of each text, in order; the calls run together."""

    async def one(text: str) -> str:
        reply = await client.messages.create(
            model=MODEL, max_tokens=200, system="Summarise in one sentence.", messages=[message("user", text)]
        )
        return reply.text.strip()

    return await asyncio.gather(*map(one, texts))


if __name__ == "__main__":
    with AnthropicClient(retry=RETRY) as client:
        print(summary(client, sys.stdin.read()))
