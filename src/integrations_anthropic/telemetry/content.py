"""The content of calls as span attributes, only with `log_content=True`.

Source: OpenTelemetry, semantic conventions for generative AI.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._core.codec.encode import encode
from .._redact import shown, shown_data

if TYPE_CHECKING:
    from .call_record import CallRecord

__all__ = ["input_content", "output_content"]


def input_content(call: CallRecord) -> dict[str, str]:
    """The conversation, the system prompt and the tools of a request."""
    found: dict[str, str] = {}
    messages = call.requested("messages")
    if isinstance(messages, list):
        found["gen_ai.input.messages"] = _json([_message(message) for message in messages])
    system = call.requested("system")
    if system:
        found["gen_ai.system_instructions"] = _json(_parts(system))
    tools = call.requested("tools")
    if tools:
        found["gen_ai.tool.definitions"] = _json(shown_data(tools))
    return found


def output_content(call: CallRecord) -> dict[str, str]:
    """The message of the response, as far as it arrived."""
    message = call.result if isinstance(call.result, Mapping) else encode(call.result)
    written = {
        "role": "assistant",
        "parts": _parts(message.get("content") or []),
        "finish_reason": call.stop_reason or "",
    }
    return {"gen_ai.output.messages": _json([written])}


def _message(message: Any) -> dict[str, Any]:
    if not isinstance(message, Mapping):
        return {"role": "user", "parts": _parts(message)}
    return {"role": shown(message.get("role")), "parts": _parts(message.get("content") or [])}


def _parts(content: Any) -> list[dict[str, Any]]:
    """The blocks of a message as parts; a string is one block."""
    blocks = content if isinstance(content, list) else [content]
    return [_part(block) for block in blocks]


def _part(block: Any) -> dict[str, Any]:
    if not isinstance(block, Mapping):
        return {"type": "text", "content": shown(block)}
    kind = block.get("type")
    if kind == "text":
        return {"type": "text", "content": shown(block.get("text"))}
    if kind == "thinking":
        return {"type": "reasoning", "content": shown(block.get("thinking"))}
    if kind == "tool_use":
        call = {"id": block.get("id"), "name": shown(block.get("name")), "arguments": shown_data(block.get("input"))}
        return {"type": "tool_call", **call}
    if kind == "tool_result":
        return {
            "type": "tool_call_response",
            "id": block.get("tool_use_id"),
            "response": shown_data(block.get("content")),
        }
    generic: dict[str, Any] = shown_data(block)
    return generic


def _json(value: Any) -> str:
    # A collector accepts no lone surrogates.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
