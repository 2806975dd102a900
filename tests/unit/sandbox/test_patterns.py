"""Patterns of schemas are matched as Python's `re` does, in bounded time."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic.sandbox.model.patterns import WorkLimitError, example, matches, work_limit
from integrations_anthropic.sandbox.model.schema_validation import is_valid
from integrations_anthropic.sandbox.model.schema_values import MAX_WORK, value_for

PATTERNS = [
    "",
    "^$",
    "^[A-Z]{3}$",
    r"\d+",
    "^(a|bc)+$",
    r"^\w+@\w+\.com$",
    r"(?=.*\d)[a-z]+",
    r"^(?!ab)\w{2,4}$",
    "a{2,}b?",
    r"^[^\s@]+$",
    r"\bfoo\b",
    r"\Bb",
    "x*?y",
    r"^(?:\d{3}-)?\d{4}$",
    "a||b",
    r"\Aab\Z",
    "^(a+)+$",
    "(a|a)*b",
    r"[\D\S][\W]",
    "[^a]",
]
CATASTROPHIC = ["^(a+)+$", "^(a|a)*$", "^(.*a){25}$", r"^(\w+\s?)*$", "(x+x+)+y", "^(a?){40}a{40}$"]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("ab1 .@-\nxyfocmA", max_size=12))
def test_a_text_matches_a_pattern_as_in_python(pattern: str, text: str) -> None:
    assert matches(pattern, text) is (re.search(pattern, text) is not None)


@pytest.mark.parametrize("pattern", [p for p in PATTERNS if not p.startswith(("(?=", "\\B"))])
def test_the_example_of_a_pattern_matches_it(pattern: str) -> None:
    assert re.search(pattern, example(pattern))


@pytest.mark.parametrize("pattern", CATASTROPHIC)
def test_a_catastrophic_pattern_is_decided_within_the_limit(pattern: str) -> None:
    with work_limit(MAX_WORK):
        assert not matches(pattern, "a" * 40 + "!")


@pytest.mark.parametrize("pattern", [r"(a)\1", "(?<=a)b", "(?i)a", "(?i:a)", "(?>a+)b", "a{5000}", "(", "[b-a]"])
def test_what_is_not_supported_is_not_checked(pattern: str) -> None:
    assert matches(pattern, "zzz")
    assert isinstance(example(pattern), str)


def test_work_beyond_the_limit_ends() -> None:
    with work_limit(1000), pytest.raises(WorkLimitError):
        matches("^(.*a){25}$", "a" * 1000)


def doubled(depth: int) -> dict[str, Any]:
    """Definitions that each lead to the next one twice."""
    names = [f"d{number}" for number in range(depth)]
    steps = zip(names, [*names[1:], "end"], strict=True)
    return {name: {"allOf": [{"$ref": f"#/$defs/{other}"}] * 2} for name, other in steps} | {"end": {}}


@pytest.mark.parametrize(
    "properties",
    [
        {f"p{number}": {"type": "string", "pattern": pattern} for number, pattern in enumerate(CATASTROPHIC)},
        {f"p{number}": {"type": "string", "pattern": f"^(a?){{{number}}}a{{{number}}}$"} for number in range(500)},
        {"p": {"patternProperties": {"^(a+)+$": {}}, "required": ["a" * 60 + "!"], "additionalProperties": False}},
        {"p": {"patternProperties": {"^(a+)+$": {}}, "required": ["a" * 60 + "!"], "unevaluatedProperties": False}},
        {"p": {"$ref": "#/$defs/d0"}},
    ],
)
def test_a_hostile_schema_gets_a_value_within_the_limit(properties: dict[str, Any]) -> None:
    schema = {"type": "object", "properties": properties, "required": list(properties), "$defs": doubled(40)}
    assert value_for(schema, "a" * 60 + "!").keys() == properties.keys()


def test_a_pattern_that_no_guess_matches_gets_a_text_of_its_own() -> None:
    schema = {"type": "string", "pattern": r"^[A-Z]{2}-\d{6}/(north|south)$"}
    assert value_for(schema, "Where is it?") == "AA-111111/north"
    assert is_valid(schema, value_for(schema, "Where is it?"))
