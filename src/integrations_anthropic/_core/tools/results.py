"""What a tool returned, or raised, as the block the model is given for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._anthropic_error import AnthropicError, scrubbed
from ..codec.json import dumps
from .content_blocks import block_of, bytes_block, mcp_result
from .plain_values import described_error, plain, without_surrogates

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["error_result", "refusal_result", "tool_result"]

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
        return _block(call, content=_blocks(items), **({"is_error": True} if failed else {}))
    if (block := _as_block(value)) is not None:
        return _block(call, content=[block])
    if isinstance(value, (list, tuple)) and not hasattr(value, "_asdict") and any(map(_as_block, value)):
        return _block(call, content=_blocks(value))
    return _block(call, content=_text(value))


def error_result(call: ToolUseBlock, error: BaseException) -> dict[str, Any]:
    """The block for a tool that failed: what went wrong, without traceback and credentials."""
    # What we say is a sentence of its own; anything else is known by its class too.
    text = without_surrogates(scrubbed(error.message)) if isinstance(error, AnthropicError) else described_error(error)
    if len(text) > LONGEST_ERROR:
        text = f"{text[:LONGEST_ERROR]}… ({len(text)} characters)"
    return _block(call, content=text, is_error=True)


def refusal_result(call: ToolUseBlock, reason: str) -> dict[str, Any]:
    """The block for a call that was not made because somebody refused it."""
    return _block(call, content=without_surrogates(reason), is_error=True)


def _block(call: ToolUseBlock, **more: Any) -> dict[str, Any]:
    toolset = {"toolset_name": call.toolset_name} if call.toolset_name is not None else {}
    return {"type": "tool_result", "tool_use_id": call.id, **more, **toolset}


def _as_block(value: Any) -> dict[str, Any] | None:
    if isinstance(value, (bytes, bytearray)):
        return bytes_block(bytes(value))
    return block_of(value)


def _blocks(values: Any) -> list[dict[str, Any]]:
    return [_as_block(value) or {"type": "text", "text": _text(value) or " "} for value in values]


def _text(value: Any) -> str:
    said = plain(value)
    return said if isinstance(said, str) else dumps(said).decode()
