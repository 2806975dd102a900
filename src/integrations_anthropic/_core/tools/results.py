"""What a tool returned, or raised, as the block the model is given for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Set
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from ..._anthropic_error import AnthropicError, scrubbed
from ..._record import Record
from ..codec.encode import encode
from ..codec.json import dumps

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["error_result", "tool_result"]

LONGEST_ERROR = 4000
"""Characters of an exception's text the model is given; some texts hold whole documents."""

# Of each block a result may hold, what it cannot be without: a dict that has less is data that happens to have a type.
_BLOCKS = {
    "text": {"text"},
    "image": {"source"},
    "document": {"source"},
    "search_result": {"source", "title", "content"},
    "tool_reference": {"tool_name"},
}


def tool_result(call: ToolUseBlock, value: Any) -> dict[str, Any]:
    """The block for what the tool returned: text, content blocks, nothing, or anything else as JSON.

    Raises ValidationError for what JSON cannot say.
    """
    if isinstance(value, Enum):
        value = value.value
    if value is None:
        return _block(call)
    if isinstance(value, str):
        return _block(call, content=str(value))
    if _is_block(value):
        return _block(call, content=[encode(value)])
    if isinstance(value, (list, tuple)) and any(map(_is_block, value)):
        return _block(call, content=[encode(item) if _is_block(item) else _text_block(item) for item in value])
    return _block(call, content=_json(value))


def error_result(call: ToolUseBlock, error: Exception) -> dict[str, Any]:
    """The block for a tool that failed: what went wrong, without traceback and credentials."""
    # What we say is a sentence of its own; anything else is known by its class too.
    text = error.message if isinstance(error, AnthropicError) else f"{type(error).__name__}: {error}".rstrip(": ")
    text = scrubbed(text)
    if len(text) > LONGEST_ERROR:
        text = f"{text[:LONGEST_ERROR]}… ({len(text)} characters)"
    return _block(call, content=text, is_error=True)


def _block(call: ToolUseBlock, **more: Any) -> dict[str, Any]:
    toolset = {"toolset_name": call.toolset_name} if call.toolset_name is not None else {}
    return {"type": "tool_result", "tool_use_id": call.id, **more, **toolset}


def _is_block(value: Any) -> bool:
    if isinstance(value, Record):
        return getattr(value, "type", None) in _BLOCKS
    kind = value.get("type") if isinstance(value, Mapping) else None
    return isinstance(kind, str) and kind in _BLOCKS and value.keys() >= _BLOCKS[kind]


def _text_block(value: Any) -> dict[str, Any]:
    return {"type": "text", "text": value if isinstance(value, str) else _json(value)}


def _json(value: Any) -> str:
    return dumps(encode(_simple(value))).decode("utf-8", "surrogatepass")


def _simple(value: Any) -> Any:
    """Convert a value to what JSON can represent: fields as keys, dates as strings, sets as lists."""
    if isinstance(value, Enum):
        return _simple(value.value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (Record, type)):
        return value
    if dataclasses.is_dataclass(value):
        return {field.name: _simple(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if attrs.has(type(value)):
        return {field.alias: _simple(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, Mapping):
        return {_simple(key): _simple(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _simple(value._asdict())
    if isinstance(value, (list, tuple, Set)) and not isinstance(value, str):
        return [_simple(item) for item in value]
    return value
