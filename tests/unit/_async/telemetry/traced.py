"""A call to trace, and its one tree of spans."""

from __future__ import annotations

from typing import Any

from integrations_anthropic.testing import Reply
from tests.unit.responses import EVENTS, sse
from tests.unit.telemetry_recorder import Node, TelemetryRecorder

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
SSE = {"content-type": "text/event-stream"}
NAMES = ("anthropic.client.create_message", "anthropic.resilience.execute", "anthropic.transport.send")


def streamed(events: list[dict[str, Any]] = EVENTS, fault: BaseException | None = None) -> Reply:
    return Reply(sse(events), headers=SSE | {"request-id": "req_1"}, cut=40, fault=fault)


def only(watched: TelemetryRecorder) -> Node:
    """The one tree there is; each of its spans has ended once."""
    (tree,) = watched.trees()
    ids = [span.context.span_id for span in watched.spans if span.context]
    assert len(ids) == len(set(ids))
    return tree
