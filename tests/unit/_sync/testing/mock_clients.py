# Derived from tests/unit/_async/testing/mock_clients.py by `make codegen`. Do not edit.
"""Clients on a mock transport."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport, create_message_request, message_response, passthrough

from ..clients import client_of

HELLO = create_message_request()


def client_on(transport: MockTransport, **options: Any) -> AnthropicClient:
    return client_of(transport, **{**passthrough(), **options})


def expecting(**options: Any) -> MockTransport:
    return MockTransport().expect_request().with_path("/v1/messages").returning(message_response(**options))
