"""A program that prints which modules its first call imports after `warm_up()`.

    python -m tests.integration.project.warmed_up URL HALF CALL OPTIONS

HALF is `sync` or `async`, CALL a method of `client.messages`, OPTIONS those of the client, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import integrations_anthropic as sdk

HELLO: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 9,
    "messages": [{"role": "user", "content": "Hi"}],
}


def call_blocking(call: str, options: dict[str, Any]) -> set[str]:
    """Warm up and call; returns the modules that were there before the call."""
    with sdk.AnthropicClient(**options) as client:
        client.warm_up()
        before = set(sys.modules)
        if call == "create":
            client.messages.create(**HELLO)
        else:
            with client.messages.create_stream(**HELLO) as stream:
                stream.get_final_message()
    return before


async def call_awaiting(call: str, options: dict[str, Any]) -> set[str]:
    """The same, with the async client."""
    async with sdk.AsyncAnthropicClient(**options) as client:
        await client.warm_up()
        before = set(sys.modules)
        if call == "create":
            await client.messages.create(**HELLO)
        else:
            async with client.messages.create_stream(**HELLO) as stream:
                await stream.get_final_message()
    return before


def main(url: str, half: str, call: str, options: str) -> None:
    """Make the call, and print what it imported."""
    given = {"api_key": "k", "base_url": url, "max_retries": 0, **json.loads(options)}
    before = call_blocking(call, given) if half == "sync" else asyncio.run(call_awaiting(call, given))
    print(*sorted(set(sys.modules) - before))


if __name__ == "__main__":
    main(*sys.argv[1:])
