"""Deployments of the sandbox through the client: what they keep, and the sessions that their runs start."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, NotFoundError, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.integration._async.api.working_sessions import ENVIRONMENT, Json, history, kinds, message

pytestmark = pytest.mark.anyio


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
