# Derived from tests/integration/_async/sessions/session_clients.py by `make codegen`. Do not edit.
"""Clients and what is read of a session through them."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient, RetryPolicy


def client_of(url: str, **options: Any) -> AnthropicClient:
    """A client that does not wait long."""
    quick: dict[str, Any] = {"retry": RetryPolicy(initial_delay=0.001, max_delay=0.001), "circuit": None}
    return AnthropicClient(api_key="k", base_url=url, **quick | options)


def ids_of(client: AnthropicClient, **options: Any) -> list[str]:
    """The ids of all events to the end."""
    with client.sessions.events.follow("sesn_1", **options) as events:
        return [event.id for event in events]
