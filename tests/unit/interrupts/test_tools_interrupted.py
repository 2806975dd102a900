"""Runs of tools that are interrupted at any moment: they can be gone on with, and every call has its result."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, StreamTruncatedError
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit._async.tools.conversations import ASKING, DONE, STREAMED_DONE, asks, streamed, wanted
from tests.unit.interrupts.attack import INTERRUPTS, attacks

CALLED = (wanted("wait", 1, who="a"), wanted("wait", 2, who="b"), {"type": "text", "text": "While they run."})
PACKAGE = "integrations_anthropic"


class Answering(MockTransport):
    """Answers by what it is asked: an answer that was interrupted may be asked for again."""

    def __init__(self, asking: Reply, done: Reply) -> None:
        super().__init__()
        self._asking, self._done = asking, done

    def send(self, request: Any) -> Any:
        """Calls of tools, and the last answer after their results."""
        turn = json.loads(request.body)["messages"][-1]
        self.returning(self._asking if isinstance(turn["content"], str) else self._done)
        return super().send(request)


def interrupted_run(method: str, asking: Reply, done: Reply, *modules: str) -> None:
    """Interrupt a run at every moment: it can be gone on with, and ends as one that was not interrupted."""
    for attack in attacks(*modules):

        def wait(who: str) -> str:
            """Returns."""
            return who

        client = AnthropicClient(api_key="sk-test", transport=Answering(asking, done), max_retries=0)
        runner = getattr(client.messages, method)(**ASKING, tools=[wait], confirm=lambda call: True)
        error = attack.run(runner.until_done)
        assert error is None or isinstance(error, INTERRUPTS), attack.place
        for _ in range(3):
            try:
                final = runner.until_done()
                break
            except StreamTruncatedError:
                continue
        turns: Any = runner.messages
        assert final.stop_reason == "end_turn", attack.place
        assert [turn["role"] for turn in turns[:3]] == ["user", "assistant", "user"], attack.place
        for asked, answered in zip(turns[1::2], turns[2::2], strict=False):
            calls = [block.id for block in asked["content"] if block.type == "tool_use"]
            assert [block["tool_use_id"] for block in answered["content"]] == calls, attack.place


@pytest.mark.parametrize("module", ["tools.stream_runner", "tools.tool_stream", "tools.tool_calls", "tools.rounds"])
def test_a_streamed_run_that_is_interrupted_anywhere_goes_on(module: str) -> None:
    modules = (f"{PACKAGE}._sync.{module}", f"{PACKAGE}._core.tools.tool_run")
    interrupted_run("run_tools_stream", streamed(*CALLED), STREAMED_DONE, *modules)


@pytest.mark.parametrize("method", ["run_tools", "run_tools_stream"])
def test_a_run_whose_threads_are_interrupted_while_they_start_goes_on(method: str) -> None:
    replies = (streamed(*CALLED), STREAMED_DONE) if method == "run_tools_stream" else (asks(*CALLED), DONE)
    interrupted_run(method, *replies, f"{PACKAGE}._runtime.jobs")


@pytest.mark.parametrize("calls", [CALLED, CALLED[:1]])
def test_a_run_that_is_interrupted_anywhere_goes_on(calls: Any) -> None:
    modules = (f"{PACKAGE}._sync.tools.runner", f"{PACKAGE}._sync.tools.rounds", f"{PACKAGE}._sync.tools.tool_calls")
    interrupted_run("run_tools", asks(*calls), DONE, *modules, f"{PACKAGE}._core.tools.tool_run")
