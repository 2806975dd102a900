"""Host names of `base_url` and of proxies: what cannot be asked for is refused where it is configured."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._config.host_names import host_problem
from tests.unit.config.resolving import refusal, resolved_with

LONG = ".".join(["a" * 50] * 4 + ["a" * 49])

WRONG = [
    "é..com",
    "a..b",
    "..",
    ".",
    ".a",
    "a" * 64,
    "a" * 300,
    f"{LONG}.example",
    "xn--",
    "xn--a.example",
    "é" * 70,
    "a\u3002\u3002b",
    "-é.example",
    "a b",
    "a*b",
    "a%41",
    "1.2.3.256",
    "1.2.3.04",
    "1234.1.1.1",
    "[::1%eth0]",
    "[v1.a]",
    "\udcff.example",
]
RIGHT = [
    "localhost",
    "api.anthropic.com",
    "api.anthropic.com.",
    "under_score",
    "127.0.0.1",
    "[::1]",
    "a" * 63,
    "bücher.example",
    "xn--bcher-kva.example",
    "例え.jp",
    "1.2.3",
    LONG,
]


@pytest.mark.parametrize("host", WRONG)
@pytest.mark.parametrize("field", ["base_url", "proxy"])
def test_a_host_that_cannot_be_asked_for_is_refused_where_it_is_configured(host, field):
    assert refusal(lambda: resolved_with(**{field: f"http://{host}:8080"})).field == field


@pytest.mark.parametrize("host", RIGHT)
def test_other_hosts_are_taken(host):
    assert host in resolved_with(base_url=f"https://{host}/x").base_url


@pytest.mark.parametrize("url", [f"https://a/{'x' * 9000}", "https://a/\udcff", "https://a\x85b"])
def test_a_url_that_is_too_long_or_cannot_be_encoded_is_refused(url):
    assert refusal(lambda: resolved_with(base_url=url)).field == "base_url"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20) | st.from_regex(r"(xn--)?[a-z0-9.-]{1,80}\Z"))
def test_the_http_library_takes_every_host_that_is_taken_here(host):
    if host_problem(host, bracketed=False) is None:
        assert httpx.Request("GET", f"https://{host}/").url.host
        # What the socket module does with a name.
        httpx.URL(f"https://{host}/").raw_host.decode().encode("idna")
