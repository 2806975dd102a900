# Derived from tests/integration/_async/tools/test_described_tools.py by `make codegen`. Do not edit.
"""Every tool of the description stands beside a function in a run against the sandbox, as a dict and as an object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, message, models, to_dict
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.description.loader import find_folder, load

UNION = load(find_folder()).schemas["ToolUnion"]["discriminator"]["mapping"]
SCHEMAS = {tag: reference.rpartition("/")[2] for tag, reference in UNION.items()}
VALUES: dict[str, Any] = {"string": "example", "integer": 1024, "object": {"type": "object"}}
SERVERS: Any = [{"type": "url", "url": "https://example.com/mcp", "name": "example"}]
REQUEST: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 2000,
    "messages": [message("user", "What is the weather in Lisbon?")],
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def smallest(tag: str) -> dict[str, Any]:
    """A tool of one type with what it needs."""
    schema = load(find_folder()).schemas[SCHEMAS[tag]]
    fields = {name: schema["properties"][name] for name in schema["required"]}
    return {name: field.get("const", VALUES[field.get("type", "string")]) for name, field in fields.items()}


@pytest.mark.parametrize("as_object", [False, True])
@pytest.mark.parametrize("tag", sorted(UNION))
def test_a_tool_of_the_description_stands_beside_a_function(sandbox: Sandbox, tag: str, as_object: bool) -> None:
    cities: list[str] = []

    def get_weather(city: str) -> str:
        """The weather in a city."""
        cities.append(city)
        return "warm"

    given = smallest(tag)
    described: Any = getattr(models, SCHEMAS[tag])(**{k: v for k, v in given.items() if k != "type"})
    options: Any = {"mcp_servers": SERVERS} if tag == "mcp_toolset" else {}
    sandbox.requests.clear()
    with AnthropicClient(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as client:
        runner = client.messages.run_tools(**REQUEST, **options, tools=[get_weather, described if as_object else given])
        reasons = [answer.stop_reason for answer in runner]
    assert (reasons, cities) == (["tool_use", "end_turn"], ["Lisbon"])
    assert len(runner.messages) == 4


def test_the_smallest_tool_of_each_type_is_one() -> None:
    for tag in UNION:
        made = getattr(models, SCHEMAS[tag])(**{k: v for k, v in smallest(tag).items() if k != "type"})
        assert to_dict(made).items() >= {k: v for k, v in smallest(tag).items() if k != "type"}.items()


def test_a_call_of_a_described_tool_is_handed_back_and_its_answer_goes_on(sandbox: Sandbox) -> None:
    bash: Any = {"type": "bash_20250124", "name": "bash"}
    with AnthropicClient(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as client:
        forced: Any = {"type": "tool", "name": "bash"}
        runner = client.messages.run_tools(**REQUEST, tools=[bash], tool_choice=forced)
        answer = runner.until_done()
        (call,) = [block for block in answer.content if block.type == "tool_use"]
        assert (answer.stop_reason, call.name) == ("tool_use", "bash")
        result: Any = {"type": "tool_result", "tool_use_id": call.id, "content": "done"}
        turns = [*runner.messages, {"role": "user", "content": [result]}]
        again = client.messages.run_tools(**{**REQUEST, "messages": turns}, tools=[bash])
        assert (again.until_done()).text == 'The tool answered: "done".'
