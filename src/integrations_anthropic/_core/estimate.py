"""How many input tokens a request has, before anyone has counted them: rather too many than too few.

The bound, measured over recorded requests of six model generations (`tests/contract/test_estimate.py` holds it): of
requests whose whole content is in their body, at least 99 % have no more tokens than estimated, and none has more than
1.3 times as many; and estimated is at most 3 times what they have, plus 600 where they bring tools. What the server
adds itself (pages it fetches, files it keeps, results of its own tools) nobody can know here.
"""

from __future__ import annotations

from typing import Any

__all__ = ["input_tokens"]

# What stands around a conversation, and around each turn of it.
AROUND = 12
TURN = 5
# The instructions that come with the first tool, with any tool, and with one of the server's own.
TOOLS = 560
TOOL = 30
SERVER_TOOL = 3000
# An output format brings its own instructions.
FORMAT = 200
IMAGE_MOST, PIXELS_PER_TOKEN = 1700, 680
DOCUMENT, PAGE, BYTES_PER_TOKEN = 1500, 3000, 20
# A file or a page the server fetches.
ELSEWHERE = 3000
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123)) + b" "
_HIGH = bytes(range(128, 256))


def input_tokens(body: Any) -> int:
    """An estimate for the JSON of a request, as plain data; 0 for what is no object."""
    if not isinstance(body, dict):
        return 0
    count = AROUND + _content(body.get("system"))
    for turn in _list(body.get("messages")):
        count += TURN + _content(turn.get("content") if isinstance(turn, dict) else turn)
    tools = _list(body.get("tools"))
    if tools:
        count += TOOLS + sum(map(_tool, tools))
    for name in ("output_config", "output_format"):
        chosen = body.get(name)
        if isinstance(chosen, dict) and ("format" in chosen or "schema" in chosen):
            count += FORMAT + _walk(chosen)
    return int(count)


def text_tokens(text: str) -> float:
    """An estimate for a text: words in letters are cheap, digits, signs and other scripts are not."""
    data = text.encode("utf-8", "surrogatepass")
    rest = data.translate(None, _LETTERS)
    signs = rest.translate(None, _HIGH) if not text.isascii() else rest
    high = len(rest) - len(signs)
    return (len(data) - len(rest)) / 3.6 + len(signs) * 0.75 + high * 0.5


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _content(content: Any) -> float:
    if isinstance(content, str):
        return text_tokens(content)
    return sum(map(_block, _list(content)))


def _block(block: Any) -> float:
    if not isinstance(block, dict):
        return _walk(block)
    kind = block.get("type")
    if kind in ("image", "document"):
        return _source(block.get("source"), kind) + sum(
            _walk(value) for key, value in block.items() if key not in ("type", "source", "cache_control")
        )
    if kind in ("tool_result",):
        return 12 + _content(block.get("content"))
    return 8 * (kind != "text") + sum(_walk(value) for key, value in block.items() if key not in _SILENT)


_SILENT = {"type", "cache_control", "signature", "encrypted_content", "encrypted_index", "citations", "caller"}


def _walk(value: Any) -> float:
    if isinstance(value, str):
        return text_tokens(value)
    if isinstance(value, list):
        return sum(map(_block, value)) + len(value)
    if isinstance(value, dict):
        return sum(2 + text_tokens(key) + _walk(item) for key, item in value.items() if key != "cache_control")
    return 1


def _tool(tool: Any) -> float:
    if isinstance(tool, dict) and "input_schema" not in tool:
        return SERVER_TOOL + _walk(tool)
    return TOOL + _walk(tool)


def _source(source: Any, kind: str) -> float:
    if not isinstance(source, dict):
        return ELSEWHERE
    data = source.get("data")
    if not isinstance(data, str):
        content = source.get("content")
        return _content(content) if content is not None else IMAGE_MOST if kind == "image" else ELSEWHERE
    if kind == "image":
        return IMAGE_MOST
    if source.get("type") == "text":
        return text_tokens(data)
    return DOCUMENT + len(data) * 3 / 4 / BYTES_PER_TOKEN
