"""Clients that share a circuit in Redis, and what is in its keys."""

from __future__ import annotations

import time
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, CircuitConfig, InternalServerError, RateLimits
from integrations_anthropic.storage.circuit_decisions import CircuitDecisions
from integrations_anthropic.testing import (
    MockLogger,
    MockTransport,
    create_message_request,
    internal_server_error,
    message_response,
)
from tests.storage_server import RedisServer

HELLO = create_message_request()
DOWN, WELL = internal_server_error(), message_response()
SOON = CircuitConfig(open_duration=0.1)


def options(server: RedisServer, circuit: CircuitConfig = SOON) -> dict[str, Any]:
    limits = RateLimits(storage=server.url)
    return {"api_key": "x", "circuit": circuit, "rate_limits": limits, "max_retries": 0, "logger": MockLogger()}


def opened(server: RedisServer, circuit: CircuitConfig = SOON) -> None:
    """Open the circuit and wait for its open duration."""
    client = AnthropicClient(transport=MockTransport().returning(DOWN), **options(server, circuit))
    for _ in range(5):
        with pytest.raises(InternalServerError):
            client.messages.create(HELLO)
    client.close()
    time.sleep(circuit.open_duration + 0.05)


def decisions_of(client: AnthropicClient | AsyncAnthropicClient) -> CircuitDecisions:
    """What the client knows of its circuit."""
    decisions = client._components.circuit
    assert isinstance(decisions, CircuitDecisions)
    return decisions


def probes(server: RedisServer) -> int:
    key = "integrations-anthropic:circuit:{https://api.anthropic.com:messages}:probes"
    return int(server.ask(f"ZCARD {key}").strip()[1:])
