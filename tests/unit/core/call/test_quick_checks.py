"""Requests that fit are seen to fit at once; whatever does not is left to the checks that name the field."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import InputMessage, TextBlock, ValidationError, message
from integrations_anthropic._core.call import validation
from integrations_anthropic._core.call.validation import validate
from integrations_anthropic._core.codec import encode as encoding
from integrations_anthropic._core.codec.encode import encode, refuse
from integrations_anthropic.models._facts import RULES
from integrations_anthropic.models._functions import FITS

MESSAGES: dict[str, Any] = {
    "model": "m",
    "max_tokens": 9,
    "messages": [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": [{"type": "text", "text": "Hello"}]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": "x"}]},
    ],
    "system": "Be short.",
    "temperature": 0.5,
    "stop_sequences": ["x"],
    "metadata": {"user_id": "u"},
}
BODIES = {
    "CreateMessageRequest": MESSAGES,
    "CountTokensRequest": {name: MESSAGES[name] for name in ("model", "messages", "system")},
    "CreateBatchRequest": {"requests": [{"custom_id": "a", "params": MESSAGES}]},
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.floats(-1, 2, allow_nan=False),
    st.sampled_from(["", " ", "x", "user", "assistant", "system"]),
    st.lists(st.sampled_from(["", "x", 1, {}, {"role": "user", "content": "x"}]), max_size=2),
    st.dictionaries(st.sampled_from(["type", "role", "content"]), st.sampled_from(["message", "user", "", "x"])),
)


@pytest.mark.parametrize("name", sorted(BODIES))
def test_an_ordinary_request_fits_at_once(name: str) -> None:
    assert FITS[name](BODIES[name])


def test_every_record_that_is_checked_is_looked_through() -> None:
    assert FITS.keys() == RULES.keys()


def _changed(data: st.DataObject, value: Any) -> None:
    """Change something at any depth."""
    while True:
        keys: list[Any] = [*value, "unknown"] if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        inner = value.get(key) if isinstance(value, dict) else value[key]
        if isinstance(inner, (dict, list)) and inner and data.draw(st.booleans()):
            value = inner
            continue
        value[key] = data.draw(ODD)
        return


@given(st.data())
def test_what_fits_at_once_keeps_within_every_bound(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(BODIES)))
    body = copy.deepcopy(BODIES[name])
    for _ in range(data.draw(st.integers(1, 3))):
        _changed(data, body)
    if FITS[name](body):
        before = copy.deepcopy(body)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(validation, "FITS", {})
            validate(body, name)
        assert body == before


def test_a_whole_response_among_the_turns_is_left_to_the_checks_that_replace_it() -> None:
    response = {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "x"}]}
    body = MESSAGES | {"messages": [*MESSAGES["messages"], response, {"role": "user", "content": "y"}]}
    assert not FITS["CreateMessageRequest"](body)
    validate(body, "CreateMessageRequest")
    assert body["messages"][3] == {"role": "assistant", "content": response["content"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just(message("user", "Hi")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=3)
    ),
    max_leaves=12,
)


def _outcome(function: Any, value: Any) -> Any:
    try:
        return function(value)
    except ValidationError as error:
        return type(error), error.message, error.field


@given(JSON)
def test_the_quick_way_to_json_gives_what_the_slow_one_gives(value: Any) -> None:
    slow = _outcome(lambda given: encoding._encode(given, "body", refuse), value)
    assert _outcome(lambda given: encode(given, "body"), value) == slow


def test_models_inside_of_data_are_copied_without_changing_them() -> None:
    block = TextBlock(text="x")
    turn = InputMessage(role="user", content=[block])
    encoded = encode({"messages": [turn]})
    encoded["messages"][0]["content"][0]["text"] = "changed"
    assert block.text == "x"
    assert encode(turn) == {"role": "user", "content": [{"type": "text", "text": "x"}]}
