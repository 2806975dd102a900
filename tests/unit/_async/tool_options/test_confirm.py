"""`confirm=`: a person, or a rule, allows a call, refuses it, or changes its input."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from integrations_anthropic import ConfigurationError, DeadlineExceededError, ToolUseBlock, ValidationError
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, STREAMED_DONE, asks, results, sent, streamed, wanted

pytestmark = pytest.mark.anyio

TWO = (wanted("send", 1, to="ann"), wanted("send", 2, to="bob"))


class Post:
    """A tool, and answers to whether it may run."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.sent: list[str] = []

    def send(self, to: str) -> str:
        """Sends."""
        self.sent.append(to)
        return f"sent to {to}"

    def confirm(self, call: ToolUseBlock) -> Any:
        """Answers, one call after another."""
        self.asked.append(call.id)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture(params=["run_tools", "run_tools_stream"])
def method(request: pytest.FixtureRequest) -> str:
    """The method that runs."""
    name: str = request.param
    return name


def run_of(method: str, *calls: dict[str, Any], **options: Any) -> tuple[AsyncMockTransport, Any]:
    """A run of one round with these calls, and a last answer."""
    replies = (streamed(*calls), STREAMED_DONE) if method == "run_tools_stream" else (asks(*calls), DONE)
    transport = AsyncMockTransport(*replies)
    clock = {"clock": options.pop("clock")} if "clock" in options else {}
    return transport, getattr(client_of(transport, **clock).messages, method)(**ASKING, **options)


async def test_a_call_that_is_allowed_is_made_and_one_that_is_refused_is_a_result_with_the_reason(method: str) -> None:
    post = Post(True, "Bob is on holiday")
    reported: list[Exception] = []
    options = {"confirm": post.confirm, "on_error": lambda call, error: reported.append(error)}
    transport, runner = run_of(method, *TWO, tools=[post.send], **options)
    assert (await runner.until_done()).stop_reason == "end_turn"
    allowed, refused = results(transport)
    assert allowed == {"type": "tool_result", "tool_use_id": "toolu_1", "content": "sent to ann"}
    assert refused["is_error"] is True
    assert refused["content"] == "this call was refused: Bob is on holiday"
    assert (post.sent, post.asked, reported) == (["ann"], ["toolu_1", "toolu_2"], [])


async def test_a_refusal_needs_no_reason(method: str) -> None:
    post = Post(False)
    transport, runner = run_of(method, TWO[0], tools=[post.send], confirm=post.confirm)
    await runner.until_done()
    assert results(transport)[0]["content"] == "this call was refused"
    assert post.sent == []


async def test_the_input_may_be_changed_and_the_conversation_keeps_what_the_model_said(method: str) -> None:
    post = Post({"to": "carl"}, {"to": 5})
    transport, runner = run_of(method, *TWO, tools=[post.send], confirm=post.confirm)
    await runner.until_done()
    changed, wrong = results(transport)
    assert (post.sent, changed["content"]) == (["carl"], "sent to carl")
    assert wrong["is_error"] is True
    assert "does not fit the tool 'send'" in wrong["content"]
    assert sent(transport, 1)["messages"][1]["content"] == list(TWO)


async def test_all_questions_come_before_the_first_tool_runs() -> None:
    post = Post(True, True)
    seen: list[int] = []

    def confirm(call: ToolUseBlock) -> Any:
        """Decides."""
        seen.append(len(post.sent))
        return post.confirm(call)

    _, runner = run_of("run_tools", *TWO, tools=[post.send], confirm=confirm)
    await runner.until_done()
    assert (seen, sorted(post.sent)) == ([0, 0], ["ann", "bob"])


async def test_a_call_is_asked_about_before_it_starts_early() -> None:
    post = Post("not now")
    _, runner = run_of("run_tools_stream", TWO[0], tools=[post.send], confirm=post.confirm)
    stream = await anext(runner)
    async for event in stream:
        if event.type == "content_block_stop":
            break
    assert post.asked == ["toolu_1"]
    await runner.until_done()
    assert (post.asked, post.sent) == (["toolu_1"], [])


