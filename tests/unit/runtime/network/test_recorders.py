"""Whether a method of httpx or httpcore was replaced, by whichever means."""

from __future__ import annotations

import functools
from typing import Any
from unittest import mock

import httpcore
import httpx
import pytest

from integrations_anthropic._runtime.network.recorders import is_replaced


class Wrapper:
    """A wrapper such as wrapt's, which shows the attributes of what it wraps."""

    def __init__(self, wrapped: Any) -> None:
        self.wrapped = wrapped

    def __getattr__(self, name: str) -> Any:
        return getattr(self.wrapped, name)

    def __get__(self, *_: object) -> Wrapper:
        return self


def decorated(wrapped: Any) -> Any:
    @functools.wraps(wrapped)
    def wrapper(*given: Any, **named: Any) -> Any:
        return wrapped(*given, **named)

    return wrapper


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        (httpx.HTTPTransport, "handle_request"),
        (httpx.AsyncHTTPTransport, "handle_async_request"),
        (httpcore.ConnectionPool, "handle_request"),
        (httpcore.AsyncConnectionPool, "handle_async_request"),
        (httpcore.HTTPConnection, "handle_request"),
        (httpcore.AsyncHTTPConnection, "handle_async_request"),
    ],
)
@pytest.mark.parametrize("replacement", [Wrapper, decorated, lambda wrapped: mock.Mock()], ids=["w", "d", "mock"])
def test_a_replaced_method_is_seen_and_so_is_its_return(cls: Any, name: str, replacement: Any) -> None:
    assert not is_replaced()
    with mock.patch.object(cls, name, replacement(getattr(cls, name))):
        assert is_replaced()
    assert not is_replaced()
