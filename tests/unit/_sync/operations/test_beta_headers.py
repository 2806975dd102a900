# Derived from tests/unit/_async/operations/test_beta_headers.py by `make codegen`. Do not edit.
"""What the description marks with `x-beta` sends its header where it is used, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import CreateMessageRequest, message
from integrations_anthropic._core.call.operation import Operation, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
SERVER = {"type": "url", "name": "a", "url": "https://mcp.example"}
MCP = "mcp-client-2025-11-20"
CLEARING = {"edits": [{"type": "clear_tool_uses_20250919", "keep": {"type": "tool_uses", "value": 3}}]}


def turn(*blocks: Any) -> list[Any]:
    return [{"role": "user", "content": [{"type": "text", "text": "Hi"}, *blocks]}]


def header(**request: Any) -> str | None:
    transport = MockTransport(reply_with(MESSAGE))
    client_of(transport).messages.create(**(HELLO | request))
    return transport.requests[0].headers.get("anthropic-beta")


@pytest.mark.parametrize(
    ("request_fields", "sent"),
    [
        ({}, None),
        ({"tools": [{"name": "a", "input_schema": {"type": "object"}}], "system": "Be brief."}, None),
        ({"thinking": {"type": "enabled", "budget_tokens": 1024}, "output_config": {"effort": "low"}}, None),
        ({"messages": turn({"type": "mcp", "unknown": True})}, None),
        ({"messages": turn({"type": ["mcp_tool_use"]})}, None),
        ({"mcp_servers": [SERVER]}, MCP),
        ({"mcp_servers": [SERVER | {"tool_configuration": {}}]}, f"{MCP},mcp-client-2025-04-04"),
        ({"context_management": CLEARING}, "context-management-2025-06-27"),
        ({"tools": [{"type": "advisor_20260301", "name": "advisor"}]}, "advisor-tool-2026-03-01"),
        ({"tools": [{"type": "mcp_toolset", "mcp_server_name": "a", "tools": []}]}, f"{MCP},mcp-client-2026-09-15"),
        ({"output_config": {"task_budget": {"type": "tokens", "total": 9}}}, "task-budgets-2026-03-13"),
        ({"messages": turn({"type": "mcp_tool_use", "id": "a", "name": "b", "server_name": "c", "input": {}})}, MCP),
        ({"messages": [message("user", "Hi"), *turn()], "mcp_servers": [SERVER]}, MCP),
        ({"extra_body": {"mcp_servers": [SERVER]}}, MCP),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_field_or_a_nested_record_that_needs_a_header_sends_it(
    request_fields: dict[str, Any], sent: str | None
) -> None:
    assert header(**request_fields) == sent


def test_a_request_object_sends_the_headers_of_its_fields() -> None:
    transport = MockTransport(reply_with(MESSAGE))
    request = CreateMessageRequest(**HELLO, mcp_servers=[SERVER])
    client_of(transport).messages.create(request)
    assert transport.requests[0].headers["anthropic-beta"] == MCP


def test_the_requests_of_a_batch_send_the_headers_of_their_fields() -> None:
    transport = MockTransport(reply_with(MESSAGE))
    requests = [{"custom_id": "a", "params": HELLO}, {"custom_id": "b", "params": HELLO | {"mcp_servers": [SERVER]}}]
    client_of(transport).batches.create(requests=requests)
    assert transport.requests[0].headers["anthropic-beta"] == MCP


def test_described_values_are_merged_with_those_asked_for_each_once() -> None:
    transport = MockTransport(reply_with(MESSAGE))
    client = client_of(transport, beta_features=["a-1", MCP])
    client.messages.create(
        **HELLO,
        mcp_servers=[SERVER],
        context_management=CLEARING,
        beta_features=["b-1"],
        extra_headers={"anthropic-beta": "c-1, context-management-2025-06-27"},
    )
    assert transport.requests[0].headers["anthropic-beta"] == f"a-1,{MCP},b-1,c-1,context-management-2025-06-27"


@pytest.mark.parametrize(
    "asked",
    [{"beta_features": ["mcp-client-2026-09-15"]}, {"extra_headers": {"Anthropic-Beta": "mcp-client-2026-09-15"}}],
)
def test_another_version_of_a_feature_that_the_caller_names_stands_alone(asked: dict[str, Any]) -> None:
    assert header(mcp_servers=[SERVER], **asked) == "mcp-client-2026-09-15"


FILES = Operation(
    name="files.list",
    http="GET",
    path="/v1/files",
    span="list_files",
    result="MessageResponse",
    arguments=("limit", "scope"),
    betas=("files-1",),
    argument_betas={"scope": ("scope-1",)},
)


@pytest.mark.parametrize(("given", "sent"), [({}, "files-1"), ({"scope": "a"}, "files-1,scope-1")])
def test_an_operation_and_a_parameter_that_need_a_header_send_it(given: dict[str, str], sent: str) -> None:
    transport = MockTransport(reply_with(MESSAGE))
    client = client_of(transport)
    call = make_call(FILES, Options(), fields={"limit": 3, **given})
    client.messages._pipeline.run(call)
    assert transport.requests[0].headers["anthropic-beta"] == sent
