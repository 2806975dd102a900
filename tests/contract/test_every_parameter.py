"""Every operation with query or header parameters, called with all of them, by both clients: sent and accepted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from codegen.names import python_name
from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.description.loader import OperationSpec, find_folder, load

from .test_operations import CASES, Case, method_of

Json = Any

DESCRIPTION = load(find_folder())
SAMPLES = {"string": "a", "integer": 1, "number": 0.5, "boolean": True}
DATES = {"date-time": datetime(2026, 3, 1, tzinfo=UTC), "date": date(2026, 3, 1)}
NOT_TOGETHER = {"before_id": "after_id"}
"""A parameter that is left out where the other one is given."""


def _given(operation: OperationSpec) -> list[Json]:
    names = {p["name"] for p in operation.parameters}
    return [p for p in operation.parameters if p["in"] != "path" and NOT_TOGETHER.get(p["name"]) not in names]


WITH_PARAMETERS = [case for case in CASES if not case.streams and _given(case.operation)]
each_case = pytest.mark.parametrize("case", WITH_PARAMETERS, ids=lambda case: case.operation.id)


def _sample(schema: Json) -> Json:
    if "$ref" in schema:
        schema = DESCRIPTION.schemas[schema["$ref"].rsplit("/", 1)[1]]
    if schema["type"] == "array":
        return [_sample(schema["items"])]
    if known := schema.get("enum") or schema.get("x-known-values"):
        return known[0]
    return DATES.get(schema.get("format"), SAMPLES[schema["type"]])


def _arguments(case: Case) -> dict[str, Any]:
    operation = case.operation
    found = {p["name"]: "an id" for p in operation.parameters if p["in"] == "path"}
    found |= {python_name(p.get("x-name", p["name"])): _sample(p["schema"]) for p in _given(operation)}
    return found | (case.request or {})


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(examples=True) as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    keys = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key"}
    return {**keys, "base_url": sandbox.url, "max_retries": 0}


def _sent(operation: OperationSpec, request: Any) -> None:
    """Assert that a request has every parameter."""
    assert request.status == operation.status
    query = {part.partition("=")[0] for part in request.query.split("&")}
    for parameter in _given(operation):
        name = parameter["name"]
        if parameter["in"] == "header":
            assert request.headers[name.lower()]
        else:
            ends = "%5B%5D" if parameter.get("x-array") == "brackets" else ""
            assert name.replace("[", "%5B").replace("]", "%5D") + ends in query


@each_case
def test_the_sync_client_sends_every_parameter(case: Case, sandbox: Sandbox, options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        result = method_of(client, case)(**_arguments(case))
        if hasattr(result, "read"):
            result.read()
        elif hasattr(result, "__enter__"):
            with result as lines:
                list(lines)
    _sent(case.operation, sandbox.requests[-1])


@each_case
def test_the_async_client_sends_every_parameter(case: Case, sandbox: Sandbox, options: dict[str, Any]) -> None:

    async def call() -> None:
        async with AsyncAnthropicClient(**options) as client:
            result = method_of(client, case)(**_arguments(case))
            if hasattr(result, "read"):
                await result.read()
            elif hasattr(result, "__aenter__"):
                async with result as lines:
                    _ = [line async for line in lines]
            else:
                await result

    asyncio.run(call())
    _sent(case.operation, sandbox.requests[-1])
