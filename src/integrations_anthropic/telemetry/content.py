"""The content of calls as span attributes, only with `log_content=True`.

Source: OpenTelemetry, semantic conventions for generative AI.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._core.codec.encode import encode
from .content_writer import MARKS, ContentLimits, ContentWriter, to_json
from .names import attributes as names

if TYPE_CHECKING:
    from .call_record import CallRecord

__all__ = ["CallContent", "data_attributes"]


class CallContent:
    """The content of one call, as attributes: all of them together are at most `limits.total` bytes.

    System prompt and tools get a quarter of that each, and an eighth is kept for the response. Of a conversation that
    does not fit, the latest messages are kept.
    """

    def __init__(self, limits: ContentLimits) -> None:
        self._limits = limits
        self._left = limits.total

    def of_request(self, call: CallRecord) -> dict[str, Any]:
        """The conversation, the system prompt and the tools."""
        total = self._limits.total
        found: dict[str, Any] = {}
        system, tools, messages = (call.requested(name) for name in ("system", "tools", "messages"))
        if system:
            writer = self._writer(total // 4)
            self._add(found, names.SYSTEM_INSTRUCTIONS, to_json(_parts(system, writer)), writer)
        if tools:
            writer = self._writer(total // 4)
            self._add(found, names.TOOL_DEFINITIONS, to_json(writer.data(tools)), writer)
        if isinstance(messages, list):
            writer = self._writer(self._left - total // 8)
            self._add(found, names.INPUT_MESSAGES, to_json(_conversation(messages, writer)), writer)
        return found

    def of_response(self, call: CallRecord) -> dict[str, Any]:
        """The message of the response, as far as it arrived."""
        message = call.result if isinstance(call.result, Mapping) else encode(call.result)
        writer = self._writer(self._left)
        written = {
            "role": "assistant",
            "parts": _parts(message.get("content") or [], writer),
            "finish_reason": call.stop_reason or "",
        }
        found: dict[str, Any] = {}
        self._add(found, names.OUTPUT_MESSAGES, to_json([written]), writer)
        return found

    def _writer(self, share: int) -> ContentWriter:
        return ContentWriter(self._limits.longest, share - MARKS)

    def _add(self, found: dict[str, Any], name: str, content: bytes, writer: ContentWriter) -> None:
        found[name] = content.decode()
        self._left -= len(content)
        if writer.truncated:
            found[names.TRUNCATED] = True


def data_attributes(name: str, value: Any, limits: ContentLimits) -> dict[str, Any]:
    """One attribute with content: it has at most half of what a call may have."""
    writer = ContentWriter(limits.longest, limits.total // 2 - MARKS)
    found: dict[str, Any] = {name: to_json(writer.data(encode(value))).decode()}
    if writer.truncated:
        found[names.TRUNCATED] = True
    return found


def _conversation(messages: list[Any], writer: ContentWriter) -> list[dict[str, Any]]:
    """The latest messages, as many as fit."""
    written: list[dict[str, Any]] = []
    for message in reversed(messages):
        if writer.is_full:
            mark = writer.mark(f"{len(messages) - len(written)} earlier messages left out")
            written.append({"role": "system", "parts": [{"type": "text", "content": mark}]})
            break
        written.append(_message(message, writer))
    return written[::-1]


def _message(message: Any, writer: ContentWriter) -> dict[str, Any]:
    if not isinstance(message, Mapping):
        return {"role": "user", "parts": _parts(message, writer)}
    role = writer.data(message.get("role"))
    return {"role": role, "parts": _parts(message.get("content") or [], writer)}


def _parts(content: Any, writer: ContentWriter) -> list[dict[str, Any]]:
    """The blocks of a message as parts; a string is one block."""
    blocks = content if isinstance(content, list) else [content]
    written: list[dict[str, Any]] = []
    writer.spend_structure()
    for block in blocks:
        if writer.is_full:
            mark = writer.mark(f"{len(blocks) - len(written)} parts left out")
            return [*written, {"type": "text", "content": mark}]
        writer.spend_structure()
        written.append(_part(block, writer))
    return written


def _part(block: Any, writer: ContentWriter) -> dict[str, Any]:
    data = writer.data
    if not isinstance(block, Mapping):
        return {"type": "text", "content": data(block)}
    kind = block.get("type")
    if kind == "text":
        return {"type": "text", "content": data(block.get("text"))}
    if kind == "thinking":
        return {"type": "reasoning", "content": data(block.get("thinking"))}
    if kind == "tool_use":
        call = {"id": data(block.get("id")), "name": data(block.get("name")), "arguments": data(block.get("input"))}
        return {"type": "tool_call", **call}
    if kind == "tool_result":
        answered = {"id": data(block.get("tool_use_id")), "response": data(block.get("content"))}
        return {"type": "tool_call_response", **answered}
    generic: dict[str, Any] = data(block)
    return generic
