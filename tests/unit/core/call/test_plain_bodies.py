"""Bodies of plain data are written without being copied: the same text or refusal as by the general way."""

from __future__ import annotations

import datetime
import enum
import math
import uuid
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import Conversation, CreateMessageRequest, TextBlock
from integrations_anthropic._core.call import request
from integrations_anthropic._core.call.request import UnsettledBody
from integrations_anthropic._core.content import plain_body
from integrations_anthropic._core.content.plain_body import dumps_plain, is_heavy
from integrations_anthropic._core.resilience.token_estimate import input_tokens
from integrations_anthropic.errors import AnthropicError
from tests.unit.core.call.operations import FIELDS, built


class Colour(enum.Enum):
    RED = "red"


class Word(str, enum.Enum):  # noqa: UP042 - not every enum of texts is a StrEnum
    A = "a"


class Text(str):
    __slots__ = ()


class Half(float):
    pass


class Equal(enum.Enum):
    """Claims to be equal to anything."""

    ONE = "one"

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = enum.Enum.__hash__


@dataclass
class Point:
    x: int = 1


ODD: list[Any] = [
    *[Colour.RED, Word.A, Equal.ONE, Text("t"), Half(0.5), Point(), TextBlock(text="x"), uuid.UUID(int=1)],
    *[math.nan, math.inf, -0.0, 1e300, 2**63, 2**70, -(2**70), b"x", {1, 2}, ..., 1j, len],
    *[datetime.datetime(2026, 1, 1), datetime.date(2026, 1, 1), "\ud800", "null", {1: 2}, {Word.A: 1}, {Text("k"): 1}],
    *[(1, 2), ("a", ["b"]), range(2), {"a": None}],
]
VALUES = st.recursive(
    st.sampled_from(ODD) | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=3) | st.just("type"), inner, max_size=3)
    ),
    max_leaves=8,
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(-9, 9) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def outcome(fields: dict[str, Any], *, streamed: bool) -> Any:
    """The text of the body, or the error."""
    try:
        return built(fields=fields, streamed=streamed).body
    except UnsettledBody:
        return "unsettled"
    except AnthropicError as error:
        return type(error), str(error), getattr(error, "field", None)


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """Fields of a request, odd or not."""
    fields: dict[str, Any] = {**FIELDS}
    block = {"type": "tool_result", "tool_use_id": "t", "content": draw(VALUES), "input": draw(VALUES)}
    source = draw(st.sampled_from([{"data": "long text"}, {"data": 'é\u2028"\\\x00' * 3, "more": block}, draw(VALUES)]))
    content = draw(st.sampled_from([[block], [{"type": "image", "source": source}, block], "a long text"]))
    turn = {"role": draw(st.sampled_from(["user", "assistant", Word.A])), "content": content}
    turns: Any = [*FIELDS["messages"], turn]
    fields["messages"] = draw(st.sampled_from([turns, tuple(turns), Conversation(FIELDS["messages"])]))
    for name in draw(st.lists(st.sampled_from(["system", "temperature", "metadata", "messages", "stream", "model"]))):
        fields[name] = draw(VALUES)
    return fields


@given(requests(), st.booleans(), st.booleans())
def test_any_request_has_the_same_body_both_ways(fields: dict[str, Any], streamed: bool, is_large: bool) -> None:
    with patch.multiple(plain_body, **({"LARGE": 0, "LONG": 3, "PART": 2} if is_large else {"LARGE": 10**6})):
        quick = outcome(fields, streamed=streamed)
    with patch.object(request, "dumps_plain", lambda data: None):
        assert outcome(fields, streamed=streamed) == quick


@given(PLAIN)
def test_plain_data_is_written_in_one_step(value: Any) -> None:
    assert dumps_plain({"value": value}) is not None


@pytest.mark.parametrize("messages", [FIELDS["messages"], tuple(FIELDS["messages"]), Conversation(FIELDS["messages"])])
def test_turns_of_every_kind_of_sequence_are_written_in_one_step(messages: Any) -> None:
    with patch.object(request, "encode", side_effect=AssertionError):
        assert built(fields={**FIELDS, "messages": messages}).body == built().body


def test_what_the_caller_gave_stays_as_it_is() -> None:
    fields: dict[str, Any] = {**FIELDS, "messages": [{"role": "user", "content": [{"type": "text", "text": "x"}]}]}
    before = repr(fields)
    built(fields=fields, streamed=True)
    assert repr(fields) == before


def test_tuples_are_estimated_as_lists() -> None:
    blocks = [{"type": "text", "text": "Hello there. " * 9}, {"type": "tool_result", "content": ("a", "b")}]
    as_lists = {"messages": [{"role": "user", "content": [blocks[0], {**blocks[1], "content": ["a", "b"]}]}]}
    assert input_tokens({"messages": ({"role": "user", "content": tuple(blocks)},)}) == input_tokens(as_lists)


def test_a_request_is_heavy_where_it_has_many_turns_or_much_content() -> None:
    turn = {"role": "user", "content": "x"}
    assert not is_heavy({"messages": [turn] * 500})
    assert is_heavy({"messages": [turn] * 501})
    assert is_heavy({"requests": [{"params": {"messages": [turn] * 501}}]})
    assert is_heavy({"requests": [{}] * 501})
    long, source = "x" * 1_000_001, {"data": "x" * 1_000_001}
    for content in (long, [{"text": long}], [{"source": source}], [{"content": [{"source": source}]}]):
        assert is_heavy({"messages": [{"content": content}]})
    assert is_heavy(
        {"messages": [TextBlock(text="x"), CreateMessageRequest(model="m", max_tokens=1, messages=[])] * 251}
    )
    assert is_heavy({"messages": Conversation(["x", "y"] * 300)})


@given(VALUES)
def test_a_quick_look_takes_any_value(value: Any) -> None:
    for body in (value, {"messages": value}, {"messages": [value]}, {"messages": [{"content": [value]}]}):
        assert not is_heavy(body)
    assert not is_heavy({"requests": value, "system": value})
    assert not is_heavy({"messages": [{"content": [{"source": value, "content": value}]}], "requests": [value]})
