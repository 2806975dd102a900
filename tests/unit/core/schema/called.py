"""Functions called as the model calls them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from integrations_anthropic import tool
from integrations_anthropic._core.schema.convert import convert
from integrations_anthropic._core.schema.type_hints import TypeHintReader
from integrations_anthropic._core.tools.toolbox import Toolbox
from tests.unit.core.tools.weather import call

NOTHING: Any = object()
"""Stands for a parameter that the model leaves out."""


def taking(hint: Any, default: Any = NOTHING) -> Callable[..., Any]:
    """A function of one parameter `x` with that hint, which returns what it is given."""

    def f(x: Any) -> Any:
        return x

    f.__annotations__ = {"x": hint}
    f.__defaults__ = None if default is NOTHING else (default,)
    return f


def schema_of_parameter(function: Callable[..., Any], name: str = "x") -> Any:
    return tool(function).to_dict()["input_schema"]["properties"][name]


def required(function: Callable[..., Any]) -> list[str]:
    found: list[str] = tool(function).to_dict()["input_schema"].get("required", [])
    return found


def run(function: Callable[..., Any], given: dict[str, Any]) -> Any:
    """What the function returns for that input. Raises ValidationError, in words for the model."""
    box = Toolbox([function])
    return box.job(call(box.definitions[0]["name"], given)).run()


def fitted(hint: Any, value: Any) -> Any:
    return convert(value, TypeHintReader().read(hint, "output"))


def named(value: Any) -> str:
    """The name of a case: the same in every process."""
    return re.sub(r" at 0x[0-9a-f]+", "", str(value))[:60]
