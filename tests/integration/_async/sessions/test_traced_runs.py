"""A run of tools over a session has a span, and each call of a tool another one in it."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import PermissionDeniedError
from tests.integration.sessions.session_server import Part, SessionServer, custom_call, error_answer
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
    tools: list[Any] = sorted(
        (tool.attributes["gen_ai.tool.call.id"], tool.attributes["anthropic.tool.is_error"]) for tool in run.children
    )
    assert [tool.name for tool in run.children] == ["execute_tool weather"] * 2
    assert tools == [("e1", False), ("e2", True)]


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
