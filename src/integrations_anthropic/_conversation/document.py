"""A saved conversation: JSON that says what it is and which version of it."""

from __future__ import annotations

from typing import Any

from .._core.codec.json import dumps, loads
from ..errors import SerializationError

__all__ = ["read_document", "written_document"]

FORMAT = "integrations-anthropic/conversation"
VERSION = 1


def written_document(fields: dict[str, Any]) -> bytes:
    """The fields of a conversation as JSON text."""
    return dumps({"format": FORMAT, "version": VERSION} | fields)


def read_document(text: bytes) -> dict[str, Any]:
    """The fields of a saved conversation.

    Raises SerializationError for text that is none, and for one of a later version.
    """
    data = loads(text)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SerializationError("$: is no saved conversation", path="$")
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise SerializationError("$.version: expected a number", path="$.version")
    if version > VERSION:
        why = f"$.version: {version} is of a later release; this one reads up to {VERSION}: update the package"
        raise SerializationError(why, path="$.version")
    messages = data.get("messages")
    if not isinstance(messages, list) or not all(isinstance(turn, dict) for turn in messages):
        raise SerializationError("$.messages: expected a list of objects", path="$.messages")
    if not isinstance(data.get("metadata") or {}, dict):
        raise SerializationError("$.metadata: expected an object", path="$.metadata")
    return {name: value for name, value in data.items() if name not in ("format", "version")}
