"""HTTP/2 servers that break the protocol: a fault of the connection like any other, and retried like any other."""

from __future__ import annotations

from typing import Any

import pytest
import trustme

from integrations_anthropic import APIConnectionError, AsyncAnthropicClient, RetryPolicy
from tests.integration.faults.hostile_h2 import FAULTS, HostileH2Server
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def client_of(server: HostileH2Server, bundle: str, **options: Any) -> AsyncAnthropicClient:
    given: dict[str, Any] = {"api_key": "k", "base_url": server.url, "ca_bundle": bundle, "timeout": 20, "http2": True}
    return AsyncAnthropicClient(**given | options)


@pytest.mark.parametrize("moment", ["preface", "head", "body", "last"])
@pytest.mark.parametrize("fault", FAULTS)
async def test_a_broken_protocol_is_a_connection_error_and_retried(
    ca: trustme.CA, bundle: str, fault: str, moment: str
) -> None:
    quick = RetryPolicy(max_retries=2, initial_delay=0)
    with HostileH2Server(ca, fault, moment) as server:
        async with client_of(server, bundle, retry=quick) as client:
            message = await client.messages.create(**HELLO)
            assert message.id == MESSAGE["id"]
            assert len(message.meta.attempts) <= 2


@pytest.mark.parametrize("moment", ["head", "body"])
@pytest.mark.parametrize("fault", FAULTS)
async def test_without_retries_the_error_is_ours_and_keeps_its_cause(
    ca: trustme.CA, bundle: str, fault: str, moment: str
) -> None:
    with HostileH2Server(ca, fault, moment, times=2) as server:
        async with client_of(server, bundle, max_retries=0) as client:
            with pytest.raises(APIConnectionError) as caught:
                await client.messages.create(**HELLO)
            assert caught.value.__cause__ is not None
            with pytest.raises(APIConnectionError) as caught:
                await client.messages.create_stream(**HELLO).get_final_message()


async def test_a_connection_that_has_answered_stays_in_use_after_the_server_resets_a_stream(
    ca: trustme.CA, bundle: str
) -> None:
    with HostileH2Server(ca, "reset", "head", times=0) as server:
        async with client_of(server, bundle, retry=RetryPolicy(max_retries=1, initial_delay=0)) as client:
            await client.messages.create(**HELLO)
            server.times = 1
            message = await client.messages.create(**HELLO)
            assert (len(message.meta.attempts), server.connections) == (2, 1)


async def test_a_connection_whose_stream_had_to_be_reset_is_not_used_again(ca: trustme.CA, bundle: str) -> None:
    with HostileH2Server(ca, "window overflow of the stream", "head", times=0) as server:
        async with client_of(server, bundle, retry=RetryPolicy(max_retries=1, initial_delay=0)) as client:
            await client.messages.create(**HELLO)
            server.times = 1
            message = await client.messages.create(**HELLO)
            assert (len(message.meta.attempts), server.connections) == (2, 2)


async def test_the_message_of_the_protocol_library_is_shown(ca: trustme.CA, bundle: str) -> None:
    with HostileH2Server(ca, "push promise", "head") as server:
        async with client_of(server, bundle, max_retries=0) as client:
            with pytest.raises(APIConnectionError, match="push") as caught:
                await client.messages.create(**HELLO)
            assert (caught.value.phase, caught.value.is_retryable) == ("read", True)


async def test_a_caller_that_is_handling_an_error_gets_the_fault_and_not_that_error(
    ca: trustme.CA, bundle: str
) -> None:
    with HostileH2Server(ca, "window overflow of the connection", "head") as server:
        async with client_of(server, bundle, max_retries=0) as client:
            try:
                raise OSError("of the caller")
            except OSError:
                with pytest.raises(APIConnectionError) as caught:
                    await client.messages.create(**HELLO)
            assert "of the caller" not in str(caught.value)
