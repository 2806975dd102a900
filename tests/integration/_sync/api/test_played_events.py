# Derived from tests/integration/_async/api/test_played_events.py by `make codegen`. Do not edit.
"""Events that a test gives in the place of an agent, and sessions whose tools run on machines of one's own."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from integrations_anthropic import AnthropicClient, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.integration._sync.api.working_sessions import CONTAINER, Json, history, kinds, message, started



@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


FAILURE: Json = {
    "type": "session.error",
    "error": {"type": "model_overloaded_error", "message": "busy", "retry_status": {"type": "retrying"}},
}


def test_events_of_a_test_are_recorded_and_delivered(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        session = started(client)
        with client.sessions.events.stream(session, event_deltas=["agent.message"]) as stream:
            started_event = {"type": "event_start", "event": {"type": "agent.message", "id": "sevt_1"}}
            running = [{"type": "session.status_running"}, FAILURE, started_event]
            ids = sandbox.add_session_events(session, running)
            assert (client.sessions.get(session)).status == "running"
            sandbox.add_session_events(session, [{"type": "session.status_rescheduled"}])
            assert (client.sessions.get(session)).status == "rescheduling"
            last = {"type": "session.status_terminated", "id": "sevt_last"}
            httpx.post(f"{sandbox.url}/_sandbox/sessions/{session}/events", json=last).raise_for_status()
            events = [to_dict(event) for event in stream]
        recorded = ["session.status_running", "session.error", "session.status_rescheduled", "session.status_terminated"]
        assert kinds(events) == [*recorded[:2], "event_start", *recorded[2:]]
        assert [event["id"] for event in history(client, session)] == [*ids[:2], events[3]["id"], "sevt_last"]
        assert (client.sessions.get(session)).status == "terminated"


def test_calls_of_a_test_wait_for_what_is_sent(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        session = started(client)
        calls: list[Json] = [
            {"type": "agent.custom_tool_use", "id": "sevt_1", "name": "get_weather", "input": {"city": "Paris"}},
            {"type": "agent.tool_use", "id": "sevt_2", "name": "bash", "input": {}, "evaluated_permission": "ask"},
        ]
        reason = {"type": "requires_action", "event_ids": ["sevt_1", "sevt_2"]}
        idle = {"type": "session.status_idle", "stop_reason": reason}
        assert sandbox.add_session_events(session, [*calls, idle])[:2] == ["sevt_1", "sevt_2"]
        answers: list[Json] = [
            {"type": "user.custom_tool_result", "custom_tool_use_id": "sevt_1", "content": [{"type": "text", "text": "18"}]},
            {"type": "user.tool_confirmation", "tool_use_id": "sevt_2", "result": "allow"},
        ]
        client.sessions.events.send(session, events=answers)
        events = history(client, session)
        assert events[-1]["stop_reason"] == {"type": "end_turn"}
        said = [event["content"][0]["text"] for event in events if event["type"] == "agent.message"]
        assert said == ['The tool answered: "18". The tool answered: "The tool bash has run.".']


def test_what_is_no_event_is_refused(options: dict[str, Any], sandbox: Sandbox) -> None:
    with AnthropicClient(**options) as client:
        session = started(client)
        with pytest.raises(ValueError, match="stop_reason"):
            sandbox.add_session_events(session, [FAILURE, {"type": "session.status_idle"}])
        assert history(client, session) == []
        with pytest.raises(ValueError, match="not found"):
            sandbox.add_session_events("sesn_unknown", [FAILURE])
    with pytest.raises(RuntimeError, match="not running"):
        Sandbox().add_session_events("sesn_unknown", [FAILURE])


def test_a_session_of_a_self_hosted_environment_asks_for_a_worker(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        environment = client.environments.create(name="Own machines", config={"type": "self_hosted"})
        agent = client.agents.create(name="Worker", model="claude-opus-5-5", tools=[CONTAINER])
        session = (client.sessions.create(agent=agent.id, environment_id=environment.id)).id
        client.sessions.events.send(session, events=[message("Use `grep`.")])
        call, idle = history(client, session, types=["agent.tool_use", "session.status_idle"])
        assert idle["stop_reason"] == {"type": "requires_action", "event_ids": [call["id"]]}
        listed = (client.environments.work.list(environment.id)).data
        assert [(work.data.id, work.state) for work in listed] == [(session, "queued")]
        result: Json = {"type": "user.tool_result", "tool_use_id": call["id"], "content": [{"type": "text", "text": "none"}]}
        client.sessions.events.send(session, events=[result])
        events = history(client, session)
        assert events[-1]["stop_reason"] == {"type": "end_turn"}
        assert "agent.tool_result" not in kinds(events)
        assert len((client.environments.work.list(environment.id)).data) == 1
