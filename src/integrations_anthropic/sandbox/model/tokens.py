"""A simple, deterministic token counter, used both for counting tokens and for usage."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

__all__ = ["Segment", "content_blocks", "count_input", "count_tokens", "segments", "tokenize"]

Json = Any

# Up to six word characters with the space before them, or one other character. Joined, the tokens equal the input.
_TOKEN = re.compile(r"\s?\w{1,6}|\s?[^\w\s]|\s")
TURN_TOKENS = 3
BYTES_PER_TOKEN = 750


@dataclass(frozen=True)
class Segment:
    """A part of the prompt, which may end at a cache breakpoint."""

    digest: bytes
    """Digest of the prompt up to and including this part."""
    tokens: int
    """Tokens of this part alone."""
    ttl: str | None
    """TTL of the cache breakpoint at the end of this part, `5m` or `1h`; None if there is no breakpoint."""


def tokenize(text: str) -> list[str]:
    """Split a string into tokens; joined, they equal the string."""
    return _TOKEN.findall(text)


def count_tokens(text: str) -> int:
    """Number of tokens of a string."""
    return sum(1 for _ in _TOKEN.finditer(text))


def count_input(body: Json) -> int:
    """Number of input tokens of a request: tools, system prompt and messages."""
    return sum(segment.tokens for segment in segments(body))


def segments(body: Json) -> list[Segment]:
    """The segments of a prompt in the order of the prompt cache: tools, system prompt, messages."""
    digest = hashlib.sha256(str(body.get("model")).encode()).digest()
    parts = list(_parts(body))
    request_ttl = _ttl(body.get("cache_control"))
    found: list[Segment] = []
    for index, (label, block) in enumerate(parts):
        fields = {key: value for key, value in block.items() if key != "cache_control"}
        encoded = orjson.dumps([label, fields], option=orjson.OPT_SORT_KEYS)
        digest = hashlib.sha256(digest + encoded).digest()
        ttl = _ttl(block.get("cache_control"))
        if index == len(parts) - 1:
            ttl = ttl or request_ttl
        found.append(Segment(digest, _block_tokens(fields) + (TURN_TOKENS if label.endswith("^") else 0), ttl))
    return found


def content_blocks(content: Json) -> list[Json]:
    """Normalize the content of a turn or system prompt, which may be a string or missing, to a list of blocks."""
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return list(content or [])


def _parts(body: Json) -> Iterator[tuple[str, Json]]:
    for tool in body.get("tools") or []:
        yield "tool", tool
    for block in content_blocks(body.get("system")):
        yield "system", block
    for turn in body.get("messages") or []:
        for index, block in enumerate(content_blocks(turn.get("content"))):
            # The tokens that separate turns are counted with the first block of a turn.
            yield turn["role"] + ("^" if index == 0 else ""), block


def _ttl(control: Json) -> str | None:
    return (control.get("ttl") or "5m") if control else None


def _block_tokens(node: Json) -> int:
    """Tokens of all strings in a block; base64 data counts by its size."""
    if isinstance(node, str):
        return count_tokens(node)
    if isinstance(node, list):
        return sum(_block_tokens(item) for item in node)
    if not isinstance(node, dict):
        return 1
    if node.get("type") == "base64" and isinstance(node.get("data"), str):
        return 1 + len(node["data"]) * 3 // 4 // BYTES_PER_TOKEN
    if node.get("type") in ("text", "thinking"):
        return count_tokens(node.get(node["type"]) or "")
    return sum(
        _block_tokens(value) + count_tokens(key) for key, value in node.items() if key not in ("type", "signature")
    )
