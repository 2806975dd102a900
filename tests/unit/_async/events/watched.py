"""A stream of typed events on a client."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic._async.streams.typed_event_stream import AsyncTypedEventStream
from integrations_anthropic._core.streaming.event_rules import EventRules
from tests.unit.typed_events import BY_ID, watching


def watch(client: AsyncAnthropicClient, rules: EventRules = BY_ID, **options: Any) -> AsyncTypedEventStream[Any]:
    """The stream."""
    return AsyncTypedEventStream(client.messages._pipeline, watching(rules, **options))


async def ids_of(stream: AsyncTypedEventStream[Any]) -> list[str]:
    """The ids of all events to the end."""
    found: list[str] = []
    async with stream:
        async for event in stream:
            found.append(event.id)
    return found
