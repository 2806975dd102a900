"""What a tool returned as content blocks, where it is made of blocks, of MCP's content or of pictures."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from ..._record import Record, Unknown
from ...errors import SerializationError
from ..call.library_faults import is_from_signal_handler
from ..codec.decode import structure
from ..codec.encode import encode
from ..codec.type_refs import TypeRef
from ..content.media import IMAGE_TYPES, PDF, base64_block, media_type_of
from ..content.surrogates import readable
from .pictures import picture_block
from .plain_values import plain

__all__ = ["block_of", "bytes_block", "mcp_resource_block", "mcp_result"]

BLOCKS = ("text", "image", "document", "search_result", "tool_reference")
"""The types of blocks that the result of a tool may hold. Source: the API reference, "Create a Message"."""
MOST_BASE64 = 5_242_880
"""Characters of an image's data that the API takes."""
DOCUMENT_TYPES = ("application/pdf",)
BASE64 = f"{string.ascii_letters}{string.digits}+/-_={string.whitespace}".encode()
"""Both alphabets, padding and white space. A `data:` prefix has other characters."""
MCP_FIELDS = frozenset({"type", "is_error", "isError"})
"""The classes of the package `mcp` that a tool may return have one of these fields, by its name in mcp 2 or mcp 1."""


def block_of(value: Any) -> dict[str, Any] | None:
    """The content block that `value` is, or that it stands for; None where it is data.

    A block is what the description knows as one, with no field more; what MCP calls content is mapped to it.
    """
    if isinstance(value, Record):
        kind = getattr(value, "type", None)
        return _sendable(encode(value)) if kind in BLOCKS and not isinstance(value, Unknown) else None
    if (picture := picture_block(value)) is not None:
        return picture
    data = _mapping(value)
    if data is None or not isinstance(data.get("type"), str):
        return None
    if data["type"] in BLOCKS and _fits(data):
        return _sendable(data)
    return _sendable(_mcp_block(data))


def mcp_result(value: Any) -> tuple[list[Any], bool] | None:
    """The content of an MCP `CallToolResult`, and whether the tool says that it failed; None for anything else."""
    data = _mapping(value)
    if data is None or not isinstance(data.get("content"), list) or "isError" not in data:
        return None
    content = [item for item in data["content"] if isinstance(item, Mapping)]
    if len(content) != len(data["content"]):
        return None
    # Structured content repeats what the text says; it is all there is where no text was given.
    structured = data.get("structuredContent")
    return (content if content or structured is None else [structured]), bool(data["isError"])


def bytes_block(value: bytes) -> dict[str, Any] | None:
    """An image or a PDF document by its first bytes; None for other bytes."""
    media_type = media_type_of(value)
    if media_type is None:
        return None
    return _base64_block("document" if media_type == PDF else "image", media_type, value)


def _base64_block(kind: str, media_type: str, data: bytes | str) -> dict[str, Any]:
    block = base64_block(kind, media_type, data)
    text = block["source"]["data"]
    if kind == "image" and len(text) > MOST_BASE64:
        return {"type": "text", "text": f"[{media_type} of {len(text) * 3 // 4} bytes: larger than the API takes]"}
    return block


def _mapping(value: Any) -> dict[str, Any] | None:
    """The fields of a dict, or of a pydantic object such as those of the package `mcp`."""
    try:
        if isinstance(value, Mapping):
            return dict(value)
        if not MCP_FIELDS.isdisjoint(getattr(type(value), "model_fields", ())):
            dumped: dict[str, Any] = value.model_dump(mode="json", by_alias=True, warnings=False)
            return dumped
    except Exception as error:  # the object's own code: it is data, then
        if is_from_signal_handler(error):
            raise
    return None


def _sendable(block: dict[str, Any] | None) -> dict[str, Any] | None:
    """The block, unless it holds base64 that is none, or is of a type that the API refuses."""
    if block is None:
        return None
    source = block.get("source")
    if not isinstance(source, Mapping) or source.get("type") != "base64":
        found: dict[str, Any] = readable(block)
        return found
    data, taken = source.get("data"), IMAGE_TYPES if block["type"] == "image" else DOCUMENT_TYPES
    media_type = source.get("media_type")
    if not (isinstance(data, str) and _is_base64(data) and media_type in taken):
        return None
    is_too_large = block["type"] == "image" and len(data) > MOST_BASE64
    return _base64_block("image", str(media_type), data) if is_too_large else block


def _is_base64(data: str) -> bool:
    # Faster than a regular expression, and never slow.
    return bool(data.strip()) and data.isascii() and not data.encode().translate(None, BASE64)


def mcp_resource_block(value: Any) -> dict[str, Any]:
    """What an MCP resource holds, or a part of it, as a block."""
    data = value if isinstance(value, Mapping) else value.model_dump(mode="json", by_alias=True)
    return _sendable(_resource_block(data)) or {"type": "text", "text": f"[{data['uri']}: no base64]"}


def _fits(data: dict[str, Any]) -> bool:
    """Whether the description's block has all these fields, each of them as it should be."""
    try:
        said = encode(data)
        return _is_known(structure(said, TypeRef("ToolResultContentBlock")))
    except (SerializationError, ValueError):
        return False


def _is_known(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return all(map(_is_known, value))
    if not isinstance(value, Record):
        return True
    if isinstance(value, Unknown) or value.extra_fields:
        return False
    return all(_is_known(getattr(value, name, None)) for name in type(value).__slots__)


def _mcp_block(data: dict[str, Any]) -> dict[str, Any] | None:
    """MCP's content as a block. Source: the Model Context Protocol, "Tools", of 2025-06-18."""
    kind = data.get("type")
    fields = data.keys() - {"type", "annotations", "_meta", "meta"}
    if kind == "text" and fields == {"text"} and isinstance(data["text"], str):
        return {"type": "text", "text": plain(data["text"])}
    if kind in ("image", "audio") and fields == {"data", "mimeType"} and isinstance(data["data"], str):
        if data["mimeType"] in IMAGE_TYPES:
            return _base64_block("image", data["mimeType"], data["data"])
        return {"type": "text", "text": f"[{kind} of type {data['mimeType']}: the API takes no such content]"}
    resource = data.get("resource")
    if kind == "resource" and isinstance(resource, Mapping) and "uri" in resource:
        return _resource_block(resource)
    if kind == "resource_link" and "uri" in data:
        text = " ".join(str(data[name]) for name in ("title", "name", "description", "uri") if data.get(name))
        return {"type": "text", "text": plain(text)}
    return None


def _resource_block(resource: Mapping[str, Any]) -> dict[str, Any]:
    blob, media_type = resource.get("blob"), str(resource.get("mimeType") or "")
    if isinstance(blob, str):
        if media_type in IMAGE_TYPES:
            return _base64_block("image", media_type, blob)
        if media_type == PDF:
            return _base64_block("document", media_type, blob)
        return {"type": "text", "text": f"[{resource['uri']}, of type {media_type or 'unknown'}: {blob}]"}
    return {"type": "text", "text": plain(str(resource.get("text") or resource["uri"]))}
