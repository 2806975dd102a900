# Derived from tests/unit/_async/batch_runs/batch_clients.py by `make codegen`. Do not edit.
"""Clients on a played server of batches."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport, VirtualClock
from tests.unit.batch_runs.batch_server import BatchServer


class BatchTransport(MockTransport):
    """Hands requests to a server."""

    def __init__(self, server: BatchServer) -> None:
        super().__init__()
        self._server = server

    def _reply_to(self, request: Any) -> Any:
        self.requests.append(request)
        return self._server.reply_to(request)


def client_and_server(**options: Any) -> tuple[AnthropicClient, BatchServer]:
    """A client that does not retry, and the server it has."""
    clock = VirtualClock()
    server = BatchServer(clock)
    return client_of(server, **options), server


def client_of(server: BatchServer, **options: Any) -> AnthropicClient:
    """One more client of a server."""
    given: dict[str, Any] = {"api_key": "sk-test", "clock": server.clock, "max_retries": 0, "circuit": None} | options
    return AnthropicClient(transport=BatchTransport(server), **given)
