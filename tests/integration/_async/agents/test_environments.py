"""Environments in the sandbox, and their work: it is polled, acknowledged, kept by heartbeats, and stopped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import APIError, AsyncAnthropicClient, ConflictError, InvalidRequestError, NotFoundError
from integrations_anthropic.models import (
    EnvironmentCloudConfig,
    EnvironmentLimitedNetwork,
    EnvironmentUnrestrictedNetwork,
    EnvironmentWork,
)
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

pytestmark = pytest.mark.anyio

SELF_HOSTED: Any = {"type": "self_hosted"}


@pytest.fixture
def clock() -> VirtualClock:
    """The clock of the sandbox: leases last by it."""
    return VirtualClock()


@pytest.fixture
def sandbox(clock: VirtualClock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="sandbox-key", base_url=sandbox.url, clock=VirtualClock())


async def taken(client: AsyncAnthropicClient, environment_id: str, **more: Any) -> EnvironmentWork:
    work = await client.environments.work.poll(environment_id, **more)
    assert work is not None
    return work


async def test_what_a_configuration_leaves_out_is_filled_in(client: AsyncAnthropicClient) -> None:
    async with client:
        plain = await client.environments.create(name="plain")
        assert isinstance(plain.config, EnvironmentCloudConfig) and plain.config.packages is not None
        assert isinstance(plain.config.networking, EnvironmentUnrestrictedNetwork)
        assert (plain.config.packages.pip, plain.config.packages.npm) == ([], [])
        changed = await client.environments.update(
            plain.id,
            description="Builds.",
            metadata={"a": "1"},
            config={"type": "cloud", "networking": {"type": "limited"}, "packages": {"pip": ["pandas"]}},
        )
        assert isinstance(changed.config, EnvironmentCloudConfig) and changed.config.packages is not None
        assert isinstance(network := changed.config.networking, EnvironmentLimitedNetwork)
        assert (network.allowed_hosts, network.allow_mcp_servers) == ([], False)
        again = await client.environments.update(
            plain.id, config={"type": "cloud"}, description=None, metadata={"a": None}
        )
        assert (again.config, again.description, again.metadata) == (changed.config, None, {})
        assert await client.environments.get(plain.id) == again


async def test_the_type_of_a_configuration_and_an_archived_environment_stay(client: AsyncAnthropicClient) -> None:
    async with client:
        made = await client.environments.create(name="mine", config=SELF_HOSTED)
        with pytest.raises(InvalidRequestError) as caught:
            await client.environments.update(made.id, config={"type": "cloud"})
        assert caught.value.error_code == "invalid_config_type_change"
        archived = await client.environments.archive(made.id)
        assert archived.archived_at is not None
        with pytest.raises(InvalidRequestError) as caught:
            await client.environments.update(made.id, name="yours")
        assert caught.value.error_code == "environment_archived"
        assert [each.id async for each in await client.environments.list()] == []
        assert [each.id async for each in await client.environments.list(include_archived=True)] == [made.id]
        assert (await client.environments.delete(made.id)).id == made.id
        with pytest.raises(NotFoundError):
            await client.environments.get(made.id)


async def test_work_goes_from_the_queue_to_a_worker_and_ends(client: AsyncAnthropicClient, sandbox: Sandbox) -> None:
    async with client:
        environment = (await client.environments.create(name="mine", config=SELF_HOSTED)).id
        queue = client.environments.work
        assert await queue.poll(environment, worker_id="one") is None
        work_id = sandbox.add_work(environment, "sesn_1")
        work = await taken(client, environment, worker_id="one")
        assert (work.id, work.state, work.data.id) == (work_id, "queued", "sesn_1")
        assert work.secret and work.secret not in repr(work)
        assert await queue.poll(environment, worker_id="two") is None
        stats = await queue.stats(environment)
        assert (stats.depth, stats.pending, stats.workers_polling) == (0, 1, 2)
        started = await queue.ack(environment, work.id)
        assert (started.state, started.secret, started.acknowledged_at is None) == ("starting", None, False)
        assert await queue.ack(environment, work.id) == started
        first = await queue.heartbeat(
            environment, work.id, expected_last_heartbeat="NO_HEARTBEAT", desired_ttl_seconds=60
        )
        assert (first.state, first.lease_extended, first.ttl_seconds) == ("active", True, 60)
        with pytest.raises(ConflictError, match="active"):
            await queue.ack(environment, work.id)
        second = await queue.heartbeat(environment, work.id, expected_last_heartbeat=first.last_heartbeat)
        assert second.last_heartbeat > first.last_heartbeat
        assert (await queue.stop(environment, work.id)).state == "stopping"
        asked = await queue.heartbeat(environment, work.id, expected_last_heartbeat=second.last_heartbeat)
        assert (asked.state, asked.lease_extended) == ("stopping", True)
        ended = await queue.stop(environment, work.id, force=True)
        assert (ended.state, ended.stopped_at is None) == ("stopped", False)
        assert await queue.get(environment, work.id) == ended
        late = await queue.heartbeat(environment, work.id)
        assert (late.state, late.lease_extended, late.ttl_seconds) == ("stopped", False, 0)


async def test_work_whose_lease_ends_goes_to_another_worker_and_the_first_is_refused(
    client: AsyncAnthropicClient, sandbox: Sandbox, clock: VirtualClock
) -> None:
    async with client:
        environment = (await client.environments.create(name="mine", config=SELF_HOSTED)).id
        queue = client.environments.work
        later = [sandbox.add_work(environment, f"sesn_{number}") for number in range(2)][1]
        work = await taken(client, environment)
        await queue.ack(environment, work.id)
        beat = await queue.heartbeat(
            environment, work.id, expected_last_heartbeat="NO_HEARTBEAT", desired_ttl_seconds=20
        )
        clock.advance(19.9)
        assert (await queue.get(environment, work.id)).state == "active"
        clock.advance(0.2)
        lapsed = await queue.get(environment, work.id)
        assert (lapsed.state, lapsed.acknowledged_at, lapsed.latest_heartbeat_at) == ("queued", None, None)
        assert not (await queue.heartbeat(environment, work.id)).lease_extended
        # It has waited longest, and comes before what was queued after it.
        assert [(await taken(client, environment)).id for _ in range(2)] == [work.id, later]
        await queue.ack(environment, work.id)
        await queue.heartbeat(environment, work.id, expected_last_heartbeat="NO_HEARTBEAT")
        with pytest.raises(APIError) as caught:
            await queue.heartbeat(environment, work.id, expected_last_heartbeat=beat.last_heartbeat)
        assert (caught.value.code, caught.value.error_code) == (412, "heartbeat_precondition_failed")
        assert not caught.value.is_retryable


async def test_only_one_of_two_workers_that_acknowledged_has_the_first_heartbeat(
    client: AsyncAnthropicClient, sandbox: Sandbox, clock: VirtualClock
) -> None:
    async with client:
        environment = (await client.environments.create(name="mine", config=SELF_HOSTED)).id
        queue = client.environments.work
        sandbox.add_work(environment)
        work = await taken(client, environment, reclaim_older_than_ms=2000)
        assert await queue.poll(environment, reclaim_older_than_ms=2000) is None
        clock.advance(2)
        assert (await taken(client, environment, reclaim_older_than_ms=2000)).id == work.id
        for _ in range(2):
            await queue.ack(environment, work.id)
        await queue.heartbeat(environment, work.id, expected_last_heartbeat="NO_HEARTBEAT")
        with pytest.raises(APIError) as caught:
            await queue.heartbeat(environment, work.id, expected_last_heartbeat="NO_HEARTBEAT")
        assert caught.value.code == 412


async def test_work_that_is_to_stop_ends_with_its_lease_and_waiting_work_at_once(
    client: AsyncAnthropicClient, sandbox: Sandbox, clock: VirtualClock
) -> None:
    async with client:
        environment = (await client.environments.create(name="mine", config=SELF_HOSTED)).id
        queue = client.environments.work
        ids = [sandbox.add_work(environment) for _ in range(2)]
        await queue.ack(environment, (await taken(client, environment)).id)
        await queue.stop(environment, ids[0])
        assert (await queue.stop(environment, ids[1])).state == "stopped"
        clock.advance(30)
        stopped = await queue.get(environment, ids[0])
        assert (stopped.state, stopped.stopped_at is None) == ("stopped", False)
        assert await queue.poll(environment) is None


async def test_a_poll_that_waits_for_nothing_returns_none(client: AsyncAnthropicClient) -> None:
    async with client:
        environment = (await client.environments.create(name="mine", config=SELF_HOSTED)).id
        assert await client.environments.work.poll(environment, block_ms=1) is None


async def test_work_is_listed_newest_first_and_its_notes_change(client: AsyncAnthropicClient, sandbox: Sandbox) -> None:
    async with client:
        environment = (await client.environments.create(name="mine", config=SELF_HOSTED)).id
        queue = client.environments.work
        ids = [sandbox.add_work(environment) for _ in range(3)]
        assert [each.id async for each in await queue.list(environment, limit=2)] == ids[::-1]
        await queue.update(environment, ids[0], metadata={"host": "a", "room": "b"})
        changed = await queue.update(environment, ids[0], metadata={"host": None})
        assert changed.metadata == {"room": "b"}
        with pytest.raises(NotFoundError, match="work_none"):
            await queue.get(environment, "work_none")
        with pytest.raises(NotFoundError, match="env_none"):
            await queue.poll("env_none")
        with pytest.raises(ValueError, match="env_none"):
            sandbox.add_work("env_none")
