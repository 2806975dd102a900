"""Functions as tools: what is sent of each, and how a call of the model becomes a call of the function."""

from __future__ import annotations

import functools
import inspect
import json
from datetime import date
from typing import Annotated, Any, Literal, TypedDict

import attrs
import pytest

from integrations_anthropic import FunctionTool, TextBlock, Tool, ToolUseBlock, ValidationError, from_dict, tool
from integrations_anthropic._core.tools.results import error_result, tool_result
from integrations_anthropic._core.tools.toolbox import AsyncToolbox, Toolbox

from .hinted import Colour, Journey, Level, Mood, Place, Point


def get_weather(
    city: str,
    unit: Literal["c", "f"] = "c",
    *,
    days: Annotated[int, "how far ahead", {"minimum": 1}] = 1,
    place: Place | None = None,
    when: date = None,  # noqa: RUF013 - as people write it
) -> Nowhere:  # noqa: F821 - the return type is never resolved
    """The weather in a city,
    today or later.

    More that is not sent to the model.

    Args:
        city: name of the city.
        days: not shown, the hint says it.
    """
    return (city, unit, days, place, when)


def call(name: str, given: Any, **more: Any) -> ToolUseBlock:
    block: ToolUseBlock = from_dict(
        ToolUseBlock, {"type": "tool_use", "id": "toolu_1", "name": name, "input": {}, **more}
    )
    block.input = given
    return block


def run(made: Any, given: Any) -> Any:
    box = AsyncToolbox([made])
    return box.job(call(box.definitions[0]["name"], given)).run()


def test_a_function_becomes_a_definition_with_everything_its_hints_and_docstring_say():
    (definition,) = Toolbox([get_weather]).definitions
    assert definition["name"] == "get_weather"
    assert definition["description"] == "The weather in a city, today or later."
    schema = definition["input_schema"]
    assert schema["required"] == ["city"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["city"] == {"type": "string", "description": "name of the city."}
    assert schema["properties"]["unit"] == {"type": "string", "enum": ["c", "f"], "default": "c"}
    assert schema["properties"]["days"] == {
        "type": "integer",
        "minimum": 1,
        "description": "how far ahead",
        "default": 1,
    }
    assert schema["properties"]["when"] == {
        "anyOf": [{"type": "string", "format": "date"}, {"type": "null"}],
        "default": None,
    }
    assert definition.keys() == {"name", "description", "input_schema"}
    json.dumps(definition)


def test_a_call_is_made_with_values_of_the_hints():
    given = {"city": "Rome", "days": 2, "place": {"city": "Rome"}, "when": "2026-01-31"}
    assert run(get_weather, given) == ("Rome", "c", 2, Place("Rome"), date(2026, 1, 31))
    assert run(get_weather, {"city": "Rome", "when": None}) == ("Rome", "c", 1, None, None)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "city: is missing"),
        ({"city": 5}, "city: expected a string, got a number"),
        ({"city": "Rome", "unit": "k"}, "unit: must be one of 'c', 'f'"),
        ({"city": "Rome", "days": 0}, "days: must be at least 1"),
        ({"city": "Rome", "day": 1}, "day: there is no such field (did you mean 'days'?)"),
        ({"city": "Rome", "place": {}}, "place.city: is missing"),
        ('{"city": "Ro', "the value: expected an object, got a string"),
        (None, "expected an object, got null"),
    ],
)
def test_input_that_does_not_fit_is_refused_in_words_for_the_model(given, words):
    with pytest.raises(ValidationError) as caught:
        run(get_weather, given)
    assert "does not fit the tool 'get_weather'" in caught.value.message
    assert words in caught.value.message
    assert caught.value.field == "input"
    assert caught.value.value == given


def test_an_unknown_name_is_refused_with_the_known_names():
    box = Toolbox([get_weather, {"type": "web_search_20250305", "name": "web_search"}])
    with pytest.raises(ValidationError, match="no tool 'wether'; there are: get_weather, web_search"):
        box.job(call("wether", {}))


class Shop:
    """A shop."""

    def __init__(self, name: str) -> None:
        self.name = name

    def price(self, item: str, /, count: int = 1, *, currency: str = "EUR") -> str:
        """What an item costs."""
        return f"{self.name}: {count} {item} in {currency}"

    @tool(name="buy_it", description="Buys.")
    def buy(self, item: str) -> str:
        """Not shown."""
        return f"{self.name} sells {item}"

    @tool
    @classmethod
    def made(cls, year: int) -> str:
        """When it was made."""
        return f"{cls.__name__} {year}"

    @staticmethod
    @tool
    def hours(day: str) -> str:
        """When it is open."""
        return day

    @tool
    @staticmethod
    def street(day: str) -> str:
        """Where it is."""
        return day

    def __call__(self, item: str) -> str:
        return f"{self.name} has {item}"


def test_methods_partials_and_objects_are_tools():
    shop = Shop("Ann")
    assert run(shop.price, {"item": "tea"}) == "Ann: 1 tea in EUR"
    assert run(functools.partial(shop.price, currency="USD"), {"item": "tea", "count": 2}) == "Ann: 2 tea in USD"
    assert run(functools.partial(functools.partial(shop.price, "tea"), count=3), {}) == "Ann: 3 tea in EUR"
    assert run(shop, {"item": "tea"}) == "Ann has tea"
    assert run(shop.buy, {"item": "tea"}) == "Ann sells tea"
    assert run(shop.made, {"year": 1}) == run(Shop.made, {"year": 1}) == "Shop 1"
    assert run(shop.hours, {"day": "Monday"}) == run(Shop.street, {"day": "Monday"}) == "Monday"
    definitions = Toolbox([shop.price, functools.partial(get_weather, unit="f"), shop, shop.buy]).definitions
    assert [d["name"] for d in definitions] == ["price", "get_weather", "Shop", "buy_it"]
    assert [d["description"][:10] for d in definitions] == ["What an it", "The weathe", "A shop.", "Buys."]
    # What is bound is settled.
    assert "unit" not in definitions[1]["input_schema"]["properties"]


