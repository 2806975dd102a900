# Derived from tests/unit/_async/own_requests/test_refused_requests.py by `make codegen`. Do not edit.
"""What a caller may not ask for is refused before anything is sent."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import ValidationError
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import reply_with

from ..clients import client_of


class Plain:
    """A class without fields."""


@pytest.mark.parametrize(
    "path",
    [
        *("https://evil.test/v1/x", "http://api.anthropic.com/v1/x", "//evil.test/x", "/v1//x", "v1/x", "", "/v1/../x"),
        *("/v1/%2e%2e/x", "/v1/%252e%252e/x", "/v1/..;a/x", "/v1/a%2fb", "/v1/a%252Fb", "/v1/a%5cb", "/v1/a\\b"),
        *("/v1/x?a=1", "/v1/x#a", "/v1/x\r\nhost: evil", "/v1/%0d%0ax", "/v1/a b", "/v1/%", "/v1/%zz", "/v1/\x00"),
        *("/v1/%00", "javascript:x", "/v1/\ud800", "/v1/\x85", ".", "/.", "@evil.test/x", f"/v1/%{'25' * 9}41"),
        *(None, b"/v1/x", 5),
    ],
)
def test_a_path_that_may_lead_elsewhere_is_refused_before_anything_is_sent(path: Any) -> None:
    transport = MockTransport()
    with pytest.raises(ValidationError, match=r"path: ") as caught:
        client_of(transport).request("GET", path)
    assert caught.value.field == "path"
    assert transport.requests == []


@pytest.mark.parametrize("path", ["/v1/a:b/c@d,e;f", "/v1/a%20b", "/v1/a~b!$&'()*+=", "/v1/x/", "/"])
def test_a_path_is_sent_as_it_is_written(path: str) -> None:
    transport = MockTransport(reply_with({}))
    client_of(transport).request("GET", path)
    assert transport.requests[0].url == f"https://api.anthropic.com{path}"


@pytest.mark.parametrize(
    ("headers", "match"),
    [
        ({"x-api-key": "sk-secret-value"}, "'x-api-key' is set by the client"),
        ({"Authorization": "Bearer secret-value"}, "'Authorization' is set by the client"),
        ({"HOST": "evil.secret-value"}, "'HOST' is set by the client"),
        ({"content-length": "5"}, "belongs to the connection"),
        ({"Transfer-Encoding": "chunked"}, "belongs to the connection"),
        ({"x-a": "secret-value\r\nx-b: 1"}, "HTTP can carry"),
        ({"x a": "secret-value"}, "HTTP can carry"),
        ({"x-a": 5}, "HTTP can carry"),
    ],
)
def test_a_header_that_is_not_the_callers_is_refused_without_its_value(headers: Any, match: str) -> None:
    transport = MockTransport()
    with pytest.raises(ValidationError, match=match) as caught:
        client_of(transport).request("GET", "/v1/x", headers=headers)
    assert "secret-value" not in str(caught.value)
    assert transport.requests == []


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"method": "HEAD"}, "method"),
        ({"method": "GET /x"}, "method"),
        ({"method": None}, "method"),
        ({"query": "a=1"}, "query"),
        ({"query": {"a": {}}}, "a"),
        ({"headers": [("a", "b")]}, "headers"),
        ({"body": "text"}, "body"),
        ({"body": {"a": b"x"}}, "a"),
        ({"body": {"a": float("nan")}}, "a"),
        ({"body": object()}, ""),
        ({"timeout": 0}, "timeout"),
        ({"max_retries": -1}, "max_retries"),
        ({"beta_features": "x"}, "beta_features"),
        ({"cast": lambda x: x}, "cast"),
        ({"cast": [int]}, "cast"),
        ({"cast": Plain}, "cast"),
        ({"cast": list[Plain]}, "cast"),
        ({"cast": dict[str, Plain | None]}, "cast"),
        ({"files": {}}, "files"),
        ({"files": {"f": b"x"}, "body": [1]}, "body"),
        ({"files": {"f": b"x"}, "body": {"f": 1}}, "files"),
    ],
)
def test_what_cannot_be_sent_or_read_is_refused_before_anything_is_sent(arguments: Any, field: str) -> None:
    transport = MockTransport()
    with pytest.raises(ValidationError) as caught:
        client_of(transport).request(**{"method": "POST", "path": "/v1/x"} | arguments)
    assert caught.value.field == field
    assert transport.requests == []


def test_an_error_shows_neither_key_nor_headers_in_the_locals_of_its_traceback() -> None:
    with pytest.raises(ValidationError) as caught:
        client_of(MockTransport()).request("GET", "//x", headers={"x-secret": "secret-value"})
    trace = caught.value.__traceback__
    while trace is not None:
        if "integrations_anthropic" in trace.tb_frame.f_code.co_filename:
            assert "secret-value" not in repr(trace.tb_frame.f_locals)
        trace = trace.tb_next


@pytest.mark.parametrize("name", ["extra_body", "extra_query", "extra_headers", "long_requests", "timeuot"])
def test_an_option_that_there_is_not_is_refused(name: str) -> None:
    given: Any = {name: None}
    with pytest.raises(TypeError, match=rf"'{name}'; its options are timeout, "):
        client_of(MockTransport()).request("GET", "/v1/x", **given)


def test_an_answer_that_is_read_as_it_arrives_takes_no_keep_raw() -> None:
    with pytest.raises(TypeError, match="takes no keep_raw"):
        client_of(MockTransport()).request_binary("GET", "/v1/x", keep_raw=True)
    with pytest.raises(ValidationError, match="path: "):
        client_of(MockTransport()).request_binary("GET", "//x")
