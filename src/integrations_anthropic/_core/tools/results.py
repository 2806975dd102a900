"""What a tool returned, or raised, as the block the model is given for it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..._anthropic_error import AnthropicError, scrubbed
from ..codec.json import dumps
from ..content.surrogates import without_surrogates
from .content_blocks import block_of, bytes_block, mcp_result
from .plain_values import described_error, is_iterator, items_of, plain

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["error_result", "refusal_result", "tool_result"]

WITHOUT_A_REASON = "The tool failed and gave no reason."
"""The API takes no error without a text."""
LONGEST_TEXT = 1_000_000
"""Characters of a result, about as many as a model can read: with more, no request would be accepted any more."""
LONGEST_ERROR = 4000
"""Characters of an exception's text the model is given; some texts hold whole documents."""


def tool_result(call: ToolUseBlock, value: Any) -> dict[str, Any]:
    """The block for what the tool returned: nothing, text, content blocks, pictures, or anything else as JSON.

    Nothing is refused: a tool that has worked is not called again for what it returned.
    """
    if value is None:
        return _block(call)
    if (said := mcp_result(value)) is not None:
        items, failed = said
        content = _blocks(items, list(map(_as_block, items)))
        if failed:
            return _block(call, content=content or WITHOUT_A_REASON, is_error=True)
        return _block(call, **({"content": content} if content else {}))
    if (block := _as_block(value)) is not None:
        return _block(call, content=[block] if _says_something(block) else "")
    if is_iterator(value):
        value = items_of(value)
    if isinstance(value, (list, tuple)) and not hasattr(value, "_asdict"):
        items = _own_items(value)
        blocks = list(map(_as_block, items))
        if any(block is not None for block in blocks):
            return _block(call, content=_blocks(items, blocks) or "")
    return _block(call, content=_text(value))


def error_result(call: ToolUseBlock, error: BaseException) -> dict[str, Any]:
    """The block for a tool that failed: what went wrong, without traceback and credentials."""
    # What we say is a sentence of its own; anything else is known by its class too.
    text = without_surrogates(scrubbed(error.message)) if isinstance(error, AnthropicError) else described_error(error)
    if len(text) > LONGEST_ERROR:
        text = f"{text[:LONGEST_ERROR]}… ({len(text)} characters)"
    return _block(call, content=text if text.strip() else WITHOUT_A_REASON, is_error=True)


def refusal_result(call: ToolUseBlock, reason: str) -> dict[str, Any]:
    """The block for a call that was not made because somebody refused it."""
    return _block(call, content=without_surrogates(reason), is_error=True)


def _block(call: ToolUseBlock, **more: Any) -> dict[str, Any]:
    toolset = {"toolset_name": call.toolset_name} if call.toolset_name is not None else {}
    return {"type": "tool_result", "tool_use_id": call.id, **more, **toolset}


def _as_block(value: Any) -> dict[str, Any] | None:
    if isinstance(value, BytesIO):
        value = value.getvalue()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes_block(bytes(value))
    return block_of(value)


def _own_items(value: list[Any] | tuple[Any, ...]) -> list[Any]:
    """The items, read without the code of a subclass, which may raise."""
    return list(list.__iter__(value) if isinstance(value, list) else tuple.__iter__(value))


def _blocks(values: Sequence[Any], blocks: Sequence[dict[str, Any] | None]) -> list[dict[str, Any]]:
    """The blocks, and a text block for each value that is none; the API takes no text block that is blank."""
    all_of_them = (
        {"type": "text", "text": _text(value)} if block is None else block
        for value, block in zip(values, blocks, strict=True)
    )
    return [block for block in all_of_them if _says_something(block)]


def _says_something(block: dict[str, Any]) -> bool:
    return block["type"] != "text" or bool(block["text"].strip())


def _text(value: Any) -> str:
    said = plain(value)
    text = said if isinstance(said, str) else dumps(said).decode()
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}… ({len(text)} characters)"
