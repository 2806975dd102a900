"""The bytes of a request, compared with what httpx makes of the same."""

from __future__ import annotations

import httpx
import hypothesis.strategies as st
import pytest
from hypothesis import given

from integrations_anthropic._core.http.heads import outgoing_request

PRINTABLE = "".join(map(chr, range(33, 127)))
TEXT = st.text(alphabet=st.sampled_from("ab%2fé ü~日" + PRINTABLE.replace("#", "").replace("?", "")), max_size=30)


def by_httpx(method: str, url: str, headers: dict[str, str], body: bytes | None) -> tuple[str, dict[str, str]]:
    request = httpx.Request(method, url, headers=headers, content=body)
    return f"{method} {request.url.raw_path.decode()} HTTP/1.1", dict(request.headers)


def ours(method: str, url: str, headers: dict[str, str], body: bytes | None) -> tuple[str, dict[str, str]]:
    outgoing = outgoing_request(method, url, headers, body)
    head = outgoing.head
    assert outgoing.body == (body or b"")
    assert "x-api-key" not in repr(outgoing)
    assert head.endswith(b"\r\n\r\n")
    first, *lines = head.decode("ascii").removesuffix("\r\n\r\n").split("\r\n")
    pairs = [line.split(": ", 1) for line in lines]
    assert len({name for name, _ in pairs}) == len(pairs)
    return first, dict(pairs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "url",
    [
        "https://api.anthropic.com/v1/messages",
        "http://localhost:8080/v1/messages?beta=true",
        "http://[::1]:99/v1",
        "https://h:443/x",
        "http://h:80",
        "http://h?x=1",
        "https://bücher.example/x",
        f"http://h/{PRINTABLE.replace('#', '').replace('?', '')}?{PRINTABLE.replace('#', '')}",
    ],
)
@pytest.mark.parametrize(("method", "body"), [("GET", None), ("POST", b"{}"), ("POST", None), ("DELETE", None)])
def test_a_request_is_the_one_of_httpx(method: str, url: str, body: bytes | None) -> None:
    headers = {"x-api-key": "k", "content-type": "application/json"}
    assert ours(method, url, headers, body) == by_httpx(method, url, headers, body)


@given(TEXT, TEXT)
def test_any_path_and_query_are_quoted_as_httpx_does(path: str, query: str) -> None:
    # httpx takes out dot segments, which no path of ours has.
    url = f"http://h/x{path.replace('.', '')}?q{query}"
    assert ours("GET", url, {}, None) == by_httpx("GET", url, {}, None)


def test_a_host_that_the_caller_gives_is_the_one_that_is_sent() -> None:
    assert ours("GET", "http://h/", {"host": "other"}, None)[1] == {"host": "other"}