def test_a_parameter_without_a_name_for_callers_keeps_its_place_and_default():
    def move(x: int = 1, y: int = 2, /, z: int = 3) -> tuple[int, int, int]:
        return x, y, z

    assert run(move, {"y": 5, "z": 6}) == (1, 5, 6)
    assert run(move, {}) == (1, 2, 3)


def test_a_wrapped_function_is_known_by_what_it_wraps():
    def logged(function: Any) -> Any:
        @functools.wraps(function)
        def inner(*args: Any, **kwargs: Any) -> Any:
            return ("logged", function(*args, **kwargs))

        return inner

    @logged
    def add(a: int, b: float) -> float:
        """Adds.

        :param a: the first
        """
        return a + b

    (definition,) = Toolbox([add]).definitions
    assert definition["description"] == "Adds."
    assert definition["input_schema"]["properties"]["a"] == {"type": "integer", "description": "the first"}
    assert run(add, {"a": 1, "b": 2}) == ("logged", 3.0)


def test_a_class_made_beside_the_function_is_known_where_the_function_uses_it():
    @attrs.define
    class Local:
        x: int

    def take(local: Local) -> int:
        assert isinstance(local, Local)
        return local.x

    assert run(take, {"local": {"x": 4}}) == 4


def test_a_decorated_function_is_still_the_function():
    @tool(name="sum", strict=True, cache_control={"type": "ephemeral"}, input_examples=[{"a": 1, "b": 2}])
    def add(a: int, b: Annotated[int, {"minimum": 0}]) -> int:
        """Adds."""
        return a + b

    assert add(1, b=2) == 3
    assert isinstance(add, FunctionTool)
    assert (add.name, add.__name__, add.__doc__, add.awaits, repr(add)) == (
        "sum",
        "add",
        "Adds.",
        False,
        "FunctionTool(sum)",
    )
    assert list(inspect.signature(add).parameters) == ["a", "b"]
    definition = add.to_dict()
    assert definition["strict"] is True
    assert definition["cache_control"] == {"type": "ephemeral"}
    # Strict: what the API has no word for stands in the description.
    assert definition["input_schema"]["properties"]["b"] == {"type": "integer", "description": "(minimum: 0)"}
    renamed = tool(add, name="plus")
    assert (renamed.name, renamed.to_dict()["strict"]) == ("plus", True)
    assert from_dict(Tool, definition).name == "sum"


def test_a_definition_of_anthropics_has_a_function_behind_it():
    def bash(command: str | None = None, restart: bool = False) -> str:
        return f"{command} {restart}"

    made = tool(bash, definition={"type": "bash_20250124", "name": "shell"})
    box = Toolbox([made])
    assert box.definitions == [{"type": "bash_20250124", "name": "shell"}]
    assert made.name == "shell"
    assert box.job(call("shell", {"command": "ls"})).run() == "ls False"


def test_definitions_stand_beside_functions_in_the_order_given():
    search = {"type": "web_search_20250305", "name": "web_search", "max_uses": 3}
    own = Tool(name="by_hand", input_schema={"type": "object"})
    toolset = {"type": "mcp_toolset", "mcp_server_name": "files"}
    box = Toolbox([search, get_weather, own, toolset])
    assert [d.get("name") for d in box.definitions] == ["web_search", "get_weather", "by_hand", None]
    assert box.definitions[0] == search
    assert box.hands_back(call("by_hand", {}))
    assert box.hands_back(call("click", {}, toolset_name="computer"))
    assert not box.hands_back(call("get_weather", {}))
    assert not box.hands_back(call("unknown", {}))


def variable(*args: int) -> None: ...
def keywords(**kwargs: int) -> None: ...
def bare(a) -> None: ...  # no hint: that is the point
def odd(a: bytes) -> None: ...
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
        ([odd], "tools[0].a", "the type hint bytes has no JSON form"),
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
    ids=str,
)
def test_what_cannot_be_a_tool_is_refused_where_it_stands(tools, field, words):
    with pytest.raises(ValidationError) as caught:
        AsyncToolbox(tools)
    assert caught.value.field == field
    assert words in caught.value.message


@pytest.mark.parametrize("made", [later, Later(), functools.partial(later, a=1), tool(later)], ids=str)
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
        (date(2026, 1, 31), '"2026-01-31"'),
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
    ids=str,
)
def test_what_a_tool_returns_is_text_blocks_or_json(value, content):
    assert tool_result(call("f", {}), value) == {"type": "tool_result", "tool_use_id": "toolu_1", "content": content}


def test_a_tool_that_returns_nothing_has_nothing_to_say():
    assert tool_result(call("f", {}), None) == {"type": "tool_result", "tool_use_id": "toolu_1"}


@pytest.mark.parametrize("value", [float("nan"), b"x", object(), {1: 2}, [object()], int])
def test_what_json_cannot_say_is_refused(value):
    with pytest.raises(ValidationError):
        tool_result(call("f", {}), value)


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
