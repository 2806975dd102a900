"""Every reason for which an answer stops: the run goes on, or ends in a state that can be gone on from."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import to_dict
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.sandbox_judge import check_request

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, asks, get_weather, results, sent, wanted

pytestmark = pytest.mark.anyio

SEARCH: dict[str, Any] = {
    "type": "server_tool_use",
    "id": "srvtoolu_1",
    "name": "web_search",
    "input": {"query": "weather"},
}
FOUND: dict[str, Any] = {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []}
WEB_SEARCH: Any = {"type": "web_search_20250305", "name": "web_search"}
THINKING: dict[str, Any] = {"type": "thinking", "thinking": "Hm.", "signature": "eA=="}


def text(said: str) -> dict[str, Any]:
    return {"type": "text", "text": said}


async def run(*replies: Any, **options: Any) -> tuple[Any, AsyncMockTransport]:
    """A run to its end: iterated again it gives nothing, and its conversation can be gone on with."""
    transport = AsyncMockTransport(*replies)
    runner = client_of(transport).messages.run_tools(**ASKING | options, tools=[get_weather, WEB_SEARCH])
    await runner.until_done()
    assert [message async for message in runner] == []
    assert len(transport.requests) == len(replies)
    for request in transport.requests:
        check_request(request.body or b"")
    return runner, transport


async def goes_on(runner: Any) -> Any:
    """What the API is asked where the conversation goes on with another question."""
    transport = AsyncMockTransport(DONE)
    more = {"role": "user", "content": "Go on"}
    asking: Any = {**ASKING, "messages": [*runner.messages, more]}
    await client_of(transport).messages.run_tools(**asking, tools=[get_weather, WEB_SEARCH]).until_done()
    check_request(transport.requests[0].body or b"")
    return sent(transport, 0)["messages"]


@pytest.mark.parametrize(
    "reason",
    ["refusal", "max_tokens", "model_context_window_exceeded", "stop_sequence", "end_turn", "of_tomorrow", None],
)
async def test_a_call_of_an_answer_that_is_over_is_not_run_and_not_left_open(reason: Any) -> None:
    content = [text("Let me look."), wanted(city="Rome")]
    runner, _ = await run(asks(*content, stop_reason=reason))
    assert runner.message.stop_reason == reason
    assert [block.type for block in runner.message.content] == ["text", "tool_use"]
    turns = await goes_on(runner)
    assert turns[1] == {"role": "assistant", "content": [text("Let me look.")]}


@pytest.mark.parametrize("reason", ["refusal", "max_tokens", "model_context_window_exceeded", "end_turn"])
@pytest.mark.parametrize(
    "content",
    [
        [],
        [text("")],
        [text(" \n")],
        [THINKING],
        [THINKING, text(" ")],
        [THINKING, wanted(city="Rome")],
        [wanted(city="Rome")],
        [SEARCH],
        [THINKING, SEARCH],
    ],
)
async def test_an_answer_that_says_nothing_is_left_out(reason: str, content: list[Any]) -> None:
    runner, _ = await run(asks(*content, stop_reason=reason))
    assert len(runner.messages) == 1
    assert len(runner.message.content) == len(content)
    assert len(await goes_on(runner)) == 2


@pytest.mark.parametrize("reason", ["max_tokens", "pause_turn", "refusal", "stop_sequence"])
async def test_an_answer_to_be_gone_on_with_does_not_end_in_white_space(reason: str) -> None:
    replies = [asks(text("First. "), text("Then \n"), stop_reason=reason), *([DONE] if reason == "pause_turn" else [])]
    runner, _ = await run(*replies)
    said = [block if isinstance(block, dict) else to_dict(block) for block in runner.messages[1]["content"]]
    assert [block["text"] for block in said] == ["First. ", "Then"]
    transport = AsyncMockTransport(DONE)
    asking: Any = {**ASKING, "messages": runner.messages[:2]}
    await client_of(transport).messages.create(**asking)
    check_request(transport.requests[0].body or b"")


async def test_a_turn_may_pause_several_times_between_calls_of_tools() -> None:
    runner, transport = await run(
        asks(text("Searching. "), SEARCH, stop_reason="pause_turn"),
        asks(FOUND, text("Still searching "), stop_reason="pause_turn"),
        asks(wanted(city="Rome"), stop_reason="pause_turn"),
        asks(text("\n"), stop_reason="pause_turn"),
        asks(wanted(number=2, city="Oslo")),
        DONE,
    )
    assert runner.rounds == 6
    assert [turn["role"] for turn in sent(transport, 5)["messages"]] == [
        "user",
        *["assistant"] * 3,
        "user",
        "assistant",
        "user",
    ]
    assert results(transport, 5)[0]["content"] == "warm in Oslo"


async def test_tools_of_both_kinds_in_one_answer_are_answered_by_who_runs_them() -> None:
    content = [SEARCH, FOUND, text("And here:"), wanted(city="Rome")]
    runner, transport = await run(asks(*content), DONE)
    assert [block["tool_use_id"] for block in results(transport)] == ["toolu_1"]
    assert [block["type"] for block in sent(transport, 1)["messages"][1]["content"]] == [
        "server_tool_use",
        "web_search_tool_result",
        "text",
        "tool_use",
    ]
    assert len(await goes_on(runner)) == 5


async def test_code_that_calls_a_tool_waits_in_its_container() -> None:
    code = {"type": "server_tool_use", "id": "srvtoolu_2", "name": "code_execution", "input": {"code": "x"}}
    by_code = wanted(city="Rome") | {"caller": {"type": "code_execution_20250825", "tool_id": "srvtoolu_2"}}
    made = {"id": "container_1", "expires_at": "2026-01-31T12:00:00Z"}
    _, transport = await run(asks(code, by_code, container=made), asks(text("Wait"), stop_reason="pause_turn"), DONE)
    bodies = [sent(transport, number) for number in range(3)]
    assert [body.get("container") for body in bodies] == [None, "container_1", None]
    # The code's call stays open until the server answers it.
    assert [block["type"] for block in bodies[1]["messages"][1]["content"]] == ["server_tool_use", "tool_use"]


async def test_calls_of_one_id_have_ids_of_their_own_in_the_conversation() -> None:
    runner, transport = await run(
        asks(wanted(city="Rome"), wanted(city="Oslo")), asks(wanted(city="Bern") | {"id": "call:1"}), DONE
    )
    assert [(block["tool_use_id"], block["content"]) for block in results(transport)] == [
        ("toolu_1", "warm in Rome"),
        ("toolu_1_2", "warm in Oslo"),
    ]
    assert results(transport, 2)[0]["tool_use_id"] == "call_1"
    assert runner.message.stop_reason == "end_turn"


@pytest.mark.parametrize("name", ["", "x" * 300])
async def test_a_call_by_a_name_that_the_api_refuses_is_an_error_and_the_run_goes_on(name: str) -> None:
    _, transport = await run(asks(wanted(name)), DONE)
    assert results(transport)[0]["is_error"] is True
    assert 0 < len(sent(transport, 1)["messages"][1]["content"][0]["name"]) <= 200


async def test_halves_of_surrogate_pairs_do_not_end_a_run() -> None:
    runner, transport = await run(asks(text("half \ud800"), wanted(city="Rome \udfff")), DONE)
    assert sent(transport, 1)["messages"][1]["content"][0] == text("half \N{REPLACEMENT CHARACTER}")
    assert runner.rounds == 2
