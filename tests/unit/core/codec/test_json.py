from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.codec.json import MAX_DEPTH, dumps, loads
from integrations_anthropic.errors import AnthropicError, SerializationError, ValidationError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"9223372036854775807", 2**63 - 1),
        (b"9223372036854775808", 2**63),
        (b"18446744073709551615", 2**64 - 1),
        (b"18446744073709551616", 2**64),
        (b"-9223372036854775808", -(2**63)),
        (b"-9223372036854775809", -(2**63) - 1),
        (b"[1, 123456789012345678901234567890]", [1, 123456789012345678901234567890]),
        (b'{"id": "12345678901234567890", "n": 1.5}', {"id": "12345678901234567890", "n": 1.5}),
        (b"0.12345678901234567890123", 0.12345678901234567890123),
        (b"1e22", 1e22),
        (b"-0.0", -0.0),
        (b'"\\ud800"', "\ud800"),
        (b'{"\\udfff": "\\ud83d\\ude00"}', {"\udfff": "😀"}),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b'{"a": 1, "a": 12345678901234567890123}', {"a": 12345678901234567890123}),
        (b" \n\t null \r\n", None),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
    ],
)
def test_what_json_says_is_kept_exactly(text, value):
    read = loads(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"  ",
        b"NaN",
        b"[Infinity]",
        b'{"a": -Infinity}',
        b"[NaN, 12345678901234567890]",
        b"1e400",
        b"[-1e999, 12345678901234567890]",
        b'"\xff"',
        b'{"a": "\xc3"}',
        b"01",
        b"[1,]",
        b'{"a": 1} x',
        b"{'a': 1}",
        b'"\x01"',
        b"<html></html>",
        b"[" * 5000 + b"]" * 5000,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b"1" * 5000,
    ],
)
def test_what_is_no_json_is_a_serialization_error_that_keeps_the_text(text):
    with pytest.raises(SerializationError) as caught:
        loads(text)
    assert caught.value.path == "$"
    assert caught.value.body == text.decode("utf-8", "replace")
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("inner", [b"12345678901234567890", b'"\\ud800[[[[{{{{"', b'"\\ud800\\\\\\"[[[["'])
def test_what_only_the_standard_module_reads_is_read_up_to_512_levels_on_every_version(inner):
    value = loads(b"[" * MAX_DEPTH + inner + b"]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH):
        (value,) = value
    with pytest.raises(SerializationError, match="nested too deeply"):
        loads(b"[" * (MAX_DEPTH + 1) + inner + b"]" * (MAX_DEPTH + 1))


def test_deep_but_sensible_nesting_is_read():
    value = loads(b"[" * 300 + b"]" * 300)
    for _ in range(299):
        (value,) = value
    assert value == []


@pytest.mark.parametrize(
    "value",
    [
        2**64,
        -(2**63) - 1,
        {"n": 10**30},
        "\ud800",
        {"\udfff": ["a\ud800b"]},
        [0.1, 1e300, -0.0],
        "\u2028\x85\x7f",
        {"": ""},
    ],
)
def test_what_is_written_is_read_back(value):
    assert loads(dumps(value)) == value


@pytest.mark.parametrize("value", [{1, 2}, {"a": object()}, 10**30 + 1j])
def test_what_cannot_be_written_is_a_serialization_error(value):
    with pytest.raises(SerializationError, match="cannot be written"):
        dumps(value)


def test_a_list_that_holds_itself_cannot_be_written():
    value: list[object] = []
    value.append(value)
    with pytest.raises(SerializationError, match="cannot be written"):
        dumps(value)


@given(JSON)
def test_any_json_survives_the_way_out_and_back(value):
    assert loads(dumps(value)) == value


@given(JSON)
def test_any_json_reads_as_the_standard_module_reads_it(value):
    text = json.dumps(value)
    assert loads(text.encode()) == json.loads(text)


@given(st.binary(max_size=40))
def test_any_bytes_give_a_value_or_our_error(text):
    try:
        value = loads(text)
    except SerializationError:
        return
    assert not (isinstance(value, float) and not math.isfinite(value))


def test_our_errors_are_of_our_tree():
    assert issubclass(SerializationError, AnthropicError)
    assert not issubclass(SerializationError, ValidationError)
