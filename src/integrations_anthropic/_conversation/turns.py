"""What becomes a turn of a conversation: texts, blocks, answers, turns."""

from __future__ import annotations

from typing import Any

from .._core.call.validation import validate
from .._core.content.turns import RESPONSE, turn_of_response
from .._inputs.settling import plain_data
from ..errors import ValidationError

__all__ = ["turn_of"]


def turn_of(given: Any, where: str) -> dict[str, Any] | None:
    """A turn as JSON data; None for an answer that says nothing, which the API would not take back.

    A text, a block or a list of blocks is said by the user; an answer by the assistant. Raises ValidationError, with
    the place, for what is none of these.
    """
    if given is None or isinstance(given, (bool, int, float, bytes, bytearray, memoryview)):
        text = f"{where}: must be a text, content blocks, an answer or a turn, not {type(given).__name__}"
        raise ValidationError(text, field=where, value=given)
    data = plain_data(given, where)
    if isinstance(data, dict) and data.get("type") == RESPONSE:
        turn = turn_of_response(data)
        return None if turn is None else _checked(turn, where)
    if isinstance(data, dict):
        return _checked(data if "role" in data else {"role": "user", "content": [data]}, where)
    return _checked({"role": "user", "content": data}, where)


def _checked(turn: dict[str, Any], where: str) -> dict[str, Any]:
    validate(turn, "InputMessage", where)
    content = turn.get("content")
    if isinstance(content, list):
        for index, block in enumerate(content):
            if not isinstance(block, dict) or not isinstance(block.get("type"), str):
                place = f"{where}.content[{index}]"
                raise ValidationError(f"{place}: must be a content block, with a type", field=place, value=block)
    return turn
