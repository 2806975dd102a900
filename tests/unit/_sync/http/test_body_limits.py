# Derived from tests/unit/_async/http/test_body_limits.py by `make codegen`. Do not edit.
"""Bodies are bounded: those of responses by `max_body_bytes`, those of errors at 1 MiB, while they are decoded."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from typing import Any

import httpx
import pytest

from integrations_anthropic import (
    AnthropicClient,
    APIConnectionError,
    InternalServerError,
    ResponseTooLargeError,
    SerializationError,
)
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.unit.floods import HEAD, WHOLE, Flood, chunk
from tests.unit.responses import EVENTS, MESSAGE, sse

from ..clients import client_of
from .network_double import FloodedNetwork

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
MIB = 2**20
BOMB = gzip.compress(b'{"text": "' + b"x" * 64 * MIB + b'"}')


def client_on(monkeypatch: pytest.MonkeyPatch, flood: Flood, **options: Any) -> AnthropicClient:
    clock = VirtualClock()
    FloodedNetwork(flood, clock).install(monkeypatch)
    given: dict[str, Any] = {"api_key": "k", "base_url": "http://localhost", "clock": clock, "max_retries": 2}
    return AnthropicClient(**given, **options)


def encoded(body: bytes, status: bytes = b"200 OK") -> Flood:
    head = HEAD.replace(b"200 OK", status) + b"application/json\r\ncontent-encoding: gzip\r\n\r\n"
    return Flood(head + chunk(body) + b"0\r\n\r\n", b"")


def test_a_response_longer_than_the_limit_is_an_error_that_is_not_retried() -> None:
    transport = MockTransport(Reply(MESSAGE, cut=100))
    with pytest.raises(ResponseTooLargeError, match="max_body_bytes \\(150 bytes after decoding\\)") as caught:
        client_of(transport, max_body_bytes=150).messages.create(**HELLO)
    error = caught.value
    assert isinstance(error, SerializationError)
    assert (error.limit, error.path, error.status, error.request_id) == (150, "$", 200, "req_test123")
    assert (error.is_retryable, error.attempt_count) == (False, 1)


def test_a_response_as_long_as_the_limit_is_read() -> None:
    size = len(json.dumps(MESSAGE))
    reply = Reply(json.dumps(MESSAGE), cut=100)
    assert (client_of(MockTransport(reply), max_body_bytes=size).messages.create(**HELLO)).id == "msg_1"
    with pytest.raises(ResponseTooLargeError):
        client_of(MockTransport(reply), max_body_bytes=size - 1).messages.create(**HELLO)


def test_a_small_body_that_decodes_to_a_large_one_is_held_to_the_limit_while_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with client_on(monkeypatch, encoded(BOMB), max_body_bytes=4 * MIB) as client:
        tracemalloc.start()
        try:
            with pytest.raises(ResponseTooLargeError):
                client.messages.create(**HELLO)
            assert tracemalloc.get_traced_memory()[1] < 8 * MIB
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("flood", [encoded(BOMB, b"500 X"), WHOLE["an error body"]], ids=["compressed", "without end"])
def test_of_the_body_of_an_error_a_mebibyte_is_kept_and_marked_as_cut(
    monkeypatch: pytest.MonkeyPatch, flood: Flood
) -> None:
    flood = Flood(flood.first, chunk(b"x" * 4096)) if flood.again else flood
    with client_on(monkeypatch, flood) as client:
        tracemalloc.start()
        try:
            with pytest.raises(InternalServerError, match="cut after 1048576 bytes") as caught:
                client.with_options(max_retries=0).messages.create(**HELLO)
            assert tracemalloc.get_traced_memory()[1] < 12 * MIB
        finally:
            tracemalloc.stop()
        transport: Any = client._pipeline.transport
        (pool,) = transport.pools
        assert pool.counts == (0, 0)
    assert MIB < len(caught.value.body) < MIB + 100
    assert caught.value.body.endswith("[cut: only the first 1048576 bytes of the body were read]")
    assert caught.value.__notes__ == ["… [cut: only the first 1048576 bytes of the body were read]"]


def test_a_secret_that_the_cut_goes_through_is_not_shown() -> None:
    key = "sk-ant-0123456789abcdef"
    body = b"x" * (MIB - 12) + key.encode() + b"x" * 99
    client = client_of(MockTransport(Reply(body, 400)), api_key=key)
    with pytest.raises(Exception, match="cut after") as caught:
        client.messages.create(**HELLO)
    assert "sk-a" not in repr(getattr(caught.value, "body", None))[-100:]


def test_a_whole_message_in_place_of_a_stream_is_bounded_and_a_stream_is_not() -> None:
    client = client_of(MockTransport(Reply(MESSAGE, cut=100), Reply(sse(EVENTS), cut=9)), max_body_bytes=150)
    with pytest.raises(ResponseTooLargeError):
        client.messages.create_stream(**HELLO).get_final_message()
    assert (client.messages.create_stream(**HELLO).get_final_message()).id == "msg_1"


def test_a_message_that_is_streamed_only_underneath_is_bounded() -> None:
    client = client_of(MockTransport(Reply(sse(EVENTS), cut=9)), max_body_bytes=200)
    with pytest.raises(ResponseTooLargeError):
        client.messages.create(**HELLO | {"max_tokens": 64_000})


def test_result_lines_are_not_bounded_as_a_whole() -> None:
    line = {"custom_id": "a", "result": {"type": "canceled"}}
    client = client_of(MockTransport(Reply.lines([line] * 50)), max_body_bytes=100)
    assert len([found for found in client.batches.results("b")]) == 50


@pytest.mark.parametrize("status", [200, 503])
def test_an_encoding_that_cannot_be_undone_is_named(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    head = HEAD.replace(b"200 OK", b"%d X" % status) + b"application/json\r\ncontent-encoding: br\r\n\r\n"
    with client_on(monkeypatch, Flood(head + chunk(b"\x8b\x03\x80hello\x03") + b"0\r\n\r\n", b"")) as client:
        kind = SerializationError if status == 200 else InternalServerError
        for call in (
            client.messages.create,
            lambda **given: client.messages.create_stream(**given).get_final_message(),
        ):
            with pytest.raises(kind, match="'br'") as caught:
                call(**HELLO)
            assert caught.value.status == status


def test_a_body_that_is_not_encoded_as_it_says_is_a_fault_of_the_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with client_on(monkeypatch, encoded(b"plain")) as client:
        with pytest.raises(APIConnectionError, match="'gzip', but is not encoded so"):
            client.messages.create(**HELLO)


@pytest.mark.parametrize("name", ["gzip", "x-gzip"])
def test_both_names_of_gzip_are_known_through_a_client_of_the_user_too(name: str) -> None:
    body = gzip.compress(json.dumps(MESSAGE).encode())

    def pieces() -> Any:
        for start in range(0, len(body), 50):
            yield body[start : start + 50]

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-encoding": name}, content=pieces())

    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as http_client,
        AnthropicClient(api_key="k", http_client=http_client) as client,
    ):
        assert (client.messages.create(**HELLO)).id == "msg_1"


def test_a_page_under_status_200_is_called_html() -> None:
    client = client_of(MockTransport(Reply(b"\n <html><title>Login</title></html>")))
    with pytest.raises(SerializationError, match="the body is HTML, not JSON") as caught:
        client.messages.create(**HELLO)
    assert caught.value.body == "\n <html><title>Login</title></html>"
