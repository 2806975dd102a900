"""Replies of the simulated model. The same request always gets the same reply, apart from ids."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from ..errors import invalid
from ..ids import new_id
from .patterns import work_limit
from .prompt_cache import InputUsage
from .schema_validation import is_valid
from .schema_values import MAX_WORK, ValueTooLargeError, value_for
from .tokens import content_blocks, tokenize
from .tool_selection import is_forced, select_tool

__all__ = ["make_message"]

Json = Any


@dataclass
class _Draft:
    """A reply under construction: content blocks, stop reason and tokens."""

    content: list[Json] = field(default_factory=list)
    stop_reason: str = "end_turn"
    stop_sequence: str | None = None
    tokens: int = 0
    thinking_tokens: int = 0


def make_message(body: Json, model: str, input_usage: InputUsage, *, tier: str = "standard") -> Json:
    """The reply to a validated request, with the fields of the API in the order of the API."""
    draft = _truncate(_reply_blocks(body), body)
    usage = {
        "input_tokens": input_usage.uncached,
        "cache_creation_input_tokens": input_usage.written_5m + input_usage.written_1h,
        "cache_read_input_tokens": input_usage.read,
        "cache_creation": {
            "ephemeral_5m_input_tokens": input_usage.written_5m,
            "ephemeral_1h_input_tokens": input_usage.written_1h,
        },
        "output_tokens": draft.tokens,
        "service_tier": tier,
        "inference_geo": body.get("inference_geo") or "not_available",
    }
    if draft.thinking_tokens:
        usage["output_tokens_details"] = {"thinking_tokens": draft.thinking_tokens}
    return {
        "model": model,
        "id": new_id("msg"),
        "type": "message",
        "role": "assistant",
        "content": draft.content,
        "stop_reason": draft.stop_reason,
        "stop_sequence": draft.stop_sequence,
        "stop_details": None,
        "usage": usage,
    }


def _reply_blocks(body: Json) -> list[Json]:
    """The content blocks of the reply, before `stop_sequences` and `max_tokens` apply."""
    turn = _last_turn(body["messages"])
    prompt = " ".join(block["text"] for block in turn if block["type"] == "text")
    results = [block for block in turn if block["type"] == "tool_result"]
    echo = f"You said: {_describe(turn)}."
    content: list[Json] = []
    if (body.get("thinking") or {}).get("type") in ("enabled", "adaptive"):
        content.append(_thinking(echo))
    tool = select_tool(body, prompt)
    if results and not is_forced(body):
        tool = None
    output = (body.get("output_config") or {}).get("format") or body.get("output_format")
    if tool:
        # As in the API, a call that is forced comes without an explanation. A stop sequence in the prompt would end the
        # reply before the call, so that a client that sets one would never see a call.
        explanation = f"{echo} I will use the tool {tool['name']}."
        if not is_forced(body) and not any(sequence in explanation for sequence in body.get("stop_sequences") or []):
            content.append({"type": "text", "text": explanation})
        content.append(_tool_call(tool, prompt, f"tools.{_index_of(body['tools'], tool)}.custom.input_schema"))
    elif output:
        value = _value_for(output["schema"], prompt or echo, _output_schema_path(body))
        content.append({"type": "text", "text": json.dumps(value, ensure_ascii=False)})
    elif results:
        rest = [block for block in turn if block["type"] != "tool_result"]
        quotes = [_quote_result(block) for block in results] + ([f"You said: {_describe(rest)}."] if rest else [])
        content.append({"type": "text", "text": " ".join(quotes)})
    else:
        content.append({"type": "text", "text": echo})
    return content


def _last_turn(turns: list[Json]) -> list[Json]:
    """The blocks of the last user turn; consecutive user turns count as one."""
    content: list[Json] = []
    for turn in reversed(turns):
        if turn["role"] == "user":
            content = content_blocks(turn.get("content")) + content
        elif turn["role"] == "assistant" and content:
            break
    return content


def _describe(content: list[Json]) -> str:
    """Describe blocks in words: `"Hello" and an image (image/png, 1234 bytes)`."""
    parts = [_describe_block(block) for block in content]
    return " and ".join(part for part in parts if part) or "nothing"


def _describe_block(block: Json) -> str:
    kind = block["type"]
    if kind == "text":
        return f'"{block["text"]}"'
    noun = kind.replace("_", " ")
    article = "an" if noun[0] in "aeiou" else "a"
    source = block.get("source")
    if isinstance(source, str):
        return f"{article} {noun} ({source})"
    return f"{article} {noun} ({_describe_source(source)})" if source else f"{article} {noun}"


def _describe_source(source: Json) -> str:
    if "url" in source:
        return str(source["url"])
    if "file_id" in source:
        return str(source["file_id"])
    data = source.get("data")
    if data is None:
        return _describe(content_blocks(source.get("content")))
    # Four characters of base64 are three bytes, less the padding.
    encoded = source["type"] == "base64"
    size = len(data) * 3 // 4 - data[-2:].count("=") if encoded else len(data.encode())
    return f"{source['media_type']}, {size} bytes"


def _quote_result(block: Json) -> str:
    verb = "failed" if block.get("is_error") else "answered"
    return f"The tool {verb}: {_describe(content_blocks(block.get('content')))}."


def _thinking(echo: str) -> Json:
    thought = f"{echo} Let me think about that."
    digest = hashlib.sha256(thought.encode()).digest()
    return {"type": "thinking", "thinking": thought, "signature": base64.b64encode(digest * 4).decode()}


def _index_of(tools: list[Json], tool: Json) -> int:
    """Index of the tool by identity, because two tools may be equal."""
    return next(index for index, other in enumerate(tools) if other is tool)


def _output_schema_path(body: Json) -> str:
    return "output_config.format.schema" if (body.get("output_config") or {}).get("format") else "output_format.schema"


def _value_for(schema: Json, prompt: str, where: str) -> Json:
    """A value for the schema at path `where`. Raises SandboxAPIError 400 if none can be generated."""
    try:
        return value_for(schema, prompt)
    except ValueTooLargeError as error:
        raise invalid(f"{where}: {error}") from None


def _tool_call(tool: Json, prompt: str, where: str) -> Json:
    schema = tool.get("input_schema") or {"type": "object"}
    with work_limit(MAX_WORK):
        examples = [example for example in tool.get("input_examples") or [] if is_valid(schema, example)]
    value = examples[0] if examples else _value_for(schema, prompt, where)
    call = {"type": "tool_use", "id": new_id("toolu"), "name": tool["name"]}
    return {**call, "input": value if isinstance(value, dict) else {}, "caller": {"type": "direct"}}


def _truncate(content: list[Json], body: Json) -> _Draft:
    """Apply `stop_sequences` and `max_tokens` to the content blocks."""
    draft = _Draft()
    remaining = body["max_tokens"]
    for block in content:
        kind = block["type"]
        if kind == "text":
            block, draft.stop_sequence = _apply_stop_sequences(block, body.get("stop_sequences") or [])
        text = json.dumps(block["input"], ensure_ascii=False) if kind == "tool_use" else block[kind]
        parts = tokenize(text)
        if len(parts) > remaining:
            # A call that does not fit is left out completely: truncated arguments would not be JSON.
            if remaining and kind != "tool_use":
                draft.content.append({**block, kind: "".join(parts[:remaining])})
                draft.tokens += remaining
            if kind == "thinking":
                draft.thinking_tokens = remaining
            draft.stop_reason, draft.stop_sequence = "max_tokens", None
            break
        remaining -= len(parts)
        draft.tokens += len(parts)
        draft.thinking_tokens += len(parts) if kind == "thinking" else 0
        if text:
            draft.content.append(block)
        if draft.stop_sequence is not None:
            draft.stop_reason = "stop_sequence"
            break
        if kind == "tool_use":
            draft.stop_reason = "tool_use"
    return _apply_thinking_display(draft, body)


def _apply_stop_sequences(block: Json, sequences: list[str]) -> tuple[Json, str | None]:
    """The block up to the first stop sequence, and that sequence; the whole block and None if there is none."""
    found = [(block["text"].index(sequence), sequence) for sequence in sequences if sequence in block["text"]]
    if not found:
        return block, None
    position, sequence = min(found)
    return {**block, "text": block["text"][:position]}, sequence


def _apply_thinking_display(draft: _Draft, body: Json) -> _Draft:
    """Empty the text of thinking blocks if the request says `display: omitted`; its tokens still count."""
    if (body.get("thinking") or {}).get("display") == "omitted":
        draft.content = [{**b, "thinking": ""} if b["type"] == "thinking" else b for b in draft.content]
    return draft
