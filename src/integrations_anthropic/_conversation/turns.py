"""What becomes a turn of a conversation: texts, blocks, answers, turns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._core.call.validation import validate
from .._core.codec.encode import encode
from .._core.tools.history import content_to_send
from .._record import Record
from ..errors import ValidationError

__all__ = ["turn_of"]


def turn_of(given: Any, where: str) -> dict[str, Any] | None:
    """A turn as JSON data; None for an answer that says nothing, which the API would not take back.

    A text, a block or a list of blocks is said by the user; an answer by the assistant. Raises ValidationError, with
    the place, for what is none of these.
    """
    answer = getattr(given, "message", given)
    if getattr(answer, "type", None) == "message":
        content = content_to_send(answer.content) if isinstance(answer.content, list) else answer.content
        return _checked({"role": "assistant", "content": content}, where) if content else None
    if isinstance(given, str):
        return _checked({"role": "user", "content": given}, where)
    if isinstance(given, (Mapping, Record)):
        turn = encode(given, where)
        return _checked(turn if "role" in turn else {"role": "user", "content": [turn]}, where)
    if isinstance(given, Iterable) and not isinstance(given, (bytes, bytearray)):
        return _checked({"role": "user", "content": list(given)}, where)
    text = f"{where}: must be a text, content blocks, an answer or a turn, not {type(given).__name__}"
    raise ValidationError(text, field=where, value=given)


def _checked(turn: Any, where: str) -> dict[str, Any]:
    found: dict[str, Any] = encode(turn, where)
    validate(found, "InputMessage", where)
    content = found.get("content")
    if isinstance(content, list):
        for index, block in enumerate(content):
            if not isinstance(block, dict) or not isinstance(block.get("type"), str):
                place = f"{where}.content[{index}]"
                raise ValidationError(f"{place}: must be a content block, with a type", field=place, value=block)
    return found
