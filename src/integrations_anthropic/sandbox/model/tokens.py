"""A simple counter of tokens, the same for every answer: what is counted beforehand is what is charged."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

__all__ = ["Segment", "blocks", "count", "count_input", "pieces", "segments"]

Json = Any

# Up to six letters with the blank before them, or a single other character: every text is the sum of its pieces.
_PIECE = re.compile(r"\s?\w{1,6}|\s?[^\w\s]|\s")
TURN_TOKENS = 3
BYTES_PER_TOKEN = 750


@dataclass(frozen=True)
class Segment:
    """A part of the prompt that may end with a cache breakpoint."""

    digest: bytes
    """Digest of the prompt up to and including this part."""
    tokens: int
    """Tokens of this part alone."""
    ttl: str | None
    """How long the cache keeps the prompt up to here, `5m` or `1h`; None where there is no breakpoint."""


def pieces(text: str) -> list[str]:
    """The tokens of a text; joined, they are the text."""
    return _PIECE.findall(text)


def count(text: str) -> int:
    """How many tokens a text has."""
    return sum(1 for _ in _PIECE.finditer(text))


def count_input(body: Json) -> int:
    """How many input tokens a request has: tools, system prompt and conversation."""
    return sum(segment.tokens for segment in segments(body))


def segments(body: Json) -> list[Segment]:
    """The prompt of a request in the order the model reads it: tools, system prompt, turns."""
    digest = hashlib.sha256(str(body.get("model")).encode()).digest()
    parts = list(_parts(body))
    whole_ttl = _ttl(body.get("cache_control"))
    found: list[Segment] = []
    for index, (place, block) in enumerate(parts):
        plain = {key: value for key, value in block.items() if key != "cache_control"}
        text = orjson.dumps([place, plain], option=orjson.OPT_SORT_KEYS)
        digest = hashlib.sha256(digest + text).digest()
        ttl = _ttl(block.get("cache_control"))
        if index == len(parts) - 1:
            ttl = ttl or whole_ttl
        found.append(Segment(digest, _block_tokens(plain) + (TURN_TOKENS if place.endswith("^") else 0), ttl))
    return found


def blocks(content: Json) -> list[Json]:
    """Content of a turn or of the system prompt as a list of blocks, also where it is a bare text or left out."""
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return list(content or [])


def _parts(body: Json) -> Iterator[tuple[str, Json]]:
    for tool in body.get("tools") or []:
        yield "tool", tool
    for block in blocks(body.get("system")):
        yield "system", block
    for turn in body.get("messages") or []:
        for index, block in enumerate(blocks(turn.get("content"))):
            # The first block of a turn carries the tokens that separate turns.
            yield turn["role"] + ("^" if index == 0 else ""), block


def _ttl(control: Json) -> str | None:
    return (control.get("ttl") or "5m") if control else None


def _block_tokens(node: Json) -> int:
    """Tokens of all texts inside; bulk data counts by its size."""
    if isinstance(node, str):
        return count(node)
    if isinstance(node, list):
        return sum(_block_tokens(item) for item in node)
    if not isinstance(node, dict):
        return 1
    if node.get("type") == "base64" and isinstance(node.get("data"), str):
        return 1 + len(node["data"]) * 3 // 4 // BYTES_PER_TOKEN
    if node.get("type") in ("text", "thinking"):
        return count(node.get(node["type"]) or "")
    return sum(_block_tokens(value) + count(key) for key, value in node.items() if key not in ("type", "signature"))
