"""Options of runs: refused where they are wrong, sent where they are those of a call."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import ValidationError
from tests.unit.batch_runs.batch_server import not_awaited, request_of, requests_of

from .batch_clients import client_and_server

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("order", "size"),
        ("max_requests", 0),
        ("max_requests", 100_001),
        ("max_bytes", 256_000_001),
        ("max_open", True),
        ("max_retries", -1),
        ("on_progress", 1),
        ("on_progress", not_awaited),
        ("state", 3),
    ],
)
async def test_a_wrong_option_is_refused_at_once(name: str, value: Any) -> None:
    client, _ = client_and_server()
    with pytest.raises(ValidationError, match=name) as caught:
        client.batches.run(requests_of(1), **{name: value})
    assert caught.value.field == name
    with pytest.raises(TypeError, match="unexpected keyword argument 'max_request'"):
        client.batches.run(requests_of(1), max_request=3)  # type: ignore[call-arg]


async def test_the_options_of_a_call_go_with_each() -> None:
    client, _ = client_and_server()
    run = client.batches.run(requests_of(1), workspace_id="wrkspc_1", extra_headers={"x-mine": "1"}, timeout=7)
    _ = [result async for result in run]
    transport: Any = client._pipeline.transport
    assert {request.headers["anthropic-workspace-id"] for request in transport.requests} == {"wrkspc_1"}
    assert {(request.headers["x-mine"], request.timeout) for request in transport.requests} == {("1", 7)}


async def test_beta_features_that_one_request_needs_are_sent() -> None:
    client, server = client_and_server()
    needy = request_of("needy")
    needy["params"]["context_management"] = {"edits": [{"type": "clear_tool_uses_20250919"}]}
    _ = [result async for result in client.batches.run([request_of("plain"), needy], beta_features=["mine-2025-01-01"])]
    await client.batches.create(requests=[needy])
    assert server.batches[0]["betas"].split(",")[0] == "mine-2025-01-01"
    assert set((server.batches[1]["betas"] or "").split(",")) - {""} <= set(server.batches[0]["betas"].split(","))
