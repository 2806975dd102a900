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
