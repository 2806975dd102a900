"""What no strict schema can say is refused where it stands, and what is made the sandbox takes, as the API does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntFlag
from pathlib import Path
from typing import Annotated, Any, TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, RootModel

from integrations_anthropic import ValidationError, tool
from integrations_anthropic._core.output.parsed_message import _read
from integrations_anthropic._core.schema.strict_schema import strict
from integrations_anthropic.sandbox.errors import SandboxAPIError
from integrations_anthropic.sandbox.rules.compiled_schemas import check_compiled
from tests.unit.core.schema.called import named, taking
from tests.unit.core.schema.hint_schemas import SCHEMAS, schema


@dataclass
class Tree:
    value: int
    children: list[Tree]


@dataclass
class Left:
    right: Right | None


@dataclass
class Right:
    left: Left | None


class Loose(TypedDict):
    name: str
    extra: Any


Odd = TypedDict("Odd", {"first name": str})
Long = TypedDict("Long", {"x" * 65: str})  # type: ignore[misc]  # a name that is made


@dataclass
class Around:
    items: list[Odd]


class Rights(IntFlag):
    READ = 1


class Model(BaseModel):
    name: Annotated[str, Field(pattern="^[a-z]+$", max_length=9)]
    price: Decimal = Field(gt=0)
    tags: set[str] = set()
    pair: tuple[int, str] = (1, "a")
    path: Path | None = None


class Anything(BaseModel):
    extra: Any


class Chosen(BaseModel):
    one: str = Field(json_schema_extra={"enum": [{"a": 1}]})


class Node(RootModel[dict[str, "Node"]]):
    pass


REFUSED = [
    (Tree, ".children[]", "a class that holds itself (Tree)"),
    (list[Tree], "[].children[]", "a class that holds itself (Tree)"),
    (Left, ".right.left", "a class that holds itself (Left)"),
    (Loose, ".extra", "a type for every value"),
    (list[Any], "[]", "a type for every value"),
    (list, "[]", "a type for every value"),
    (tuple[int, Any], "[]", "a type for every value"),
    (tuple[()], "[]", "a type for every value"),
    (Any, "", "a type for every value"),
    (int | object, "", "a type for every value"),
    (dict[str, int], "", "objects with named keys"),
    (dict[int, str], "", "objects with named keys"),
    (Odd, ".first name", "names of 1 to 64 letters"),
    (Around, ".items[].first name", "names of 1 to 64 letters"),
    (Long, f".{'x' * 65}", "names of 1 to 64 letters"),
    (Anything, ".extra", "a type for every value"),
    (Chosen, ".one", "choices of structured output"),
    (Node, "", "objects with named keys"),
]


@pytest.mark.parametrize(("hint", "place", "words"), REFUSED, ids=named)
def test_it_is_refused_with_its_place_as_an_output_and_as_a_strict_tool(hint: Any, place: str, words: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(words)) as caught:
        _read(hint)
    assert caught.value.field == f"output{place}"
    with pytest.raises(ValidationError, match=re.escape(words)) as caught:
        tool(taking(hint), strict=True).to_dict()
    assert caught.value.field == f"tool.x{place}"


@pytest.mark.parametrize(("hint", "place", "words"), [one for one in REFUSED if "names" not in one[2]], ids=named)
def test_a_tool_that_is_not_strict_may_have_it(hint: Any, place: str, words: str) -> None:
    assert tool(taking(hint)).to_dict()["input_schema"]["properties"].keys() == {"x"}


KINDS = [hint for hint, _ in SCHEMAS] + [hint for hint, *_ in REFUSED]
KINDS += [Model, list[Model], Decimal, bytes, Path, Rights, Annotated[str, Field(pattern=r"(?i)^a\b")]]
KINDS += [Annotated[int, Field(ge=1, multiple_of=3)], Annotated[list[int], Field(min_length=2, max_length=3)]]


@given(st.sampled_from(KINDS), st.booleans())
def test_the_sandbox_takes_what_the_client_makes_and_refuses_what_it_refuses(hint: Any, nested: bool) -> None:
    made = schema(list[hint] if nested else hint)
    try:
        reduced = strict(made, "output")
    except ValidationError as error:
        if "names of" in error.message or hint == tuple[()] or hint in (list, tuple):
            return  # not known of the API
        with pytest.raises(SandboxAPIError):
            check_compiled(made, "output")
    else:
        check_compiled(reduced, "output")
        assert strict(reduced, "output") == reduced


def test_what_is_required_is_said_of_every_object() -> None:
    made = strict(schema(Model), "output")
    assert made["required"] == ["name", "price"]
    assert made["additionalProperties"] is False
    assert made["properties"]["name"]["pattern"] == "^[a-z]+$"
    assert "maxLength: 9" in made["properties"]["name"]["description"]


def test_a_schema_that_the_caller_wrote_is_left_as_it_is() -> None:
    written = {"type": "object", "properties": {"größe": {"minimum": 1}}}
    given = {"name": "f", "strict": True, "input_schema": written}
    assert tool(taking(int), definition=given).to_dict() == given
