"""Conversations that are kept: what becomes a turn, saving, loading, trimming."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from integrations_anthropic import (
    ConfigurationError,
    Conversation,
    InputMessage,
    Message,
    TextBlock,
    ValidationError,
    from_dict,
    message,
)
from integrations_anthropic._core.resilience.token_estimate import input_tokens
from tests.unit.responses import MESSAGE

SAID = {"type": "text", "text": "Hello"}


def answer(*content: Any, **more: Any) -> Message:
    """An answer with this content."""
    return from_dict(Message, MESSAGE | {"content": list(content)} | more)


def call(number: int = 1) -> dict[str, Any]:
    return {"type": "tool_use", "id": f"toolu_{number}", "name": "f", "input": {}}


def result(number: int = 1) -> dict[str, Any]:
    return {"role": "user", "content": [{"type": "tool_result", "tool_use_id": f"toolu_{number}", "content": "x"}]}


@pytest.mark.parametrize(
    ("given", "turn"),
    [
        ("Hi", {"role": "user", "content": "Hi"}),
        (message("user", "Hi"), {"role": "user", "content": "Hi"}),
        ({"role": "assistant", "content": "Hi"}, {"role": "assistant", "content": "Hi"}),
        (SAID, {"role": "user", "content": [SAID]}),
        (from_dict(TextBlock, SAID), {"role": "user", "content": [SAID]}),
        ([SAID, SAID], {"role": "user", "content": [SAID, SAID]}),
        (answer(SAID), {"role": "assistant", "content": [SAID]}),
        (answer({"type": "text", "text": " "}, SAID), {"role": "assistant", "content": [SAID]}),
        (answer({"type": "new", "odd": 2**70}), {"role": "assistant", "content": [{"type": "new", "odd": 2**70}]}),
    ],
)
def test_texts_blocks_answers_and_turns_become_turns(given: Any, turn: dict[str, Any]) -> None:
    conversation = Conversation([given])
    assert list(conversation) == [turn]
    assert (len(conversation), conversation[0], conversation[-1:]) == (1, turn, [turn])


def test_an_answer_that_says_nothing_adds_nothing() -> None:
    conversation = Conversation(["Hi", answer(), answer({"type": "text", "text": "\n"})])
    assert len(conversation) == 1


@pytest.mark.parametrize(
    ("given", "place"),
    [
        (7, r"messages\[1\]"),
        (None, r"messages\[1\]"),
        (b"Hi", r"messages\[1\]"),
        ({"role": "tool", "content": "x"}, r"messages\[1\]\.role"),
        ({"role": "user", "content": 7}, r"messages\[1\]\.content"),
        ([SAID, "Hi"], r"messages\[1\]\.content\[1\]"),
        ([SAID, {"text": "Hi"}], r"messages\[1\]\.content\[1\]"),
        ({"role": "user", "content": [{"type": "text", "text": float("nan")}]}, r"messages\[1\]\.content\[0\]\.text"),
    ],
)
def test_what_is_no_turn_is_refused_with_its_place_and_nothing_is_added(given: Any, place: str) -> None:
    conversation = Conversation(["Hi"])
    with pytest.raises(ValidationError, match=place):
        conversation.extend(["one more", given] if "[2]" in place else [given])
    assert len(conversation) == 1


def test_of_several_turns_all_are_added_or_none() -> None:
    conversation = Conversation(["Hi"])
    with pytest.raises(ValidationError, match=r"messages\[2\]"):
        conversation.extend(["two", object()])  # type: ignore[list-item]  # pyright: ignore
    assert len(conversation) == 1
    with pytest.raises(ValidationError, match="must be a list of turns"):
        conversation.extend("Hi")


def test_the_container_of_an_answer_is_kept() -> None:
    container = {"id": "container_1", "expires_at": "2026-01-01T00:00:00Z", "skills": None}
    conversation = Conversation(["Hi", answer(SAID, container=container), "more", answer(SAID)])
    assert conversation.container == "container_1"
    assert Conversation.from_json(conversation.to_json()).container == "container_1"


def test_the_last_turn_can_be_taken_back() -> None:
    conversation = Conversation(["one", "two"])
    assert conversation.pop() == {"role": "user", "content": "two"}
    conversation.pop()
    with pytest.raises(ConfigurationError, match="no turns"):
        conversation.pop()


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda c: c.copy(), lambda c: pickle.loads(pickle.dumps(c))]
)
def test_a_copy_is_equal(again: Any) -> None:
    conversation = Conversation(["Hi", answer(SAID)], system="s")
    assert again(conversation) == conversation
    assert conversation != [*conversation]
    with pytest.raises(TypeError):
        hash(conversation)


def test_its_repr_holds_nothing_that_was_said() -> None:
    assert repr(Conversation(["secret"], system="secret")) == "Conversation(1 turns)"


def talk() -> Conversation:
    """Three exchanges, the second with a tool."""
    return Conversation(["one", answer(SAID), "two", answer(call()), result(), answer(SAID), "three", answer(SAID)])


def each(turns: list[Any]) -> int:
    """Ten tokens a turn."""
    return 10 * len(turns)


@pytest.mark.parametrize(("most", "left"), [(1000, 8), (80, 8), (79, 6), (60, 6), (59, 2), (20, 2)])
def test_as_few_turns_as_possible_are_removed_and_calls_keep_their_results(most: int, left: int) -> None:
    conversation = talk()
    whole = list(conversation)
    removed = conversation.trim(most, count=each)
    assert list(conversation) == whole[8 - left :]
    assert removed == whole[: 8 - left]


async def _counted(turns: list[Any]) -> int:
    return each(turns)


@pytest.mark.anyio
async def test_a_function_that_is_awaited_counts_as_well() -> None:
    conversation = talk()
    assert len(await conversation.trim_async(60, count=_counted)) == 2
    assert len(conversation) == 6


def test_an_exchange_that_is_too_large_alone_is_an_error_and_nothing_is_removed() -> None:
    conversation = talk()
    with pytest.raises(ValidationError, match="last exchange alone has more than 19 tokens"):
        conversation.trim(19, count=each)
    assert len(conversation) == 8


def test_tokens_are_estimated_without_a_function_that_counts_them() -> None:
    turns = [InputMessage(role="user", content=f"{word} " * 400) for word in ("one", "two", "three")]
    conversation = Conversation(turns, system="Be short. " * 400)
    estimate = input_tokens({"system": conversation.system, "messages": list(conversation)})
    assert conversation.trim(estimate) == []
    assert conversation.trim(estimate - 1)[0]["content"] == "one " * 400
    assert len(conversation) == 2


@pytest.mark.parametrize("most", [0, -1, True, 1.5, "9", None])
def test_the_limit_is_checked(most: Any) -> None:
    with pytest.raises(ValidationError, match="max_tokens: must be an integer"):
        talk().trim(most)


@pytest.mark.parametrize("tokens", [None, "9", 1.5, True])
def test_a_count_that_is_no_number_is_refused(tokens: Any) -> None:
    conversation = talk()
    with pytest.raises(ValidationError, match="count: must return"):
        conversation.trim(9, count=lambda turns: tokens)
    assert len(conversation) == 8


def test_an_empty_conversation_needs_no_count() -> None:
    assert Conversation().trim(1) == []


TURNS = st.lists(
    st.sampled_from(["user", "assistant", "call", "result"]).map(
        lambda kind: {
            "user": {"role": "user", "content": "x"},
            "assistant": {"role": "assistant", "content": "x"},
            "call": {"role": "assistant", "content": [call()]},
            "result": result(),
        }[kind]
    ),
    max_size=30,
)


@given(TURNS, st.integers(1, 300))
def test_what_is_left_begins_with_a_question_and_one_exchange_more_would_be_too_much(turns: Any, most: int) -> None:
    conversation = Conversation(turns)
    starts = [i for i, turn in enumerate(turns) if turn["role"] == "user" and turn != result()]
    fitting = [i for i in sorted({0, *starts}) if 10 * (len(turns) - i) <= most]
    if not turns or fitting:
        conversation.trim(most, count=each)
        assert list(conversation) == (turns[fitting[0] :] if turns else [])
    else:
        with pytest.raises(ValidationError):
            conversation.trim(most, count=each)
        assert list(conversation) == turns


def test_files_and_objects_of_other_libraries_are_read_when_they_are_added(tmp_path: Path) -> None:
    picture = tmp_path / "p.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")

    class Block(BaseModel):
        type: str = "text"
        text: str

    source = {"type": "base64", "media_type": "image/png", "data": picture}
    conversation = Conversation([[{"type": "image", "source": source}, Block(text="What is it?")]])
    picture.unlink()
    assert conversation[0]["content"] == [
        {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}},
        {"type": "text", "text": "What is it?"},
    ]
