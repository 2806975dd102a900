"""Addresses of storages, and the health of one: no socket, with the time as an argument."""

from __future__ import annotations

import pytest

from integrations_anthropic._config.urls import storage
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.health import Health


@pytest.mark.parametrize(
    "value",
    [
        "memory://",
        "redis://localhost",
        "redis://:secret@10.0.0.1:6380/3",
        "rediss://user:secret@redis.example.com/0",
        "valkey://[::1]:6379/",
        "valkeys://cache?prefix=team-a",
    ],
)
def test_valid_addresses_are_accepted(value: str) -> None:
    assert storage(value)[1] is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        "redis",
        "localhost:6379",
        "redis:/localhost",
        "ftp://localhost",
        "REDIS//x",
        "redis://",
        "redis://:6379/0",
        "redis://localhost:0/0",
        "redis://localhost:99999/0",
        "redis://localhost:port/0",
        "redis://localhost/first",
        "redis://localhost/-1",
        "memory://elsewhere",
        "redis+cluster://localhost",
        5,
        None,
        b"redis://localhost",
    ],
)
def test_the_error_for_an_invalid_address_names_what_is_accepted(value: object) -> None:
    assert "redis://host:port/db" in (storage(value)[1] or "") or "memory://" in (storage(value)[1] or "")


@pytest.mark.parametrize("value", ["ftp://user:hunter2@host", "redis://user:hunter2@:1/0", "hunter2://x y", "hunter2"])
def test_the_error_for_an_address_does_not_contain_its_password(value: str) -> None:
    problem = storage(value)[1]
    assert problem
    assert "hunter2" not in problem.replace("unknown scheme 'hunter2'", "")


def test_an_address_shows_host_and_port_and_hides_the_rest() -> None:
    address = parse_address("valkeys://user:hunter2@cache.example.com/2?prefix=team-a&db=5")
    assert address is not None
    assert address.shown == "cache.example.com:6379"
    assert address.prefix == "team-a"
    assert address.url == "rediss://user:hunter2@cache.example.com/2?db=5"
    assert "hunter2" not in f"{address!r} {address}"
    assert parse_address("memory://") is None


def test_an_error_makes_it_unavailable_at_once_and_one_call_in_each_pause_tries_again() -> None:
    health = Health(pause=0.2)
    assert health.may_call(0.0)
    assert health.record_failure(0.0, timed_out=False)
    times = (0.0, 0.04, 0.05, 0.05, 0.09, 0.1, 0.19, 0.2, 0.39, 0.4, 0.59, 0.61)
    assert [now for now in times if health.may_call(now)] == [0.05, 0.1, 0.2, 0.4, 0.61]


def test_after_a_reply_the_pauses_are_short_again() -> None:
    health = Health(pause=0.2)
    health.record_failure(1.0, timed_out=False)
    for now in (2.0, 3.0, 4.0):
        assert health.may_call(now)
    assert health.record_reply()
    health.record_failure(5.0, timed_out=False)
    assert health.may_call(5.06)


def test_one_timeout_is_ignored_and_two_in_a_row_make_it_unavailable() -> None:
    health = Health(pause=0.5)
    assert not health.record_failure(1.0, timed_out=True)
    assert not health.unavailable
    assert not health.record_reply()
    assert not health.record_failure(2.0, timed_out=True)
    assert health.record_failure(2.1, timed_out=True)
    assert health.unavailable


def test_after_one_timeout_no_call_is_made_for_a_moment() -> None:
    health = Health(pause=0.5)
    health.record_failure(1.0, timed_out=True)
    assert [health.may_call(now) for now in (1.0, 1.04, 1.05, 1.06)] == [False, False, True, False]
    assert not health.record_reply()
    assert health.may_call(1.06)


def test_becoming_unavailable_and_available_is_reported_once_each() -> None:
    health = Health(pause=0.5)
    assert [health.record_failure(now, timed_out=False) for now in (1.0, 1.5, 2.0)] == [True, False, False]
    assert [health.record_reply(), health.record_reply()] == [True, False]
    assert health.may_call(2.0)
    assert health.record_failure(2.0, timed_out=False)
