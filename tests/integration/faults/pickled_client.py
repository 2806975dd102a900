"""What a worker process does with a client that it was sent: a module that the worker can import."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from tests.integration.forked import request


class TeamClient(AnthropicClient):
    """A subclass with an attribute of its own."""

    team = ""


def note_retry(notice: object) -> None:
    """A callback that can be pickled, because it is a function of a module."""


def call(client: Any, name: str, key: str | None) -> str:
    """The id that the response to `name` has, made with the key of this process's own environment."""
    os.environ.pop("ANTHROPIC_API_KEY", None)
    if key is not None:
        os.environ["ANTHROPIC_API_KEY"] = key
    import pickle

    client = pickle.loads(client)
    if isinstance(client, AsyncAnthropicClient):

        async def awaited() -> str:
            async with client:
                return (await client.messages.create(**request(name))).id

        return asyncio.run(awaited())
    with client:
        found: str = client.messages.create(**request(name)).id
        return found
