"""A run of tools over a session has a span, and each call of a tool another one in it."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import PermissionDeniedError
from tests.integration.sessions.session_server import Part, SessionServer, custom_call, error_answer, event
from tests.integration.sessions.tool_results import weather, when_answered
from tests.unit.telemetry_recorder import Node, TelemetryRecorder

from .session_clients import client_of

pytestmark = pytest.mark.anyio


def runs(watched: TelemetryRecorder) -> list[Node]:
    return [tree for tree in watched.trees() if tree.name == "invoke_agent"]


async def test_a_run_has_its_calls_of_tools_in_its_span() -> None:
    watched = TelemetryRecorder()
    calls = [custom_call(1, city="Rome"), custom_call(2, town="Oslo")]
    with SessionServer(Part(calls, end="stay"), react=when_answered("e1", "e2")) as server:
        async with client_of(server.url, telemetry=watched.telemetry()) as client:
            await client.sessions.run_tools("sesn_1", tools=[weather]).until_done()
    (run,) = runs(watched)
    assert run.attributes["anthropic.operation"] == "sessions.run_tools"
    assert run.attributes["anthropic.tool_calls"] == 2
    called = [child for child in run.children if child.name.startswith("execute_tool")]
    tools: list[Any] = sorted(
        (tool.attributes["gen_ai.tool.call.id"], tool.attributes["anthropic.tool.is_error"]) for tool in called
    )
    assert [tool.name for tool in called] == ["execute_tool weather"] * 2
    assert tools == [("e1", False), ("e2", True)]


@pytest.mark.parametrize("is_opened", [False, True])
async def test_the_requests_of_a_run_are_in_its_span(is_opened: bool) -> None:
    watched = TelemetryRecorder()
    parts = [Part([custom_call(1, city="Rome")], end="end"), Part(end="stay")]
    past = [event(number, "user.message") for number in range(-300, 0)]
    with SessionServer(*parts, past=past, react=when_answered("e1")) as server:
        async with client_of(server.url, telemetry=watched.telemetry()) as client:
            run = client.sessions.run_tools("sesn_1", tools=[weather])
            if is_opened:
                await run.__aenter__()
            await run.until_done()
    (tree,) = watched.trees()
    names = [child.name.removeprefix("anthropic.client.") for child in tree.children]
    assert tree.name == "invoke_agent"
    assert names.count("stream_session_events") == 2 and names.count("send_session_events") == 1
    # Every page of the list as well, also those after the first.
    assert names.count("list_session_events") == len(server.queries())
    assert {name.partition(" ")[0] for name in names} == {
        "execute_tool",
        "list_session_events",
        "send_session_events",
        "stream_session_events",
    }


async def test_a_run_that_cannot_be_opened_has_a_span_that_says_so() -> None:
    watched = TelemetryRecorder()
    with SessionServer(Part(refused=error_answer(403, "permission_error"))) as server:
        async with client_of(server.url, telemetry=watched.telemetry()) as client:
            with pytest.raises(PermissionDeniedError):
                async with client.sessions.run_tools("sesn_1", tools=[weather]):
                    pass
    (run,) = watched.trees()
    assert (run.name, run.attributes["error.type"]) == ("invoke_agent", "permission")


async def test_a_run_that_fails_or_is_left_says_so() -> None:
    watched = TelemetryRecorder()
    with SessionServer(Part(refused=error_answer(403, "permission_error"))) as server:
        async with client_of(server.url, telemetry=watched.telemetry()) as client:
            with pytest.raises(PermissionDeniedError):
                await client.sessions.run_tools("sesn_1", tools=[weather]).until_done()
    with SessionServer(Part([custom_call(1, "other")], end="stay")) as server:
        async with client_of(server.url, telemetry=watched.telemetry()) as client:
            left = client.sessions.run_tools("sesn_1", tools=[weather], shared=True)
            await left.__anext__()
            await left.close()
    failed, closed = runs(watched)
    assert failed.attributes["error.type"] == "permission"
    assert closed.attributes["anthropic.outcome"] == "closed"
