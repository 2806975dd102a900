"""Addresses of storages, and whether one is asked: no socket, time as an argument."""

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
def test_addresses_that_mean_something_are_accepted(value: str) -> None:
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
def test_addresses_that_mean_nothing_are_told_what_is_accepted(value: object) -> None:
    assert "redis://host:port/db" in (storage(value)[1] or "") or "memory://" in (storage(value)[1] or "")


@pytest.mark.parametrize("value", ["ftp://user:hunter2@host", "redis://user:hunter2@:1/0", "hunter2://x y", "hunter2"])
def test_what_is_wrong_with_an_address_is_said_without_its_password(value: str) -> None:
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


def test_a_refusal_is_away_at_once_and_only_one_looks_again_in_each_pause() -> None:
    health = Health(pause=0.2)
    assert health.may_ask(0.0)
    assert health.failed(0.0, silent=False)
    moments = (0.0, 0.04, 0.05, 0.05, 0.09, 0.1, 0.19, 0.2, 0.39, 0.4, 0.59, 0.61)
    assert [moment for moment in moments if health.may_ask(moment)] == [0.05, 0.1, 0.2, 0.4, 0.61]


def test_once_it_answered_the_pauses_are_short_again() -> None:
    health = Health(pause=0.2)
    health.failed(1.0, silent=False)
    for moment in (2.0, 3.0, 4.0):
        assert health.may_ask(moment)
    assert health.answered()
    health.failed(5.0, silent=False)
    assert health.may_ask(5.06)


def test_one_silence_is_a_hiccup_and_two_in_a_row_are_away() -> None:
    health = Health(pause=0.5)
    assert not health.failed(1.0, silent=True)
    assert not health.away
    assert not health.answered()
    assert not health.failed(2.0, silent=True)
    assert health.failed(2.1, silent=True)
    assert health.away


def test_after_one_silence_nobody_asks_for_a_moment() -> None:
    health = Health(pause=0.5)
    health.failed(1.0, silent=True)
    assert [health.may_ask(moment) for moment in (1.0, 1.04, 1.05, 1.06)] == [False, False, True, False]
    assert not health.answered()
    assert health.may_ask(1.06)


def test_going_and_coming_back_are_told_once_each() -> None:
    health = Health(pause=0.5)
    assert [health.failed(now, silent=False) for now in (1.0, 1.5, 2.0)] == [True, False, False]
    assert [health.answered(), health.answered()] == [True, False]
    assert health.may_ask(2.0)
    assert health.failed(2.0, silent=False)
