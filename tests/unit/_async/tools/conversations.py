"""Responses that call tools, and what the client sends back."""

from __future__ import annotations

import json
from typing import Any

from integrations_anthropic import MessageResponse, from_dict
from integrations_anthropic.testing import AsyncMockTransport, Reply, stream_events
from tests.unit.responses import MESSAGE, reply_with

ASKING: dict[str, Any] = {
    "model": "claude-sonnet-4-5",
    "max_tokens": 99,
    "messages": [{"role": "user", "content": "What is the weather?"}],
}
DONE = reply_with(MESSAGE)


def get_weather(city: str) -> str:
    """The weather in a city."""
    if city == "Atlantis":
        raise LookupError(f"there is no {city} in sk-ant-api03-very-secret")
    return f"warm in {city}"


def wanted(name: str = "get_weather", number: int = 1, **given: Any) -> dict[str, Any]:
    """A call of a tool."""
    return {"type": "tool_use", "id": f"toolu_{number}", "name": name, "input": given}


def asks(*blocks: dict[str, Any], stop_reason: str = "tool_use", **more: Any) -> Any:
    """An answer that calls tools."""
    return reply_with(MESSAGE | {"content": list(blocks), "stop_reason": stop_reason} | more)


def streamed(*blocks: dict[str, Any], stop_reason: str = "tool_use", **more: Any) -> Reply:
    """An answer that calls tools, as a stream."""
    return Reply.stream(events_of(*blocks, stop_reason=stop_reason, **more))


def events_of(*blocks: dict[str, Any], stop_reason: str = "tool_use", **more: Any) -> list[Any]:
    """The events of an answer that calls tools."""
    data = MESSAGE | {"content": list(blocks), "stop_reason": stop_reason} | more
    return stream_events(from_dict(MessageResponse, data), pieces=3)


STREAMED_DONE = Reply.stream(stream_events(from_dict(MessageResponse, MESSAGE), pieces=2))


def sent(transport: AsyncMockTransport, number: int) -> Any:
    """The body of a request."""
    return json.loads(transport.requests[number].body or b"")


def results(transport: AsyncMockTransport, number: int = 1) -> list[Any]:
    """The results in a request."""
    content: list[Any] = sent(transport, number)["messages"][-1]["content"]
    return content
