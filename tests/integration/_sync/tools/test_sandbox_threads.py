# Derived from tests/integration/_async/tools/test_sandbox_threads.py by `make codegen`. Do not edit.
"""Runs in message threads against the sandbox, which forgets them as the API does."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, NotFoundError, message
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

REQUEST: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 500,
    "messages": [message("user", "Use get_weather for Lisbon.")],
}


def bodies(sandbox: Sandbox) -> list[Any]:
    """Of each request: the kind of its thread, its turns, and its status."""
    found: list[Any] = []
    for request in sandbox.requests:
        body = request.body
        found.append((body["thread"]["type"], len(body["messages"]), request.status))
    return found


@pytest.mark.parametrize("method", ["run_tools", "run_tools_stream"])
@pytest.mark.parametrize("seconds", [10, 400])
def test_a_thread_that_expires_while_a_tool_runs_is_begun_again(method: str, seconds: int) -> None:
    clock = VirtualClock()
    ran: list[str] = []

    def get_weather(city: str) -> str:
        """The weather in a city."""
        ran.append(city)
        clock.advance(seconds)
        return "42 degrees"

    with Sandbox(clock=clock) as sandbox:
        with AnthropicClient(**sandbox.client_options, max_retries=0) as client:
            run: Any = getattr(client.messages, method)(**REQUEST, tools=[get_weather], thread={"type": "create"})
            final = run.until_done()
        asked = bodies(sandbox)
    assert "42 degrees" in final.text
    assert len(ran) == 1
    again = [("continue", 1, 404), ("create", 3, 200)] if seconds > 300 else [("continue", 1, 200)]
    assert asked == [("create", 1, 200), *again]


def test_a_run_goes_on_in_a_thread_that_create_began() -> None:
    clock = VirtualClock()
    with Sandbox(clock=clock) as sandbox:
        with AnthropicClient(**sandbox.client_options, max_retries=0) as client:
            first = client.messages.create(**REQUEST, thread={"type": "create"})
            more = {**REQUEST, "messages": [message("user", "And now?")], "tools": []}
            goes_on = {"type": "continue", "previous_message_id": first.id}
            run: Any = client.messages.run_tools(**more, thread=goes_on)
            answer = run.until_done()
            clock.advance(301)
            run.add_messages(message("user", "And then?"))
            with pytest.raises(NotFoundError) as caught:
                run.until_done()
        asked = bodies(sandbox)
    assert "And now?" in answer.text
    assert caught.value.error_code == "thread_not_found"
    assert asked == [("create", 1, 200), ("continue", 1, 200), ("continue", 1, 404)]
