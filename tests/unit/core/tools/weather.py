"""A function to be a tool, and calls of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from integrations_anthropic import ToolUseBlock, from_dict
from tests.unit.core.schema.hinted import Place


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

    Only for cities on land.

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
