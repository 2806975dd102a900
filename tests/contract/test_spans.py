"""Both clients trace every operation with the span name in the description."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from integrations_anthropic.sandbox import Sandbox
from tests.contract.test_operations import Case, arguments, each_case, method_of, raw_operations
from tests.unit.telemetry_recorder import TelemetryRecorder


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(examples=True) as running:
        yield running


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    return raw_operations()


def call_sync(case: Case, options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        result = method_of(client, case)(**arguments(case))
        if case.is_binary and not case.streams:
            with result as file:
                file.read()
        elif case.streams or isinstance(case.response, list):
            with result as items:
                list(items)


def call_async(case: Case, options: dict[str, Any]) -> None:
    async def main() -> None:
        async with AsyncAnthropicClient(**options) as client:
            result = method_of(client, case)(**arguments(case))
            if case.is_binary and not case.streams:
                async with result as file:
                    await file.read()
            elif case.streams or isinstance(case.response, list):
                async with result as items:
                    assert [each async for each in items]
            else:
                await result

    asyncio.run(main())


@each_case
@pytest.mark.parametrize("call", [call_sync, call_async])
def test_a_call_has_the_span_of_its_operation(case: Case, call: Any, sandbox: Sandbox, raw: dict[str, Any]) -> None:
    watched = TelemetryRecorder()
    keys = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key"}
    call(case, {**keys, "base_url": sandbox.url, "telemetry": watched.telemetry()})
    described = raw[case.operation.id]
    name = described["x-streaming"]["span"] if case.streams else described["x-span"]
    (tree,) = watched.trees()
    assert tree.name == f"anthropic.client.{name}"
    (execute,) = tree.children
    (send,) = execute.children
    assert (execute.name, send.name) == ("anthropic.resilience.execute", "anthropic.transport.send")
    assert send.attributes["http.method"] == case.operation.method
    assert send.attributes["http.status_code"] == case.operation.status
    assert tree.attributes["request_id"].startswith("req_")
    assert tree.attributes["gen_ai.operation.name"] == ("chat" if case.operation.id == "messages.create" else name)
    service = case.operation.id.rpartition(".")[0]
    labels = {"service": service, "method": case.method, "status": "success"}
    assert watched.prometheus("anthropic_request_duration_seconds_count", **labels) == 1
