"""Deployments of the sandbox through the client: what they keep, and the sessions that their runs start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, NotFoundError, to_dict
from integrations_anthropic.models import DeploymentScheduleTrigger
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock
from tests.integration._async.api.working_sessions import ENVIRONMENT, Json, history, kinds, message

pytestmark = pytest.mark.anyio

DAY = 24 * 3600
DAILY: Json = {"type": "cron", "expression": "0 9 * * *", "timezone": "UTC"}


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


async def deployed(client: AsyncAnthropicClient, **fields: Json) -> Json:
    agent = await client.agents.create(name="Worker", model="claude-opus-5-5")
    given: Json = {"name": "Weekly", "agent": agent.id, "environment_id": ENVIRONMENT}
    return to_dict(await client.deployments.create(given | {"initial_events": [message("Report")]} | fields))


async def test_a_run_starts_a_session_and_is_listed(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        deployment = await deployed(client)
        assert (deployment["status"], deployment["agent"]["version"]) == ("active", 1)
        run = await client.deployments.run(deployment["id"])
        assert (run.deployment_id, run.error) == (deployment["id"], None)
        assert run.session_id is not None
        session = await client.sessions.get(run.session_id)
        assert (session.deployment_id, session.status) == (deployment["id"], "idle")
        assert "agent.message" in kinds(await history(client, run.session_id))
        assert await client.deployment_runs.get(run.id) == run
        listed = await client.deployment_runs.list(deployment_id=deployment["id"], trigger_type="manual", has_error=False)
        assert [one.id for one in listed.data] == [run.id]
        assert [one.id for one in (await client.sessions.list(deployment_id=deployment["id"])).data] == [session.id]
        for query in ({"deployment_id": "depl_other"}, {"has_error": True}, {"trigger_type": "schedule"}):
            assert (await client.deployment_runs.list(**query)).data == []
        with pytest.raises(NotFoundError):
            await client.deployment_runs.get("drun_unknown")


async def test_a_run_says_why_it_started_no_session(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        deployment = await deployed(client)
        await client.agents.archive(deployment["agent"]["id"])
        run = await client.deployments.run(deployment["id"])
        assert run.session_id is None
        assert run.error is not None
        assert run.error.type == "agent_archived_error"
        assert [one.id for one in (await client.deployment_runs.list(has_error=True)).data] == [run.id]


async def test_a_deployment_is_changed_paused_and_archived(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        repository = {"type": "github_repository", "url": "https://github.com/example/parser", "authorization_token": "t"}
        deployment = await deployed(client, resources=[repository], metadata={"team": "a"})
        assert "authorization_token" not in deployment["resources"][0]
        schedule: Json = {"type": "cron", "expression": "0 9 * * 1", "timezone": "Europe/Berlin"}
        changed = await client.deployments.update(deployment["id"], schedule=schedule, resources=None, metadata=None)
        assert changed.schedule is not None
        assert (changed.schedule.expression, changed.resources) == ("0 9 * * 1", [])
        paused = await client.deployments.pause(deployment["id"])
        assert (paused.status, to_dict(paused.paused_reason)) == ("paused", {"type": "manual"})
        assert [one.id for one in (await client.deployments.list(status="paused")).data] == [deployment["id"]]
        unpaused = await client.deployments.unpause(deployment["id"])
        assert (unpaused.status, unpaused.paused_reason) == ("active", None)
        assert (await client.deployments.archive(deployment["id"])).archived_at is not None
        assert (await client.deployments.list()).data == []
        with pytest.raises(InvalidRequestError, match="is archived"):
            await client.deployments.run(deployment["id"])
        with pytest.raises(NotFoundError):
            await deployed(client, agent="agent_unknown")


@pytest.fixture
def clock() -> VirtualClock:
    """The clock of the sandbox: a Tuesday, 2023-11-14, at 22:13:20 UTC."""
    return VirtualClock()


@pytest.fixture
async def scheduled(clock: VirtualClock) -> AsyncIterator[AsyncAnthropicClient]:
    with Sandbox(clock=clock) as sandbox:
        async with AsyncAnthropicClient(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as client:
            yield client


async def due(client: AsyncAnthropicClient) -> list[str]:
    """The times of the runs by schedules, the newest first."""
    runs = [one async for one in await client.deployment_runs.list(trigger_type="schedule")]
    return [
        one.trigger_context.scheduled_at[:16]
        for one in runs
        if isinstance(one.trigger_context, DeploymentScheduleTrigger)
    ]


async def test_a_schedule_runs_a_deployment_once_at_each_of_its_times(
    scheduled: AsyncAnthropicClient, clock: VirtualClock
) -> None:
    deployment = await deployed(scheduled, schedule=DAILY)
    assert deployment["schedule"]["last_run_at"] is None
    upcoming = deployment["schedule"]["upcoming_runs_at"]
    assert (len(upcoming), upcoming[0]) == (5, "2023-11-15T09:00:00.000000+00:00")
    assert await due(scheduled) == []
    clock.advance(2 * DAY)
    assert await due(scheduled) == ["2023-11-16T09:00", "2023-11-15T09:00"]
    assert await due(scheduled) == ["2023-11-16T09:00", "2023-11-15T09:00"]
    sessions = (await scheduled.sessions.list(deployment_id=deployment["id"])).data
    assert [one.status for one in sessions] == ["idle", "idle"]
    assert "agent.message" in kinds(await history(scheduled, sessions[0].id))
    held = (await scheduled.deployments.get(deployment["id"])).schedule
    assert held is not None
    assert held.last_run_at is not None
    assert (held.upcoming_runs_at or [""])[0] == "2023-11-17T09:00:00.000000+00:00"
    await scheduled.deployments.run(deployment["id"])
    assert (await scheduled.deployments.get(deployment["id"])).schedule == held


async def test_a_deployment_that_is_paused_or_archived_is_not_run_by_its_schedule(
    scheduled: AsyncAnthropicClient, clock: VirtualClock
) -> None:
    deployment = (await deployed(scheduled, schedule=DAILY))["id"]
    await scheduled.deployments.pause(deployment)
    clock.advance(DAY)
    await scheduled.deployments.unpause(deployment)
    assert await due(scheduled) == []
    clock.advance(DAY)
    assert await due(scheduled) == ["2023-11-16T09:00"]
    archived = await scheduled.deployments.archive(deployment)
    assert archived.schedule is not None
    assert archived.schedule.upcoming_runs_at == []
    clock.advance(DAY)
    assert await due(scheduled) == ["2023-11-16T09:00"]


async def test_a_new_schedule_counts_from_when_it_is_set(scheduled: AsyncAnthropicClient, clock: VirtualClock) -> None:
    deployment = (await deployed(scheduled))["id"]
    assert (await scheduled.deployments.get(deployment)).schedule is None
    clock.advance(DAY)
    await scheduled.deployments.update(deployment, schedule={**DAILY, "timezone": "America/New_York"})
    assert await due(scheduled) == []
    clock.advance(DAY)
    assert await due(scheduled) == ["2023-11-16T14:00"]
    await scheduled.deployments.update(deployment, schedule=None)
    clock.advance(DAY)
    assert await due(scheduled) == ["2023-11-16T14:00"]
    with pytest.raises(InvalidRequestError, match="no hour"):
        await scheduled.deployments.update(deployment, schedule={**DAILY, "expression": "0 25 * * *"})


async def test_a_schedule_whose_agent_is_archived_pauses_its_deployment(
    scheduled: AsyncAnthropicClient, clock: VirtualClock
) -> None:
    deployment = await deployed(scheduled, schedule=DAILY)
    await scheduled.agents.archive(deployment["agent"]["id"])
    clock.advance(3 * DAY)
    assert await due(scheduled) == ["2023-11-15T09:00"]
    paused = await scheduled.deployments.get(deployment["id"])
    assert paused.status == "paused"
    assert to_dict(paused.paused_reason) == {"type": "error", "error": {"type": "agent_archived_error"}}


async def test_of_very_many_times_the_latest_are_made_up_for(
    scheduled: AsyncAnthropicClient, clock: VirtualClock
) -> None:
    await deployed(scheduled, schedule={**DAILY, "expression": "* * * * *"}, initial_events=[])
    clock.advance(DAY)
    times = await due(scheduled)
    assert (len(times), times[0], times[-1]) == (100, "2023-11-15T22:13", "2023-11-15T20:34")
