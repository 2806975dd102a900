"""The storages of `limits` for Redis and Valkey, before they connect."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import ConfigurationError
from integrations_anthropic.storage import redis_adapter
from integrations_anthropic.storage.address import Address, parse_address
from integrations_anthropic.storage.redis_adapter import StorageClient, async_client, blocking_client

LIBRARIES = ("redis", "valkey")


def address_of(url: str) -> Address:
    address = parse_address(url)
    assert address is not None
    return address


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("make", [blocking_client, async_client])
def test_credentials_tls_and_times_reach_the_server_and_the_sentinels(library: str, make: Any) -> None:
    url = f"{library}+sentinel://u:p@a:1,b:2/main?ssl=true&db=3&sentinel_password=t"
    opened: StorageClient = make(address_of(url), 0.04)
    pool = opened.client.connection_pool
    assert "SSL" in pool.connection_class.__name__
    given = pool.connection_kwargs
    assert (given["username"], given["password"], given["db"]) == ("u", "p", 3)
    assert len(opened.sentinels) == 2
    for sentinel in opened.sentinels:
        kwargs = sentinel.connection_pool.connection_kwargs
        assert "SSL" in sentinel.connection_pool.connection_class.__name__
        assert kwargs["password"] == "t"
        # Both together take no longer than a decision.
        assert kwargs["socket_timeout"] == kwargs["socket_connect_timeout"] == 0.01


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("{0}://a", "BoundedConnection"),
        ("{0}s://a", "BoundedSSLConnection"),
        ("{0}+unix:///a", "BoundedUnixDomainSocketConnection"),
        ("{0}+sentinel://a/main", "BoundedSentinelManagedConnection"),
    ],
)
def test_each_connection_that_blocks_is_bounded_by_the_deadline_of_its_call(library: str, form: str, kind: str) -> None:
    pool = blocking_client(address_of(form.format(library)), 0.04).client.connection_pool
    assert pool.connection_class.__name__ == kind
    assert pool.connection_class(**pool.connection_kwargs).retry._retries == 0


@pytest.mark.parametrize("error", [TypeError("hunter2"), ValueError("hunter2")])
def test_what_the_library_does_not_accept_is_a_configuration_error(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(redis_adapter, "storage_from_string", refuse)
    for make in (blocking_client, async_client):
        with pytest.raises(ConfigurationError, match="redis does not accept this address") as caught:
            make(address_of("redis://:hunter2@a"), 0.04)
        assert "hunter2" not in str(caught.value)


def test_a_release_of_limits_without_the_private_name_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis_adapter, "storage_from_string", lambda *_, **__: object())
    with pytest.raises(ConfigurationError, match="release of the package limits is not supported"):
        async_client(address_of("redis://a"), 0.04)
