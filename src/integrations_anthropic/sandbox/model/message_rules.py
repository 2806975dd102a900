"""Rules of the Messages API that a JSON Schema cannot express: relations between fields and between turns."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from ..errors import SandboxAPIError, invalid
from .tokens import content_blocks

__all__ = ["check_rules"]

Json = Any

EMPTY_CONTENT = "all messages must have non-empty content except for the optional final assistant message"


def check_rules(body: Json) -> None:
    """Raise SandboxAPIError 400 for a request that is valid against its schema but breaks a rule.

    Applies to creating messages and to counting tokens."""
    _check_turns(body["messages"])
    _check_tool_calls(body["messages"])
    _check_tools(body.get("tools") or [])
    _check_tool_choice(body)
    _check_output_schema(body)
    _check_thinking(body)
    for sequence in body.get("stop_sequences") or []:
        if not sequence.strip():
            raise invalid("stop_sequences: each stop sequence must contain non-whitespace")


def _check_turns(turns: list[Json]) -> None:
    for index, turn in enumerate(turns):
        final_assistant = index == len(turns) - 1 and turn["role"] == "assistant"
        if "content" not in turn:
            if not (turn["role"] == "system" and turn.get("output_config")):
                raise invalid(f"messages.{index}.content: Field required")
        elif not turn["content"] and not final_assistant:
            raise invalid(f"messages.{index}: {EMPTY_CONTENT}")
        for block in content_blocks(turn.get("content")):
            if block["type"] == "text" and not block["text"] and not final_assistant:
                raise invalid("messages: text content blocks must be non-empty")


def _check_tool_calls(turns: list[Json]) -> None:
    """Check that every `tool_use` has its `tool_result` in the next user turn, and every `tool_result` a `tool_use`."""
    open_calls: set[str] = set()
    calling_turn = 0
    previous = ""
    for index, turn in enumerate(turns):
        content = content_blocks(turn.get("content"))
        if turn["role"] == "user":
            for position, block in enumerate(content):
                if block["type"] == "tool_result":
                    _match_result(open_calls, block["tool_use_id"], f"messages.{index}.content.{position}")
        elif turn["role"] == "assistant":
            if previous == "user":
                _check_no_open_calls(open_calls, calling_turn)
            calls = {block["id"] for block in content if block["type"] == "tool_use"}
            if calls:
                open_calls, calling_turn = open_calls | calls, index
        previous = turn["role"]
    if previous == "user":
        _check_no_open_calls(open_calls, calling_turn)


def _match_result(open_calls: set[str], tool_use_id: str, where: str) -> None:
    if tool_use_id not in open_calls:
        raise invalid(
            f"{where}: unexpected `tool_use_id` found in `tool_result` blocks: {tool_use_id}. "
            "Each `tool_result` block must have a corresponding `tool_use` block in the previous message."
        )
    open_calls.remove(tool_use_id)


def _check_no_open_calls(open_calls: set[str], calling_turn: int) -> None:
    if open_calls:
        raise invalid(
            f"messages.{calling_turn}: `tool_use` ids were found without `tool_result` blocks immediately after: "
            f"{', '.join(sorted(open_calls))}. "
            "Each `tool_use` block must have a corresponding `tool_result` block in the next message."
        )


def _check_tools(tools: list[Json]) -> None:
    names = [tool["name"] for tool in tools if "name" in tool]
    if len(names) != len(set(names)):
        raise invalid("tools: Tool names must be unique.")
    for index, tool in enumerate(tools):
        if "input_schema" not in tool:
            continue
        where = f"tools.{index}.custom.input_schema"
        if "type" not in tool["input_schema"]:
            raise invalid(f"{where}.type: Field required")
        if tool["input_schema"]["type"] != "object":
            raise invalid(f"{where}.type: Input should be 'object'")
        if not _is_valid_schema(orjson.dumps(tool["input_schema"])):
            raise _schema_error(where)


def _check_output_schema(body: Json) -> None:
    for where, output in (
        ("output_config.format", (body.get("output_config") or {}).get("format")),
        ("output_format", body.get("output_format")),
    ):
        if output and not _is_valid_schema(orjson.dumps(output["schema"])):
            raise _schema_error(f"{where}.schema")


def _schema_error(where: str) -> SandboxAPIError:
    return invalid(f"{where}: JSON schema is invalid. It must match JSON Schema draft 2020-12")


@lru_cache(maxsize=1024)
def _is_valid_schema(raw: bytes) -> bool:
    try:
        Draft202012Validator.check_schema(orjson.loads(raw))
    except SchemaError:
        return False
    return True


def _check_tool_choice(body: Json) -> None:
    choice = body.get("tool_choice") or {}
    kind = choice.get("type")
    if kind in ("any", "tool") and not (body.get("tools") or body.get("mcp_servers")):
        raise invalid("tool_choice: may only be specified while providing tools")
    if kind == "tool" and all(tool.get("name") not in (None, choice["name"]) for tool in body.get("tools") or []):
        raise invalid(f"tool_choice: Tool '{choice['name']}' not found in provided tools")


def _check_thinking(body: Json) -> None:
    thinking = body.get("thinking") or {}
    if thinking.get("type") != "enabled":
        return
    if "max_tokens" in body and thinking["budget_tokens"] >= body["max_tokens"]:
        raise invalid("`max_tokens` must be greater than `thinking.budget_tokens`.")
    if (body.get("tool_choice") or {}).get("type") in ("any", "tool"):
        raise invalid("Thinking may not be enabled when tool_choice forces tool use.")
