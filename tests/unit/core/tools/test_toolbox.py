"""Functions as tools: what is sent of each, and how a call of the model becomes a call of the function."""

from __future__ import annotations

import functools
import inspect
import json
from datetime import date
from typing import Annotated, Any

import attrs
import pytest

from integrations_anthropic import FunctionTool, Tool, ValidationError, from_dict, tool
from integrations_anthropic._core.tools.toolbox import AsyncToolbox, Toolbox
from tests.unit.core.schema.hinted import Place
from tests.unit.core.tools.weather import call, get_weather


def run(made: Any, given: Any) -> Any:
    box = AsyncToolbox([made])
    return box.job(call(box.definitions[0]["name"], given)).run()


def test_a_function_becomes_a_definition_with_everything_its_hints_and_docstring_say():
    (definition,) = Toolbox([get_weather]).definitions
    assert definition["name"] == "get_weather"
    assert definition["description"] == "The weather in a city, today or later.\n\nOnly for cities on land."
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
        (None, "city: is missing"),
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
