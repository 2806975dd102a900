"""HTTP/1.1 responses from bytes, by both parsers: what is a response, and what is refused."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._runtime.network.response_parser import (
    MAX_FRAME,
    BadResponse,
    H11ResponseParser,
    HttptoolsResponseParser,
)

PARSERS = [HttptoolsResponseParser, H11ResponseParser]
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n"
SIZED = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n"
BODY = b"3\r\nabc\r\nA;name=value\r\n0123456789\r\n0\r\ntrailer: x\r\n\r\n"


def parsed(parser: type[Any], *pieces: bytes) -> Any:
    """The parser after it was fed these pieces."""
    made = parser()
    for piece in pieces:
        made.feed(piece)
    return made


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("data", "status", "body", "reusable"),
    [
        (CHUNKED + BODY, 200, b"abc0123456789", True),
        (SIZED + b"hello", 200, b"hello", True),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", 200, b"", True),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b"", True),
        (b"HTTP/1.1 200\r\ncontent-length: 5\r\n\r\nhello", 200, b"hello", True),
        (b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 5\r\n\r\nhello", 200, b"hello", False),
        (b"HTTP/1.0 200 OK\r\ncontent-length: 5\r\n\r\nhello", 200, b"hello", False),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nlink: x\r\n\r\n" + SIZED + b"hello", 200, b"hello", True),
        (SIZED + b"hello" + SIZED, 200, b"hello", False),
        (SIZED + b"hello and more", 200, b"hello", False),
        (CHUNKED + BODY + b"\0", 200, b"abc0123456789", False),
    ],
)
def test_a_response_is_read_with_its_body_and_whether_another_may_follow(
    parser: type[Any], data: bytes, status: int, body: bytes, reusable: bool
) -> None:
    found = parsed(parser, data)
    assert (found.status, b"".join(found.pieces), found.complete, found.reusable) == (status, body, True, reusable)


@pytest.mark.parametrize("parser", PARSERS)
def test_headers_keep_their_order_and_case_without_those_of_informational_responses(parser: type[Any]) -> None:
    found = parsed(parser, b"HTTP/1.1 103 Hints\r\nlink: x\r\n\r\n" + CHUNKED + BODY)
    assert found.headers == [(b"Content-Type", b"text/plain"), (b"transfer-encoding", b"chunked")]


@pytest.mark.parametrize("parser", PARSERS)
def test_a_body_without_a_length_ends_with_the_connection(parser: type[Any]) -> None:
    found = parsed(parser, b"HTTP/1.1 200 OK\r\n\r\nhello")
    assert (b"".join(found.pieces), found.complete) == (b"hello", False)
    found.feed(b"")
    assert (found.complete, found.reusable) == (True, False)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"HTTP",
        b"HTTP/1.1 200 OK\r\n",
        SIZED + b"hell",
        CHUNKED,
        CHUNKED + b"3\r\nab",
        CHUNKED + b"3\r\nabc\r\n",
        CHUNKED + b"3\r\nabc\r\n0\r\n",
    ],
)
def test_a_response_that_ends_too_early_is_refused(parser: type[Any], data: bytes) -> None:
    made = parser()
    if data:
        made.feed(data)
    assert not made.complete
    with pytest.raises(BadResponse):
        made.feed(b"")


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    "data",
    [
        b"hello\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"RTSP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n",
        b"ICE/1.0 200 OK\r\ncontent-length: 0\r\n\r\n",
        b"\r\n" + SIZED + b"hello",
        b"\n" + SIZED + b"hello",
        b"HTTP/1.1 200 OK\r\ncontent-length: " + b"0" * 20 + b"5\r\n\r\nhello",
        CHUNKED + b"0\r\ntransfer-encoding: gzip\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/x.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nspace : x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nname: \0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: five\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n" + BODY,
        b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
        CHUNKED + b"x\r\n",
        CHUNKED + b"-1\r\n",
        CHUNKED + b"3\r\nabcd\r\n",
        CHUNKED + b"fffffffffffffffffffffff\r\n",
        b"HTTP/1.1 200 OK\r\nlong: " + b"x" * MAX_FRAME + b"x",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * (MAX_FRAME // 6 + 1),
        CHUNKED + b"3;" + b"x" * MAX_FRAME,
        CHUNKED + b"0\r\n" + b"a: b\r\n" * (MAX_FRAME // 6 + 1),
    ],
    ids=lambda data: repr(data[-40:]),
)
def test_what_is_no_response_is_refused_however_it_is_cut(parser: type[Any], data: bytes) -> None:
    size = max(1, len(data) // 50)
    for pieces in ([data], [data[at : at + size] for at in range(0, len(data), size)]):
        with pytest.raises(BadResponse):
            parsed(parser, *pieces, b"")


@pytest.mark.parametrize("parser", PARSERS)
def test_informational_responses_without_end_are_refused(parser: type[Any]) -> None:
    made = parser()
    with pytest.raises(BadResponse):
        for _ in range(20_000):
            made.feed(b"HTTP/1.1 103 Early Hints\r\nlink: something of some length\r\n\r\n" * 5)


@pytest.mark.parametrize("parser", PARSERS)
def test_a_response_that_was_read_is_not_left_to_the_garbage_collector(parser: type[Any]) -> None:
    gc.collect()
    gc.disable()
    try:
        parsed(parser, CHUNKED + BODY)
        assert gc.collect() == 0
    finally:
        gc.enable()


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=8), st.data())
def test_both_parsers_read_the_same_however_the_bytes_are_cut(chunks: list[bytes], data: st.DataObject) -> None:
    whole = CHUNKED + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=12)))
    pieces = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True) if end > start]
    outcomes = []
    for parser in PARSERS:
        found = parsed(parser, *pieces)
        outcomes.append((found.status, found.headers, b"".join(found.pieces), found.complete, found.reusable))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][2] == b"".join(chunks)
