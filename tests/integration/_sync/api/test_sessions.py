# Derived from tests/integration/_async/api/test_sessions.py by `make codegen`. Do not edit.
"""Sessions of the sandbox through the client: messages, calls of tools, streams, interrupts and budgets."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, InvalidRequestError, NotFoundError, StreamTruncatedError, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.integration._sync.api.working_sessions import (
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


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


def test_a_message_is_answered_and_the_session_waits_for_the_next(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        session = started(client)
        assert (client.sessions.get(session)).status == "idle"
        sent = client.sessions.events.send(session, events=[message("Hello")])
        recorded = to_dict(sent)["data"]
        assert recorded[0].get("processed_at") is None
        events = history(client, session)
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
        found = client.sessions.get(session)
        assert found.status == "idle"
        assert found.usage.output_tokens == events[4]["model_usage"]["output_tokens"] > 0


def test_a_stream_delivers_what_happens_after_it_was_opened(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        session = started(client, initial_events=[message("First")])
        with client.sessions.events.stream(session) as stream:
            client.sessions.events.send(session, events=[message("Second"), message("Third")])
            client.sessions.archive(session)
            events = [to_dict(event) for event in stream]
        whole = history(client, session)
        assert whole[-len(events) :] == sorted(events, key=lambda event: whole.index(event))
        assert kinds(events)[-1] == "session.status_terminated"
        said = [event["content"][0]["text"] for event in events if event["type"] == "agent.message"]
        assert said == ['You said: "Second" and "Third".']


def test_pieces_of_a_message_come_before_it_where_they_are_asked_for(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        session = started(client)
        with client.sessions.events.stream(session, event_deltas=["agent.message"]) as stream:
            client.sessions.events.send(session, events=[message("Hello there")])
            client.sessions.delete(session)
            events = [to_dict(event) for event in stream]
        whole = next(event for event in events if event["type"] == "agent.message")
        start = next(event for event in events if event["type"] == "event_start")
        assert start["event"] == {"type": "agent.message", "id": whole["id"]}
        pieces = [event["delta"]["content"]["text"] for event in events if event["type"] == "event_delta"]
        assert len(pieces) > 2
        assert "".join(pieces) == whole["content"][0]["text"]
        assert kinds(events)[-1] == "session.deleted"
        with pytest.raises(NotFoundError):
            client.sessions.get(session)


def test_an_agent_waits_for_the_results_of_the_tools_that_a_message_names(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        session = started(client, WEATHER, TIME)
        text = "Use get_weather and get_time for Paris, then get_time again."
        client.sessions.events.send(session, events=[message(text)])
        events = history(client, session)
        calls = [event for event in events if event["type"] == "agent.custom_tool_use"]
        assert [call["name"] for call in calls] == ["get_weather", "get_time"]
        assert all(set(call["input"]) == {"city"} for call in calls)
        ids = [call["id"] for call in calls]
        assert events[-1]["stop_reason"] == {"type": "requires_action", "event_ids": ids}
        results = [{"type": "user.custom_tool_result", "custom_tool_use_id": id, "content": []} for id in ids]
        with pytest.raises(InvalidRequestError, match="the session waits for no call"):
            client.sessions.events.send(session, events=[results[0], results[0]])
        client.sessions.events.send(session, events=results[:1])
        assert (history(client, session))[-1]["type"] == "user.custom_tool_result"
        client.sessions.events.send(session, events=results[1:])
        last = (history(client, session))[-1]
        again = [{"type": "user.custom_tool_result", "custom_tool_use_id": id} for id in last["stop_reason"]["event_ids"]]
        again[0] |= {"content": [{"type": "text", "text": "noon"}], "is_error": False}
        client.sessions.events.send(session, events=again)
        events = history(client, session)
        assert events[-1]["stop_reason"] == {"type": "end_turn"}
        assert events[-3]["content"] == [{"type": "text", "text": 'The tool answered: "noon".'}]


@pytest.mark.parametrize(("result", "said"), [("allow", "The tool bash has run."), ("deny", "The call was denied: no")])
def test_a_call_that_needs_consent_waits_for_it(options: dict[str, Any], result: str, said: str) -> None:
    with AnthropicClient(**options) as client:
        session = started(client, CONTAINER)
        client.sessions.events.send(session, events=[message("Use the tool bash.")])
        events = history(client, session, types=["agent.tool_use", "session.status_idle"])
        call, idle = events
        assert (call["name"], call["evaluated_permission"]) == ("bash", "ask")
        assert idle["stop_reason"]["event_ids"] == [call["id"]]
        consent = {"type": "user.tool_confirmation", "tool_use_id": call["id"], "result": result}
        consent |= {"deny_message": "no"} if result == "deny" else {}
        wrong = {"type": "user.tool_result", "tool_use_id": call["id"]}
        with pytest.raises(InvalidRequestError, match="waits for a user.tool_confirmation"):
            client.sessions.events.send(session, events=[wrong])
        client.sessions.events.send(session, events=[consent])
        events = history(client, session, types=["agent.tool_result", "session.status_idle"])
        assert events[1]["content"] == [{"type": "text", "text": said}]
        assert events[1]["is_error"] is (result == "deny")
        assert events[2]["stop_reason"] == {"type": "end_turn"}


def test_a_tool_that_is_allowed_runs_at_once(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        session = started(client, CONTAINER)
        client.sessions.events.send(session, events=[message("Use `grep`.")])
        events = kinds(history(client, session))
        assert events.count("span.model_request_end") == 2
        assert events.index("agent.tool_use") < events.index("agent.tool_result") < events.index("agent.message")


def test_an_interrupt_ends_the_waiting_and_leaves_what_is_queued(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        session = started(client, WEATHER)
        client.sessions.events.send(session, events=[message("Use get_weather.")])
        client.sessions.events.send(session, events=[message("Later")])
        assert (history(client, session))[-1]["processed_at"] is None
        client.sessions.events.send(session, events=[{"type": "user.interrupt"}])
        events = history(client, session)
        after = events[kinds(events).index("user.interrupt") :]
        assert kinds(after)[:3] == ["user.interrupt", "session.status_idle", "session.status_running"]
        assert after[1]["stop_reason"] == {"type": "end_turn"}
        said = [event["content"][0]["text"] for event in after if event["type"] == "agent.message"]
        assert [text.endswith('You said: "Later".') for text in said] == [True]
        client.sessions.events.send(session, events=[{"type": "user.interrupt"}])
        assert (history(client, session))[-1]["type"] == "user.interrupt"


def test_a_session_that_takes_time_is_running_and_can_be_interrupted() -> None:
    with Sandbox(session_seconds=3600) as sandbox:
        with AnthropicClient(api_key="sandbox-key", base_url=sandbox.url) as client:
            session = started(client)
            with client.sessions.events.stream(session) as stream:
                client.sessions.events.send(session, events=[message("Hello")])
                assert (client.sessions.get(session)).status == "running"
                client.sessions.events.send(session, events=[{"type": "user.interrupt"}])
                client.sessions.archive(session)
                events = [to_dict(event) for event in stream]
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


def test_a_session_stops_at_its_budget_until_that_is_raised(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        budget = {"type": "limit", "max_list_cost": {"amount": "0.000001", "currency": "USD"}}
        session = started(client, WEATHER, budget=budget, initial_events=[message("Use get_weather.")])
        call = (history(client, session))[-1]["stop_reason"]["event_ids"][0]
        result = {"type": "user.custom_tool_result", "custom_tool_use_id": call}
        client.sessions.events.send(session, events=[result])
        events = history(client, session)
        assert kinds(events)[-3:] == ["session.thread_status_idle", "session.usage", "session.status_idle"]
        assert events[-1]["stop_reason"] == {"type": "budget_reached"}
        with pytest.raises(InvalidRequestError, match="has reached its budget"):
            client.sessions.events.send(session, events=[message("More")])
        client.sessions.update(session, budget=None)
        events = history(client, session)
        assert "session.updated" in kinds(events)
        assert events[-1]["stop_reason"] == {"type": "end_turn"}


def test_an_outcome_is_worked_on_and_judged(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        outcome = {
            "type": "user.define_outcome",
            "description": "A report",
            "rubric": {"type": "text", "content": "It is short."},
        }
        session = started(client, initial_events=[outcome])
        judged = (client.sessions.get(session)).outcome_evaluations
        assert [(one.description, one.result) for one in judged] == [("A report", "satisfied")]
        ends = history(client, session, types=["span.outcome_evaluation_end"])
        assert [end["outcome_id"] for end in ends] == [judged[0].outcome_id]


def test_a_session_that_has_ended_takes_no_events(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        session = started(client)
        archived = client.sessions.archive(session)
        assert (archived.status, archived.archived_at is None) == ("terminated", False)
        with pytest.raises(InvalidRequestError, match="has ended"):
            client.sessions.events.send(session, events=[message("Hello")])
        assert (client.sessions.list()).data == []
        assert [one.id for one in (client.sessions.list(include_archived=True)).data] == [session]


def test_a_reset_ends_the_streams(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        session = started(client)
        with client.sessions.events.stream(session) as stream:
            client.sessions.events.send(session, events=[message("Hello")])
            sandbox.reset()
            seen = []
            with pytest.raises(StreamTruncatedError):
                for event in stream:
                    seen.append(event.type)
        assert seen[-1] == "session.status_idle"
