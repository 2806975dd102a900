"""Webhooks that follow from runs of deployments, by hand and by a schedule."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

from .receivers import receiving


def test_runs_of_deployments_are_events_and_so_is_the_pause_after_a_failed_one() -> None:
    clock = VirtualClock()
    wanted = ["deployment_run.started", "deployment_run.succeeded", "deployment_run.failed", "deployment.paused"]
    with (
        receiving() as receiver,
        Sandbox(clock=clock) as sandbox,
        AnthropicClient(**sandbox.client_options) as client,
    ):
        sandbox.webhooks.add(receiver.url, events=wanted)
        agent = client.agents.create(name="Worker", model="claude-opus-5-5").id
        environment = client.environments.create(name="Cloud").id
        daily: Any = {"type": "cron", "expression": "0 9 * * *", "timezone": "UTC"}
        deployment = client.deployments.create(
            name="Daily", agent=agent, environment_id=environment, initial_events=[], schedule=daily
        )
        by_hand = client.deployments.run(deployment.id).id
        client.agents.archive(agent)
        clock.advance(24 * 3600)
        failed = client.deployment_runs.list(trigger_type="schedule").data[0].id
        assert sandbox.webhooks.wait()
        data = [one.event["data"] for one in sandbox.webhooks.deliveries]
    assert [(one["type"], one["id"]) for one in data] == [
        ("deployment_run.started", by_hand),
        ("deployment_run.succeeded", by_hand),
        ("deployment_run.started", failed),
        ("deployment_run.failed", failed),
        ("deployment.paused", deployment.id),
    ]
