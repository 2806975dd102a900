# Derived from tests/unit/_async/http/test_mocks_below_httpx.py by `make codegen`. Do not edit.
"""respx answers in place of httpcore's connections: answers, streams and errors reach the caller."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import respx

from integrations_anthropic import AnthropicClient, RateLimitError
from tests.unit.responses import EVENTS, MESSAGE, sse

URL = "https://api.anthropic.com/v1/messages"
HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def client() -> AnthropicClient:
    return AnthropicClient(api_key="k", max_retries=0)


def test_respx_gives_an_answer() -> None:
    with respx.mock() as mock:
        mock.post(URL).mock(return_value=httpx.Response(200, json=MESSAGE))
        with client() as one:
            for _ in range(3):
                assert (one.messages.create(**HELLO)).id == MESSAGE["id"]


def test_respx_gives_a_stream() -> None:
    with respx.mock() as mock:
        answer = httpx.Response(200, content=sse(EVENTS), headers={"content-type": "text/event-stream"})
        mock.post(URL).mock(return_value=answer)
        with client() as one, one.messages.create_stream(**HELLO) as stream:
            message = stream.get_final_message()
    assert message.stop_reason == "end_turn"


def test_respx_gives_an_error() -> None:
    body = {"type": "error", "error": {"type": "rate_limit_error", "message": "slow down"}}
    with respx.mock() as mock:
        mock.post(URL).mock(return_value=httpx.Response(429, json=body))
        with client() as one:
            with pytest.raises(RateLimitError, match="slow down"):
                one.messages.create(**HELLO)
