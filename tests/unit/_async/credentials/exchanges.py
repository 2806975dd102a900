"""Clients with a workload identity, and the answers of a token endpoint."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.responses import MESSAGE, failure, reply_with

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
PROOF = "eyJhbGciOiJub25lIn0.canary-of-the-identity.signature"
IDENTITY: dict[str, Any] = {
    "api_key": None,
    "identity_token": PROOF,
    "federation_rule_id": "fdrl_1",
    "organization_id": "5a4db0c5-0000-4000-8000-000000000000",
}
ANSWER = reply_with(MESSAGE)
REFUSED = reply_with(failure("authentication_error"), 401)


def token(number: int, seconds: Any = 3600, **fields: Any) -> Reply:
    return reply_with({"access_token": f"token-{number}", "token_type": "Bearer", "expires_in": seconds} | fields)


def identified(transport: AsyncMockTransport, **options: Any) -> AsyncAnthropicClient:
    return client_of(transport, **IDENTITY | options)


def asked(transport: AsyncMockTransport) -> list[str]:
    """What was asked: "token", or the credential of a call."""
    return [
        "token" if request.url.endswith("/v1/oauth/token") else request.headers["authorization"]
        for request in transport.requests
    ]
