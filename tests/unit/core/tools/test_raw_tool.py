"""A tool that awaits is for the asynchronous client only."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from integrations_anthropic import AnthropicClient, ValidationError
from integrations_anthropic._core.tools.toolbox import AsyncToolbox, Toolbox


class Awaiting:
    definition: ClassVar = {"name": "awaiting", "input_schema": {"type": "object"}}

    async def run(self, input: dict[str, Any]) -> Any:
        return input


class ReturningAwaitable:
    definition: ClassVar = {"name": "returning", "input_schema": {"type": "object"}}
    awaits = True

    def run(self, input: dict[str, Any]) -> Any:
        raise NotImplementedError


@pytest.mark.parametrize("made", [Awaiting, ReturningAwaitable])
def test_a_tool_that_awaits_is_refused_by_a_client_that_blocks(made: Any) -> None:
    with pytest.raises(ValidationError, match=r"tools\[0\]: .* is async: use AsyncAnthropicClient"):
        Toolbox([made()])
    assert AsyncToolbox([made()]).definitions == [made.definition]
    client = AnthropicClient(api_key="sk-ant-api03-x")
    with pytest.raises(ValidationError, match="is async"):
        client.messages.run_tools(model="m", max_tokens=1, messages=[{"role": "user", "content": "x"}], tools=[made()])
