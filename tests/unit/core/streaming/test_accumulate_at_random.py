"""Whatever a stream says, in whatever order: a message, a clear error, or nothing."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations_anthropic import to_dict
from integrations_anthropic._core.codec.type_refs import TypeRef
from integrations_anthropic._core.streaming.accumulate import Accumulator
from integrations_anthropic.errors import AnthropicError
from tests.unit.responses import EVENTS

SCALARS = st.none() | st.booleans() | st.integers(-3, 2**70) | st.floats(allow_nan=False) | st.text(max_size=6)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)
NAMES = st.sampled_from(["type", "index", "delta", "content_block", "message", "usage", "text", "partial_json", "new"])


@st.composite
def mangled(draw):
    """An event of a real stream with something in it that is not what it should be."""
    event = copy.deepcopy(draw(st.sampled_from(EVENTS)))
    place = event
    for _ in range(draw(st.integers(0, 2))):
        inner = [value for value in place.values() if isinstance(value, dict)]
        place = draw(st.sampled_from(inner)) if inner else place
    if draw(st.booleans()):
        place[draw(NAMES)] = draw(JSON)
    elif place:
        place.pop(draw(st.sampled_from(sorted(place))))
    return event


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(EVENTS) | mangled() | st.dictionaries(NAMES, JSON, max_size=4), max_size=12))
def test_events_that_mean_nothing_are_a_clear_error_or_nothing(events):
    message = Accumulator()
    for event in events:
        try:
            message.add(copy.deepcopy(event))
            message.message(TypeRef("MessageResponse"))
        except AnthropicError as error:
            assert error.message


@pytest.mark.parametrize("piece", ['"x"', "[1]", "nope", '{"a": 1}', "{", "7", "null"])
@pytest.mark.parametrize("kind", ["text", "confetti"])
def test_json_for_a_block_that_has_no_such_field_is_kept_and_breaks_nothing(piece, kind):
    message = Accumulator(strict=True)
    message.add(copy.deepcopy(EVENTS[0]))
    message.add({"type": "content_block_start", "index": 0, "content_block": {"type": kind, "text": ""}})
    delta = {"type": "input_json_delta", "partial_json": piece}
    message.add({"type": "content_block_delta", "index": 0, "delta": delta})
    growing = message.message(TypeRef("MessageResponse"))
    assert growing.content[0].type == kind
    message.add({"type": "content_block_stop", "index": 0})
    block = to_dict(message.message(TypeRef("MessageResponse")))["content"][0]
    expected = {"nope": "nope", "{": {}}.get(piece, "whole")
    assert block["input"] == (json.loads(piece) if expected == "whole" else expected)
