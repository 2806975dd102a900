"""All rules for one request of the Messages API: to create a message, to count tokens, or inside a batch."""

from __future__ import annotations

from typing import Any

from ..errors import invalid
from .blocks import check_blocks
from .compiled_schemas import check_compiled
from .schema_limits import check_schema_limits
from .tools import check_json_schema, check_tools
from .turns import check_turns

__all__ = ["check_rules"]

Json = Any


def check_rules(body: Json) -> None:
    """Raise SandboxAPIError 400 for a request that is valid against its schema but breaks a rule."""
    check_turns(body["messages"])
    check_blocks(body)
    check_tools(body.get("tools") or [])
    _check_tool_choice(body)
    _check_output_schema(body)
    check_schema_limits(body)
    _check_thinking(body)
    for sequence in body.get("stop_sequences") or []:
        if not sequence.strip():
            raise invalid("stop_sequences: each stop sequence must contain non-whitespace")


def _check_output_schema(body: Json) -> None:
    for where, output in (
        ("output_config.format.schema", (body.get("output_config") or {}).get("format")),
        ("output_format.schema", body.get("output_format")),
    ):
        if output:
            check_json_schema(output["schema"], where)
            check_compiled(output["schema"], where)


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
