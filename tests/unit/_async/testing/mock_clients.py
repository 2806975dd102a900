"""Clients on a mock transport."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic.testing import AsyncMockTransport, create_message_request, message_response, passthrough

from ..clients import client_of

HELLO = create_message_request()


def client_on(transport: AsyncMockTransport, **options: Any) -> AsyncAnthropicClient:
    return client_of(transport, **{**passthrough(), **options})


def expecting(**options: Any) -> AsyncMockTransport:
    return AsyncMockTransport().expect_request().with_path("/v1/messages").returning(message_response(**options))
