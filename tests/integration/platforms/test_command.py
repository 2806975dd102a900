"""`python -m integrations_anthropic.sandbox --platform …` says how a client reaches it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from typing import Any

import pytest

from integrations_anthropic import BedrockClient, VertexClient
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.sandbox.__main__ import PLATFORMS as CHOICES
from integrations_anthropic.sandbox.platforms.registry import PLATFORMS

CLIENTS: dict[str, tuple[Any, str]] = {
    "bedrock": (BedrockClient, "anthropic.claude-haiku-4-5"),
    "vertex": (VertexClient, "claude-haiku-4-5"),
}


@pytest.mark.long
@pytest.mark.parametrize("name", CLIENTS)
def test_the_options_that_the_command_prints_make_a_client(name: str) -> None:
    cls, model = CLIENTS[name]
    command = [sys.executable, "-m", "integrations_anthropic.sandbox", "--port", "0", "--platform", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ}) as process:
        assert process.stdout
        try:
            assert f"as {name} on http://" in process.stdout.readline()
            options = ast.literal_eval(process.stdout.readline().partition(": ")[2])
            with cls(**options) as client:
                asked: dict[str, Any] = {"max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
                assert client.messages.create(model=model, **asked).text
        finally:
            process.terminate()


def test_the_command_knows_every_cloud() -> None:
    assert set(CHOICES) == PLATFORMS.keys()


def test_a_cloud_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="platform must be one of aws, bedrock"):
        Sandbox(platform="moon")
    with pytest.raises(ValueError, match="token_seconds"):
        Sandbox(platform="bedrock", token_seconds=-1)


def test_a_sandbox_of_the_api_has_options_of_a_client_too() -> None:
    with Sandbox() as sandbox:
        assert sandbox.client_options == {"base_url": sandbox.url, "api_key": "sandbox-key"}
        assert sandbox.tokens_issued == 0
    with pytest.raises(RuntimeError, match="not running"):
        _ = sandbox.client_options
