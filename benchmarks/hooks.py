"""The cost of disabled telemetry: every hook of a call, called as the pipeline does."""

from __future__ import annotations

import time
import timeit
from typing import Any

from integrations_anthropic import AnthropicClient
from integrations_anthropic._core.call.operation import Operation
from integrations_anthropic.testing import MockTransport

KINDS = ("requests", "tokens", "input-tokens", "output-tokens")
HEADERS = {
    "content-type": "application/json",
    "request-id": "req_1",
    **{f"anthropic-ratelimit-{kind}-limit": "40000" for kind in KINDS},
    **{f"anthropic-ratelimit-{kind}-remaining": "39000" for kind in KINDS},
}

HOOKS = """
span = execution.span = observer.start(execution, None)
execution.span.execution_started(None)
execution.span.attempt_started(None)
execution.span.response_received(200, headers)
execution.span.body_received(b"")
execution.span.execution_ended(None)
execution.span.succeeded(None)
"""


class _Call:
    operation = Operation(name="messages.create", http="POST", path="/v1/messages", span="create_message")


class _Execution:
    call = _Call()
    span: object = None


def silent_names() -> dict[str, Any]:
    """Return the names HOOKS uses: among them the telemetry of a client that has none enabled."""
    client = AnthropicClient(api_key="x", transport=MockTransport())
    return {"observer": client._pipeline.observer, "execution": _Execution(), "headers": HEADERS}


def silent_cost() -> float:
    """Return the microseconds of one call: the minimum of many rounds, because other load can only add to it."""
    return (
        min(timeit.repeat(HOOKS, globals=silent_names(), number=10_000, repeat=20, timer=time.process_time))
        / 10_000
        * 1e6
    )
