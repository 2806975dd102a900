"""A client of each half that sends nothing, and what asking for a name it lacks raises."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from integrations_anthropic.testing import AsyncMockTransport, MockTransport

__all__ = ["CLIENTS", "QUESTION", "failure_of"]

CLIENTS: dict[str, Any] = {
    "sync": AnthropicClient(api_key="k", transport=MockTransport()),
    "async": AsyncAnthropicClient(api_key="k", transport=AsyncMockTransport()),
}
QUESTION: dict[str, Any] = {"model": "claude-haiku-4-5", "messages": [{"role": "user", "content": "Hello"}]}


def failure_of(path: str, client: Any) -> AttributeError:
    *owners, name = path.split(".")
    for owner in owners:
        client = getattr(client, owner)
    with pytest.raises(AttributeError) as caught:
        getattr(client, name)
    assert (caught.value.name, caught.value.obj) == (name, client)
    return caught.value
