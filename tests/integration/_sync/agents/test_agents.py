# Derived from tests/integration/_async/agents/test_agents.py by `make codegen`. Do not edit.
"""Agents in the sandbox: each change makes a version, and a change that comes too late is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ConflictError, InvalidRequestError, NotFoundError
from integrations_anthropic.models import (
    Agent,
    AgentBashToolConfig,
    AgentCoordinator,
    AgentEffortLevel,
    AgentReference,
    AgentToolset20260401,
    AgentWebFetchToolConfig,
)
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

MODEL = "claude-opus-5-5"
SELF: Any = {"type": "coordinator", "agents": [{"type": "self"}]}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> AnthropicClient:
    return AnthropicClient(api_key="sandbox-key", base_url=sandbox.url, clock=VirtualClock())


def test_a_change_makes_a_version_and_each_version_can_be_read(client: AnthropicClient) -> None:
    with client:
        first = client.agents.create(name="Reviewer", model=MODEL, system="Review.", metadata={"a": "1", "b": "2"})
        assert (first.version, first.model.id, first.system) == (1, MODEL, "Review.")
        second = client.agents.update(
            first.id, version=1, system="Be brief.", metadata={"a": None, "c": "3"}, description="For branches."
        )
        assert (second.id, second.version, second.system) == (first.id, 2, "Be brief.")
        assert (second.name, second.metadata, second.description) == (
            "Reviewer",
            {"b": "2", "c": "3"},
            "For branches.",
        )
        third = client.agents.update(first.id, system=None, metadata=None)
        assert (third.version, third.system, third.metadata) == (3, None, {})
        assert client.agents.get(first.id) == third
        assert client.agents.get(first.id, version=1) == first
        listed = [each.version for each in client.agents.versions.list(first.id, limit=2)]
        assert listed == [3, 2, 1]
        assert [each.version for each in client.agents.list()] == [3]


def test_a_change_that_changes_nothing_makes_no_version(client: AnthropicClient) -> None:
    with client:
        made = client.agents.create(
            name="Reviewer", model=MODEL, tools=[{"type": "agent_toolset_20260401"}], multiagent=SELF
        )
        same = client.agents.update(made.id, name="Reviewer", tools=made.tools, skills=made.skills, model=MODEL)
        assert same == made
        assert len([each for each in client.agents.versions.list(made.id)]) == 1


def test_a_change_of_an_earlier_version_is_refused_and_changes_nothing(client: AnthropicClient) -> None:
    with client:
        made = client.agents.create(name="Reviewer", model=MODEL)
        client.agents.update(made.id, version=made.version, name="Writer")
        with pytest.raises(ConflictError) as caught:
            client.agents.update(made.id, version=made.version, name="Reader")
        assert (caught.value.code, caught.value.is_retryable) == (409, False)
        held = client.agents.get(made.id)
        assert (held.name, held.version) == ("Writer", 2)


def test_an_archived_agent_is_read_but_not_changed(client: AnthropicClient) -> None:
    with client:
        made = client.agents.create(name="Reviewer", model=MODEL)
        archived = client.agents.archive(made.id)
        assert archived.archived_at is not None and archived.version == 1
        again = client.agents.archive(made.id)
        assert again.archived_at == archived.archived_at
        assert (client.agents.get(made.id, version=1)).archived_at == archived.archived_at
        with pytest.raises(InvalidRequestError, match="archived"):
            client.agents.update(made.id, name="Writer")
        assert [each.id for each in client.agents.list()] == []
        assert [each.id for each in client.agents.list(include_archived=True)] == [made.id]


def test_what_the_request_leaves_out_the_response_says(client: AnthropicClient) -> None:
    with client:
        other = client.agents.create(name="Tester", model=MODEL)
        agent = client.agents.create(
            name="Reviewer",
            model={"id": MODEL, "effort": "high"},
            tools=[
                {
                    "type": "agent_toolset_20260401",
                    "default_config": {"enabled": False},
                    "configs": [{"name": "bash", "enabled": True}, {"name": "web_fetch", "max_content_tokens": 900}],
                }
            ],
            skills=[{"type": "anthropic", "skill_id": "xlsx"}],
            multiagent={"type": "coordinator", "agents": [other.id, {"type": "self"}]},
        )
    _check_resolved(agent, other)


def _check_resolved(agent: Agent, other: Agent) -> None:
    assert agent.model.effort == AgentEffortLevel(type="high")
    (toolset,) = agent.tools
    assert isinstance(toolset, AgentToolset20260401) and toolset.configs
    bash, fetch = toolset.configs
    assert isinstance(bash, AgentBashToolConfig) and isinstance(fetch, AgentWebFetchToolConfig)
    assert (bash.enabled, fetch.enabled, fetch.max_content_tokens) == (True, False, 900)
    assert bash.permission_policy == fetch.permission_policy
    assert bash.type == "bash"
    assert agent.skills[0].version not in ("", "latest")
    assert isinstance(agent.multiagent, AgentCoordinator)
    assert agent.multiagent.agents == [AgentReference(id=other.id, version=1), AgentReference(id=agent.id, version=1)]


def test_an_unknown_agent_or_version_is_not_found(client: AnthropicClient) -> None:
    with client:
        made = client.agents.create(name="Reviewer", model=MODEL)
        with pytest.raises(NotFoundError, match="Version 2"):
            client.agents.get(made.id, version=2)
        for call in (client.agents.get, client.agents.archive, client.agents.versions.list):
            with pytest.raises(NotFoundError, match="agent_none"):
                call("agent_none")
