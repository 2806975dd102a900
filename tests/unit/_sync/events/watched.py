# Derived from tests/unit/_async/events/watched.py by `make codegen`. Do not edit.
"""A stream of typed events on a client."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic._core.streaming.event_rules import EventRules
from integrations_anthropic._sync.streams.typed_event_stream import TypedEventStream
from tests.unit.typed_events import BY_ID, watching


def watch(client: AnthropicClient, rules: EventRules = BY_ID, **options: Any) -> TypedEventStream[Any]:
    """The stream."""
    return TypedEventStream(client.messages._pipeline, watching(rules, **options))


def ids_of(stream: TypedEventStream[Any]) -> list[str]:
    """The ids of all events to the end."""
    found: list[str] = []
    with stream:
        for event in stream:
            found.append(event.id)
    return found
