"""Cache breakpoints in the results of tools: a run that gathers too many would be refused from then on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..codec.encode import encode

__all__ = ["without_old_breakpoints"]

MOST = 4
"""Of one request. Source: https://platform.claude.com/docs/en/build-with-claude/prompt-caching"""


def without_old_breakpoints(turns: list[Any], others: Iterable[Any]) -> list[Any]:
    """The turns, of whose results of tools the newest breakpoints are kept, as many as one request may have.

    `others`: what has breakpoints beside the turns: tools, the system prompt, the request itself. What is not in a
    result stays as it is, even where there are too many.
    """
    results = [_results(turn) for turn in turns]
    if not any(map(_count, results)):
        return turns
    fixed = _count([encode(other) for other in others]) + sum(_count(encode(turn)) for turn in turns)
    left = MOST - (fixed - sum(map(_count, results)))
    kept: list[Any] = []
    for turn, found in zip(reversed(turns), reversed(results), strict=True):
        if _count(found) == 0:
            kept.append(turn)
            continue
        blocks = []
        for block in reversed(turn["content"]):
            count = _count(block)
            blocks.append(block if count <= left or block not in found else _without(block))
            left -= count if block in found and count <= left else 0
        kept.append({**turn, "content": blocks[::-1]})
    return kept[::-1]


def _results(turn: Any) -> list[Any]:
    """The results of tools in a turn that a run has added, as plain data."""
    content = turn.get("content") if isinstance(turn, dict) and turn.get("role") == "user" else None
    blocks = content if isinstance(content, list) else []
    return [block for block in blocks if isinstance(block, dict) and block.get("type") == "tool_result"]


def _count(data: Any) -> int:
    """How many breakpoints are in plain data."""
    if isinstance(data, dict):
        inner = (value for name, value in data.items() if name not in ("cache_control", "input", "input_schema"))
        return bool(data.get("cache_control")) + sum(map(_count, inner))
    return sum(map(_count, data)) if isinstance(data, list) else 0


def _without(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _without(value) for name, value in data.items() if name != "cache_control"}
    return list(map(_without, data)) if isinstance(data, list) else data
