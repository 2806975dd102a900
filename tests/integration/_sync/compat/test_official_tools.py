# Derived from tests/integration/_async/compat/test_official_tools.py by `make codegen`. Do not edit.
"""Programs written for the official client: tools and structured output."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from integrations_anthropic import ConfigurationError, ValidationError
from integrations_anthropic.compat import Anthropic, NotFoundError, beta_tool
from integrations_anthropic.compat.lib.tools import BetaAsyncFunctionTool, BetaFunctionTool
from integrations_anthropic.sandbox import Sandbox

QUESTION: Any = {
    "model": "claude-sonnet-5-5",
    "max_tokens": 300,
    "messages": [{"role": "user", "content": "What is the weather in Lisbon?"}],
}


class Order(BaseModel):
    """An order."""

    product: str
    quantity: int


@dataclass
class Place:
    """A place."""

    city: str


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Anthropic]:
    with Anthropic(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as made:
        yield made


@beta_tool
def get_weather(location: str, units: Literal["c", "f"] = "c") -> str:
    """The weather in a city.

    Args:
        location: the city
        units: unit of the temperature
    """
    return f"20 °{units} in {location}"


def test_a_tool_has_its_definition_and_can_be_called() -> None:
    assert isinstance(get_weather, BetaFunctionTool)
    definition = get_weather.to_dict()
    assert definition["name"] == get_weather.name == "get_weather"
    assert get_weather.input_schema["properties"]["location"]["description"] == "the city"
    assert get_weather.description == "The weather in a city."
    assert get_weather.call({"location": "Lisbon"}) == get_weather("Lisbon") == "20 °c in Lisbon"
    assert get_weather.func("Lisbon") == "20 °c in Lisbon"
    with pytest.raises(ValueError, match="get_weather"):
        get_weather.call({"location": 5})


def test_a_tool_takes_a_name_a_schema_and_fields_of_its_definition() -> None:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}

    @beta_tool(name="weather", description="Tells it.", input_schema=schema, defer_loading=True)
    def by_city(city: str) -> str:
        return city

    assert by_city.to_dict() == {
        "name": "weather",
        "description": "Tells it.",
        "input_schema": schema,
        "defer_loading": True,
    }
    with pytest.raises(TypeError, match="colour"):
        beta_tool(by_city, colour="red")


def test_a_runner_gives_each_message_and_ends_with_the_last(client: Anthropic) -> None:
    runner = client.beta.messages.tool_runner(**QUESTION, tools=[get_weather])
    messages = [message for message in runner]
    assert [message.stop_reason for message in messages] == ["tool_use", "end_turn"]
    assert "20 °c" in messages[-1].text
    assert (runner.until_done()).id == messages[-1].id


def test_a_runner_ends_after_its_iterations(client: Anthropic) -> None:
    runner = client.beta.messages.tool_runner(**QUESTION, tools=[get_weather], max_iterations=1)
    assert (runner.until_done()).stop_reason == "tool_use"


def test_the_results_of_a_runner_can_be_had_before_they_are_sent(client: Anthropic) -> None:
    runner = client.beta.messages.tool_runner(**QUESTION, tools=[get_weather])
    for message in runner:
        response = runner.generate_tool_call_response()
        if message.stop_reason == "tool_use":
            assert response is not None
            assert response["role"] == "user"
            assert "20 °c" in str(response["content"])
        else:
            assert response is None


def test_a_runner_of_streams_gives_the_stream_of_each_message(client: Anthropic) -> None:
    runner = client.beta.messages.tool_runner(**QUESTION, tools=[get_weather], stream=True)
    texts = []
    for stream in runner:
        texts.append("".join([event.text for event in stream if event.type == "text"]))
    assert len(texts) == 2
    assert "20 °c" in texts[1]


def test_a_call_that_is_deferred_runs_when_the_next_message_is_asked_for(client: Anthropic) -> None:
    ran: list[str] = []

    @beta_tool
    def look(location: str) -> str:
        """Look."""
        ran.append(location)
        return "sun"

    runner = client.beta.messages.tool_runner(**QUESTION, tools=[look], stream=True, run_tools_eagerly=True)
    before: list[int] = []
    for stream in runner:
        for event in stream:
            if event.type == "content_block_start" and event.content_block.type == "tool_use":
                runner.defer_tool_call(event.content_block)
        before.append(len(ran))
        if len(before) == 1:
            assert [call.name for call in runner.deferred_tool_calls] == ["look"]
    assert before == [0, 1]


def test_tools_of_a_stream_wait_for_its_end_unless_they_are_to_be_run_eagerly(client: Anthropic) -> None:
    counts = []
    for eagerly in (False, True):
        ran: list[str] = []

        runner = client.beta.messages.tool_runner(
            **QUESTION, tools=[beta_tool(_recorder(ran))], stream=True, run_tools_eagerly=eagerly
        )
        for stream in runner:
            stream.until_done()
            counts.append((eagerly, len(ran)))
    assert (False, 0) in counts
    assert counts[-1] == (True, 1)


def _recorder(ran: list[str]) -> Any:
    def look(location: str) -> str:
        """Look."""
        ran.append(location)
        return "sun"

    return look


def test_a_tool_may_make_calls_of_its_own_inside_of_a_run(sandbox: Sandbox, client: Anthropic) -> None:
    statuses: list[int] = []

    @beta_tool
    def look(location: str) -> str:
        """Look."""
        with Anthropic(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as inner:
            with pytest.raises(NotFoundError) as caught:
                inner.messages.batches.retrieve("msgbatch_none")
            statuses.append(caught.value.response.status_code)
            statuses.append(inner.models.with_raw_response.list(limit=1).status_code)
        return "sun"

    runner = client.beta.messages.tool_runner(**QUESTION, tools=[look])
    assert (runner.until_done()).stop_reason == "end_turn"
    assert statuses == [404, 200]
    assert runner._exchange.status == 200
    assert str(runner._exchange.request.url).endswith("/v1/messages")


def test_an_object_with_a_definition_and_a_call_is_a_tool(client: Anthropic) -> None:
    class Built:
        def to_dict(self) -> dict[str, Any]:
            return {"name": "look", "input_schema": {"type": "object", "properties": {"location": {"type": "string"}}}}

        def call(self, input: Any) -> str:
            return f"sun in {sorted(input)}"

    final = client.beta.messages.tool_runner(**QUESTION, tools=[Built()]).until_done()
    assert "sun in" in final.text


def test_a_message_is_parsed_as_a_type(client: Anthropic) -> None:
    for wanted in (Order, Place):
        message = client.messages.parse(**QUESTION, output_format=wanted)
        assert isinstance(message.parsed_output, wanted)
        block: Any = message.content[0]
        assert block.parsed_output is message.parsed_output
    plain = client.messages.parse(**QUESTION)
    assert plain.parsed_output is None


def test_a_stream_is_parsed_as_a_type(client: Anthropic) -> None:
    with client.messages.stream(**QUESTION, output_format=Order) as stream:
        snapshots = [event.parsed_snapshot() for event in stream if event.type == "text"]
        message = stream.get_final_message()
    assert isinstance(message.parsed_output, Order)
    assert snapshots[-1] == message.parsed_output.model_dump()


def test_a_type_and_a_format_of_ones_own_are_refused_together(client: Anthropic) -> None:
    config: Any = {"format": {"type": "json_schema", "schema": {"type": "object"}}}
    with pytest.raises(ValidationError, match=re.escape("output_config.format")):
        client.messages.parse(**QUESTION, output_format=Order, output_config=config)


def test_an_async_tool_is_refused_by_the_client_that_blocks(sandbox: Sandbox) -> None:
    tool = BetaAsyncFunctionTool(asyncio.sleep)
    with Anthropic(api_key="sandbox-key", base_url=sandbox.url) as client, pytest.raises(ConfigurationError):
        client.beta.messages.tool_runner(**QUESTION, tools=[tool])


def test_tokens_are_counted_with_the_schema_of_a_type(client: Anthropic) -> None:
    question = {name: value for name, value in QUESTION.items() if name != "max_tokens"}
    plain = client.messages.count_tokens(**question)
    counted = client.messages.count_tokens(**question, output_format=Order)
    assert counted.input_tokens >= plain.input_tokens
    response = client.messages.with_raw_response.count_tokens(**question, output_format=Order)
    sent = json.loads(response.http_request.content)["output_config"]["format"]
    assert (sent["type"], sent["schema"]["properties"].keys()) == ("json_schema", {"product", "quantity"})


def test_tools_can_be_run_eagerly_only_in_a_stream(client: Anthropic) -> None:
    with pytest.raises(ValueError, match="run_tools_eagerly: needs stream=True"):
        client.beta.messages.tool_runner(**QUESTION, tools=[get_weather], run_tools_eagerly=True)
