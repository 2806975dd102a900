"""Incomplete JSON text: what it is worth so far."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.streaming.partial_json import PartialJSON, readable

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=8,
)


def grown(text: str) -> Any:
    growing = PartialJSON()
    growing.add(text)
    return growing.readable(None, cut_strings=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ('"', ""),
        ('"ab', "ab"),
        ('{"a', {}),
        ('{"a"', {}),
        ('{"a": "', {"a": ""}),
        ('{"a": "b', {"a": "b"}),
        ('{"a": "b\\', {"a": "b"}),
        ('{"a": "b\\n', {"a": "b\n"}),
        ('{"a": "b\\\\', {"a": "b\\"}),
        ('{"a": "b\\u00', {"a": "b"}),
        ('{"a": "b\\\\u00', {"a": "b\\u00"}),
        ('{"a": "b\\u00e9', {"a": "bé"}),
        ('{"a": "b\\ud83d', {"a": "b"}),
        ('{"a": "b\\ud83d\\ude', {"a": "b"}),
        ('{"a": "b\\ud83d\\ude00', {"a": "b😀"}),
        ('{"a": 12', {}),
        ('{"a": 12,', {"a": 12}),
        ('[["a", "b', [["a", "b"]]),
        ("Let me see", None),
    ],
)
def test_a_string_that_grows_is_as_long_as_what_is_certain_of_it(text: str, value: Any) -> None:
    assert grown(text) == value


def test_a_string_that_grows_is_left_out_of_the_input_of_a_tool() -> None:
    assert readable('{"a": 1, "b": "half a pa', None) == {"a": 1}


def _is_part(part: Any, whole: Any) -> bool:
    """Whether a value is another one of which some is missing at the end."""
    if part is None or part == whole:
        return True
    if isinstance(part, str):
        return isinstance(whole, str) and whole.startswith(part)
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) <= len(whole) and all(map(_is_part, part, whole))
    return isinstance(part, dict) and isinstance(whole, dict) and all(_is_part(part[key], whole[key]) for key in part)


@given(VALUES, st.booleans())
def test_every_beginning_is_a_part_of_the_whole_value(value: Any, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    growing = PartialJSON()
    for character in text:
        growing.add(character)
        assert _is_part(growing.readable(None, cut_strings=True), value)
    growing.add(" ")
    assert growing.readable(None, cut_strings=True) == value
