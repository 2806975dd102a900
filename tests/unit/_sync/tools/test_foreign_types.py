# Derived from tests/unit/_async/tools/test_foreign_types.py by `make codegen`. Do not edit.
"""Answers and tool input as types of pydantic and msgspec."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pydantic
import pytest

from integrations_anthropic import OutputParseError, ParsedMessage, ValidationError
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with

from ..clients import client_of
from .conversations import ASKING, DONE, asks, results, wanted


class Person(pydantic.BaseModel):
    name: str
    age: int = pydantic.Field(ge=0, alias="years")


class Struct(msgspec.Struct):
    name: str
    age: int


def saying(value: Any) -> Any:
    content = [{"type": "text", "text": json.dumps(value)}]
    return reply_with(MESSAGE | {"content": content, "stop_reason": "end_turn"})


def parsed(value: Any, output: Any) -> ParsedMessage[Any]:
    result: ParsedMessage[Any] = client_of(MockTransport(saying(value))).messages.parse(**ASKING, output=output)
    return result


@pytest.mark.parametrize(
    ("output", "value", "wanted"),
    [
        (Person, {"name": "Ann", "years": 3}, Person(name="Ann", years=3)),
        (list[Person], [{"name": "Ann", "years": 3}], [Person(name="Ann", years=3)]),
        (pydantic.TypeAdapter(list[Person]), [{"name": "Ann", "years": 3}], [Person(name="Ann", years=3)]),
        (Struct, {"name": "Ann", "age": 3.0}, Struct("Ann", 3)),
    ],
    ids=str,
)
def test_an_answer_is_a_value_of_their_type(output: Any, value: Any, wanted: Any) -> None:
    assert (parsed(value, output)).get() == wanted


def test_their_error_becomes_ours_with_its_cause_and_the_answer() -> None:
    result = parsed({"name": "Ann", "years": -1}, Person)
    with pytest.raises(OutputParseError, match="years: input should be greater than or equal to 0") as caught:
        result.get()
    chain = [caught.value.__cause__, getattr(caught.value.__cause__, "__cause__", None)]
    assert isinstance(chain[-1], pydantic.ValidationError)
    assert "-1" not in str(caught.value)
    assert caught.value.partial is result.message


def test_the_schema_is_one_the_api_takes() -> None:
    transport = MockTransport(saying({"name": "Ann", "years": 3}))
    client_of(transport).messages.parse(**ASKING, output=Person)
    schema = json.loads(transport.requests[0].body or b"")["output_config"]["format"]["schema"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["years"] == {"title": "Years", "type": "integer", "description": "(minimum: 0)"}


class Part(pydantic.BaseModel):
    parts: list[Part] = []


def test_a_model_that_holds_itself_is_refused_before_anything_is_sent() -> None:
    transport = MockTransport(saying({}))
    with pytest.raises(ValidationError, match="holds itself"):
        client_of(transport).messages.parse(**ASKING, output=Part)
    assert not transport.requests


def test_the_model_gets_every_problem_in_the_input_of_a_tool() -> None:
    def greet(person: Person, other: Struct) -> str:
        """Greet."""
        return f"hello {person.name} and {other.name}"

    given = {"person": {"name": "Ann", "years": 3}, "other": {"name": "Bob", "age": 4}}
    transport = MockTransport(
        asks(wanted("greet", 1, person={"name": 5}, other={"name": "Bob", "age": "x"}), wanted("greet", 2, **given)),
        DONE,
    )
    client_of(transport).messages.run_tools(**ASKING, tools=[greet]).until_done()
    wrong, right = results(transport)
    assert wrong["is_error"] is True
    assert "person.name: input should be a valid string; person.years: is missing" in wrong["content"]
    assert "other.age: expected `int`, got `str`" in wrong["content"]
    assert right["content"] == "hello Ann and Bob"
