"""Runs whose conversation the server keeps in a message thread: each request has what the thread lacks."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import APIError, ValidationError, message
from integrations_anthropic.models import ThreadContinue, ThreadCreate
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.responses import failure, reply_with

from ..clients import client_of
from .conversations import ASKING, asks, get_weather, sent, streamed, wanted

pytestmark = pytest.mark.anyio

SAYS = {"type": "text", "text": "Done."}
CREATE = {"type": "create"}


@pytest.fixture(params=["run_tools", "run_tools_stream"])
def method(request: pytest.FixtureRequest) -> str:
    """The method that runs."""
    name: str = request.param
    return name


def refused(code: str, status: int = 400) -> Reply:
    """An error of the API with this code."""
    body = failure("invalid_request_error" if status == 400 else "not_found_error")
    body["error"]["details"] = {"error_code": code}
    return reply_with(body, status)


def run_of(method: str, *outcomes: Any, **options: Any) -> tuple[AsyncMockTransport, Any]:
    """A run in a thread. An outcome is an error, the call of an answer, or the fields of an answer with a text."""
    answer = streamed if method == "run_tools_stream" else asks
    replies = []
    for number, given in enumerate(outcomes):
        blocks, more = (given, {}) if isinstance(given, list) else ([SAYS], {"stop_reason": "end_turn", "id": "msg_z"})
        if isinstance(given, dict):
            blocks, more = given.pop("content", blocks), more | given
        replies.append(given if isinstance(given, Reply) else answer(*blocks, **{"id": f"msg_{number}"} | more))
    transport = AsyncMockTransport(*replies)
    given_to_run: dict[str, Any] = {"tools": [get_weather], "thread": CREATE, "system": "Be short.", **options}
    return transport, getattr(client_of(transport).messages, method)(**ASKING | given_to_run)


def threads(transport: AsyncMockTransport) -> list[Any]:
    """Of each request: the answer it continues from, `create`, or None without a thread; and how many turns it has."""
    bodies = [sent(transport, number) for number in range(len(transport.requests))]
    found = [(body.get("thread") or {}) for body in bodies]
    return [
        (t.get("previous_message_id", t.get("type")), len(b["messages"])) for t, b in zip(found, bodies, strict=True)
    ]


@pytest.mark.parametrize("thread", [CREATE, ThreadCreate()])
async def test_only_what_is_new_is_sent(method: str, thread: Any) -> None:
    transport, runner = run_of(method, [wanted()], [wanted("get_weather", 2, city="Oslo")], {}, thread=thread)
    final = await runner.until_done()
    assert final.text == "Done."
    assert threads(transport) == [("create", 1), ("msg_0", 1), ("msg_1", 1)]
    first, _, last = (sent(transport, number) for number in range(3))
    assert (first["system"], first["tools"][0]["name"]) == ("Be short.", "get_weather")
    assert not {"system", "tools"} & set(last)
    assert last["messages"][0]["content"] == [
        {"type": "tool_result", "tool_use_id": "toolu_2", "content": "warm in Oslo"}
    ]
    assert [len(runner.messages), runner.rounds] == [6, 3]
    betas = {request.headers["anthropic-beta"] for request in transport.requests}
    assert betas == {"message-threads-2026-08-12"}


@pytest.mark.parametrize(
    ("code", "status"),
    [("thread_not_found", 404), ("thread_already_continued", 400), ("thread_continue_in_flight", 400)],
)
async def test_a_lost_thread_is_begun_again_and_no_tool_runs_twice(method: str, code: str, status: int) -> None:
    ran: list[str] = []

    def note(city: str) -> str:
        """Notes."""
        ran.append(city)
        return "noted"

    calls = [wanted("note", 1, city="Rome")], [wanted("note", 2, city="Oslo")]
    transport, runner = run_of(method, calls[0], refused(code, status), calls[1], {}, tools=[note])
    await runner.until_done()
    assert threads(transport) == [("create", 1), ("msg_0", 1), ("create", 3), ("msg_2", 1)]
    again = sent(transport, 2)
    assert (again["system"], again["tools"][0]["name"]) == ("Be short.", "note")
    assert again["messages"][:2] == [*ASKING["messages"], {"role": "assistant", "content": calls[0]}]
    assert ran == ["Rome", "Oslo"]
    transport.verify()


async def test_a_thread_that_is_lost_at_once_again_is_given_up(method: str) -> None:
    lost = refused("thread_not_found", 404)
    rounds = [[wanted("get_weather", number, city="Rome")] for number in range(3)]
    transport, runner = run_of(method, rounds[0], lost, rounds[1], lost, rounds[2], {})
    await runner.until_done()
    assert threads(transport) == [("create", 1), ("msg_0", 1), ("create", 3), ("msg_2", 1), (None, 5), (None, 7)]
    assert "message-threads" not in transport.requests[-1].headers.get("anthropic-beta", "")


async def test_what_cannot_be_in_a_thread_is_sent_without_one(method: str) -> None:
    transport, runner = run_of(method, refused("thread_unsupported_request"), [wanted(city="Rome")], {})
    await runner.until_done()
    assert threads(transport) == [("create", 1), (None, 1), (None, 3)]


async def test_other_errors_are_raised_and_the_run_goes_on_from_there(method: str) -> None:
    transport, runner = run_of(method, [wanted(city="Rome")], refused("thread_fingerprint_mismatch"), {})
    with pytest.raises(APIError, match="thread_fingerprint_mismatch"):
        await runner.until_done()
    assert (await runner.until_done()).text == "Done."
    assert threads(transport) == [("create", 1), ("msg_0", 1), ("msg_0", 1)]


async def test_other_tools_or_another_system_begin_a_thread_with_the_whole_conversation() -> None:
    def get_time(city: str) -> str:
        """The time."""
        return "noon"

    calls = [[wanted("get_weather", number, city="Rome")] for number in range(3)]
    transport, runner = run_of("run_tools", *calls, {})
    await anext(runner)
    runner.add_tool(get_time)
    await anext(runner)
    runner.change(system="Be long.", max_tokens=50)
    await anext(runner)
    runner.change(max_tokens=70)
    await runner.until_done()
    assert threads(transport) == [("create", 1), ("create", 3), ("create", 5), ("msg_2", 1)]


@pytest.mark.parametrize(
    "given",
    [
        {"stop_reason": "refusal"},
        {
            "usage": {
                "input_tokens": 1,
                "output_tokens": 1,
                "iterations": [{"type": "fallback_message", "input_tokens": 1, "output_tokens": 1}],
            }
        },
        {"content": [wanted("get_weather", 3, city="Rome"), SAYS], "stop_reason": "max_tokens"},
    ],
    ids=["refused", "by a fallback", "a call that was cut short"],
)
async def test_an_answer_that_the_server_may_hold_otherwise_is_not_continued_from(method: str, given: Any) -> None:
    transport, runner = run_of(method, dict(given), {})
    await runner.until_done()
    runner.add_messages(message("user", "And now?"))
    await runner.until_done()
    assert threads(transport) == [("create", 1), ("create", 3)]


async def test_a_paused_turn_adds_nothing_to_a_thread_and_begins_one(method: str) -> None:
    transport, runner = run_of(method, {"stop_reason": "pause_turn", "id": "msg_p"}, {})
    await runner.until_done()
    assert threads(transport) == [("create", 1), ("create", 2)]


async def test_a_thread_from_elsewhere_is_continued_and_not_replayed(method: str) -> None:
    lost = refused("thread_not_found", 404)
    given = ThreadContinue(previous_message_id="msg_elsewhere")
    transport, runner = run_of(method, [wanted(city="Rome")], lost, thread=given, system=None)
    with pytest.raises(APIError, match="thread_not_found"):
        await runner.until_done()
    assert threads(transport) == [("msg_elsewhere", 1), ("msg_0", 1)]
    assert "tools" not in sent(transport, 0)


async def test_tools_added_to_a_thread_from_elsewhere_are_sent_for_the_server_to_judge() -> None:
    thread = {"type": "continue", "previous_message_id": "msg_elsewhere"}
    transport, runner = run_of("run_tools", [wanted(city="Rome")], {}, thread=thread)
    await anext(runner)
    runner.remove_tool(get_weather)
    runner.add_tool({"name": "other", "input_schema": {"type": "object"}})
    await runner.until_done()
    assert sent(transport, 0)["system"] == "Be short."
    assert [tool["name"] for tool in sent(transport, 1)["tools"]] == ["other"]


async def test_a_run_may_begin_and_leave_a_thread_on_its_way() -> None:
    calls = [[wanted("get_weather", number, city="Rome")] for number in range(3)]
    transport, runner = run_of("run_tools", *calls, {}, thread=None)
    await anext(runner)
    runner.change(thread=CREATE)
    await anext(runner)
    await anext(runner)
    runner.change(thread=None)
    await runner.until_done()
    assert threads(transport) == [(None, 1), ("create", 3), ("msg_1", 1), (None, 7)]
    with pytest.raises(ValidationError, match="thread: a run cannot go on in another thread"):
        runner.change(thread={"type": "continue", "previous_message_id": "msg_1"})


async def test_a_kind_of_thread_that_is_not_known_is_sent_as_it_is() -> None:
    transport, runner = run_of("run_tools", [wanted(city="Rome")], {}, thread={"type": "borrow", "of": "msg_1"})
    await runner.until_done()
    assert [sent(transport, number)["thread"]["type"] for number in range(2)] == ["borrow", "borrow"]
    assert len(sent(transport, 1)["messages"]) == 3
