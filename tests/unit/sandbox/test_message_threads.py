"""What is kept of a conversation, and what two requests for the same answer get."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic.sandbox.errors import SandboxAPIError
from integrations_anthropic.sandbox.model import threads
from integrations_anthropic.sandbox.model.threads import BETA, MessageThreads
from integrations_anthropic.testing import VirtualClock

Json = Any
BETAS = frozenset({BETA})
ANSWER = {"id": "msg_1", "content": [{"type": "text", "text": "a"}]}


@pytest.fixture
def kept() -> MessageThreads:
    return MessageThreads(VirtualClock())


def request(thread: Json, content: str = "x") -> Json:
    return {"messages": [{"role": "user", "content": content}], "thread": thread}


def after(name: str) -> Json:
    return {"type": "continue", "previous_message_id": name}


def create(kept: MessageThreads, answer: Json) -> None:
    with kept.turn(request({"type": "create"}), BETAS) as turn:
        turn.message = answer


def error_code(kept: MessageThreads, name: str) -> str:
    with pytest.raises(SandboxAPIError) as caught, kept.turn(request(after(name)), BETAS):
        pass
    assert caught.value.details is not None
    return str(caught.value.details["error_code"])


def test_an_answer_that_is_being_continued_cannot_be_continued(kept: MessageThreads) -> None:
    create(kept, ANSWER)
    with kept.turn(request(after("msg_1")), BETAS):
        assert error_code(kept, "msg_1") == "thread_continue_in_flight"
    # That request ended without an answer.
    with kept.turn(request(after("msg_1")), BETAS) as turn:
        turn.message = ANSWER | {"id": "msg_2"}
    assert error_code(kept, "msg_1") == "thread_already_continued"


def test_a_failure_leaves_the_answer_to_be_continued(kept: MessageThreads) -> None:
    create(kept, ANSWER)
    with pytest.raises(ZeroDivisionError), kept.turn(request(after("msg_1")), BETAS) as turn:
        turn.message = 1 / 0
    with kept.turn(request(after("msg_1"), "y"), BETAS) as turn:
        assert [one["role"] for one in turn.body["messages"]] == ["user", "assistant", "user"]
        assert "thread" not in turn.body


def test_an_empty_answer_is_no_turn_of_the_conversation(kept: MessageThreads) -> None:
    create(kept, ANSWER | {"content": []})
    with kept.turn(request(after("msg_1"), "y"), BETAS) as turn:
        assert [one["content"] for one in turn.body["messages"]] == ["x", "y"]


def test_the_oldest_thread_is_forgotten_first(kept: MessageThreads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "MAX_THREADS", 2)
    for number in range(3):
        create(kept, ANSWER | {"id": f"msg_{number}"})
    assert error_code(kept, "msg_0") == "thread_not_found"
    with kept.turn(request(after("msg_1")), BETAS) as turn:
        assert turn.body["messages"]
