# Derived from tests/unit/_async/inputs/test_functions.py by `make codegen`. Do not edit.
"""Functions among the tools of a request: what is sent of them; nothing is run."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from integrations_anthropic import CreateMessageRequest, ValidationError, tool
from tests.unit.inputs.lookalikes import OfficialTool
from tests.unit.responses import MESSAGE, reply_with

from .requests import FIELDS, HELLO, Sending, batched, body, counted, created, doubled, given_as_one, parsed, streamed

SCHEMA = {
    "type": "object",
    "properties": {"city": {"type": "string"}},
    "required": ["city"],
    "additionalProperties": False,
}


def get_weather(city: str) -> str:
    """The weather in a city."""
    raise AssertionError("nothing is run")


def aget_weather(city: str) -> str:
    """The weather in a city."""
    raise AssertionError("nothing is run")


@pytest.mark.parametrize(
    "send", [created, given_as_one, streamed, parsed, counted, batched], ids=lambda send: send.__name__
)
def test_a_function_is_sent_as_its_definition_by_every_method(send: Sending) -> None:
    plain = {"name": "clock", "input_schema": {"type": "object"}}
    tools = [get_weather, tool(get_weather, name="decorated"), aget_weather, OfficialTool(), plain]
    sent = send(messages=[HELLO], tools=tools)
    assert [found["name"] for found in sent["tools"]] == [
        "get_weather",
        "decorated",
        "aget_weather",
        "official",
        "clock",
    ]
    assert sent["tools"][0]["description"] == "The weather in a city."
    assert sent["tools"][0]["input_schema"] == SCHEMA
    assert sent["tools"][3:] == [{"name": "official", "input_schema": {"type": "object"}}, plain]


def test_tools_may_come_from_a_generator_and_in_a_request_object() -> None:
    sent = created(messages=[HELLO], tools=(f for f in [get_weather]))
    client, transport = doubled(reply_with(MESSAGE))
    client.messages.create(CreateMessageRequest(**FIELDS, messages=[HELLO], tools=[get_weather]))  # type: ignore[list-item]
    assert sent["tools"] == body(transport)["tools"]


def test_a_function_that_cannot_be_described_is_refused_with_its_place() -> None:
    def odd(city: object) -> None:
        """Takes anything."""

    class Tool:
        """No function."""

        def to_dict(self) -> dict[str, Any]:
            raise AssertionError("of an object alone")

    for wrong, where in ((lambda: 1, "tools[1]"), (Tool, "tools[1]")):
        with pytest.raises(ValidationError) as caught:
            created(messages=[HELLO], tools=[get_weather, wrong])
        assert str(caught.value).startswith(where)
    assert odd


def test_a_function_anywhere_else_is_refused() -> None:
    call: Any = {"type": "tool_use", "id": "toolu_1", "name": "a", "input": {"tools": [get_weather]}}
    with pytest.raises(ValidationError, match="a function cannot be sent as JSON") as caught:
        created(messages=[HELLO, {"role": "assistant", "content": [call]}])
    assert caught.value.field == "messages[1].content[0].input.tools[0]"


def test_a_call_without_functions_loads_nothing_of_tools() -> None:
    program = """
import sys
from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport, Reply
message = dict(id="m", type="message", role="assistant", model="m", content=[], stop_reason="end_turn",
               stop_sequence=None, usage=dict(input_tokens=1, output_tokens=1))
client = AnthropicClient(api_key="k", transport=MockTransport(Reply(message)))
client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": "Hi"}], tools=[{"name": "a"}])
print([name for name in sys.modules if "_core.tools" in name or "_inputs" in name or name == "pydantic"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
