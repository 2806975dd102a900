"""Clients and what is read of a session through them."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AsyncAnthropicClient, RetryPolicy


def client_of(url: str, **options: Any) -> AsyncAnthropicClient:
    """A client that does not wait long."""
    quick: dict[str, Any] = {"retry": RetryPolicy(initial_delay=0.001, max_delay=0.001), "circuit": None}
    return AsyncAnthropicClient(api_key="k", base_url=url, **quick | options)


async def ids_of(client: AsyncAnthropicClient, **options: Any) -> list[str]:
    """The ids of all events to the end."""
    async with client.sessions.events.follow("sesn_1", **options) as events:
        return [event.id async for event in events]
