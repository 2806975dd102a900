"""Sessions of the sandbox in which an agent gives work to others, each in a thread of its own."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, StreamTruncatedError, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.integration._async.api.working_sessions import ENVIRONMENT, WEATHER, Json, history, kinds, message

pytestmark = pytest.mark.anyio


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


async def coordinated(client: AsyncAnthropicClient) -> str:
    model = "claude-opus-5-5"
    reviewer = await client.agents.create(name="Test writer", model=model, tools=[WEATHER])
    team: Json = {"type": "coordinator", "agents": [reviewer.id, {"type": "self"}]}
    lead = await client.agents.create(name="Lead", model=model, multiagent=team)
    return (await client.sessions.create(agent=lead.id, environment_id=ENVIRONMENT)).id


async def test_an_agent_that_a_message_names_works_in_a_thread_and_reports(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await coordinated(client)
        await client.sessions.events.send(session, events=[message("Let the test writer begin.")])
        events = await history(client, session)
        shown = [kind for kind in kinds(events) if "thread" in kind or kind == "agent.message"]
        assert shown == [
            "session.thread_created",
            "agent.thread_message_sent",
            "session.thread_status_running",
            "session.thread_status_idle",
            "agent.thread_message_received",
            "agent.message",
        ]
        first, second = (await client.sessions.threads.list(session)).data
        assert (first.parent_thread_id, second.parent_thread_id) == (None, first.id)
        thread = [to_dict(event) async for event in await client.sessions.threads.events.list(session, second.id)]
        assert kinds(thread)[0] == "agent.thread_message_received"
        assert kinds(thread)[-1] == "agent.thread_message_sent"
        report = thread[-1]["content"]
        assert report == [{"type": "text", "text": 'You said: "Let the test writer begin.".'}]
        received = next(event for event in events if event["type"] == "agent.thread_message_received")
        assert (received["content"], received["from_session_thread_id"]) == (report, second.id)
        await client.sessions.events.send(session, events=[message("Ask the test writer again.")])
        assert len((await client.sessions.threads.list(session)).data) == 2


async def test_a_call_of_another_thread_is_shown_and_settled_in_the_session(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await coordinated(client)
        await client.sessions.events.send(session, events=[message("The test writer shall use get_weather.")])
        events = await history(client, session)
        call = next(event for event in events if event["type"] == "agent.custom_tool_use")
        second = (await client.sessions.threads.list(session)).data[1]
        assert call["session_thread_id"] == second.id
        assert events[-1]["stop_reason"] == {"type": "requires_action", "event_ids": [call["id"]]}
        thread = [to_dict(event) async for event in await client.sessions.threads.events.list(session, second.id)]
        assert call["id"] in [event["id"] for event in thread]
        result = {"type": "user.custom_tool_result", "custom_tool_use_id": call["id"]}
        sent = to_dict(await client.sessions.events.send(session, events=[result]))["data"]
        assert sent[0]["session_thread_id"] == second.id
        events = await history(client, session)
        assert events[-1]["stop_reason"] == {"type": "end_turn"}
        assert kinds(events).count("agent.message") == 1


async def test_a_thread_that_waits_can_be_interrupted_and_archived_alone(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await coordinated(client)
        ask = message("The test writer shall use get_weather.")
        await client.sessions.events.send(session, events=[ask])
        first, second = (await client.sessions.threads.list(session)).data
        interrupt: Json = {"type": "user.interrupt", "session_thread_id": second.id}
        async with client.sessions.threads.events.stream(session, second.id) as stream:
            await client.sessions.events.send(session, events=[interrupt])
            assert (await history(client, session))[-1]["stop_reason"] == {"type": "end_turn"}
            await client.sessions.events.send(session, events=[ask])
            archived = await client.sessions.threads.archive(session, second.id)
            assert (archived.status, archived.archived_at is None) == ("terminated", False)
            assert (await history(client, session))[-1]["stop_reason"] == {"type": "end_turn"}
            await client.sessions.archive(session)
            seen: list[Json] = []
            with pytest.raises(StreamTruncatedError):
                async for event in stream:
                    seen.append(to_dict(event))  # noqa: PERF401  # a comprehension would lose them with the error
            assert seen[-1]["type"] == "session.thread_status_terminated"
        with pytest.raises(InvalidRequestError, match="is archived with the session"):
            await client.sessions.threads.archive(session, first.id)
        assert [one.id for one in (await client.sessions.threads.list(session, statuses=["terminated"])).data] == [
            first.id,
            second.id,
        ]


async def test_a_thread_is_followed_until_it_is_idle_and_to_its_end(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await coordinated(client)
        await client.sessions.events.send(session, events=[message("The test writer shall use get_weather.")])
        await history(client, session)
        first, second = (await client.sessions.threads.list(session)).data
        threads = client.sessions.threads.events
        async with threads.follow(session, second.id, until_idle=True) as answered:
            call = (await history(client, session))[-1]["stop_reason"]["event_ids"][0]
            result = {"type": "user.custom_tool_result", "custom_tool_use_id": call}
            await client.sessions.events.send(session, events=[result])
            seen = [to_dict(event)["type"] async for event in answered]
        assert "agent.message" in seen and seen[-1] == "session.thread_status_idle"
        async with threads.follow(session, second.id, history=True, until_idle=True) as past:
            found = [to_dict(event) async for event in past]
        assert found == [to_dict(event) async for event in await threads.list(session, second.id)]
        await client.sessions.threads.archive(session, second.id)
        async with threads.follow(session, second.id, history=True) as whole:
            assert [to_dict(event)["type"] async for event in whole][-1] == "session.thread_status_terminated"
        async with threads.follow(session, first.id, history=True, until_idle=True) as others:
            assert [event.id async for event in others][-1] == (await history(client, session))[-1]["id"]
