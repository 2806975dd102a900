"""Rules about single blocks of the prompt: cache breakpoints and base64 data."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

from ..errors import invalid
from ..model.tokens import content_blocks

__all__ = ["check_blocks"]

Json = Any

MAX_BREAKPOINTS = 4
# Both alphabets, padding and white space. A `data:` prefix has other characters.
BASE64 = f"{string.ascii_letters}{string.digits}+/-_={string.whitespace}".encode()


def check_blocks(body: Json) -> None:
    """Raise SandboxAPIError 400 for too many cache breakpoints, one on an empty text, or data that is not base64."""
    breakpoints = sum(1 for tool in body.get("tools") or [] if tool.get("cache_control"))
    last: Json = {}
    for where, block in _blocks(body):
        last = block
        breakpoints += bool(block.get("cache_control"))
        if block.get("cache_control") and block["type"] == "text" and not block["text"]:
            raise invalid(f"{where}: cache_control cannot be set for empty text blocks")
        source = block.get("source")
        if isinstance(source, dict) and source.get("type") == "base64" and not _is_base64(source["data"]):
            raise invalid(f"{where}.source.base64: invalid base64 data")
    if body.get("cache_control") and not last.get("cache_control"):
        # A breakpoint of the request is set on its last block.
        breakpoints += 1
    if breakpoints > MAX_BREAKPOINTS:
        raise invalid(f"A maximum of {MAX_BREAKPOINTS} blocks with cache_control may be provided. Found {breakpoints}.")


def _is_base64(data: str) -> bool:
    # Twice as fast as a regular expression: there may be 32 MB.
    return not data.encode().translate(None, BASE64)


def _blocks(body: Json) -> Iterator[tuple[str, Json]]:
    """The blocks of the system prompt and of all turns, nested ones included, each with its path."""
    for position, block in enumerate(content_blocks(body.get("system"))):
        yield f"system.{position}", block
    for index, turn in enumerate(body["messages"]):
        yield from _nested(turn.get("content"), f"messages.{index}.content")


def _nested(content: Json, where: str) -> Iterator[tuple[str, Json]]:
    for position, block in enumerate(content_blocks(content)):
        path = f"{where}.{position}.{block['type']}"
        if isinstance(block.get("content"), list):
            yield from _nested(block["content"], f"{path}.content")
        source = block.get("source")
        if isinstance(source, dict) and isinstance(source.get("content"), list):
            yield from _nested(source["content"], f"{path}.source.content.content")
        yield path, block
