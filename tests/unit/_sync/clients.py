# Derived from tests/unit/_async/clients.py by `make codegen`. Do not edit.
"""Clients on doubles, without a network."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport, VirtualClock


def client_of(transport: MockTransport, **options: Any) -> AnthropicClient:
    """A client on a mock transport and a virtual clock."""
    given: dict[str, Any] = {"api_key": "sk-test", "clock": VirtualClock()} | options
    return AnthropicClient(transport=transport, **given)
