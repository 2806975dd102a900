# Derived from tests/integration/_async/storage/test_shared_limits.py by `make codegen`. Do not edit.
"""Rate limits in a real Redis: the same decisions as in memory, and what happens when it is frozen or killed.

Redis has its own clock, so the waits here are real, and short.
"""

from __future__ import annotations

import time
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    ConfigurationError,
    LocalRateLimitError,
    OverloadedError,
    RateLimits,
)
from integrations_anthropic._core.resilience.rate_limiter import Cost, ServerLimit
from integrations_anthropic._sync.shared_limits import SharedLimits
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.limits_adapter import MinuteLimit
from integrations_anthropic.storage.redis_connection import RedisConnection
from integrations_anthropic.testing import (
    MockTransport,
    Reply,
    create_message_request,
    message_response,
    overloaded_error,
    stream_events,
    usage,
)
from tests.elapsed import Elapsed
from tests.integration.canaries import OPTIONS, SECRETS, listening
from tests.storage_server import RedisServer

pause = time.sleep
HELLO = create_message_request(max_tokens=100)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def limits_in(server: RedisServer, *items: MinuteLimit) -> SharedLimits:
    address = parse_address(server.url)
    assert address is not None
    return SharedLimits(RedisConnection(address), items)


def client_of(server: RedisServer, transport: MockTransport, **limits: Any) -> AnthropicClient:
    return AnthropicClient(
        api_key="x", transport=transport, max_retries=0, rate_limits=RateLimits(storage=server.url, **limits)
    )


def wait_for(limits: SharedLimits, cost: Cost, name: str = "") -> float:
    return (limits.acquire(name or limits.name(), cost)).wait


def left_of(limits: SharedLimits) -> dict[str, float]:
    """What is left of each limit, from the reply to a request that is refused."""
    decision = limits.acquire(limits.name(), Cost.of(10**9, 10**9))
    assert decision.wait > 0
    return decision.left


def test_a_request_that_one_limit_refuses_takes_nothing_from_the_others(redis_server: RedisServer) -> None:
    limits = limits_in(
        redis_server, MinuteLimit("requests", 60), MinuteLimit("input-tokens", 1000), MinuteLimit("output-tokens", 100)
    )
    assert wait_for(limits, Cost.of(400, 90)) == 0
    assert wait_for(limits, Cost.of(400, 90)) == pytest.approx(60, abs=0.5)
    left = left_of(limits)
    assert left == {"requests": pytest.approx(59, abs=0.5), "input-tokens": 600, "output-tokens": 10}


def test_the_request_bucket_refills_steadily(redis_server: RedisServer) -> None:
    limits = limits_in(redis_server, MinuteLimit("requests", 600, 2))
    assert [wait_for(limits, Cost(1)) for _ in range(2)] == [0, 0]
    wait = wait_for(limits, Cost(1))
    assert 0 < wait <= 0.1
    pause(wait)
    assert wait_for(limits, Cost(1)) == 0


def test_a_cost_above_a_limit_is_admitted_when_the_limit_is_unused(redis_server: RedisServer) -> None:
    limits = limits_in(redis_server, MinuteLimit("tokens", 100))
    assert wait_for(limits, Cost.of(900, 0)) == 0
    assert wait_for(limits, Cost.of(1, 0)) == pytest.approx(60, abs=0.5)
    assert (left_of(limits))["tokens"] == -800


def test_a_request_is_settled_by_its_name_and_has_one_entry_whatever_its_cost(
    redis_server: RedisServer,
) -> None:
    limits = limits_in(redis_server, MinuteLimit("requests", 60), MinuteLimit("tokens", 1_000_000))
    assert wait_for(limits, Cost.of(500_000, 400_000), "one") == 0
    assert wait_for(limits, Cost.of(50_000, 50_000), "two") == 0
    limits.settle("one", Cost.of(1000, 10), True)
    limits.settle("never seen", Cost.of(1, 1), True)
    assert (left_of(limits))["tokens"] == 1_000_000 - 1010 - 100_000
    limits.settle("two", Cost(0), False)
    assert left_of(limits) == {"requests": pytest.approx(59, abs=0.5), "tokens": 1_000_000 - 1010}
    assert "keys=3" in redis_server.ask("INFO keyspace")


def test_the_wait_ends_when_enough_of_the_oldest_entries_have_expired(redis_server: RedisServer) -> None:
    limits = limits_in(redis_server, MinuteLimit("input-tokens", 1000), MinuteLimit("output-tokens", 1000))
    for _ in range(250):
        assert wait_for(limits, Cost.of(4, 1)) == 0
    assert wait_for(limits, Cost.of(1000, 0)) == pytest.approx(60, abs=2)
    assert wait_for(limits, Cost.of(4, 0)) <= 60


def test_what_the_server_states_limits_every_process(redis_server: RedisServer) -> None:
    limits, other = (limits_in(redis_server, MinuteLimit("requests", 600)) for _ in range(2))
    assert wait_for(limits, Cost(1)) == 0
    now = time.monotonic()
    limits.learn({"requests": ServerLimit(2, now + 0.2), "tokens": ServerLimit(0, now + 50)}, now)
    assert [wait_for(other, Cost(1)) for _ in range(2)] == [0, 0]
    assert wait_for(other, Cost(1)) == pytest.approx(0.2, abs=0.15)
    pause(0.21)
    assert wait_for(other, Cost(1)) == 0


