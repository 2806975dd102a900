"""Sessions of the sandbox are followed, and their calls of tools answered, over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, RetryPolicy
from integrations_anthropic.models import AgentMessageEvent, AgentToolUseEvent
from integrations_anthropic.sandbox import Fault, Sandbox

pytestmark = pytest.mark.anyio

WEATHER: dict[str, Any] = {
    "type": "custom",
    "name": "get_weather",
    "description": "The weather in a city.",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}
CONTAINER: dict[str, Any] = {
    "type": "agent_toolset_20260401",
    "default_config": {"permission_policy": {"type": "always_ask"}},
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def client_of(sandbox: Sandbox, **options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", base_url=sandbox.url, retry=RetryPolicy(initial_delay=0.001), **options)


async def started(client: AsyncAnthropicClient) -> str:
    agent = await client.agents.create(name="a", model="claude-haiku-4-5", tools=[WEATHER, CONTAINER])
    environment = await client.environments.create(name="e")
    return (await client.sessions.create(agent=agent.id, environment_id=environment.id)).id


def said(text: str) -> Any:
    return [{"type": "user.message", "content": [{"type": "text", "text": text}]}]


def get_weather(city: str) -> str:
    """The weather in a city."""
    return "sunny"


async def test_a_turn_is_followed_with_its_deltas(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        session = await started(client)
        texts: list[str] = []
        async with client.sessions.events.follow(session, until_idle=True, event_deltas=["agent.message"]) as events:
            await client.sessions.events.send(session, events=said("Good morning"))
            async for event in events:
                texts += [preview.text for preview in events.previews.values()]
                if isinstance(event, AgentMessageEvent):
                    assert texts[-1] == event.content[0].text
        assert len(set(texts)) > 3
        history = [event.id async for event in client.sessions.events.list(session)]
        assert [
            one.id async for one in client.sessions.events.follow(session, history=True, until_idle=True)
        ] == history


async def test_tools_are_run_and_allowed_over_several_rounds(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        session = await started(client)
        async with client.sessions.run_tools(session, tools=[get_weather], confirm=lambda call: "no") as run:
            await client.sessions.events.send(session, events=said("get_weather for Lisbon then use the tool bash"))
            kinds = [event.type async for event in run]
        assert kinds.count("user.custom_tool_result") == kinds.count("user.tool_confirmation") == 1
        assert kinds[-1] == "session.status_idle" and run.stopped_by.stop_reason.type == "end_turn"
        assert run.message is not None and run.pending_calls == []


async def test_what_nothing_confirms_ends_the_run_and_the_next_one_goes_on(sandbox: Sandbox) -> None:
    async with client_of(sandbox) as client:
        session = await started(client)
        await client.sessions.events.send(session, events=said("use the tool bash"))
        run = client.sessions.run_tools(session, tools=[get_weather])
        await run.until_done()
        (call,) = run.pending_calls
        assert isinstance(call, AgentToolUseEvent) and call.name == "bash"
        message = await client.sessions.run_tools(session, tools=[], confirm=lambda call: True).until_done()
        assert isinstance(message, AgentMessageEvent)


FAULTS = [
    Fault(operation="sessions.events.stream", status=529, retry_after=0, times=2),
    Fault(operation="sessions.events.list", cut_after=20),
    Fault(operation="sessions.events.send", status=429, retry_after=0, after=1, times=2),
    Fault(operation="sessions.events.stream", error_event="overloaded_error", error_after=2),
    *(Fault(operation="sessions.events.stream", cut_after=size) for size in range(0, 1500, 290)),
    *(Fault(operation="sessions.events.stream", reset_after=size) for size in (0, 300)),
    Fault(operation="sessions.events.stream", end_after=400),
    Fault(operation="sessions.events.stream", stall=5, stall_after=400),
]


@pytest.mark.parametrize("fault", FAULTS)
async def test_faults_of_the_server_change_nothing(fault: Fault) -> None:
    with Sandbox() as sandbox:
        async with client_of(sandbox, stream_idle_timeout=0.3 if fault.stall else 60) as client:
            session = await started(client)
            sandbox.faults.add(fault)
            async with client.sessions.run_tools(session, tools=[get_weather]) as run:
                await client.sessions.events.send(session, events=said("get_weather for Oslo"))
                ids = [event.id async for event in run]
            history = [event async for event in client.sessions.events.list(session)]
            assert ids == [event.id for event in history]
            assert [event.type for event in history].count("user.custom_tool_result") == 1
