"""Sessions followed, and their tools run, as a user writes it: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    AsyncFollowedEvents,
    AsyncSessionToolRunner,
    EventPreview,
    FollowedEvents,
    SessionToolRunner,
    tool,
)
from integrations_anthropic.models import (
    Agent,
    AgentCustomToolUseEvent,
    AgentMessageEvent,
    AgentToolset20260401,
    AgentToolUseEvent,
    EnvironmentWork,
    EnvironmentWorkHeartbeat,
    SessionStatusIdleEvent,
    SessionStreamEvent,
)


def get_weather(city: str) -> str:
    return city


async def get_time(city: str) -> str:
    return city


def followed(client: AnthropicClient) -> None:
    events = client.sessions.events.follow("sesn_1", history=True, until_idle=True, event_deltas=["agent.message"])
    assert_type(events, FollowedEvents[SessionStreamEvent])
    with events as opened:
        for event in opened:
            assert_type(event, SessionStreamEvent)
            if event.type == "agent.message":
                assert_type(event, AgentMessageEvent)
    assert_type(events.previews, dict[str, EventPreview])
    assert_type(events.last_event_id, str | None)
    assert_type(client.sessions.threads.events.follow("sesn_1", "sthr_1"), FollowedEvents[SessionStreamEvent])


async def followed_awaited(client: AsyncAnthropicClient) -> None:
    events = client.sessions.events.follow("sesn_1", deadline=5, workspace_id="wrkspc_1")
    assert_type(events, AsyncFollowedEvents[SessionStreamEvent])
    async with events as opened:
        async for event in opened:
            if event.type == "session.status_idle":
                assert_type(event, SessionStatusIdleEvent)


def answered(client: AnthropicClient) -> None:
    def confirm(call: AgentToolUseEvent) -> bool | str:
        return call.name == "read" or "no"

    def failed(call: AgentCustomToolUseEvent | AgentToolUseEvent, error: Exception) -> None:
        print(call.name, error)

    run = client.sessions.run_tools(
        "sesn_1", tools=[get_weather, tool(get_weather, name="b")], confirm=confirm, on_error=failed, tool_timeout=1.5
    )
    assert_type(run, SessionToolRunner[SessionStreamEvent])
    for event in run:
        assert_type(event, SessionStreamEvent)


async def answered_awaited(client: AsyncAnthropicClient) -> None:
    async def confirm(call: AgentToolUseEvent) -> bool:
        return call.name == "read"

    run = client.sessions.run_tools("sesn_1", tools=[get_weather, get_time], agent_tools=[get_time], confirm=confirm)
    assert_type(run, AsyncSessionToolRunner[SessionStreamEvent])
    async with run as opened:
        async for event in opened:
            assert_type(event, SessionStreamEvent)
    await run.until_done()


async def polled(client: AsyncAnthropicClient) -> None:
    work = await client.environments.work.poll("env_1", block_ms=900, worker_id="host-1")
    assert_type(work, EnvironmentWork | None)
    if work is not None:
        beat = await client.environments.work.heartbeat("env_1", work.id, expected_last_heartbeat="NO_HEARTBEAT")
        assert_type(beat, EnvironmentWorkHeartbeat)


def polled_by_a_thread(client: AnthropicClient) -> None:
    assert_type(client.environments.work.poll("env_1"), EnvironmentWork | None)


def what_was_received_can_be_sent(client: AnthropicClient, agent: Agent) -> None:
    client.agents.update(
        agent.id,
        version=agent.version,
        tools=[*agent.tools, AgentToolset20260401(configs=[])],
        skills=agent.skills,
        mcp_servers=agent.mcp_servers,
        model=agent.model,
        multiagent=agent.multiagent,
        execution_identity=agent.execution_identity,
        metadata={"team": None},
    )
    client.agents.create(name="Reviewer", model="claude-opus-5-5", tools=[{"type": "agent_toolset_20260401"}])
    client.agents.create(name="Reviewer", model={"id": "claude-opus-5-5", "effort": "high", "speed": "fast"})
