# Derived from tests/integration/_async/api/test_deployments.py by `make codegen`. Do not edit.
"""Deployments of the sandbox through the client: what they keep, and the sessions that their runs start."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, InvalidRequestError, NotFoundError, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.integration._sync.api.working_sessions import ENVIRONMENT, Json, history, kinds, message



@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


def deployed(client: AnthropicClient, **fields: Json) -> Json:
    agent = client.agents.create(name="Worker", model="claude-opus-5-5")
    given: Json = {"name": "Weekly", "agent": agent.id, "environment_id": ENVIRONMENT}
    return to_dict(client.deployments.create(given | {"initial_events": [message("Report")]} | fields))


def test_a_run_starts_a_session_and_is_listed(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        deployment = deployed(client)
        assert (deployment["status"], deployment["agent"]["version"]) == ("active", 1)
        run = client.deployments.run(deployment["id"])
        assert (run.deployment_id, run.error) == (deployment["id"], None)
        assert run.session_id is not None
        session = client.sessions.get(run.session_id)
        assert (session.deployment_id, session.status) == (deployment["id"], "idle")
        assert "agent.message" in kinds(history(client, run.session_id))
        assert client.deployment_runs.get(run.id) == run
        listed = client.deployment_runs.list(deployment_id=deployment["id"], trigger_type="manual", has_error=False)
        assert [one.id for one in listed.data] == [run.id]
        assert [one.id for one in (client.sessions.list(deployment_id=deployment["id"])).data] == [session.id]
        for query in ({"deployment_id": "depl_other"}, {"has_error": True}, {"trigger_type": "schedule"}):
            assert (client.deployment_runs.list(**query)).data == []
        with pytest.raises(NotFoundError):
            client.deployment_runs.get("drun_unknown")


def test_a_run_says_why_it_started_no_session(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        deployment = deployed(client)
        client.agents.archive(deployment["agent"]["id"])
        run = client.deployments.run(deployment["id"])
        assert run.session_id is None
        assert run.error is not None
        assert run.error.type == "agent_archived_error"
        assert [one.id for one in (client.deployment_runs.list(has_error=True)).data] == [run.id]


def test_a_deployment_is_changed_paused_and_archived(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        repository = {"type": "github_repository", "url": "https://github.com/example/parser", "authorization_token": "t"}
        deployment = deployed(client, resources=[repository], metadata={"team": "a"})
        assert "authorization_token" not in deployment["resources"][0]
        schedule: Json = {"type": "cron", "expression": "0 9 * * 1", "timezone": "Europe/Berlin"}
        changed = client.deployments.update(deployment["id"], schedule=schedule, resources=None, metadata=None)
        assert changed.schedule is not None
        assert (changed.schedule.expression, changed.resources) == ("0 9 * * 1", [])
        paused = client.deployments.pause(deployment["id"])
        assert (paused.status, to_dict(paused.paused_reason)) == ("paused", {"type": "manual"})
        assert [one.id for one in (client.deployments.list(status="paused")).data] == [deployment["id"]]
        unpaused = client.deployments.unpause(deployment["id"])
        assert (unpaused.status, unpaused.paused_reason) == ("active", None)
        assert (client.deployments.archive(deployment["id"])).archived_at is not None
        assert (client.deployments.list()).data == []
        with pytest.raises(InvalidRequestError, match="is archived"):
            client.deployments.run(deployment["id"])
        with pytest.raises(NotFoundError):
            deployed(client, agent="agent_unknown")
