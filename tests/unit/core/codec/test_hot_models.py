"""Models whose reading is written out: the same comes of any data as where the general hook reads them."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import models
from integrations_anthropic._core.codec.decode import _general_hook, hook_of, plan_of
from integrations_anthropic._core.codec.encode import encode
from integrations_anthropic._core.codec.scalars import TypeMismatch
from integrations_anthropic.models._functions import READERS
from tests.unit.responses import MESSAGE
from tests.unit.server_events import OVER, began, block, ends, piece, stopped

USAGE: dict[str, Any] = {
    "input_tokens": 1,
    "output_tokens": 2,
    "cache_creation_input_tokens": None,
    "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 3},
    "service_tier": "standard",
}
SUCCEEDED = {"type": "succeeded", "message": MESSAGE | {"usage": USAGE}}
DELTAS: dict[str, dict[str, Any]] = {
    "TextDelta": {"type": "text_delta", "text": "x"},
    "InputJsonDelta": {"type": "input_json_delta", "partial_json": "{"},
    "ThinkingDelta": {"type": "thinking_delta", "thinking": "x"},
    "SignatureDelta": {"type": "signature_delta", "signature": "x"},
    "CitationsDelta": {
        "type": "citations_delta",
        "citation": {
            "type": "char_location",
            "cited_text": "x",
            "document_index": 0,
            "document_title": None,
            "start_char_index": 0,
            "end_char_index": 1,
            "file_id": None,
        },
    },
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "BatchResult": {"custom_id": "a", "result": SUCCEEDED},
    "BatchSucceeded": SUCCEEDED,
    "CacheCreation": USAGE["cache_creation"],
    "ContentBlockDelta": piece(**DELTAS["TextDelta"]),
    "ContentBlockStart": block(),
    "ContentBlockStop": ends(),
    "MessageDelta": stopped(),
    "MessageDeltaBody": stopped()["delta"],
    "MessageDeltaUsage": {"output_tokens": 3, "input_tokens": 4, "server_tool_use": None},
    "MessageResponse": MESSAGE | {"usage": USAGE},
    "MessageStart": began(),
    "MessageStop": OVER,
    "Ping": {"type": "ping"},
    "TextBlock": {"type": "text", "text": "x", "citations": None},
    "ThinkingBlock": {"type": "thinking", "thinking": "x", "signature": "y"},
    "ToolUseBlock": {"type": "tool_use", "id": "t", "name": "f", "input": {"a": [1]}, "caller": {"type": "direct"}},
    "Usage": USAGE,
    **DELTAS,
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.floats(allow_nan=False, allow_infinity=False),  # what JSON has
    st.text(max_size=3),
    st.lists(st.none(), max_size=2),
    st.dictionaries(st.sampled_from(["type", "text", "odd"]), st.text(max_size=3), max_size=2),
)


def outcome(hook: Any, data: Any) -> Any:
    """What a hook makes of data: the class, the data again, what was null and what was unknown; or the fault."""
    try:
        record = hook(copy.deepcopy(data), None)
    except TypeMismatch as fault:
        return "misfit", str(fault), fault.path
    fields = {name: getattr(record, name) for name in type(record).__slots__ if hasattr(record, name)}
    nulls, extra = getattr(record, "_nulls", ()), getattr(record, "_extra", None)
    return type(record).__name__, json.dumps(encode(record)), list(fields), nulls, extra


def test_every_model_that_is_written_out_has_an_example() -> None:
    assert EXAMPLES.keys() == READERS.keys()


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_is_read_and_given_back(name: str) -> None:
    cls = getattr(models, name)
    assert encode(hook_of(cls)(EXAMPLES[name], None)) == EXAMPLES[name]


@given(st.data())
def test_the_same_comes_of_any_data(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(EXAMPLES)))
    cls = getattr(models, name)
    value: Any = copy.deepcopy(EXAMPLES[name])
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.sampled_from([*value, "unknown"]))
        if data.draw(st.booleans()):
            value[place] = data.draw(ODD)
        else:
            value.pop(place, None)
    value = data.draw(ODD) if data.draw(st.integers(0, 20)) == 0 else value
    assert outcome(hook_of(cls), value) == outcome(_general_hook(cls, plan_of(cls)), value)
