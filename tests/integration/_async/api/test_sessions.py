"""Sessions of the sandbox through the client: messages, calls of tools, streams, interrupts and budgets."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, NotFoundError, StreamTruncatedError, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.integration._async.api.working_sessions import (
    CONTAINER,
    ENVIRONMENT,
    TIME,
    WEATHER,
    Json,
    history,
    kinds,
    message,
    started,
)

pytestmark = pytest.mark.anyio

@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


async def test_a_message_is_answered_and_the_session_waits_for_the_next(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client)
        assert (await client.sessions.get(session)).status == "idle"
        sent = await client.sessions.events.send(session, events=[message("Hello")])
        recorded = to_dict(sent)["data"]
        assert recorded[0].get("processed_at") is None
        events = await history(client, session)
        assert kinds(events) == [
            "user.message",
            "session.status_running",
            "span.model_request_start",
            "agent.message",
            "span.model_request_end",
            "session.status_idle",
        ]
        assert events[0]["id"] == recorded[0]["id"]
        assert events[0]["processed_at"] is not None
        assert events[3]["content"] == [{"type": "text", "text": 'You said: "Hello".'}]
        assert events[5]["stop_reason"] == {"type": "end_turn"}
        found = await client.sessions.get(session)
        assert found.status == "idle"
        assert found.usage.output_tokens == events[4]["model_usage"]["output_tokens"] > 0


async def test_a_stream_delivers_what_happens_after_it_was_opened(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client, initial_events=[message("First")])
        async with client.sessions.events.stream(session) as stream:
            await client.sessions.events.send(session, events=[message("Second"), message("Third")])
            await client.sessions.archive(session)
            events = [to_dict(event) async for event in stream]
        whole = await history(client, session)
        assert whole[-len(events) :] == sorted(events, key=lambda event: whole.index(event))
        assert kinds(events)[-1] == "session.status_terminated"
        said = [event["content"][0]["text"] for event in events if event["type"] == "agent.message"]
        assert said == ['You said: "Second" and "Third".']


async def test_pieces_of_a_message_come_before_it_where_they_are_asked_for(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client)
        async with client.sessions.events.stream(session, event_deltas=["agent.message"]) as stream:
            await client.sessions.events.send(session, events=[message("Hello there")])
            await client.sessions.delete(session)
            events = [to_dict(event) async for event in stream]
        whole = next(event for event in events if event["type"] == "agent.message")
        start = next(event for event in events if event["type"] == "event_start")
        assert start["event"] == {"type": "agent.message", "id": whole["id"]}
        pieces = [event["delta"]["content"]["text"] for event in events if event["type"] == "event_delta"]
        assert len(pieces) > 2
        assert "".join(pieces) == whole["content"][0]["text"]
        assert kinds(events)[-1] == "session.deleted"
        with pytest.raises(NotFoundError):
            await client.sessions.get(session)


async def test_an_agent_waits_for_the_results_of_the_tools_that_a_message_names(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client, WEATHER, TIME)
        text = "Use get_weather and get_time for Paris, then get_time again."
        await client.sessions.events.send(session, events=[message(text)])
        events = await history(client, session)
        calls = [event for event in events if event["type"] == "agent.custom_tool_use"]
        assert [call["name"] for call in calls] == ["get_weather", "get_time"]
        assert all(set(call["input"]) == {"city"} for call in calls)
        ids = [call["id"] for call in calls]
        assert events[-1]["stop_reason"] == {"type": "requires_action", "event_ids": ids}
        results = [{"type": "user.custom_tool_result", "custom_tool_use_id": id, "content": []} for id in ids]
        with pytest.raises(InvalidRequestError, match="the session waits for no call"):
            await client.sessions.events.send(session, events=[results[0], results[0]])
        await client.sessions.events.send(session, events=results[:1])
        assert (await history(client, session))[-1]["type"] == "user.custom_tool_result"
        await client.sessions.events.send(session, events=results[1:])
        last = (await history(client, session))[-1]
        again = [{"type": "user.custom_tool_result", "custom_tool_use_id": id} for id in last["stop_reason"]["event_ids"]]
        again[0] |= {"content": [{"type": "text", "text": "noon"}], "is_error": False}
        await client.sessions.events.send(session, events=again)
        events = await history(client, session)
        assert events[-1]["stop_reason"] == {"type": "end_turn"}
        assert events[-3]["content"] == [{"type": "text", "text": 'The tool answered: "noon".'}]


@pytest.mark.parametrize(("result", "said"), [("allow", "The tool bash has run."), ("deny", "The call was denied: no")])
async def test_a_call_that_needs_consent_waits_for_it(options: dict[str, Any], result: str, said: str) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client, CONTAINER)
        await client.sessions.events.send(session, events=[message("Use the tool bash.")])
        events = await history(client, session, types=["agent.tool_use", "session.status_idle"])
        call, idle = events
        assert (call["name"], call["evaluated_permission"]) == ("bash", "ask")
        assert idle["stop_reason"]["event_ids"] == [call["id"]]
        consent = {"type": "user.tool_confirmation", "tool_use_id": call["id"], "result": result}
        consent |= {"deny_message": "no"} if result == "deny" else {}
        wrong = {"type": "user.tool_result", "tool_use_id": call["id"]}
        with pytest.raises(InvalidRequestError, match="waits for a user.tool_confirmation"):
            await client.sessions.events.send(session, events=[wrong])
        await client.sessions.events.send(session, events=[consent])
        events = await history(client, session, types=["agent.tool_result", "session.status_idle"])
        assert events[1]["content"] == [{"type": "text", "text": said}]
        assert events[1]["is_error"] is (result == "deny")
        assert events[2]["stop_reason"] == {"type": "end_turn"}


async def test_a_tool_that_is_allowed_runs_at_once(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client, CONTAINER)
        await client.sessions.events.send(session, events=[message("Use `grep`.")])
        events = kinds(await history(client, session))
        assert events.count("span.model_request_end") == 2
        assert events.index("agent.tool_use") < events.index("agent.tool_result") < events.index("agent.message")


async def test_an_interrupt_ends_the_waiting_and_leaves_what_is_queued(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client, WEATHER)
        await client.sessions.events.send(session, events=[message("Use get_weather.")])
        await client.sessions.events.send(session, events=[message("Later")])
        assert (await history(client, session))[-1]["processed_at"] is None
        await client.sessions.events.send(session, events=[{"type": "user.interrupt"}])
        events = await history(client, session)
        after = events[kinds(events).index("user.interrupt") :]
        assert kinds(after)[:3] == ["user.interrupt", "session.status_idle", "session.status_running"]
        assert after[1]["stop_reason"] == {"type": "end_turn"}
        said = [event["content"][0]["text"] for event in after if event["type"] == "agent.message"]
        assert [text.endswith('You said: "Later".') for text in said] == [True]
        await client.sessions.events.send(session, events=[{"type": "user.interrupt"}])
        assert (await history(client, session))[-1]["type"] == "user.interrupt"


async def test_a_session_that_takes_time_is_running_and_can_be_interrupted() -> None:
    with Sandbox(session_seconds=3600) as sandbox:
        async with AsyncAnthropicClient(api_key="sandbox-key", base_url=sandbox.url) as client:
            session = await started(client)
            async with client.sessions.events.stream(session) as stream:
                await client.sessions.events.send(session, events=[message("Hello")])
                assert (await client.sessions.get(session)).status == "running"
                await client.sessions.events.send(session, events=[{"type": "user.interrupt"}])
                await client.sessions.archive(session)
                events = [to_dict(event) async for event in stream]
            assert kinds(events) == [
                "user.message",
                "session.status_running",
                "span.model_request_start",
                "user.interrupt",
                "span.model_request_end",
                "session.status_idle",
                "session.status_terminated",
            ]
            assert events[4]["is_error"] is True


async def test_a_session_stops_at_its_budget_until_that_is_raised(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        budget = {"type": "limit", "max_list_cost": {"amount": "0.000001", "currency": "USD"}}
        session = await started(client, WEATHER, budget=budget, initial_events=[message("Use get_weather.")])
        call = (await history(client, session))[-1]["stop_reason"]["event_ids"][0]
        result = {"type": "user.custom_tool_result", "custom_tool_use_id": call}
        await client.sessions.events.send(session, events=[result])
        events = await history(client, session)
        assert kinds(events)[-3:] == ["session.thread_status_idle", "session.usage", "session.status_idle"]
        assert events[-1]["stop_reason"] == {"type": "budget_reached"}
        with pytest.raises(InvalidRequestError, match="has reached its budget"):
            await client.sessions.events.send(session, events=[message("More")])
        await client.sessions.update(session, budget=None)
        events = await history(client, session)
        assert "session.updated" in kinds(events)
        assert events[-1]["stop_reason"] == {"type": "end_turn"}


async def test_an_outcome_is_worked_on_and_judged(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        outcome = {
            "type": "user.define_outcome",
            "description": "A report",
            "rubric": {"type": "text", "content": "It is short."},
        }
        session = await started(client, initial_events=[outcome])
        judged = (await client.sessions.get(session)).outcome_evaluations
        assert [(one.description, one.result) for one in judged] == [("A report", "satisfied")]
        ends = await history(client, session, types=["span.outcome_evaluation_end"])
        assert [end["outcome_id"] for end in ends] == [judged[0].outcome_id]


async def test_a_session_that_has_ended_takes_no_events(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client)
        archived = await client.sessions.archive(session)
        assert (archived.status, archived.archived_at is None) == ("terminated", False)
        with pytest.raises(InvalidRequestError, match="has ended"):
            await client.sessions.events.send(session, events=[message("Hello")])
        assert (await client.sessions.list()).data == []
        assert [one.id for one in (await client.sessions.list(include_archived=True)).data] == [session]


async def test_a_reset_ends_the_streams(options: dict[str, Any], sandbox: Sandbox) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client)
        async with client.sessions.events.stream(session) as stream:
            await client.sessions.events.send(session, events=[message("Hello")])
            sandbox.reset()
            seen = []
            with pytest.raises(StreamTruncatedError):
                async for event in stream:
                    seen.append(event.type)
        assert seen[-1] == "session.status_idle"
