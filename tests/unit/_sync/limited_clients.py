# Derived from tests/unit/_async/limited_clients.py by `make codegen`. Do not edit.
"""Clients with rate limits on a virtual clock."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient, RateLimits
from integrations_anthropic.testing import MockTransport, VirtualClock, create_message_request, message_response

from .clients import client_of

HELLO = create_message_request(max_tokens=100)


def limited(
    transport: MockTransport, clock: VirtualClock | None = None, *, options: Any = None, **limits: Any
) -> AnthropicClient:
    policy = RateLimits(**limits)
    return client_of(transport, clock=clock or VirtualClock(), rate_limits=policy, **(options or {}))


def responses(count: int, **options: Any) -> MockTransport:
    return MockTransport(*[message_response(**options) for _ in range(count)])
