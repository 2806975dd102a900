"""Ids of calls that another server gives twice: the API takes each once in a conversation."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic.testing import AsyncMockTransport

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, STREAMED_DONE, asks, sent, streamed, wanted

pytestmark = pytest.mark.anyio

CALLS = (wanted("note", 1, city="Rome"), wanted("note", 1, city="Oslo"))


def ids_of(body: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The ids of all calls and of all results in a request, in order."""
    blocks = [block for turn in body["messages"] if isinstance(turn["content"], list) for block in turn["content"]]
    calls = [block["id"] for block in blocks if block["type"] == "tool_use"]
    return calls, [block["tool_use_id"] for block in blocks if block["type"] == "tool_result"]


@pytest.mark.parametrize("is_streamed", [False, True])
async def test_each_call_gets_an_id_of_its_own_and_runs_once(is_streamed: bool) -> None:
    ran: list[str] = []

    def note(city: str) -> str:
        """Notes."""
        ran.append(city)
        return f"noted {city}"

    asked = streamed(*CALLS) if is_streamed else asks(*CALLS)
    transport = AsyncMockTransport(asked, asked, STREAMED_DONE if is_streamed else DONE)
    messages = client_of(transport, max_retries=0).messages
    run = messages.run_tools_stream if is_streamed else messages.run_tools
    runner: Any = run(**ASKING, tools=[note])
    await runner.until_done()
    assert sorted(ran) == ["Oslo", "Oslo", "Rome", "Rome"]
    calls, results = ids_of(sent(transport, 2))
    assert calls == results
    assert len({*calls}) == 4
    contents = [block["content"] for block in sent(transport, 2)["messages"][-1]["content"]]
    assert contents == ["noted Rome", "noted Oslo"]


async def test_a_call_that_was_refused_early_is_answered_under_its_new_id() -> None:
    def note(city: str) -> str:
        """Notes."""
        return city

    transport = AsyncMockTransport(streamed(CALLS[0]), streamed(CALLS[0]), STREAMED_DONE)
    runner = client_of(transport).messages.run_tools_stream(**ASKING, tools=[note], confirm=lambda call: "not now")
    await runner.until_done()
    calls, results = ids_of(sent(transport, 2))
    assert calls == results == ["toolu_1", "toolu_1_2"]
