"""Options of a call, of a client and of its copies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import (
    NULL,
    APIConnectionError,
    AsyncAnthropicClient,
    AuthenticationError,
    ConfigurationError,
    OverloadedError,
    RetryExhaustedError,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.responses import MESSAGE, failure, reply_with

from .clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


async def test_options_of_one_call_go_before_those_of_the_client() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE))
    client = client_of(transport, default_headers={"X-Team": "a"}, beta_features=["one"])
    await client.messages.create(
        **HELLO,
        timeout=7,
        extra_headers={"x-team": "b", "Anthropic-Beta": "three,one"},
        extra_query={"beta": "true"},
        extra_body={"brand_new": None, "max_tokens": 5},
        beta_features=["two"],
    )
    (sent,) = transport.requests
    assert sent.timeout == 7
    assert sent.headers["x-team"] == "b"
    assert sent.headers["anthropic-beta"] == "one,two,three"
    assert sent.url.endswith("/v1/messages?beta=true")
    assert json.loads(sent.body or b"") == HELLO | {"brand_new": None, "max_tokens": 5}


async def test_a_copy_with_options_shares_the_connections_and_closes_nothing() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE))
    client = client_of(transport)
    copy = client.with_options(timeout=3, max_retries=0)
    await copy.messages.create(**HELLO)
    await copy.close()
    assert transport.requests[0].timeout == 3
    assert transport.closed == 0


async def test_an_argument_that_is_no_configuration_is_refused_without_showing_it() -> None:
    with pytest.raises(ConfigurationError, match="api_key=") as caught:
        AsyncAnthropicClient("sk-in-the-wrong-place")  # type: ignore[arg-type]
    assert "wrong-place" not in str(caught.value)


async def test_no_key_is_an_error_when_the_client_is_built_that_names_three_ways_to_give_one() -> None:
    with pytest.raises(ConfigurationError) as caught:
        client_of(AsyncMockTransport(), api_key=None)
    for way in ("api_key=", "ANTHROPIC_API_KEY", "config"):
        assert way in caught.value.message


async def test_a_refused_key_says_where_keys_come_from_and_shows_none() -> None:
    transport = AsyncMockTransport(reply_with(failure("authentication_error", "invalid x-api-key"), 401))
    with pytest.raises(AuthenticationError) as caught:
        await client_of(transport, api_key="sk-very-secret").messages.create(**HELLO)
    assert caught.value.message == "invalid x-api-key"
    assert any("ANTHROPIC_API_KEY" in note for note in caught.value.__notes__)
    assert "very-secret" not in f"{caught.value!r} {caught.value} {caught.value.__notes__}"


async def test_the_error_after_retries_keeps_the_last_error_as_its_cause() -> None:
    transport = AsyncMockTransport(*[reply_with(failure("overloaded_error"), 529)] * 2)
    with pytest.raises(OverloadedError) as caught:
        await client_of(transport, max_retries=1).messages.create(**HELLO)
    assert isinstance(caught.value, RetryExhaustedError)
    assert caught.value.__cause__ is caught.value.last_error


async def test_a_request_as_a_dict_leaves_out_what_is_none_and_sends_what_is_null() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE), reply_with(MESSAGE))
    client = client_of(transport)
    await client.messages.create({**HELLO, "system": None})  # type: ignore[typeddict-item]
    await client.messages.create({**HELLO, "system": NULL})  # type: ignore[typeddict-item]
    bodies = [json.loads(request.body or b"") for request in transport.requests]
    assert bodies == [HELLO, HELLO | {"system": None}]


async def test_a_credential_given_as_a_header_replaces_the_clients_own() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE))
    await client_of(transport).messages.create(**HELLO, extra_headers={"X-Api-Key": "another"})
    assert transport.requests[0].headers["x-api-key"] == "another"


async def test_a_copy_that_is_given_a_token_uses_it_instead_of_the_key() -> None:
    transport = AsyncMockTransport(reply_with(MESSAGE))
    await client_of(transport).with_options(auth_token="token").messages.create(**HELLO)
    assert transport.requests[0].headers["authorization"] == "Bearer token"
    assert "x-api-key" not in transport.requests[0].headers


async def test_a_response_that_breaks_off_still_has_its_request_id() -> None:
    lost = APIConnectionError("lost", phase="read")
    transport = AsyncMockTransport(Reply(b"{", 200, headers={"request-id": "req_9"}, fault=lost))
    with pytest.raises(APIConnectionError) as caught:
        await client_of(transport, max_retries=0).messages.create(**HELLO)
    assert (caught.value.request_id, caught.value.status) == ("req_9", 200)


@pytest.mark.parametrize("name", ["transport", "auth", "clock", "logger"])
async def test_a_component_without_the_methods_of_its_protocol_is_refused_by_name(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name) as caught:
        AsyncAnthropicClient(**{"api_key": "k", name: 5})  # type: ignore[arg-type]
    assert caught.value.field == name
    with pytest.raises(ConfigurationError, match=name):
        client_of(AsyncMockTransport()).with_options(**{name: 5})


@pytest.mark.parametrize(
    "option",
    [{"proxy": "http://127.0.0.1:9"}, {"max_connections": 3}, {"idle_connection_timeout": 1}, {"http2": False}],
)
async def test_a_copy_that_changes_a_connection_option_has_its_own_connections(option: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(api_key="k") as client:
        async with client.with_options(**option) as copy:
            assert copy._pipeline.transport is not client._pipeline.transport
        same = client.with_options(timeout=3, max_retries=1)
        assert same._pipeline.transport is client._pipeline.transport


async def test_an_unreadable_certificate_file_is_an_error_of_the_constructor() -> None:
    with pytest.raises(ConfigurationError, match="ca_bundle"):
        AsyncAnthropicClient(api_key="k", ca_bundle="/nowhere/at/all.pem")
