"""Headers of a response as text, compared with what httpx makes of the same."""

from __future__ import annotations

import httpx
import pytest

from integrations_anthropic._core.http.heads import decoded_headers


@pytest.mark.parametrize(
    "raw",
    [
        [(b"Content-Type", b"application/json"), (b"request-id", b"req_1")],
        [(b"set-cookie", b"a=1"), (b"Set-Cookie", b"b=2"), (b"SET-COOKIE", b"c=3")],
        [(b"x", "ü".encode())],
        [(b"x", "ü".encode("latin-1"))],
        [(b"x", b"")],
        [],
    ],
)
def test_headers_are_those_of_httpx(raw: list[tuple[bytes, bytes]]) -> None:
    assert decoded_headers(raw) == dict(httpx.Headers(raw).items())
    assert list(decoded_headers(raw)) == list(httpx.Headers(raw))


def test_a_value_that_is_not_ascii_leaves_the_others_as_they_are() -> None:
    assert decoded_headers([(b"a", b"\xff"), (b"b", "é".encode())]) == {"a": "ÿ", "b": "é"}
