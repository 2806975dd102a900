# Derived from tests/integration/_async/tools/test_sandbox_tools.py by `make codegen`. Do not edit.
"""Tools and structured outputs against the sandbox, over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import attrs
import pytest

from integrations_anthropic import AnthropicClient, OutputParseError, message
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.unit.core.schema.hinted import Both, Box, Cat, Colour, Journey, Level, Loose, Paper, Place, Point, Silent

MODEL = "claude-haiku-4-5"
REQUEST: dict[str, Any] = {
    "model": MODEL,
    "max_tokens": 2000,
    "messages": [message("user", "What is the weather in Lisbon?")],
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


@attrs.define
class Forecast:
    """A forecast."""

    city: str
    degrees: list[Annotated[float, {"minimum": -90, "maximum": 60}]]
    mood: Literal["sunny", "grey"] | None = None


@attrs.define
class Fox:
    kind: Literal["fox"]
    colour: str = "red"


def get_weather(city: str, days: int = 1) -> dict[str, Any]:
    """The weather in a city.

    Args:
        city: name of the city.
        days: how many days ahead.
    """
    return {"city": city, "sky": ["blue"] * days}


def test_a_tool_round_trip_with_a_server_tool_beside_it(options: dict[str, Any]) -> None:
    search: Any = {"type": "web_search_20250305", "name": "web_search"}
    with AnthropicClient(**options) as client:
        runner = client.messages.run_tools(**REQUEST, tools=[search, get_weather])
        reasons = [reply.stop_reason for reply in runner]
        final = runner.until_done()
    assert reasons == ["tool_use", "end_turn"]
    assert '{"city":"Lisbon","sky":["blue"]}' in final.text
    assert len(runner.messages) == 4


def test_the_error_of_a_failed_tool_is_sent_to_the_model(options: dict[str, Any]) -> None:
    def fail(city: str) -> None:
        """Fails."""
        raise LookupError(f"no weather for {city}")

    with AnthropicClient(**options) as client:
        final = client.messages.run_tools(**REQUEST, tools=[fail]).until_done()
    assert final.text == 'The tool failed: "LookupError: no weather for Lisbon".'


def test_thinking_blocks_are_sent_back_with_the_tool_result(options: dict[str, Any], sandbox: Sandbox) -> None:
    thinking: Any = {"type": "enabled", "budget_tokens": 1024}
    with AnthropicClient(**options) as client:
        runner = client.messages.run_tools(**REQUEST, tools=[get_weather], thinking=thinking)
        runner.until_done()
    kinds = [block["type"] for block in sandbox.requests[-1].body["messages"][1]["content"]]
    assert kinds == ["thinking", "text", "tool_use"]


def test_each_request_of_a_run_is_retried_like_any_other(options: dict[str, Any], sandbox: Sandbox) -> None:
    calls: list[str] = []

    def record(city: str) -> None:
        """Records the city."""
        calls.append(city)

    with AnthropicClient(**options) as client:
        runner = client.messages.run_tools(**REQUEST, tools=[record], max_retries=2)
        for _ in runner:
            if runner.rounds == 1:
                sandbox.faults.add(Fault(status=529, retry_after=0, times=2))
    assert runner.message is not None
    assert [attempt.status for attempt in runner.message.meta.attempts] == [529, 529, 200]
    assert calls == ["Lisbon"]


def test_a_streamed_round_trip_with_a_server_tool_beside_it(options: dict[str, Any]) -> None:
    search: Any = {"type": "web_search_20250305", "name": "web_search"}
    with AnthropicClient(**options) as client:
        runner = client.messages.run_tools_stream(**REQUEST, tools=[search, get_weather], confirm=lambda call: True)
        texts = ["".join([piece for piece in stream.text_stream]) for stream in runner]
    assert '{"city":"Lisbon","sky":["blue"]}' in texts[-1]
    assert [block.type for block in runner.messages[1]["content"]][-1] == "tool_use"
    assert len(runner.messages) == 4


TYPES = [
    Forecast,
    Place,
    Journey,
    Paper,
    Loose,
    Both,
    Point,
    Silent,
    Box[int],
    list[Forecast],
    Cat | Fox,
    Colour,
    Level | None,
    set[int],
    Literal["a"],
]


@pytest.mark.parametrize("output", TYPES, ids=str)
def test_an_output_is_parsed_to_the_requested_type(options: dict[str, Any], sandbox: Sandbox, output: Any) -> None:
    with AnthropicClient(**options) as client:
        result = client.messages.parse(**REQUEST, output=output)
    assert result.error is None
    assert result.get() == result.parsed
    assert all_objects_closed(sandbox.requests[-1].body["output_config"]["format"]["schema"])


def test_an_output_is_parsed_to_an_instance_of_the_class(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        result = client.messages.parse(**REQUEST, output=Forecast)
    assert isinstance(result.parsed, Forecast)
    assert result.parsed.city == "Lisbon"
    assert isinstance(result.parsed.degrees[0], float)
    assert result.meta.request_id == result.message.meta.request_id


def test_an_output_cut_off_by_max_tokens_is_truncated(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        result = client.messages.parse(**{**REQUEST, "max_tokens": 3}, output=Forecast)
    assert (result.truncated, result.parsed) == (True, None)
    with pytest.raises(OutputParseError, match="cut short"):
        result.get()


def all_objects_closed(node: Any) -> bool:
    """Whether every object of a schema has `additionalProperties: false`."""
    if isinstance(node, dict):
        open_object = node.get("type") == "object" and node.get("additionalProperties") is not False
        return not open_object and all(map(all_objects_closed, node.values()))
    return all(map(all_objects_closed, node)) if isinstance(node, list) else True
