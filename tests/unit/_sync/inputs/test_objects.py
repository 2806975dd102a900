# Derived from tests/unit/_async/inputs/test_objects.py by `make codegen`. Do not edit.
"""Objects of other libraries in a request: blocks and responses of the official client, models of the caller's own."""

from __future__ import annotations

from collections import ChainMap, UserDict, deque
from collections.abc import Iterator
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field

from integrations_anthropic import ValidationError
from tests.unit.inputs.lookalikes import OfficialParsedText, OfficialText, official_message

from .requests import EVERY_WAY, FIELDS, HELLO, Sending, created

THOUGHT = {"type": "thinking", "thinking": "Hm", "signature": "c2ln"}
CALL = {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {"at": None}, "caller": {"type": "direct"}}
RESULT = {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "1"}]}


class OwnBlock(BaseModel):
    """A block of the caller's own, whose type is a default."""

    type: Literal["text"] = "text"
    said: str = Field(serialization_alias="text")
    cache_control: dict[str, str] | None = None


class Unwilling(BaseModel):
    """A model that JSON does not have."""

    value: Any = None


class Words(StrEnum):
    """Texts by name."""

    STOP = "END"


@pytest.mark.parametrize("send", EVERY_WAY, ids=lambda send: send.__name__)
def test_blocks_of_the_official_client_are_sent_as_they_came(send: Sending) -> None:
    answer = official_message(THOUGHT, {"type": "text", "text": "a", "citations": None}, CALL)
    sent = send(messages=[HELLO, {"role": "assistant", "content": answer.content}, RESULT])
    # What was null in the response is null; what was not in it is not sent.
    blocks = [THOUGHT, {"type": "text", "text": "a", "citations": None}, CALL]
    assert sent["messages"] == [HELLO, {"role": "assistant", "content": blocks}, RESULT]


@pytest.mark.parametrize("send", EVERY_WAY, ids=lambda send: send.__name__)
def test_a_whole_response_of_the_official_client_is_a_turn(send: Sending) -> None:
    answer = official_message(THOUGHT, {"type": "text", "text": " "}, CALL, stop_reason="tool_use", new_field=1)
    sent = send(messages=[HELLO, answer, RESULT])
    assert sent["messages"] == [HELLO, {"role": "assistant", "content": [THOUGHT, CALL]}, RESULT]


def test_fields_that_the_class_excludes_from_requests_are_not_sent() -> None:
    block = OfficialParsedText(type="text", text="5", parsed_output=5)
    answer = official_message()
    answer.content.append(block)
    for turn in ({"role": "assistant", "content": [block]}, answer):
        sent = created(messages=[HELLO, turn, HELLO])
        assert sent["messages"][1]["content"] == [{"type": "text", "text": "5"}]


def test_objects_are_taken_in_the_system_prompt_and_as_tools() -> None:
    class Described(BaseModel):
        name: str
        input_schema: dict[str, Any]

    tool = Described(name="look", input_schema={"type": "object"})
    sent = created(messages=[HELLO], system=[OfficialText(type="text", text="Be brief")], tools=[tool])
    assert sent["system"] == [{"type": "text", "text": "Be brief"}]
    assert sent["tools"] == [{"name": "look", "input_schema": {"type": "object"}}]


def test_a_model_of_the_caller_is_sent_with_its_aliases_and_with_defaults_that_are_not_null() -> None:
    sent = created(messages=[{"role": "user", "content": [OwnBlock(said="Hi")]}])
    assert sent["messages"][0]["content"] == [{"type": "text", "text": "Hi"}]


def test_an_object_that_cannot_be_dumped_is_refused_with_its_path_and_cause() -> None:
    with pytest.raises(ValidationError, match="Unwilling cannot be dumped") as caught:
        created(messages=[{"role": "user", "content": [Unwilling(value=object())]}])
    assert caught.value.field == "messages[0].content[0]"
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize("send", EVERY_WAY, ids=lambda send: send.__name__)
def test_an_iterator_is_consumed_once_and_sent_by_every_method(send: Sending) -> None:
    def turns() -> Iterator[dict[str, Any]]:
        yield {"role": "user", "content": ({"type": "text", "text": text} for text in "ab")}

    sent = send(messages=turns(), system=iter([{"type": "text", "text": "s"}]))
    texts = [{"type": "text", "text": text} for text in "ab"]
    assert sent["messages"] == [{"role": "user", "content": texts}]
    assert sent["system"] == [{"type": "text", "text": "s"}]


@pytest.mark.parametrize(
    "turns",
    [(HELLO,), deque([HELLO]), {"a": HELLO}.values(), [UserDict(HELLO)], [MappingProxyType(HELLO)]],
    ids=lambda turns: type(turns).__name__,
)
def test_a_list_may_be_any_sequence_and_a_dict_any_mapping(turns: Any) -> None:
    sent = created(messages=turns, metadata=ChainMap({"user_id": "a"}), system=None)
    assert sent == {**FIELDS, "messages": [HELLO], "metadata": {"user_id": "a"}}


def test_texts_of_subclasses_are_texts_and_keys_of_a_dict_a_list() -> None:
    sent = created(messages=[HELLO], stop_sequences=[Words.STOP])
    assert sent["stop_sequences"] == ["END"]
    assert (created(messages=[HELLO], stop_sequences={"END": 1}.keys()))["stop_sequences"] == ["END"]


@pytest.mark.parametrize(
    "value",
    [{"a"}, frozenset("a"), {"a": 1}.items(), object(), Enum("Plain", "A").A, len, OwnBlock, complex(1)],  # type: ignore[attr-defined]
    ids=lambda value: type(value).__name__,
)
def test_what_stands_for_nothing_is_refused_with_its_path(value: Any) -> None:
    with pytest.raises(ValidationError, match="cannot be sent as JSON") as caught:
        created(messages=[HELLO], stop_sequences=value)
    assert caught.value.field == "stop_sequences"
