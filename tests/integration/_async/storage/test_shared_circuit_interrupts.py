"""What an exception from outside, raised while a circuit in a real Redis is asked, leaves behind: no lease."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InternalServerError
from integrations_anthropic._async.shared_circuit import AsyncSharedCircuit
from integrations_anthropic.storage.circuit_lua import ADMIT, READ_STATE, RELEASE, SETTLE
from integrations_anthropic.storage.redis_connection import LuaScript, StorageUnavailable
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock, internal_server_error
from tests.integration.storage.circuit_clients import HELLO, WELL, decisions_of, opened, options, probes
from tests.storage_server import RedisServer

pytestmark = pytest.mark.anyio


class Interrupt(BaseException):
    """Stands for what a signal handler raises."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _empty(redis_server: RedisServer) -> Iterator[None]:
    redis_server.flush()
    yield


def raise_once(
    monkeypatch: pytest.MonkeyPatch, circuit: AsyncSharedCircuit, script: LuaScript, error: BaseException, *, sent: bool
) -> None:
    """Raise an error at the next call of a script, after Redis has run it or before."""
    run = circuit._connection.run
    errors = [error]

    async def interrupted(called: LuaScript, *given: Any) -> Any:
        if called is not script or not errors:
            return await run(called, *given)
        if sent:
            await run(called, *given)
        raise errors.pop()

    monkeypatch.setattr(circuit._connection, "run", interrupted)


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("script", [ADMIT, SETTLE])
async def test_an_interrupted_decision_leaves_no_lease(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch, script: LuaScript, sent: bool
) -> None:
    opened(redis_server)
    transport = AsyncMockTransport().returning(WELL)
    async with AsyncAnthropicClient(transport=transport, **options(redis_server)) as client:
        circuit = AsyncSharedCircuit(decisions_of(client))
        raise_once(monkeypatch, circuit, script, Interrupt(), sent=sent)
        with pytest.raises(Interrupt):
            await client.messages.create(HELLO)
        # The only lease of a half-open circuit is free again.
        await client.messages.create(HELLO)
        assert probes(redis_server) == 0


async def test_an_interrupted_release_is_made_up_for(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(redis_server)
    transport = AsyncMockTransport().returning(WELL)
    async with AsyncAnthropicClient(transport=transport, **options(redis_server)) as client:
        circuit = AsyncSharedCircuit(decisions_of(client))
        lost = await circuit.admit_for("messages", 0.0, 60.0)
        decisions_of(client).release_later("messages", lost.lease)
        raise_once(monkeypatch, circuit, RELEASE, Interrupt(), sent=False)
        with pytest.raises(Interrupt):
            await client.messages.create(HELLO)
        assert probes(redis_server) == 1
        await client.messages.create(HELLO)
        assert probes(redis_server) == 0


async def test_a_call_is_retried_where_redis_goes_away_after_its_admission(
    redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport = AsyncMockTransport(internal_server_error(), WELL)
    given = options(redis_server) | {"max_retries": 1, "clock": VirtualClock()}
    async with AsyncAnthropicClient(transport=transport, **given) as client:
        circuit = AsyncSharedCircuit(decisions_of(client))
        raise_once(monkeypatch, circuit, READ_STATE, StorageUnavailable(), sent=False)
        await client.messages.create(HELLO)
        assert len(transport.requests) == 2
        transport.returning(internal_server_error())
        with pytest.raises(InternalServerError):
            await client.with_options(max_retries=0).messages.create(HELLO)
