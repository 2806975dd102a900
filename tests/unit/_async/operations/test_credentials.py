"""The credential of a call is that of its operation, whatever its service is named."""

from __future__ import annotations

import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic._core.call.operation import Operation, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import MESSAGE, reply_with

from ..clients import client_of

pytestmark = pytest.mark.anyio


def operation(name: str, *security: str) -> Operation:
    return Operation(name=name, http="GET", path="/v1/a", span="a", result="MessageResponse", security=security)


@pytest.mark.parametrize(
    ("of", "key"),
    [(operation("usage.get", "adminKey"), "sk-admin"), (operation("admin.me", "bearer", "apiKey"), "sk-test")],
    ids=["admin key elsewhere", "api key below admin"],
)
async def test_an_operation_sends_the_first_credential_it_takes(of: Operation, key: str) -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE))
    client = client_of(transport, admin_api_key="sk-admin")
    await client.messages._pipeline.run(make_call(of, Options()))
    assert transport.requests[0].headers["x-api-key"] == key


async def test_an_operation_without_its_credential_is_refused_before_it_is_sent() -> None:
    transport = AsyncMockTransport()
    call = make_call(operation("usage.get", "adminKey"), Options())
    with pytest.raises(ConfigurationError, match=r"client\.usage needs an admin key"):
        await client_of(transport).messages._pipeline.run(call)
    assert not transport.requests


@pytest.mark.parametrize(
    ("configured", "name", "value"),
    [
        ({"auth_token": "token", "admin_api_key": "sk-admin"}, "authorization", "Bearer token"),
        ({"admin_api_key": "sk-admin"}, "x-api-key", "sk-admin"),
    ],
    ids=["the token first", "the admin key where there is no token"],
)
async def test_administration_by_token_sends_the_token_or_else_the_admin_key(
    configured: dict[str, str], name: str, value: str
) -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE))
    call = make_call(operation("admin.rules.list", "bearer", "adminKey"), Options())
    await client_of(transport, **configured).messages._pipeline.run(call)
    sent = transport.requests[0].headers
    assert sent[name] == value
    assert ("authorization" in sent) != ("x-api-key" in sent)


async def test_administration_by_token_without_any_credential_says_which_one_it_takes() -> None:
    transport = AsyncMockTransport()
    call = make_call(operation("admin.rules.list", "bearer", "adminKey"), Options())
    with pytest.raises(ConfigurationError, match=r"client\.admin\.rules needs an OAuth token.* auth_token=") as caught:
        await client_of(transport).messages._pipeline.run(call)
    assert caught.value.field == "auth_token"
    assert not transport.requests
