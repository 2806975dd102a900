# Derived from tests/integration/_async/storage/test_shared_limits_expiry.py by `make codegen`. Do not edit.
"""Requests that have left the window of a shared limit count no more, whichever script finds that out."""

from __future__ import annotations

import pytest

from integrations_anthropic._core.resilience.rate_limiter import Cost
from integrations_anthropic._sync.shared_limits import SharedLimits
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.limits_adapter import MinuteLimit
from integrations_anthropic.storage.redis_connection import RedisConnection
from tests.storage_server import RedisServer


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def limits(redis_server: RedisServer) -> SharedLimits:
    address = parse_address(redis_server.url)
    assert address is not None
    return SharedLimits(RedisConnection(address), [MinuteLimit("tokens", 100)])


def is_admitted(limits: SharedLimits, tokens: int, name: str = "") -> bool:
    return (limits.acquire(name or limits.name(), Cost.of(tokens, 0))).wait == 0


def age(server: RedisServer, name: str) -> None:
    """Make a request of this minute one of the minute before."""
    keys = [line for line in server.ask("KEYS *").split("\r\n") if line.startswith("{integrations-anthropic")]
    (log,) = [key for key in keys if "zset" in server.ask(f"TYPE {key}")]
    server.ask(f"ZINCRBY {log} -61000000 {name}")


def test_a_refusal_that_finds_an_expired_request_frees_its_tokens(
    redis_server: RedisServer, limits: SharedLimits
) -> None:
    assert is_admitted(limits, 30, "old") and is_admitted(limits, 60, "new")
    age(redis_server, "old")
    assert not is_admitted(limits, 50)
    assert is_admitted(limits, 40)


def test_after_such_a_refusal_no_more_than_the_limit_is_admitted(
    redis_server: RedisServer, limits: SharedLimits
) -> None:
    assert is_admitted(limits, 30, "old") and is_admitted(limits, 60, "new")
    age(redis_server, "old")
    assert not is_admitted(limits, 50)
    assert not is_admitted(limits, 100)


def test_a_settlement_that_comes_after_its_request_expired_frees_its_tokens(
    redis_server: RedisServer, limits: SharedLimits
) -> None:
    assert is_admitted(limits, 30, "old") and is_admitted(limits, 60, "new")
    age(redis_server, "old")
    limits.settle("old", Cost.of(20, 0), True)
    assert not is_admitted(limits, 41)
    assert is_admitted(limits, 40)
