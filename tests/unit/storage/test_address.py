"""Addresses of storages, and the health of one: no socket, with the time as an argument."""

from __future__ import annotations

import pytest

from integrations_anthropic import ConfigurationError, RateLimits
from integrations_anthropic._config.storage_url import storage
from integrations_anthropic.storage.address import parse_address
from integrations_anthropic.storage.health import Health


@pytest.mark.parametrize(
    "value",
    [
        "memory://",
        "MEMORY://",
        "redis://localhost",
        "REDIS://localhost",
        "redis://:secret@10.0.0.1:6380/3",
        "rediss://user:secret@redis.example.com/0",
        "rediss://host?ssl_cert_reqs=required&ssl_check_hostname=true",
        "valkey://[::1]:6379/",
        "valkeys://cache?prefix=team-a",
        "redis+unix:///var/run/redis.sock?db=2",
        "valkey+unix://:secret@/var/run/valkey.sock",
        "redis+sentinel://a:26379,b/main?ssl=true&sentinel_password=secret",
        "redis+cluster://:secret@a:7000,[::1]:7001,c?ssl=1",
        "valkey+cluster://a?db=0",
    ],
)
def test_valid_addresses_are_accepted(value: str) -> None:
    assert storage(value)[1] is None


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("", "no known scheme; accepted are memory://, redis://host:port/db"),
        ("redis", "no known scheme"),
        ("localhost:6379", "no known scheme"),
        ("redis:/localhost", "no known scheme"),
        ("ftp://localhost", "unknown scheme 'ftp'"),
        ("redis+ftp://localhost", "no known scheme"),
        ("redis://", "expected redis://host:port/db"),
        ("redis://:6379/0", "expected redis://host:port/db"),
        ("redis://localhost:0/0", "expected redis://host:port/db"),
        ("redis://localhost:99999/0", "expected redis://host:port/db"),
        ("redis://localhost:port/0", "expected redis://host:port/db"),
        ("redis://localhost/first", "where db is an integer"),
        ("redis://localhost/-1", "where db is an integer"),
        ("redis://localhost/1/2", "where db is an integer"),
        ("redis://a,b/0", "expected redis://host:port/db"),
        ("redis://local host", "without white space"),
        ("redis://localhost#x", "without a '#' part"),
        ("redis://localhost?db", "expected redis://host:port/db"),
        ("memory://elsewhere", "nothing after memory://"),
        ("redis+unix://host/path", "expected redis+unix:///path"),
        ("redis+unix://", "expected redis+unix:///path"),
        ("redis+sentinel://a:1", "expected redis+sentinel://host:port,host:port/service"),
        ("redis+cluster://a,,b", "expected redis+cluster://host:port,host:port"),
        ("redis+cluster://a/0", "expected redis+cluster://host:port,host:port"),
        ("redis+cluster://a?db=1", "none but 0 with a cluster"),
        ("redis://a?db=one", "database number"),
        ("redis://a?colour=blue", "unknown parameter 'colour'; known are client_name, db"),
        ("redis://a?socket_timeout=3", "limits the time of each decision itself"),
        ("redis://a?retry_on_timeout=true", "limits the time of each decision itself"),
        ("rediss://a?ssl_cert_reqs=none", "must not turn off the check of certificates"),
        ("rediss://a?ssl_cert_reqs=optional", "must not turn off the check of certificates"),
        ("rediss://a?ssl_check_hostname=false", "must not turn off the check of certificates"),
        ("rediss://a?ssl_check_hostname=maybe", "true or false as ssl_check_hostname"),
        ("redis://a?ssl_ca_certs=/ca.pem", "'ssl_ca_certs', which needs TLS"),
        ("rediss://a?ssl_ca_certs=/no/such/ca.pem", "a file in ssl_ca_certs that does not exist"),
        ("redis://a?sentinel_password=x", "'sentinel_password', which needs redis+sentinel://"),
        (5, "must be a string such as memory://"),
        (None, "must be a string such as memory://"),
        (b"redis://localhost", "must be a string such as memory://"),
    ],
)
def test_an_invalid_address_is_refused_with_the_reason_when_the_client_is_built(value: object, problem: str) -> None:
    assert problem in (storage(value)[1] or "")
    with pytest.raises(ConfigurationError) as caught:
        RateLimits(storage=value)  # type: ignore[arg-type]
    assert caught.value.field == "rate_limits.storage"


@pytest.mark.parametrize(
    "value",
    [
        "ftp://user:hunter2@host",
        "redis://user:hunter2@:1/0",
        "hunter2://x y",
        "hunter2",
        "rediss://user:hunter2@host?ssl_ca_certs=hunter2",
        "redis+sentinel://a?password=hunter2",
        "redis://host?db=hunter2",
    ],
)
def test_the_error_for_an_address_does_not_contain_its_password(value: str) -> None:
    problem = storage(value)[1]
    assert problem
    assert "hunter2" not in problem.replace("unknown scheme 'hunter2'", "")


def test_an_address_shows_host_and_port_and_hides_the_rest() -> None:
    address = parse_address("rediss://user:hunter%402@cache.example.com/2?prefix=team-a&client_name=x")
    assert address is not None
    assert address.shown == "cache.example.com:6379"
    assert address.prefix == "team-a"
    assert (address.library, address.form, address.uri) == ("redis", "basic", "rediss://cache.example.com:6379")
    assert address.options == {"username": "user", "password": "hunter@2", "db": 2, "client_name": "x"}
    assert "hunter" not in f"{address!r} {address}"
    assert parse_address("memory://") is None


@pytest.mark.parametrize(
    ("value", "uri", "shown"),
    [
        ("redis+unix:///run/a.sock?db=3", "redis+unix:///run/a.sock", "/run/a.sock"),
        ("Redis+Sentinel://u:p@a,[::1]:7/main", "redis+sentinel://a:26379,[::1]:7/main", "a:26379,[::1]:7"),
        ("redis+cluster://a,b:1", "redis+cluster://a:6379,b:1", "a:6379,b:1"),
    ],
)
def test_other_forms_become_addresses_of_the_package_limits(value: str, uri: str, shown: str) -> None:
    address = parse_address(value)
    assert address is not None
    assert (address.uri, address.shown) == (uri, shown)


def test_credentials_of_sentinels_are_kept_apart_from_those_of_the_server() -> None:
    address = parse_address("redis+sentinel://u:p@a/main?ssl=true&sentinel_username=s&sentinel_password=t")
    assert address is not None
    assert address.tls
    assert address.options == {"username": "u", "password": "p"}
    assert address.sentinel_options == {"username": "s", "password": "t"}


@pytest.mark.parametrize(
    ("installed", "library", "uri"),
    [
        ({"valkey", "redis"}, "valkey", "valkeys://a:6379"),
        ({"valkey"}, "valkey", "valkeys://a:6379"),
        ({"redis"}, "redis", "rediss://a:6379"),
        # What an error then asks for.
        (set(), "valkey", "valkeys://a:6379"),
    ],
)
def test_without_valkey_py_an_address_of_valkey_is_reached_by_redis_py(
    monkeypatch: pytest.MonkeyPatch, installed: set[str], library: str, uri: str
) -> None:
    spec = {name: object() for name in installed}
    monkeypatch.setattr("integrations_anthropic.storage.address.find_spec", spec.get)
    address = parse_address("valkeys://a")
    assert address is not None
    assert (address.library, address.uri) == (library, uri)


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
