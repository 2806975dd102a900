"""Values of the configuration: which are refused, and what becomes of the others."""

from __future__ import annotations

import pytest

from integrations_anthropic.config import ClientConfig, RetryPolicy, resolve
from tests.unit.config.resolving import KEY, refusal, resolved_with, write

BAD = [
    ("api_key", 7, "a string or a SecretString"),
    ("api_key", "", "empty"),
    ("api_key", f"{KEY}\n", "start or end"),
    ("api_key", f"{KEY}\r\nx: y", "control character"),
    ("auth_token", f"{KEY}“", "not ASCII (character 25 of 25)"),
    ("api_key", f"{KEY}é", "api_key (from argument) contains a character that is not ASCII (character 25 of 25)"),
    ("admin_api_key", f"é{KEY}", "admin_api_key (from argument) contains a character that is not ASCII (character 1"),
    ("api_version", f"{KEY}“", "not ASCII (character 25 of 25)"),
    ("default_headers", {"x-a": f"{KEY}é"}, "header x-a contains a character that is not ASCII (character 25 of 25)"),
    *[
        ("default_headers", {name: "7"}, f"header {name}: belongs to the connection")
        for name in ("Content-Length", "transfer-encoding", "Connection", "TE", "trailer", "Upgrade", "expect")
    ],
    ("admin_api_key", f" {KEY}", "start or end"),
    ("api_version", "1\n2", "control"),
    *[
        (name, value, "finite number above 0")
        for name in ("timeout", "connect_timeout", "pool_timeout", "idle_connection_timeout", "stream_idle_timeout")
        for value in (0, -1, True, float("nan"), float("inf"), "soon", [], 10**400)
    ],
    *[
        (name, value, "integer of at least 1")
        for name in ("max_connections", "max_event_bytes", "max_line_bytes", "max_body_bytes")
        for value in (0, 1.5, True, "x", None if False else {})
    ],
    ("max_idle_connections", -1, "integer of at least 0"),
    ("max_retries", -1, "integer of at least 0"),
    ("max_retries", 2.0, "integer"),
    ("include_pings", 1, "True, False"),
    ("strict_responses", "yes", "True, False"),
    ("include_pings", "yes", "True, False"),
    ("http2", 1, "'auto', True, False"),
    ("long_requests", "both", "'stream', 'direct'"),
    ("log_level", "LOUD", "DEBUG, INFO"),
    ("log_level", True, "DEBUG, INFO"),
    ("log_level", 15, "DEBUG, INFO"),
    ("default_headers", [("a", "b")], "mapping"),
    ("default_headers", {"a b": "c"}, "invalid header name"),
    ("default_headers", {"x-a": f"{KEY}\nx-b: c"}, "header x-a"),
    ("default_headers", {"x-a": 1}, "header x-a"),
    ("beta_features", 7, "list"),
    ("beta_features", ["a", 7], "name"),
    ("beta_features", ["a b"], "name"),
    ("ca_bundle", 7, "path"),
    ("ca_bundle", "a\0b", "path"),
    ("client_cert", (), "certificate"),
    ("client_cert", ("a", "b", "c", "d"), "certificate"),
    ("client_cert", ("a", "b", 7), "password"),
    ("client_cert", (None, "b"), "certificate"),
    ("retry", 3, "RetryPolicy"),
    ("retry", {"multiplier": 0}, "multiplier"),
    ("circuit", True, "CircuitConfig"),
    ("circuit", {"failure_threshold": 0}, "failure_threshold"),
    ("rate_limits", 60, "RateLimits"),
    ("rate_limits", {"requests_per_minute": 0}, "requests_per_minute"),
    ("telemetry", True, "Telemetry"),
    ("telemetry", int, "Telemetry"),
    ("telemetry", object(), "Telemetry"),
    ("retry", int, "RetryPolicy"),
    ("proxy", 7, "str"),
    ("proxy", f"ftp://u:{KEY}@h", "http://"),
    ("proxy", f"http://u:{KEY}@:3128", "host"),
    ("proxy", f"http://u:{KEY}@h:99999999", "port"),
    ("proxy", "", "host"),
]


@pytest.mark.parametrize(("name", "value", "words"), BAD)
def test_a_bad_value_names_the_field_its_source_and_what_is_accepted(name, value, words):
    error = refusal(lambda: resolve(None, {"auth": object(), name: value}))
    assert error.field == name
    assert error.message.startswith(f"{name} (from argument) ")
    assert words in error.message


# One value of each field: that it is checked there does not depend on the value.
@pytest.mark.parametrize(("name", "value", "words"), {name: (name, *rest) for name, *rest in BAD}.values())
def test_a_bad_value_is_refused_wherever_it_is_given(name, value, words):
    config = ClientConfig(auth=object(), **{name: value})
    resolved, options = resolve(None, {"auth": object()}), {name: value}
    for where, given in (
        ("ClientConfig", lambda: resolve(config)),
        ("argument", lambda: resolved.with_options(**options)),
    ):
        error = refusal(given)
        assert error.field == name
        assert error.message.startswith(f"{name} (from {where}) ")


