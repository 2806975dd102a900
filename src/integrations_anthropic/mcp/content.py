"""MCP's content, prompts and resources as blocks and turns of a request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .._core.tools.content_blocks import block_of, mcp_resource_block
from ..errors import ValidationError

if TYPE_CHECKING:
    from mcp.types import ContentBlock, GetPromptResult, PromptMessage, ReadResourceResult

__all__ = ["mcp_content", "mcp_messages", "mcp_resource"]


def mcp_content(content: ContentBlock, **options: Any) -> Any:
    """A content block of MCP as one of the API.

    Text and images are what they are, and so are embedded resources: text, images and PDF documents. What the API has
    no block for (audio, other binary data, links) is said in a text block.

    Args:
        content: a block of the package `mcp`, or the same as a dict.
        options: fields of the block, such as `cache_control`.

    Raises ValidationError for what is no content of MCP.
    """
    block = block_of(content)
    if block is None:
        raise ValidationError(f"content: is no content of MCP: {type(content).__name__}", field="content")
    return {**block, **options}


def mcp_messages(prompt: GetPromptResult | Iterable[PromptMessage]) -> list[Any]:
    """The messages of an MCP prompt as turns: `messages=mcp_messages(await session.get_prompt(…))`.

    Raises ValidationError for a message of the assistant that is no text, which the API does not take.
    """
    given = getattr(prompt, "messages", prompt)
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise ValidationError("prompt: must be a result of get_prompt, or its messages", field="prompt", value=prompt)
    return [_turn(message, f"prompt.messages[{index}]") for index, message in enumerate(given)]


def mcp_resource(result: ReadResourceResult, **options: Any) -> list[Any]:
    """What an MCP resource holds as content blocks, one for each of its parts; `options` as in `mcp_content`."""
    parts = getattr(result, "contents", None)
    if not isinstance(parts, (list, tuple)):
        raise ValidationError("result: must be a result of read_resource", field="result", value=result)
    return [{**mcp_resource_block(part), **options} for part in parts]


def _turn(message: Any, where: str) -> dict[str, Any]:
    role, content = getattr(message, "role", None), getattr(message, "content", None)
    if role not in ("user", "assistant"):
        raise ValidationError(f"{where}: is no message of MCP", field=where, value=message)
    parts: Any = content if isinstance(content, (list, tuple)) else [content]
    blocks = [mcp_content(part) for part in parts]
    if role == "assistant" and any(block["type"] != "text" for block in blocks):
        raise ValidationError(f"{where}: a message of the assistant may hold text only", field=where, value=message)
    return {"role": role, "content": blocks}
