# Derived from tests/integration/_async/faults/test_fuzz.py by `make codegen`. Do not edit.
"""Every public method with hostile arguments, against a hostile server: what comes out is a result, or our error."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import signature
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import AnthropicClient
from integrations_anthropic._config.fields import FIELDS
from integrations_anthropic.testing import VirtualClock
from tests.integration.faults.fuzzing import FUZZED, HELLO, ByteServer, calls, check, hostile, methods, responses

MOST = 20
"""Events, lines, pages or turns that are read of one result."""


@pytest.fixture(scope="module")
def server() -> Iterator[ByteServer]:
    with ByteServer() as running:
        yield running


def client_of(url: str) -> AnthropicClient:
    options: dict[str, Any] = {"max_retries": 0, "circuit": None, "clock": VirtualClock(), "proxy": None}
    return AnthropicClient(api_key="sk-ant-of-the-fuzz", admin_api_key="sk-ant-admin", base_url=url, **options)


def drive(method: Any, positional: list[Any], named: dict[str, Any]) -> None:
    """Call the method, and read what it returns."""
    try:
        result = method(*positional, **named)
        if hasattr(result, "__iter__"):
            left = iter(range(MOST))
            for _ in result:
                if next(left, None) is None:
                    break
        if hasattr(result, "close"):
            result.close()
    except Exception as error:
        check(error)


SIGNATURES = {name: signature(method) for name, method in methods(client_of("http://127.0.0.1:1"))}


@FUZZED
@given(response=responses(), call=calls(SIGNATURES))
def test_hostile_arguments(server: ByteServer, response: bytes, call: Any) -> None:
    server.data = response
    name, positional, named = call
    with client_of(server.url) as client:
        drive(attrgetter(name)(client), positional, named)


@FUZZED
@given(response=responses(), name=st.sampled_from(["create", "create_stream", "count_tokens"]))
def test_hostile_responses(server: ByteServer, response: bytes, name: str) -> None:
    server.data = response
    with client_of(server.url) as client:
        given = {key: value for key, value in HELLO.items() if name != "count_tokens" or key != "max_tokens"}
        drive(getattr(client.messages, name), [], given)


@FUZZED
@given(response=responses(), name=st.sampled_from(["get_final_message", "get_final_text"]))
def test_hostile_streams_that_are_read_whole(server: ByteServer, response: bytes, name: str) -> None:
    server.data = response
    with client_of(server.url) as client:
        drive(getattr(client.messages.create_stream(**HELLO), name), [], {})


@FUZZED
@given(response=responses())
def test_hostile_lists_and_results(server: ByteServer, response: bytes) -> None:
    server.data = response
    with client_of(server.url) as client:
        drive(client.models.list, [], {})
        drive(client.batches.results, ["b_1"], {})


@FUZZED
@given(options=st.dictionaries(st.sampled_from(sorted(FIELDS)), hostile, min_size=1, max_size=3))
def test_hostile_options(options: dict[str, Any]) -> None:
    client = client_of("http://127.0.0.1:1")
    for build in (AnthropicClient, client.with_options):
        try:
            build(**options).close()
        except Exception as error:
            check(error)
