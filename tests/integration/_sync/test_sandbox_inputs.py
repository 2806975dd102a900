# Derived from tests/integration/_async/test_sandbox_inputs.py by `make codegen`. Do not edit.
"""Files, functions, responses and objects of other libraries in requests to the sandbox, strict as the API is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, document, file, image, message, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.unit.inputs.files import PDF, PNG
from tests.unit.inputs.lookalikes import OfficialMessage

REQUEST: dict[str, Any] = {"model": "claude-sonnet-5-5", "max_tokens": 2000}
QUESTION = message("user", "What is the weather in Lisbon?")


def get_weather(city: str) -> str:
    """The weather in a city."""
    return f"warm in {city}"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AnthropicClient]:
    with AnthropicClient(api_key="sandbox-key", base_url=sandbox.url, max_retries=0) as made:
        yield made


def test_blocks_of_files_are_accepted(client: AnthropicClient, tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(PNG)
    blocks = [image(tmp_path / "p.png"), document(PDF, title="Report"), document(b"a text"), file(PNG)]
    urls = [image("https://example.com/a.png"), document("https://example.com/a.pdf")]
    counted = client.messages.count_tokens(model=REQUEST["model"], messages=[message("user", [*blocks, *urls])])
    assert counted.input_tokens > 10


def test_a_conversation_goes_on_from_whole_responses(client: AnthropicClient) -> None:
    asked = client.messages.create(**REQUEST, messages=[QUESTION], tools=[get_weather])
    (call,) = [block for block in asked.content if block.type == "tool_use"]
    result = message("user", [{"type": "tool_result", "tool_use_id": call.id, "content": "warm"}])
    official = OfficialMessage.model_validate(to_dict(asked))
    for given in (asked, official, message("assistant", official.content)):
        answer = client.messages.create(**REQUEST, messages=[QUESTION, given, result], tools=[get_weather])
        assert "warm" in answer.text
