# Derived from tests/integration/_async/test_broken_streams.py by `make codegen`. Do not edit.
"""Streams over real sockets that are cut, reset, chopped, or go quiet."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    APIConnectionError,
    DeadlineExceededError,
    StreamStalledError,
    StreamTruncatedError,
    to_dict,
)
from tests.elapsed import Elapsed
from tests.golden import EVENTS, EVENTS_WITHOUT_PINGS, GOLDEN, MESSAGE, ended, events_in, message_in, without_input
from tests.integration.servers import Asked, ScriptedServer

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\nrequest-id: req_1\r\n\r\n"
PING = b'event: ping\ndata: {"type":"ping"}\n\n'
STARTED = GOLDEN[: GOLDEN.index(b"event: content_block_stop")]
LIMIT = 0.3


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data) if data else b""


def script(asked: Asked, connection: socket.socket) -> None:
    """Do what the header `x-do` says with the golden stream."""
    do, _, number = asked.headers["x-do"].partition(" ")
    if do == "chop":
        size = int(number)
        pieces = [chunk(GOLDEN[i : i + size]) for i in range(0, len(GOLDEN), size)]
        connection.sendall(HEAD + b"".join(pieces) + b"0\r\n\r\n")
    elif do in ("end", "leave", "reset"):
        connection.sendall(HEAD + chunk(GOLDEN[: int(number)]) + (b"0\r\n\r\n" if do == "end" else b""))
        if do == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if do != "end":
            raise ConnectionAbortedError("leave, and close the connection")
    else:
        quiet(do, connection)


def quiet(do: str, connection: socket.socket) -> None:
    """Nothing, or pings, or single bytes of a comment, or no end behind the whole message, until the client goes."""
    connection.sendall(HEAD + chunk(GOLDEN if do == "linger" else STARTED))
    connection.settimeout(0.02)
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            if not connection.recv(1):
                return
        except TimeoutError:
            connection.sendall({"ping": chunk(PING), "drip": chunk(b":")}.get(do, b""))


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with ScriptedServer(script) as server:
        yield server.url


def client_of(url: str, **options: Any) -> AnthropicClient:
    given: dict[str, Any] = {"api_key": "k", "base_url": url, "max_retries": 0, "circuit": None} | options
    return AnthropicClient(**given)


@pytest.mark.long
@pytest.mark.parametrize("do", ["end", "leave", "reset"])
def test_cut_at_every_byte_it_is_the_whole_message_or_an_error_with_what_came(url: str, do: str) -> None:
    with client_of(url) as client:
        # An end is tried at every byte; to leave without a word or with a reset differs in how it arrives, not where.
        for cut in range(0, len(GOLDEN) + 1, 1 if do == "end" else 7):
            stream = client.messages.create_stream(**HELLO, extra_headers={"x-do": f"{do} {cut}"})
            try:
                final = to_dict(stream.get_final_message())
            except APIConnectionError as error:
                # A reset may overtake what was sent before it.
                partial = None if error.partial is None else without_input(to_dict(error.partial))
                came = message_in(ended(GOLDEN[:cut]) if do == "end" else GOLDEN[:cut])
                assert partial == came or (do == "reset" and size(partial) <= size(came))
                assert do != "end" or isinstance(error, StreamTruncatedError)
                assert error.__cause__ is not None or do == "end"
            else:
                assert final == MESSAGE
                assert len(events_in(ended(GOLDEN[:cut]))) == len(EVENTS)


def size(message: Any) -> int:
    return len(json.dumps(message))


def test_pieces_of_every_size_give_the_same_events(url: str) -> None:
    with client_of(url) as client:
        for number in range(1, 65):
            stream = client.messages.create_stream(**HELLO, extra_headers={"x-do": f"chop {number}"})
            assert [to_dict(event) for event in stream] == EVENTS_WITHOUT_PINGS
            assert to_dict(stream.get_final_message()) == MESSAGE


@pytest.mark.parametrize(
    ("do", "limits", "message"),
    [
        ("silent", {"stream_idle_timeout": LIMIT}, "nothing was received within 0.3 s"),
        ("silent", {"stream_idle_timeout": 9, "stream_progress_timeout": LIMIT}, "nothing but pings"),
        ("ping", {"stream_progress_timeout": LIMIT}, "nothing but pings was received within 0.3 s"),
        ("ping", {"stream_idle_timeout": 0.1, "stream_progress_timeout": LIMIT}, "nothing but pings"),
        ("drip", {"stream_idle_timeout": 0.1, "stream_progress_timeout": LIMIT}, "nothing but pings"),
    ],
)
def test_a_stream_that_goes_quiet_is_stalled_when_its_time_is_up(
    url: str, do: str, limits: dict[str, float], message: str
) -> None:
    with client_of(url, **limits) as client:
        stream = client.messages.create_stream(**HELLO, extra_headers={"x-do": do})
        with Elapsed() as elapsed:
            last = 0.0
            with pytest.raises(StreamStalledError, match=message) as caught:
                for _ in stream:
                    last = elapsed.seconds
            assert elapsed.seconds - last >= LIMIT * 0.9
            assert elapsed.within(LIMIT * 1.1 + 0.05, since=last)
    assert caught.value.duration == LIMIT
    assert without_input(to_dict(caught.value.partial)) == message_in(STARTED)
    assert caught.value.request_id == "req_1"


@pytest.mark.parametrize("do", ["silent", "ping", "drip"])
def test_a_deadline_ends_a_stream_whatever_comes(url: str, do: str) -> None:
    with client_of(url) as client:
        with Elapsed() as elapsed:
            stream = client.messages.create_stream(**HELLO, extra_headers={"x-do": do}, deadline=LIMIT)
            with pytest.raises(DeadlineExceededError) as caught:
                stream.get_final_message()
            assert elapsed.seconds >= LIMIT - 0.01 and elapsed.within(LIMIT + 0.1)
    assert without_input(to_dict(caught.value.partial)) == message_in(STARTED)


def test_a_reader_that_takes_its_time_is_not_taken_for_a_server_that_does(url: str) -> None:
    with client_of(url, stream_idle_timeout=0.1, stream_progress_timeout=0.1) as client:
        stream = client.messages.create_stream(**HELLO, extra_headers={"x-do": "chop 64"})
        slow = {"content_block_start", "message_delta"}
        for event in stream:
            if event.type in slow:
                slow.discard(event.type)
                # As a reader does that is busy with something else, loop and all.
                threading.Event().wait(0.15)
        assert to_dict(stream.get_final_message()) == MESSAGE


def test_the_end_of_the_body_is_not_waited_for_for_long(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integrations_anthropic._sync.http.timed_body.TRAILER_SECONDS", 0.1)
    monkeypatch.setattr("integrations_anthropic._sync.http.timed_body.TRAILER_SECONDS", 0.1)
    with client_of(url) as client:
        with Elapsed() as elapsed:
            stream = client.messages.create_stream(**HELLO, extra_headers={"x-do": "linger"})
            assert to_dict(stream.get_final_message()) == MESSAGE
            assert elapsed.within(2)
