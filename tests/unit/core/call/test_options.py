"""What every call takes is checked before anything is spent."""

from __future__ import annotations

import math
from typing import Any

import pytest

from integrations_anthropic import ValidationError
from integrations_anthropic._core.call.options import Options, check_options


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", 0),
        ("timeout", -1.0),
        ("timeout", math.nan),
        ("timeout", math.inf),
        ("timeout", "5"),
        ("timeout", True),
        ("deadline", 0),
        ("deadline", -1.0),
        ("deadline", math.nan),
        ("deadline", [3]),
        ("max_retries", -1),
        ("max_retries", 1.5),
        ("max_retries", "3"),
        ("max_retries", False),
        ("extra_body", [1]),
        ("extra_query", "a=b"),
        ("extra_headers", [("a", "b")]),
    ],
)
def test_an_impossible_option_is_refused_by_its_name(name: str, value: Any) -> None:
    with pytest.raises(ValidationError, match=name) as caught:
        check_options(Options()._replace(**{name: value}))
    assert caught.value.field == name
    assert caught.value.value is value


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(timeout=0.001, deadline=1e6, max_retries=0),
        Options(timeout=5, extra_headers={}, extra_query={"a": None}, extra_body={"b": [None]}),
    ],
)
def test_a_possible_option_passes(options: Options) -> None:
    check_options(options)
