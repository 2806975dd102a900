"""Clients on doubles, without a network."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock


def client_of(transport: AsyncMockTransport, **options: Any) -> AsyncAnthropicClient:
    """A client on a mock transport and a virtual clock."""
    given: dict[str, Any] = {"api_key": "sk-test", "clock": VirtualClock()} | options
    return AsyncAnthropicClient(transport=transport, **given)