@pytest.mark.parametrize(
    ("variable", "text", "field"),
    [
        ("ANTHROPIC_TIMEOUT_SECS", "5m", "timeout"),
        ("ANTHROPIC_TIMEOUT_SECS", "0", "timeout"),
        ("ANTHROPIC_TIMEOUT_SECS", "1_0", "timeout"),
        ("ANTHROPIC_MAX_RETRIES", "-1", "max_retries"),
        ("ANTHROPIC_MAX_RETRIES", "3.5", "max_retries"),
        ("ANTHROPIC_BASE_URL", "api.anthropic.com", "base_url"),
        ("ANTHROPIC_LOG_LEVEL", "chatty", "log_level"),
        ("ANTHROPIC_BETA_FEATURES", "a b", "beta_features"),
        ("ANTHROPIC_API_KEY", f"{KEY}\n", "api_key"),
        ("HTTPS_PROXY", f"http://u:{KEY}@:1", "proxy"),
    ],
)
def test_a_bad_variable_is_named(monkeypatch, variable, text, field):
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    monkeypatch.setenv(variable, text)
    error = refusal(lambda: resolve())
    assert error.field == field and f"variable {variable}" in error.message


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://api.anthropic.com/", "https://api.anthropic.com"),
        ("https://gateway/prefix/anthropic//", "https://gateway/prefix/anthropic"),
        ("HTTP://LocalHost:8080", "http://localhost:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("https://[2001:DB8::1]", "https://[2001:db8::1]"),
        ("https://h/a%20b", "https://h/a%20b"),
        ("https://h/ü", "https://h/%C3%BC"),
    ],
)
def test_base_url_is_normalised_and_keeps_its_prefix(url, expected):
    assert resolved_with(base_url=url).base_url == expected


@pytest.mark.parametrize(
    "url",
    [
        *("", "api.anthropic.com", "//h", "ftp://h", "https://", "https:///p", "https://:443", "https://h:0"),
        *("https://h:x", "https://h:70000", "https://[::1", "https://h?a=1", "https://h?", "https://h#f", "https://h#"),
        *(f"https://user:{KEY}@h", f"https://h?key={KEY}", " https://h", "https://h\n", "https://a b", "https://h\\p"),
        *(b"https://h", 7, "https://<h>"),
    ],
)
def test_an_invalid_base_url_is_refused_without_being_shown(url):
    assert refusal(lambda: resolve(None, {"api_key": KEY, "base_url": url})).field == "base_url"


def test_the_error_for_a_missing_credential_names_three_ways_to_give_one():
    error = refusal(lambda: resolve())
    assert error.field == "api_key"
    for way in ("api_key=", "ANTHROPIC_API_KEY", "config.json"):
        assert way in error.message


@pytest.mark.parametrize("name", ["api_key", "auth_token", "admin_api_key", "auth"])
def test_any_credential_is_enough(name):
    assert resolve(None, {name: KEY}) is not None


def test_betas_of_the_environment_and_the_client_are_merged_in_order(monkeypatch, home):
    write(home, {"beta_features": ["file"]})
    assert resolved_with(beta_features=["own"]).beta_features == ("file", "own")
    monkeypatch.setenv("ANTHROPIC_BETA_FEATURES", " pdfs, extended-thinking ,,pdfs")
    resolved = resolve(ClientConfig(api_key=KEY, beta_features=("extended-thinking", "new-2026-01-01")))
    assert resolved.beta_features == ("pdfs", "extended-thinking", "new-2026-01-01")
    assert resolved.sources["beta_features"] == "variable ANTHROPIC_BETA_FEATURES + ClientConfig"
    assert resolved.with_options(beta_features="x,y").beta_features == ("pdfs", "extended-thinking", "x", "y")


@pytest.mark.parametrize(
    ("config", "keywords", "variable", "expected"),
    [
        ({}, {}, None, 3),
        ({}, {"retry": RetryPolicy(max_retries=5)}, None, 5),
        ({}, {"retry": RetryPolicy(max_retries=5), "max_retries": 0}, None, 0),
        ({"max_retries": 0}, {}, None, 0),
        ({"retry": RetryPolicy(max_retries=5)}, {"max_retries": 1}, None, 1),
        ({}, {"retry": RetryPolicy(max_retries=5)}, "2", 5),
        ({}, {"retry": RetryPolicy(max_retries=3)}, "2", 3),
        ({}, {"retry": RetryPolicy(initial_delay=9)}, "2", 2),
        ({}, {"retry": {"max_retries": 4}}, "2", 4),
        ({}, {"retry": {"jitter": 0}}, None, 3),
    ],
)
def test_max_retries_takes_precedence_over_the_one_in_retry(monkeypatch, config, keywords, variable, expected):
    if variable:
        monkeypatch.setenv("ANTHROPIC_MAX_RETRIES", variable)
    resolved = resolve(ClientConfig(api_key=KEY, **config), keywords)
    assert resolved.max_retries == resolved.retry.max_retries == expected
    assert resolved.retry.initial_delay == getattr(keywords.get("retry"), "initial_delay", 1.0)


def test_custom_objects_are_used_as_they_are():
    custom = object()
    resolved = resolved_with(
        retry=custom,
        circuit=custom,
        rate_limits=custom,
        clock=custom,
        logger=custom,
        transport=custom,
        http_client=custom,
    )
    for name in ("retry", "circuit", "rate_limits", "clock", "logger", "transport", "http_client"):
        assert getattr(resolved, name) is custom
    assert resolved.with_options(max_retries=1).retry is custom
