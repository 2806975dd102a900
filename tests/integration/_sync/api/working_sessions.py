# Derived from tests/integration/_async/api/working_sessions.py by `make codegen`. Do not edit.
"""Sessions of the sandbox, for the tests of what they do."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AnthropicClient, to_dict

Json = Any
ENVIRONMENT = "env_01Bv9Xc3Lk7Mq2WzRt5NsPd8"
WEATHER: Json = {
    "type": "custom",
    "name": "get_weather",
    "description": "Weather of a city",
    "input_schema": {"properties": {"city": {"type": "string"}}, "required": ["city"], "type": "object"},
}
TIME: Json = WEATHER | {"name": "get_time"}
CONTAINER: Json = {
    "type": "agent_toolset_20260401",
    "configs": [{"name": "bash", "permission_policy": {"type": "always_ask"}}],
}


def message(text: str) -> Json:
    return {"type": "user.message", "content": [{"type": "text", "text": text}]}


def started(client: AnthropicClient, *tools: Json, **fields: Json) -> str:
    agent = client.agents.create(name="Worker", model="claude-opus-5-5", tools=list(tools))
    return (client.sessions.create(agent=agent.id, environment_id=ENVIRONMENT, **fields)).id


def history(client: AnthropicClient, session: str, **query: Json) -> list[Json]:
    return [to_dict(event) for event in client.sessions.events.list(session, **query)]


def kinds(events: list[Json]) -> list[str]:
    return [event["type"] for event in events]
