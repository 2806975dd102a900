"""What the sandbox's model says. The same question always gets the same answer, apart from ids."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from ..errors import invalid
from ..ids import new_id
from .prompt_cache import InputUse
from .schema_values import NoSmallValueError, fits, value_for
from .tokens import blocks, pieces

__all__ = ["make_message"]

Json = Any


@dataclass
class _Draft:
    """An answer while it is made: its blocks, why it stops, and the tokens it took."""

    content: list[Json] = field(default_factory=list)
    stop_reason: str = "end_turn"
    stop_sequence: str | None = None
    tokens: int = 0
    thinking_tokens: int = 0


def make_message(body: Json, model: str, use: InputUse, *, tier: str = "standard") -> Json:
    """The whole answer to a checked request, in the shape and order of fields the API has today."""
    answer = _cut(_say(body), body)
    usage = {
        "input_tokens": use.plain,
        "cache_creation_input_tokens": use.written_5m + use.written_1h,
        "cache_read_input_tokens": use.read,
        "cache_creation": {
            "ephemeral_5m_input_tokens": use.written_5m,
            "ephemeral_1h_input_tokens": use.written_1h,
        },
        "output_tokens": answer.tokens,
        "service_tier": tier,
        "inference_geo": body.get("inference_geo") or "not_available",
    }
    if answer.thinking_tokens:
        usage["output_tokens_details"] = {"thinking_tokens": answer.thinking_tokens}
    return {
        "model": model,
        "id": new_id("msg"),
        "type": "message",
        "role": "assistant",
        "content": answer.content,
        "stop_reason": answer.stop_reason,
        "stop_sequence": answer.stop_sequence,
        "stop_details": None,
        "usage": usage,
    }


def _say(body: Json) -> list[Json]:
    """The blocks of the answer before anything cuts them short."""
    turn = _last_turn(body["messages"])
    question = " ".join(block["text"] for block in turn if block["type"] == "text")
    results = [block for block in turn if block["type"] == "tool_result"]
    said = f"You said: {_describe(turn)}."
    content: list[Json] = []
    if (body.get("thinking") or {}).get("type") in ("enabled", "adaptive"):
        content.append(_thinking(said))
    tool = None if results else _chosen_tool(body)
    output = (body.get("output_config") or {}).get("format") or body.get("output_format")
    if tool:
        content.append({"type": "text", "text": f"{said} I will use the tool {tool['name']}."})
        content.append(_call(tool, question, f"tools.{_place(body['tools'], tool)}.custom.input_schema"))
    elif output:
        value = _value_for(output["schema"], question or said, _place_of_output(body))
        content.append({"type": "text", "text": json.dumps(value, ensure_ascii=False)})
    elif results:
        rest = [block for block in turn if block["type"] != "tool_result"]
        quotes = [_quote_result(block) for block in results] + ([f"You said: {_describe(rest)}."] if rest else [])
        content.append({"type": "text", "text": " ".join(quotes)})
    else:
        content.append({"type": "text", "text": said})
    return content


def _last_turn(turns: list[Json]) -> list[Json]:
    """The blocks of the last user turn; neighbouring user turns are one."""
    content: list[Json] = []
    for turn in reversed(turns):
        if turn["role"] == "user":
            content = blocks(turn.get("content")) + content
        elif turn["role"] == "assistant" and content:
            break
    return content


def _describe(content: list[Json]) -> str:
    """Blocks in words: `"Hello" and an image (image/png, 1234 bytes)`."""
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
        return _describe(blocks(source.get("content")))
    # Four characters of base64 are three bytes, less the padding.
    encoded = source["type"] == "base64"
    size = len(data) * 3 // 4 - data[-2:].count("=") if encoded else len(data.encode())
    return f"{source['media_type']}, {size} bytes"


def _quote_result(block: Json) -> str:
    verb = "failed" if block.get("is_error") else "answered"
    return f"The tool {verb}: {_describe(blocks(block.get('content')))}."


def _thinking(said: str) -> Json:
    thought = f"{said} Let me think about that."
    digest = hashlib.sha256(thought.encode()).digest()
    return {"type": "thinking", "thinking": thought, "signature": base64.b64encode(digest * 4).decode()}


def _chosen_tool(body: Json) -> Json:
    """The tool to call: the one asked for, else the first of the caller's own; None where there is none to call."""
    choice = body.get("tool_choice") or {"type": "auto"}
    tools = body.get("tools") or []
    if choice["type"] == "tool":
        return next((tool for tool in tools if tool.get("name") == choice["name"]), None)
    own = [tool for tool in tools if "input_schema" in tool]
    return own[0] if own and choice["type"] in ("auto", "any") else None


def _place(tools: list[Json], tool: Json) -> int:
    """Which of the tools it is; two may be equal."""
    return next(index for index, other in enumerate(tools) if other is tool)


def _place_of_output(body: Json) -> str:
    return "output_config.format.schema" if (body.get("output_config") or {}).get("format") else "output_format.schema"


def _value_for(schema: Json, question: str, where: str) -> Json:
    """A value for the schema that stands at `where`; SandboxAPIError 400 where none can be made."""
    try:
        return value_for(schema, question)
    except NoSmallValueError as error:
        raise invalid(f"{where}: {error}") from None


def _call(tool: Json, question: str, where: str) -> Json:
    schema = tool.get("input_schema") or {"type": "object"}
    examples = [example for example in tool.get("input_examples") or [] if fits(schema, example)]
    value = examples[0] if examples else _value_for(schema, question, where)
    call = {"type": "tool_use", "id": new_id("toolu"), "name": tool["name"]}
    return {**call, "input": value if isinstance(value, dict) else {}, "caller": {"type": "direct"}}


def _cut(content: list[Json], body: Json) -> _Draft:
    """The answer as far as `stop_sequences` and `max_tokens` let it go."""
    answer = _Draft()
    left = body["max_tokens"]
    for block in content:
        kind = block["type"]
        if kind == "text":
            block, answer.stop_sequence = _stop(block, body.get("stop_sequences") or [])
        text = json.dumps(block["input"], ensure_ascii=False) if kind == "tool_use" else block[kind]
        parts = pieces(text)
        if len(parts) > left:
            # A call that does not fit is left out whole: half of its arguments would not be JSON.
            if left and kind != "tool_use":
                answer.content.append({**block, kind: "".join(parts[:left])})
                answer.tokens += left
            if kind == "thinking":
                answer.thinking_tokens = left
            answer.stop_reason, answer.stop_sequence = "max_tokens", None
            break
        left -= len(parts)
        answer.tokens += len(parts)
        answer.thinking_tokens += len(parts) if kind == "thinking" else 0
        if text:
            answer.content.append(block)
        if answer.stop_sequence is not None:
            answer.stop_reason = "stop_sequence"
            break
        if kind == "tool_use":
            answer.stop_reason = "tool_use"
    return _shown(answer, body)


def _stop(block: Json, sequences: list[str]) -> tuple[Json, str | None]:
    """The block up to the first stop sequence in it, and that sequence; None where none is in it."""
    found = [(block["text"].index(sequence), sequence) for sequence in sequences if sequence in block["text"]]
    if not found:
        return block, None
    place, sequence = min(found)
    return {**block, "text": block["text"][:place]}, sequence


def _shown(answer: _Draft, body: Json) -> _Draft:
    """Thinking is charged in full, but its text is left out where the request wants that."""
    if (body.get("thinking") or {}).get("display") == "omitted":
        answer.content = [{**b, "thinking": ""} if b["type"] == "thinking" else b for b in answer.content]
    return answer
