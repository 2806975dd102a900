"""An estimate of the input tokens of a request, which errs on the high side.

The bound, which `tests/contract/test_estimate.py` measures over the recordings: of requests whose whole content is in
their body, at least 99 % have no more tokens than estimated. The estimate is at most 3 times what they have, plus 900
where they contain tools or enable citations; only reasoning of earlier turns, which the server may leave out, can make
it more. What the server adds (pages it fetches, stored files, results of server tools) is not known to the client.
"""

from __future__ import annotations

import re
from typing import Any

from .media_size import pages_of, size_of

__all__ = ["input_tokens", "text_tokens"]

# Tokens around a conversation, and around each message.
CONVERSATION = 12
MESSAGE = 5
# Instructions that the server adds for thinking, citations and an output format.
THINKING = 30
CITATIONS = 850
FORMAT = 200
# Instructions for the first tool, for each tool, and for a server tool.
TOOLS = 730
TOOL = 30
SERVER_TOOL = 3000
# An image by its pixels, up to the size to which larger ones are scaled down.
IMAGE, PIXELS_PER_TOKEN, MAX_IMAGE = 10, 700, 1700
# A page of a document is processed as text and as an image.
DOCUMENT, PAGE = 40, 3000
# A file, or a page that the server fetches.
EXTERNAL = 3000
# A longer run of letters is not a word: keys, hashes, base64.
_GIBBERISH = re.compile(rb"[A-Za-z0-9+/=_-]{40,}")
LONGEST_WORDS = 9
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123)) + b" "
_HIGH = bytes(range(128, 256))
_IGNORED_KEYS = {"type", "cache_control", "signature", "encrypted_content", "encrypted_index", "citations", "caller"}


def input_tokens(body: Any) -> int:
    """An estimate for a request as JSON data; 0 where it is not an object."""
    if not isinstance(body, dict):
        return 0
    system = body.get("system")
    count = CONVERSATION + (_content(system) if system else 0)
    for message in _list(body.get("messages")):
        count += MESSAGE + _content(message.get("content") if isinstance(message, dict) else message)
    if tools := _list(body.get("tools")):
        count += TOOLS + sum(map(_tool, tools))
    thinking = body.get("thinking")
    if isinstance(thinking, dict) and thinking.get("type") != "disabled":
        count += THINKING
    for name in ("output_config", "output_format"):
        config = body.get(name)
        if isinstance(config, dict) and ("format" in config or "schema" in config):
            count += FORMAT + _walk(config)
    return int(count)


def text_tokens(text: str) -> float:
    """An estimate for a string: words in Latin letters are cheap; digits, punctuation and other scripts are not."""
    data = text.encode("utf-8", "surrogatepass")
    rest = data.translate(None, _LETTERS)
    signs = rest.translate(None, _HIGH) if not text.isascii() else rest
    high, letters = len(rest) - len(signs), len(data) - len(rest)
    count = letters / 3.3 + len(signs) * 0.85 + high * 0.5
    if letters > LONGEST_WORDS * (data.count(b" ") + 5):
        count += sum(len(run) for run in _GIBBERISH.findall(data)) * 0.6
    return count


def _list(value: Any) -> list[Any] | tuple[Any, ...]:
    return value if isinstance(value, (list, tuple)) else []


def _content(content: Any) -> float:
    if isinstance(content, str):
        return text_tokens(content)
    blocks = _list(content)
    if not blocks:
        return 0
    count = sum(map(_block, blocks))
    return count + CITATIONS if any(map(_is_cited, blocks)) else count


def _is_cited(block: Any) -> bool:
    citations = block.get("citations") if isinstance(block, dict) else None
    return isinstance(citations, dict) and bool(citations.get("enabled"))


def _block(block: Any) -> float:
    if not isinstance(block, dict):
        return _walk(block)
    kind = block.get("type")
    if kind in ("image", "document"):
        return _source(block.get("source"), kind) + sum(
            _walk(value) for key, value in block.items() if key not in ("source", *_IGNORED_KEYS)
        )
    if kind == "tool_result":
        return 12 + _content(block.get("content"))
    return 8 * (kind != "text") + sum(_walk(value) for key, value in block.items() if key not in _IGNORED_KEYS)


def _walk(value: Any) -> float:
    if isinstance(value, str):
        return text_tokens(value)
    if isinstance(value, (list, tuple)):
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
        return EXTERNAL
    data = source.get("data")
    if not isinstance(data, str):
        content = source.get("content")
        return DOCUMENT + _content(content) if content is not None else EXTERNAL
    if kind == "image":
        size = size_of(data)
        return MAX_IMAGE if size is None else min(MAX_IMAGE, IMAGE + size[0] * size[1] / PIXELS_PER_TOKEN)
    if source.get("type") == "text":
        return DOCUMENT + text_tokens(data)
    return DOCUMENT + PAGE * pages_of(data)
