# Derived from tests/integration/_async/test_leaving_early.py by `make codegen`. Do not edit.
"""Streams that are left before their end, over a real socket."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, TextBlock, message
from integrations_anthropic._runtime.clock import SystemClock
from integrations_anthropic.sandbox import Sandbox

MODEL = "claude-haiku-4-5"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


def test_a_client_goes_on_after_streams_that_were_left(options: dict[str, Any]) -> None:
    with AnthropicClient(**options) as client:
        for _ in range(3):
            with client.messages.create_stream(
                model=MODEL, max_tokens=99, messages=[message("user", "Hello there")]
            ) as stream:
                for _ in stream:
                    break
        answer = client.messages.create(model=MODEL, max_tokens=9, messages=[message("user", "Hi")])
    assert isinstance(answer.content[0], TextBlock)


def test_a_stream_that_is_still_open_when_its_client_is_closed_leaves_no_socket(options: dict[str, Any]) -> None:
    client = AnthropicClient(**options)
    stream = client.messages.create_stream(model=MODEL, max_tokens=99, messages=[message("user", "Hello there")])
    stream.__next__()
    client.close()
    # The event loop notices the end of the connection.
    for _ in range(10):
        SystemClock().sleep(0.001)
    # Garbage in a cycle is finalized in any order: a transport that is still open would be warned of.
    del client, stream
    gc.collect()
