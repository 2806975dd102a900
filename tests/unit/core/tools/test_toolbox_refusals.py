"""Functions that cannot be tools, and the results of those that can."""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import TypedDict

import pytest

from integrations_anthropic import TextBlock, ValidationError, tool
from integrations_anthropic._core.tools.results import error_result, tool_result
from integrations_anthropic._core.tools.toolbox import AsyncToolbox, Toolbox
from tests.unit.core.schema.hinted import Colour, Journey, Level, Mood, Place, Point
from tests.unit.core.tools.weather import call, get_weather


def _without_addresses(value: object) -> str:
    return re.sub(r" at 0x[0-9a-f]+", "", str(value))


def variable(*args: int) -> None: ...
def keywords(**kwargs: int) -> None: ...
def bare(a) -> None: ...  # no hint: that is the point
def odd(a: complex) -> None: ...
def lost(a: Nowhere) -> None: ...  # noqa: F821 - deliberately undefined
def generator(a: int):
    yield a


async def agenerator(a: int):
    yield a


async def later(a: int) -> int:
    return a


class Later:
    async def __call__(self, a: int) -> int:
        return a


@pytest.mark.parametrize(
    ("tools", "field", "words"),
    [
        ([variable], "tools[0].args", "*args cannot be described"),
        ([get_weather, keywords], "tools[1].kwargs", "**kwargs cannot be described"),
        ([bare], "tools[0].a", "needs a type hint, such as `a: str`"),
        ([odd], "tools[0].a", "the type hint complex has no JSON form"),
        ([lost], "tools[0]", "Nowhere"),
        ([generator], "tools[0]", "cannot be a generator"),
        ([agenerator], "tools[0]", "cannot be a generator"),
        ([lambda: 1], "tools[0]", "name=…"),
        ([tool(later, name="no space")], "tools[0]", "letters, digits"),
        ([tool(get_weather, name="x" * 129)], "tools[0]", "128"),
        ([Place], "tools[0]", "not the class Place"),
        ([5], "tools[0]", "must be a function or a definition, not int"),
        (["get_weather"], "tools[0]", "not str"),
        ([None], "tools[0]", "not NoneType"),
        ([get_weather, get_weather], "tools[1]", "already a tool 'get_weather'"),
        ([get_weather, {"name": "get_weather", "input_schema": {}}], "tools[1]", "already a tool"),
        ([{"name": "a", "input_schema": {"x": b""}}], "tools[0].input_schema.x", "bytes"),
        (get_weather, "tools", "must be a list"),
        ({"name": "a"}, "tools", "must be a list"),
        ("tools", "tools", "must be a list"),
        (None, "tools", "must be a list"),
        (
            [tool(get_weather, strict=True), tool(lambda d: d, name="d", definition=5)],
            "tools[1].d",
            "needs a type hint",
        ),
        ([tool(later, definition=[])], "tools[0].definition", "must be an object"),
        ([min], "tools[0]", "cannot be read"),
    ],
    ids=_without_addresses,
)
def test_what_cannot_be_a_tool_is_refused_where_it_stands(tools, field, words):
    with pytest.raises(ValidationError) as caught:
        AsyncToolbox(tools)
    assert caught.value.field == field
    assert words in caught.value.message


@pytest.mark.parametrize("made", [later, Later(), functools.partial(later, a=1), tool(later)], ids=_without_addresses)
def test_an_async_function_is_refused_by_the_client_that_blocks(made):
    with pytest.raises(ValidationError, match="is async: use AsyncAnthropicClient") as caught:
        Toolbox([get_weather, made])
    assert caught.value.field == "tools[1]"
    AsyncToolbox([get_weather, made])


def test_a_dict_can_be_given_freely_but_not_promised():
    def tag(tags: dict[str, str]) -> None: ...

    assert Toolbox([tag]).definitions[0]["input_schema"]["properties"]["tags"]["type"] == "object"
    with pytest.raises(ValidationError, match="objects with named keys") as caught:
        Toolbox([tool(tag, strict=True)])
    assert caught.value.field == "tools[0].tags"


def test_an_unknown_option_is_a_type_error():
    with pytest.raises(TypeError, match="nmae"):
        tool(get_weather, nmae="x")  # that is the point


class Reply(TypedDict):
    type: str
    x: int


TEXT = {"type": "text", "text": "Hi"}
IMAGE = {"type": "image", "source": {"type": "url", "url": "https://example.com/a.png"}}


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ("Grüße \u2028", "Grüße \u2028"),
        ("", ""),
        (Mood.GOOD, "good"),
        (5, "5"),
        (2.5, "2.5"),
        (True, "true"),
        ({"a": [1, None]}, '{"a":[1,null]}'),
        ([], "[]"),
        (["a", "b"], '["a","b"]'),
        ((1, 2), "[1,2]"),
        ({3}, "[3]"),
        (date(2026, 1, 31), "2026-01-31"),
        (Level.LOW, "1"),
        (Place("Rome", colour=Colour.RED), '{"city":"Rome","degrees":20,"colour":"red","tags":[],"secret":1}'),
        (Journey(Place("A")).stops, "[]"),
        (Point(1), '{"x":1,"y":0.5}'),
        ({"when": date(2026, 1, 31), "who": [Colour.BLUE]}, '{"when":"2026-01-31","who":["blue"]}'),
        (TEXT, [TEXT]),
        (TextBlock(text="Hi"), [TEXT]),
        ([TEXT, IMAGE], [TEXT, IMAGE]),
        (["Look:", IMAGE], [{"type": "text", "text": "Look:"}, IMAGE]),
        ([TextBlock(text="Hi"), {"a": 1}], [TEXT, {"type": "text", "text": '{"a":1}'}]),
        ({"type": "text"}, '{"type":"text"}'),
        ({"type": "document", "title": "x"}, '{"type":"document","title":"x"}'),
        (Reply(type="weather", x=1), '{"type":"weather","x":1}'),
        ({"type": ["text"]}, '{"type":["text"]}'),
    ],
    ids=_without_addresses,
)
def test_what_a_tool_returns_is_text_blocks_or_json(value, content):
    assert tool_result(call("f", {}), value) == {"type": "tool_result", "tool_use_id": "toolu_1", "content": content}


def test_a_tool_that_returns_nothing_has_nothing_to_say():
    assert tool_result(call("f", {}), None) == {"type": "tool_result", "tool_use_id": "toolu_1"}


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ValueError("no such city"), "ValueError: no such city"),
        (KeyError("x"), "KeyError: 'x'"),
        (RuntimeError(), "RuntimeError"),
        (ValidationError("city: is missing"), "city: is missing"),
        (OSError("bad key sk-ant-api03-very-secret"), "OSError: bad key [REDACTED]"),
        (ValueError("x" * 5000), f"ValueError: {'x' * 3988}… (5012 characters)"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_exception_is_reported_without_traceback_and_credentials(error, text):
    assert error_result(call("f", {}), error) == {
        "type": "tool_result",
        "tool_use_id": "toolu_1",
        "content": text,
        "is_error": True,
    }