async def test_what_it_raises_ends_the_run_and_going_on_asks_again(method: str) -> None:
    post = Post(True, LookupError("no one is here"), True)
    transport, runner = run_of(method, *TWO, tools=[post.send], confirm=post.confirm)
    with pytest.raises(LookupError):
        await runner.until_done()
    await runner.until_done()
    assert post.asked == ["toolu_1", "toolu_2", "toolu_2"]
    assert sorted(post.sent) == ["ann", "bob"]
    assert [result["content"] for result in results(transport)] == ["sent to ann", "sent to bob"]
    assert len(transport.requests) == 2


async def test_reading_a_stream_goes_on_after_what_it_raised() -> None:
    post = Post(LookupError("no one is here"), True)
    transport, runner = run_of("run_tools_stream", TWO[0], tools=[post.send], confirm=post.confirm)
    stream = await anext(runner)
    kinds: list[str] = []
    with pytest.raises(LookupError):
        async with stream:
            async for event in stream:
                kinds.append(event.type)
    async for event in stream:
        kinds.append(event.type)
    assert kinds[-3:] == ["content_block_stop", "message_delta", "message_stop"]
    assert kinds.count("content_block_stop") == 1
    await runner.until_done()
    assert (post.sent, len(transport.requests)) == (["ann"], 2)


@pytest.mark.parametrize("answer", [None, 1, ["a"]])
async def test_what_is_no_answer_ends_the_run(answer: Any, method: str) -> None:
    post = Post(answer)
    _, runner = run_of(method, TWO[0], tools=[post.send], confirm=post.confirm)
    with pytest.raises(ConfigurationError, match="must return True, False, a reason") as caught:
        await runner.until_done()
    assert (caught.value.field, post.sent) == ("confirm", [])


async def test_a_call_that_cannot_be_made_is_not_asked_about(method: str) -> None:
    post = Post()
    calls = (wanted("unknown"), wanted("send", 2, to=5))
    transport, runner = run_of(method, *calls, tools=[post.send], confirm=post.confirm)
    await runner.until_done()
    assert post.asked == []
    assert [result["is_error"] for result in results(transport)] == [True, True]


async def test_the_time_it_takes_counts_towards_the_deadline_and_not_towards_the_tools_limit(method: str) -> None:
    clock = VirtualClock()
    post = Post(True)

    def slow(call: ToolUseBlock) -> Any:
        """Thinks."""
        clock.advance(60)
        return post.confirm(call)

    options: dict[str, Any] = {"tools": [post.send], "confirm": slow, "clock": clock}
    _, runner = run_of(method, TWO[0], tool_timeout=5, **options)
    await runner.until_done()
    assert post.sent == ["ann"]
    post.answers = [True]
    _, runner = run_of(method, TWO[0], deadline=50, **options)
    with pytest.raises(DeadlineExceededError):
        await runner.until_done()


async def test_one_that_blocks_does_not_hold_up_the_tools_of_an_answer() -> None:
    started = threading.Event()

    def first(to: str) -> str:
        """Starts."""
        started.set()
        return to

    def confirm(call: ToolUseBlock) -> bool:
        """Waits for the first tool, where the second is asked about."""
        return call.id == "toolu_1" or started.wait(10)

    transport, runner = run_of("run_tools_stream", *TWO, tools=[first_named(first)], confirm=confirm)
    await runner.until_done()
    assert [result["content"] for result in results(transport)] == ["ann", "bob"]


def first_named(function: Any) -> Any:
    """The function, under the name that is called."""
    function.__name__ = "send"
    return function


async def test_what_cannot_be_asked_is_refused_at_once(method: str) -> None:
    with pytest.raises(ValidationError) as caught:
        run_of(method, TWO[0], tools=[], confirm="yes")
    assert caught.value.field == "confirm"
