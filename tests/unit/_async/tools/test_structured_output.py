"""Messages that are values of a type."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypedDict

import attrs
import pytest

from integrations_anthropic import (
    AnthropicError,
    CreateMessageRequest,
    NotFoundError,
    OutputConfig,
    OutputParseError,
    ParsedMessage,
    ValidationError,
)
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import MESSAGE, failure, reply_with

from ..clients import client_of

pytestmark = pytest.mark.anyio

ASKING: dict[str, Any] = {
    "model": "claude-sonnet-4-5",
    "max_tokens": 99,
    "messages": [{"role": "user", "content": "Who?"}],
}


@attrs.define
class Person:
    """A person."""

    name: str
    age: int
    mood: Literal["good", "bad"] = "good"


@dataclass
class Team:
    people: list[Person]
    points: float


class Note(TypedDict):
    title: Annotated[str, "a few words", {"maxLength": 20}]


def saying(*texts: str, stop_reason: str = "end_turn", **more: Any) -> Any:
    """An answer of these blocks of text."""
    content = [{"type": "text", "text": text} for text in texts]
    return reply_with(MESSAGE | {"content": content, "stop_reason": stop_reason} | more)


async def parsed(answer: Any, output: Any = Person) -> ParsedMessage[Any]:
    result: ParsedMessage[Any] = await client_of(AsyncMockTransport(answer)).messages.parse(**ASKING, output=output)
    return result


@pytest.mark.parametrize(
    ("output", "text", "wanted"),
    [
        (Person, '{"name": "Grüße", "age": 3}', Person("Grüße", 3)),
        (Team, '{"people": [{"name": "A", "age": 1, "mood": "bad"}], "points": 1}', Team([Person("A", 1, "bad")], 1.0)),
        (Note, '{"title": "x"}', {"title": "x"}),
        (list[Person], ' [{"name": "A", "age": 1}]\n', [Person("A", 1)]),
        (int | None, "null", None),
        (Literal["a", "b"], '"b"', "b"),
    ],
)
async def test_an_answer_that_fits_is_a_value_of_the_type(output: Any, text: str, wanted: Any) -> None:
    result = await parsed(saying(text), output)
    assert result.parsed == result.get() == wanted
    assert (result.error, result.refused, result.truncated, result.stop_reason) == (None, False, False, "end_turn")
    assert result.text == result.message.text == text
    assert result.meta.request_id == "req_1"


async def test_the_schema_is_sent_where_the_api_looks_for_it_beside_what_else_is_asked() -> None:
    transport = AsyncMockTransport().returning(saying('{"title": "x"}'))
    client = client_of(transport)
    await client.messages.parse(**ASKING, output=Note, output_config={"effort": "low"}, system="Be short.")
    await client.messages.parse(**ASKING, output=Note, output_config=OutputConfig(effort="low"), timeout=77)
    await client.messages.parse(CreateMessageRequest(**ASKING), output=Note)
    first, second, third = [json.loads(request.body or b"") for request in transport.requests]
    asked = {
        "type": "json_schema",
        "schema": {
            "type": "object",
            "properties": {"title": {"type": "string", "description": "a few words (maxLength: 20)"}},
            "required": ["title"],
            "additionalProperties": False,
        },
    }
    assert first == ASKING | {"system": "Be short.", "output_config": {"effort": "low", "format": asked}}
    assert second == ASKING | {"output_config": {"effort": "low", "format": asked}}
    assert third == ASKING | {"output_config": {"format": asked}}
    assert transport.requests[1].timeout == 77


async def test_a_refusal_is_a_result_and_says_so() -> None:
    details = {"type": "refusal", "category": "cyber", "explanation": "No."}
    result = await parsed(saying("I cannot.", stop_reason="refusal", stop_details=details))
    assert (result.parsed, result.refused, result.truncated) == (None, True, False)
    assert result.stop_reason == "refusal"
    assert result.text == "I cannot."
    with pytest.raises(OutputParseError, match=r"declined to answer \(cyber\)") as caught:
        result.get()
    assert caught.value is result.error
    assert (caught.value.refused, caught.value.truncated) == (True, False)
    assert caught.value.answer is caught.value.partial is result.message


@pytest.mark.parametrize("reason", ["max_tokens", "model_context_window_exceeded"])
@pytest.mark.parametrize("text", ["", '{"name": "A', '{"name": "A", "age": 1'])
async def test_an_answer_that_was_cut_short_is_a_result_and_says_so(reason: str, text: str) -> None:
    result = await parsed(saying(*([text] if text else []), stop_reason=reason))
    assert (result.parsed, result.refused, result.truncated) == (None, False, True)
    assert result.text == text
    with pytest.raises(OutputParseError, match=f"cut short .{reason}.") as caught:
        result.get()
    assert isinstance(caught.value, AnthropicError)
    assert (caught.value.stop_reason, caught.value.truncated) == (reason, True)
    assert (caught.value.request_id, caught.value.status, caught.value.attempt_count) == ("req_1", 200, 1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (saying("Sorry, no JSON."), "its text is not JSON"),
        (saying(), "it holds no text (stop_reason end_turn)"),
        (saying('{"name": "A"}'), "age: is missing (stop_reason end_turn)"),
        (saying('{"name": 5, "age": 1}'), "name: expected a string, got a number"),
        (saying('{"name": "A", "age": 1.5}'), "age: expected an integer"),
        (saying('{"name": "A", "age": 1, "x": 2}'), "x: there is no such field; there are: name, age, mood"),
        (saying('{"name": "A", "age": 1, "mood": "odd"}'), "mood: must be one of 'good', 'bad'"),
        (saying('{"name": "A', stop_reason="stop_sequence"), "a stop sequence ended it early"),
        (saying("Let me look.", stop_reason="tool_use"), "run_tools runs tools"),
        (saying(stop_reason="pause_turn"), "the model paused"),
        (saying("[" * 100_000), "its text is not JSON: nested too deeply"),
        (saying('{"name": "A", "age": NaN}'), "its text is not JSON"),
    ],
)
async def test_an_answer_of_another_shape_is_a_result_and_says_why(answer: Any, words: str) -> None:
    result = await parsed(answer)
    assert (result.parsed, result.refused, result.truncated) == (None, False, False)
    with pytest.raises(OutputParseError) as caught:
        result.get()
    assert words in caught.value.message
    assert caught.value.answer is result.message
    assert caught.value.stop_reason == result.stop_reason


async def test_the_text_of_an_error_holds_nothing_of_the_answer() -> None:
    result = await parsed(saying('{"name": 5, "age": "a secret"}'))
    assert "secret" not in str(result.error)
    assert result.error is not None
    assert result.error.cause is not None


async def test_what_the_model_said_before_its_tools_ran_is_not_in_the_way() -> None:
    result = await parsed(saying("Let me search.", '{"name": "A", "age": 1}'))
    assert result.get() == Person("A", 1)
    halves = await parsed(saying('{"name": "A",', ' "age": 1}'))
    assert halves.get() == Person("A", 1)
    wrong = await parsed(saying("Let me search.", '{"name": "A"}'))
    assert "age: is missing" in str(wrong.error)


async def test_results_print_compare_and_their_errors_pickle() -> None:
    result = await parsed(saying('{"name": "A", "age": 1}'))
    assert "Person(name='A', age=1, mood='good')" in repr(result)
    assert result == ParsedMessage(message=result.message, parsed=Person("A", 1))
    failed = await parsed(saying("no"))
    error: Any = pickle.loads(pickle.dumps(failed.error))
    assert (error.stop_reason, error.message) == ("end_turn", failed.error.message)  # type: ignore[union-attr]  # there


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"output": complex}, "output"),
        ({"output": dict[str, int]}, "output"),
        ({"output": {"type": "object"}}, "output"),
        ({"output": Person("A", 1)}, "output"),
        ({"output_config": {"format": {"type": "json_schema", "schema": {}}}}, "output_config.format"),
        ({"output_config": 5}, "output_config"),
        ({"max_tokens": -1}, "max_tokens"),
        ({"messages": []}, "messages"),
    ],
)
async def test_what_cannot_be_asked_for_is_refused_before_anything_is_sent(change: dict[str, Any], field: str) -> None:
    given: Any = {**ASKING, "output": Person} | change
    transport = AsyncMockTransport()
    with pytest.raises(ValidationError) as caught:
        await client_of(transport).messages.parse(**given)
    assert caught.value.field == field
    assert transport.requests == []


async def test_the_older_name_of_the_format_is_refused_too() -> None:
    request: Any = {**ASKING, "output_format": {"type": "json_schema", "schema": {}}}
    with pytest.raises(ValidationError, match="writes the schema itself"):
        await client_of(AsyncMockTransport()).messages.parse(request, output=Person)
    with pytest.raises(TypeError, match="output_format"):
        await client_of(AsyncMockTransport()).messages.parse(**request, output=Person)


async def test_an_error_of_the_api_is_raised_as_ever() -> None:
    transport = AsyncMockTransport(reply_with(failure("not_found_error"), 404))
    with pytest.raises(NotFoundError):
        await client_of(transport).messages.parse(**ASKING, output=Person)
