"""Schemas that would keep the server from its other requests."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox, operation_handlers
from tests.integration.sandbox.sandbox_requests import Json, create_message, message_request

NAMES = [f"property_{number}" for number in range(5000)]
LARGE = {
    "type": "object",
    "properties": {name: {"type": "string", "description": name} for name in NAMES},
    "required": NAMES,
}
CATASTROPHIC = {
    "type": "object",
    "properties": {"a": {"type": "string", "pattern": "^(a+)+$"}, "b": {"type": "string", "pattern": "^(.*a){25}$"}},
    "required": ["a", "b"],
}


@pytest.mark.parametrize("schema", [LARGE, CATASTROPHIC], ids=["large", "catastrophic"])
@pytest.mark.parametrize("work", ["check_rules", "make_message"])
def test_others_are_answered_while_a_schema_is_worked_on(
    sandbox: Sandbox, client: httpx.Client, monkeypatch: pytest.MonkeyPatch, schema: Json, work: str
) -> None:
    original = getattr(operation_handlers, work)
    begun, others_answered = threading.Event(), threading.Event()

    def held(body: Json, *rest: Json, **options: Json) -> Json:
        if body.get("tools"):
            begun.set()
            assert others_answered.wait(60)
        return original(body, *rest, **options)

    monkeypatch.setattr(operation_handlers, work, held)
    body = message_request("a" * 60 + "!", tools=[{"name": "x", "input_schema": schema}], max_tokens=100_000)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(client.post, "/v1/messages", json=body, timeout=120)
        assert begun.wait(60)
        assert create_message(client, "Hello")["stop_reason"] == "end_turn"
        others_answered.set()
        message = answer.result().json()
    assert set(schema["required"]) >= message["content"][-1]["input"].keys()
    assert message["stop_reason"] == "tool_use"


def test_an_example_of_a_tool_with_such_a_pattern_is_checked_within_the_limit(client: httpx.Client) -> None:
    tool = {"name": "x", "input_schema": CATASTROPHIC, "input_examples": [{"a": "a" * 5000 + "!", "b": "a" * 5000}]}
    assert create_message(client, "Hello", tools=[tool])["stop_reason"] == "tool_use"
