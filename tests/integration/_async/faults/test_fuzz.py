"""Every public method with hostile arguments, against a hostile server: what comes out is a result, or our error."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import signature
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic._config.fields import FIELDS
from integrations_anthropic.testing import VirtualClock
from tests.integration.faults.fuzzing import FUZZED, HELLO, ByteServer, calls, check, hostile, methods, responses

pytestmark = pytest.mark.anyio

MOST = 20
"""Events, lines, pages or turns that are read of one result."""


@pytest.fixture(scope="module")
def server() -> Iterator[ByteServer]:
    with ByteServer() as running:
        yield running


def client_of(url: str) -> AsyncAnthropicClient:
    options: dict[str, Any] = {"max_retries": 0, "circuit": None, "clock": VirtualClock(), "proxy": None}
    return AsyncAnthropicClient(api_key="sk-ant-of-the-fuzz", admin_api_key="sk-ant-admin", base_url=url, **options)


async def drive(method: Any, positional: list[Any], named: dict[str, Any]) -> None:
    """Call the method, and read what it returns."""
    try:
        result = method(*positional, **named)
        if hasattr(result, "__await__"):  # async only
            result = await result  # async only
        if hasattr(result, "__aiter__"):
            left = iter(range(MOST))
            async for _ in result:
                if next(left, None) is None:
                    break
        if hasattr(result, "close"):
            await result.close()
    except Exception as error:
        check(error)


SIGNATURES = {name: signature(method) for name, method in methods(client_of("http://127.0.0.1:1"))}


@FUZZED
@given(response=responses(), call=calls(SIGNATURES))
async def test_hostile_arguments(server: ByteServer, response: bytes, call: Any) -> None:
    server.data = response
    name, positional, named = call
    async with client_of(server.url) as client:
        await drive(attrgetter(name)(client), positional, named)


@FUZZED
@given(response=responses(), name=st.sampled_from(["create", "create_stream", "count_tokens"]))
async def test_hostile_responses(server: ByteServer, response: bytes, name: str) -> None:
    server.data = response
    async with client_of(server.url) as client:
        given = {key: value for key, value in HELLO.items() if name != "count_tokens" or key != "max_tokens"}
        await drive(getattr(client.messages, name), [], given)


@FUZZED
@given(response=responses(), name=st.sampled_from(["get_final_message", "get_final_text"]))
async def test_hostile_streams_that_are_read_whole(server: ByteServer, response: bytes, name: str) -> None:
    server.data = response
    async with client_of(server.url) as client:
        await drive(getattr(client.messages.create_stream(**HELLO), name), [], {})


@FUZZED
@given(response=responses())
async def test_hostile_lists_and_results(server: ByteServer, response: bytes) -> None:
    server.data = response
    async with client_of(server.url) as client:
        await drive(client.models.list, [], {})
        await drive(client.batches.results, ["b_1"], {})


@FUZZED
@given(options=st.dictionaries(st.sampled_from(sorted(FIELDS)), hostile, min_size=1, max_size=3))
async def test_hostile_options(options: dict[str, Any]) -> None:
    client = client_of("http://127.0.0.1:1")
    for build in (AsyncAnthropicClient, client.with_options):
        try:
            await build(**options).close()
        except Exception as error:
            check(error)