def test_every_key_has_a_ttl(redis_server: RedisServer) -> None:
    limits = limits_in(redis_server, MinuteLimit("requests", 60), MinuteLimit("tokens", 1000))
    wait_for(limits, Cost.of(10, 10))
    keys = [line for line in redis_server.ask("KEYS *").split("\r\n") if line.startswith("{integrations-anthropic")]
    assert len(keys) == 3
    for key in keys:
        assert 60_000 < int(redis_server.ask(f"PTTL {key}").strip(":\r\n")) <= 3_600_000


def test_two_clients_share_one_limit(redis_server: RedisServer) -> None:
    transport = MockTransport(*[message_response(usage=usage(10, 20))] * 2)
    first, second = (client_of(redis_server, transport, output_tokens_per_minute=150, mode="raise") for _ in range(2))
    first.messages.create(HELLO)
    with pytest.raises(LocalRateLimitError):
        second.messages.create(create_message_request(max_tokens=131))
    second.messages.create(create_message_request(max_tokens=130))


def test_streams_and_failures_are_settled_for_all_clients(redis_server: RedisServer) -> None:
    stream = Reply.stream(stream_events(message_response(usage=usage(10, 20))))
    transport = MockTransport(stream, overloaded_error(), message_response())
    first, second = (client_of(redis_server, transport, output_tokens_per_minute=1000, mode="raise") for _ in range(2))
    first.messages.create_stream(create_message_request(max_tokens=1000)).get_final_message()
    with pytest.raises(OverloadedError):
        second.messages.create(create_message_request(max_tokens=980))
    first.messages.create(create_message_request(max_tokens=980))


def test_waits_follow_the_clock_of_redis(redis_server: RedisServer) -> None:
    client = client_of(redis_server, MockTransport(*[message_response()] * 3), requests_per_minute=600, burst=1)
    with Elapsed() as elapsed:
        for _ in range(3):
            client.messages.create(HELLO)
        assert elapsed.seconds >= 0.19 and elapsed.within(0.5)


def is_refused(client: AnthropicClient) -> bool:
    try:
        client.messages.create(HELLO)
    except LocalRateLimitError:
        return True
    return False


@pytest.mark.parametrize(
    ("policy", "expected"), [("local", [False, True]), ("open", [False, False]), ("closed", [True, True])]
)
def test_while_redis_is_killed_on_storage_error_decides_and_recovery_takes_less_than_a_second(
    redis_server: RedisServer, policy: str, expected: list[bool], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "integrations_anthropic.storage")
    limits = {"requests_per_minute": 60, "burst": 2, "mode": "raise", "on_storage_error": policy}
    transport = MockTransport(*[message_response()] * 9)
    client = client_of(redis_server, transport, **limits)
    client.messages.create(HELLO)
    redis_server.kill()
    try:
        with Elapsed() as elapsed:
            # One of two was used before; the last reply of Redis still counts.
            assert [is_refused(client) for _ in range(2)] == expected
            assert elapsed.within(0.1)
    finally:
        redis_server.start()
    pause(0.55)
    assert not is_refused(client)
    assert "integrations-anthropic" in redis_server.ask("KEYS *")
    levels = [record.levelname for record in caplog.records if record.name == "integrations_anthropic.storage"]
    assert levels == ["WARNING", "INFO"]


@pytest.mark.timed
def test_a_frozen_redis_costs_a_call_no_more_than_its_budget(redis_server: RedisServer) -> None:
    client = client_of(redis_server, MockTransport(*[message_response()] * 12), requests_per_minute=6000)
    client.messages.create(HELLO)
    redis_server.freeze()
    try:
        with Elapsed() as elapsed:
            for _ in range(10):
                began = elapsed.seconds
                client.messages.create(HELLO)
                assert elapsed.within(0.055, since=began)
            assert elapsed.within(0.2)
    finally:
        redis_server.thaw()


def test_a_request_limit_takes_one_round_trip_per_call(redis_server: RedisServer) -> None:
    client = client_of(redis_server, MockTransport(*[message_response()] * 11), requests_per_minute=6000)
    client = client.with_options(circuit=None)  # a circuit takes round trips as well
    client.messages.create(HELLO)
    before = redis_server.ask("INFO commandstats")
    for _ in range(10):
        client.messages.create(HELLO)
    calls = [
        int(text.partition("cmdstat_evalsha:calls=")[2].partition(",")[0])
        for text in (before, redis_server.ask("INFO commandstats"))
    ]
    assert calls[1] - calls[0] == 10


def test_the_log_of_an_unavailable_redis_contains_neither_its_password_nor_other_secrets() -> None:
    secret = SECRETS["proxy password"]
    limits = RateLimits(requests_per_minute=60, storage=f"redis://me:{secret}@127.0.0.1:9/0", on_storage_error="local")
    with listening() as heard:
        given: dict[str, Any] = {"telemetry": heard.telemetry(), "rate_limits": limits, **OPTIONS}
        with AnthropicClient(transport=MockTransport(message_response()), **given) as client:
            client.messages.create(HELLO)
            heard.show(client, limits, client._settings.explain())
        with heard.expecting(ConfigurationError):
            AnthropicClient(**given | {"rate_limits": RateLimits(storage=f"redis://me:{secret}@h:port/x")})
    assert "Redis" in heard.lines.getvalue()
    assert heard.secrets() == []
