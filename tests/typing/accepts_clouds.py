"""Clients for other clouds, as users build them: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from integrations_anthropic import AsyncVertexClient, BedrockClient, MessageResponse, SecretString, message


def bedrock() -> None:
    client = BedrockClient(aws_region="us-east-1", api_key=SecretString("k"), timeout=5, retry={"initial_delay": 0.1})
    result = client.messages.create(model="anthropic.claude-x", max_tokens=1, messages=[message("user", "Hi")])
    assert_type(result, MessageResponse)
    assert_type(client.with_options(max_retries=1), BedrockClient)


async def vertex() -> None:
    async with AsyncVertexClient(region="us-east5", project_id="p", max_connections=10) as client:
        result = await client.messages.create(model="claude-x@1", max_tokens=1, messages=[message("user", "Hi")])
        assert_type(result, MessageResponse)
