from __future__ import annotations

import copy
import json
import os
import pickle
from pathlib import Path

import attrs
import pytest

from integrations_anthropic._config import sources
from integrations_anthropic._record import UNSET
from integrations_anthropic.config import (
    CircuitConfig,
    ClientConfig,
    RateLimits,
    RetryPolicy,
    Telemetry,
    resolve,
)
from integrations_anthropic.errors import ConfigurationError
from integrations_anthropic.secrets import SecretString

KEY = "sk-ant-api03-very-secret"
VARIABLES = [
    *sources.ENVIRONMENT.values(),
    sources.FILE_VARIABLE,
    "REQUEST_METHOD",
    *(n for name in ("https_proxy", "http_proxy", "all_proxy", "no_proxy") for n in (name, name.upper())),
]


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """An environment and a home directory without configuration."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def write(home, data, mode=0o600, name=".anthropic/config.json"):
    file = home / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    file.chmod(mode)
    return file


def resolved_with(**given):
    return resolve(None, {"api_key": KEY, **given})


def refusal(call):
    """The ConfigurationError that `call` raises; no frame of its traceback may show the key."""
    with pytest.raises(ConfigurationError) as caught:
        call()
    for entry in caught.traceback[2:]:
        assert KEY not in repr(entry.frame.f_locals), entry.name
    assert KEY not in str(caught.value) + repr(caught.value)
    assert caught.value.__context__ is None or KEY not in repr(vars(caught.value.__context__))
    return caught.value


DEFAULTS = {
    "base_url": "https://api.anthropic.com",
    "api_version": "2023-06-01",
    "timeout": 300.0,
    "connect_timeout": 30.0,
    "pool_timeout": 10.0,
    "max_connections": 1000,
    "max_idle_connections": 10,
    "idle_connection_timeout": 90.0,
    "stream_idle_timeout": 90.0,
    "stream_progress_timeout": None,
    "max_event_bytes": 16 * 1024 * 1024,
    "max_line_bytes": 64 * 1024 * 1024,
    "include_pings": False,
    "long_requests": "stream",
    "max_retries": 3,
    "retry": RetryPolicy(),
    "circuit": CircuitConfig(),
    "rate_limits": None,
    "beta_features": (),
    "log_level": "INFO",
    "default_headers": {},
    "proxy": None,
    "ca_bundle": None,
    "client_cert": None,
    "http2": "auto",
    "telemetry": Telemetry(),
    "auth_token": None,
    "admin_api_key": None,
    **dict.fromkeys(("http_client", "transport", "auth", "logger", "clock", "ssl_cert_file", "ssl_cert_dir")),
}


@pytest.mark.parametrize(("name", "value"), DEFAULTS.items())
def test_each_field_has_its_default(name, value):
    resolved = resolved_with()
    assert getattr(resolved, name) == value
    assert resolved.sources[name] == "default"


def test_policies_have_their_defaults():
    assert attrs.asdict(RetryPolicy()) == {
        "max_retries": 3,
        "initial_delay": 1.0,
        "max_delay": 60.0,
        "multiplier": 2.0,
        "jitter": 0.25,
        "max_retry_after": 120.0,
        "retry_on": None,
        "on_retry": None,
    }
    circuit = {"failure_threshold": 5, "success_threshold": 3, "open_duration": 30.0, "half_open_max_requests": 1}
    assert attrs.asdict(CircuitConfig()) == circuit
    limits = attrs.asdict(RateLimits())
    assert {k: v for k, v in limits.items() if v is not None} == {
        "mode": "wait",
        "storage": "memory://",
        "on_storage_error": "local",
    }


# field, explicit value, environment variable, its value when parsed, value in the config file
LAYERS = [
    ("api_key", SecretString("a"), "b", SecretString("b"), "c"),
    ("auth_token", SecretString("a"), "b", SecretString("b"), "c"),
    ("admin_api_key", SecretString("a"), "b", SecretString("b"), "c"),
    ("base_url", "https://a", "https://b/", "https://b", "https://c"),
    ("api_version", "1", "2", "2", "3"),
    ("timeout", 1.0, "2.5", 2.5, 3.0),
    ("timeout", None, "2.5", 2.5, None),
    ("max_retries", 0, "2", 2, 1),
    ("log_level", "ERROR", "debug", "DEBUG", "WARNING"),
    ("include_pings", True, None, None, True),
    ("http2", False, None, None, True),
    ("long_requests", "direct", None, None, "direct"),
    ("circuit", None, None, None, None),
    ("max_idle_connections", 0, None, None, 7),
    ("stream_progress_timeout", 4.0, None, None, 5.0),
    ("max_connections", 3, None, None, 4),
]


@pytest.mark.parametrize(("name", "explicit", "variable", "parsed", "filed"), LAYERS)
def test_precedence_is_argument_config_environment_file_default(
    monkeypatch, home, name, explicit, variable, parsed, filed
):
    base = {} if name == "api_key" else {"api_key": KEY}
    write(home, {name: filed})
    resolved = resolve(None, base)
    assert resolved.sources[name].startswith("config file ") and str(home) in resolved.sources[name]
    expected = SecretString(filed) if isinstance(explicit, SecretString) else filed
    assert getattr(resolved, name) == expected
    if variable is not None:
        monkeypatch.setenv(sources.ENVIRONMENT[name], variable)
        resolved = resolve(None, base)
        assert getattr(resolved, name) == parsed
        assert resolved.sources[name] == f"variable {sources.ENVIRONMENT[name]}"
    resolved = resolve(ClientConfig(**{name: explicit}), base)
    assert (getattr(resolved, name), resolved.sources[name]) == (explicit, "ClientConfig")
    other = "https://z" if name == "base_url" else explicit
    resolved = resolve(ClientConfig(**{name: explicit}), {**base, name: other})
    assert (getattr(resolved, name), resolved.sources[name]) == (other, "argument")


def test_an_unset_keyword_does_not_override_the_config():
    resolved = resolve(ClientConfig(timeout=7), {"timeout": UNSET, "api_key": KEY, "base_url": None, "logger": None})
    assert (resolved.timeout, resolved.base_url) == (7.0, "https://api.anthropic.com")


@pytest.mark.parametrize("text", ["", "   ", "\t"])
@pytest.mark.parametrize("name", [n for n in sources.ENVIRONMENT if n != "api_key"])
def test_an_empty_variable_counts_as_unset(monkeypatch, name, text):
    monkeypatch.setenv(sources.ENVIRONMENT[name], text)
    monkeypatch.setenv("HTTPS_PROXY", text)
    assert resolved_with().sources[name] == "default"
    assert resolved_with().proxy is None


def test_an_unknown_keyword_is_a_type_error_without_the_key_in_its_frames():
    with pytest.raises(TypeError, match="api_kye") as caught:
        resolve(None, {"api_kye": KEY})
    assert all(KEY not in repr(entry.frame.f_locals) for entry in caught.traceback[1:])


BAD = [
    ("api_key", 7, "a string or a SecretString"),
    ("api_key", "", "empty"),
    ("api_key", f"{KEY}\n", "start or end"),
    ("api_key", f"{KEY}\r\nx: y", "control character"),
    ("auth_token", f"{KEY}“", "latin-1"),
    ("admin_api_key", f" {KEY}", "start or end"),
    ("api_version", "1\n2", "control"),
    *[
        (name, value, "finite number above 0")
        for name in ("timeout", "connect_timeout", "pool_timeout", "idle_connection_timeout", "stream_idle_timeout")
        for value in (0, -1, True, float("nan"), float("inf"), "soon", [], 10**400)
    ],
    *[
        (name, value, "integer of at least 1")
        for name in ("max_connections", "max_event_bytes", "max_line_bytes")
        for value in (0, 1.5, True, "x", None if False else {})
    ],
    ("max_idle_connections", -1, "integer of at least 0"),
    ("max_retries", -1, "integer of at least 0"),
    ("max_retries", 2.0, "integer"),
    ("include_pings", 1, "True, False"),
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
    ("proxy", 7, "str"),
    ("proxy", f"ftp://u:{KEY}@h", "http://"),
    ("proxy", f"http://u:{KEY}@:3128", "host"),
    ("proxy", f"http://u:{KEY}@h:99999999", "port"),
    ("proxy", "", "host"),
]


@pytest.mark.parametrize(("name", "value", "words"), BAD)
@pytest.mark.parametrize("where", ["argument", "ClientConfig", "with_options"])
def test_a_bad_value_names_the_field_its_source_and_what_is_accepted(name, value, words, where):
    if where == "argument":
        error = refusal(lambda: resolve(None, {"auth": object(), name: value}))
    elif where == "ClientConfig":
        config = ClientConfig(auth=object(), **{name: value})
        error = refusal(lambda: resolve(config))
    else:
        resolved = resolve(None, {"auth": object()})
        options = {name: value}
        error = refusal(lambda: resolved.with_options(**options))
        where = "argument"
    assert error.field == name
    assert error.message.startswith(f"{name} (from {where}) ")
    assert words in error.message


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


# the config file


def test_a_file_may_hold_nested_policies(home):
    limits = {"requests_per_minute": 60, "storage": "redis://:pw@h"}
    write(home, {"api_key": KEY, "retry": {"jitter": 0, "max_retries": 1}, "circuit": None, "rate_limits": limits})
    resolved = resolve()
    assert resolved.retry == RetryPolicy(jitter=0, max_retries=1)
    assert resolved.circuit is None
    assert resolved.rate_limits.requests_per_minute == 60
    assert ":pw@" not in repr(resolved) + resolved.explain()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"api_key": "' + KEY.encode() + b'",\n oops}', "line 2, column 2"),
        (b"", "line 1, column 1"),
        (b"[]", "JSON object, not a list"),
        (b'"' + KEY.encode() + b'"', "JSON object, not a string"),
        (b'\xff{"api_key"', "UTF-8"),
        (b"[" * 100_000, "nested"),
        (b'{"timeout": ' + b"9" * 5000 + b"}", "too many digits"),
    ],
)
def test_a_file_that_is_not_a_json_object_is_refused_with_its_path(home, content, words):
    file = write(home, content)
    error = refusal(lambda: resolve())
    assert str(file) in error.message and words in error.message


def test_a_file_that_starts_with_a_byte_order_mark_is_read(home):
    write(home, b"\xef\xbb\xbf" + json.dumps({"api_key": KEY}).encode())
    assert resolve().api_key == SecretString(KEY)


def test_a_missing_file_is_an_error_only_if_the_environment_names_it(monkeypatch, home):
    monkeypatch.setenv("ANTHROPIC_CONFIG_FILE", "~/mine.json")
    error = refusal(resolved_with)
    assert str(home / "mine.json") in error.message and "does not exist" in error.message
    write(home, {"timeout": 9}, name="mine.json")
    write(home, {"timeout": 8})
    assert resolved_with().timeout == 9.0
    monkeypatch.setenv("ANTHROPIC_CONFIG_FILE", str(home))
    assert "cannot be read" in refusal(resolved_with).message


def test_a_default_directory_that_is_a_file_counts_as_a_missing_config_file(home):
    (home / ".anthropic").write_text("")
    assert resolved_with().timeout == 300.0


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o400, False), (0o640, True), (0o604, True)])
def test_a_file_that_other_users_can_read_logs_a_warning(home, caplog, mode, warned):
    write(home, {"api_key": KEY}, mode)
    resolve()
    assert bool(caplog.records) is warned
    assert all(r.name == "integrations_anthropic.config" and r.levelname == "WARNING" for r in caplog.records)
    assert KEY not in caplog.text


def test_unknown_keys_log_a_warning_and_are_ignored(home, caplog):
    write(home, {"api_kye": KEY, "clock": "now", "timeout": 4, "retry": {"tries": 1}})
    assert resolved_with().timeout == 4.0
    assert "api_kye" in caplog.text and "clock" in caplog.text and "tries" in caplog.text
    assert KEY not in caplog.text


def test_a_bad_value_in_a_file_names_the_file(home):
    file = write(home, {"timeout": -1, "api_key": KEY})
    assert refusal(lambda: resolve()).message.startswith(f"timeout (from config file {file}) must be")


# proxies


@pytest.mark.parametrize(
    ("base_url", "environment", "expected"),
    [
        ("https://a.b", {"HTTPS_PROXY": "http://p:1"}, "http://p:1"),
        ("https://a.b", {"https_proxy": "http://low:1", "HTTPS_PROXY": "http://up:1"}, "http://low:1"),
        ("https://a.b", {"HTTP_PROXY": "http://p:1"}, None),
        ("http://a.b", {"HTTP_PROXY": "http://p:1"}, "http://p:1"),
        ("http://a.b", {"HTTP_PROXY": "http://p:1", "REQUEST_METHOD": "GET"}, None),
        ("http://a.b", {"HTTP_PROXY": "http://p:1", "ALL_PROXY": "socks5://all:2"}, "http://p:1"),
        ("https://a.b", {"ALL_PROXY": "socks5://all:2"}, "socks5://all:2"),
        ("https://a.b", {"HTTPS_PROXY": "p:3128"}, "http://p:3128"),
        *[
            (f"https://{host}", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": entry}, None if direct else "http://p:1")
            for host, entry, direct in [
                ("a.b", "*", True),
                ("a.b", "x, *", True),
                ("a.b", "a.b", True),
                ("a.b", "B", True),
                ("x.a.b", ".a.b", True),
                ("x.a.b", "*.a.b", True),
                ("xa.b", "a.b", False),
                ("a.b:8443", "a.b:8443", True),
                ("a.b:8443", "a.b:1", False),
                ("[::1]", "::1", True),
                ("[::1]", "[::1]", True),
                ("[::1]:8443", "::1", True),
                ("[fd00::5]", "fd00::/8", True),
                ("10.1.2.3", "10.0.0.0/8", True),
                ("11.1.2.3", "10.0.0.0/8", False),
                ("a.b", "10.0.0.0/8", False),
                ("a.b", "", False),
                ("a.b", " , ,", False),
                ("a.b", "A.B", True),
                ("a.b", "a.b.", True),
                ("a.b.", "a.b", True),
                ("a.b", "c.d a.b", True),
                ("a.b", "c.d\t\n,a.b", True),
                ("a.b", "https://a.b", True),
                ("a.b", "http://a.b", False),
                ("a.b", "all://a.b", True),
                ("a.b", "https://a.b:443", True),
                ("a.b", "a.b:443", True),
                ("a.b", "a.b:80", False),
                ("a.b", "a.b:" + "9" * 5000, False),
                ("10.1.2.3", "10.1.2.3:443", True),
                ("[::1]", "[::1]:443", True),
                ("[::1]", "[::1]:80", False),
                ("[::1]", "0:0:0:0:0:0:0:1", True),
                ("[::ffff:10.1.2.3]", "10.0.0.0/8", True),
                ("[fe80::1]", "::/0", True),
                ("10.1.2.3", "10.0.0.1/8", True),
                ("10.1.2.3", "0.0.0.0/0", True),
                ("10.1.2.3", "2.3", False),
                ("10.1.2.3", "10.1.2.3", True),
                ("a.b", ".", False),
                ("a.b", "..", False),
                ("localhost", "localhost", True),
                ("a_b.c", "a_b.c", True),
                ("a.b", "x" * 5000, False),
            ]
        ],
    ],
)
def test_the_proxy_of_the_environment_depends_on_the_address(monkeypatch, caplog, base_url, environment, expected):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    resolved = resolved_with(base_url=base_url)
    assert resolved.proxy == (expected and SecretString(expected))
    assert not caplog.records


MALFORMED = ["[::1", "::1]", "[]", "10.0.0.0/99", "10.0.0.0/-1", "a.b/8", "a:b:c", "a.b:", ":443", "*:443", "a.*"]
MALFORMED += ["??", "[", "ftp://a.b", f"http://u:{KEY}@h", "http://", "a.b/path", "*.*"]


@pytest.mark.parametrize("entry", MALFORMED)
def test_a_malformed_no_proxy_entry_logs_a_warning_and_the_others_apply(monkeypatch, caplog, entry):
    monkeypatch.setenv("HTTPS_PROXY", "http://p:1")
    monkeypatch.setenv("NO_PROXY", f"{entry},direct.example")
    assert resolved_with().proxy == SecretString("http://p:1")
    assert "NO_PROXY" in caplog.text and KEY not in caplog.text
    assert resolved_with(base_url="https://direct.example").proxy is None


def test_an_explicit_proxy_takes_precedence_and_none_means_no_proxy(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://p:1")
    monkeypatch.setenv("NO_PROXY", "*")
    assert resolved_with(proxy="http://mine:2").proxy == SecretString("http://mine:2")
    monkeypatch.delenv("NO_PROXY")
    assert resolved_with(proxy=None).proxy is None


def test_a_copy_with_another_base_url_gets_the_proxy_of_that_url(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://p:1")
    monkeypatch.setenv("NO_PROXY", "localhost")
    resolved = resolved_with()
    monkeypatch.delenv("HTTPS_PROXY")  # the environment is read once, when a client is built
    assert resolved.with_options(base_url="https://localhost").proxy is None
    assert resolved.with_options(base_url="https://other").proxy == SecretString("http://p:1")
    assert resolved.with_options(base_url="http://other").proxy is None
    assert resolved_with(proxy="http://mine:2").with_options(base_url="http://x").proxy == SecretString("http://mine:2")


# copies, repr


def test_a_copy_changes_the_given_fields_and_shares_the_rest(monkeypatch):
    resolved = resolved_with(retry=RetryPolicy(initial_delay=9), timeout=50)
    monkeypatch.setenv("ANTHROPIC_TIMEOUT_SECS", "bad")
    copied = resolved.with_options(timeout=5, max_retries=0, logger=None, pool_timeout=UNSET)
    assert (copied.timeout, copied.max_retries, copied.retry.max_retries, copied.retry.initial_delay) == (5, 0, 0, 9)
    assert copied.api_key is resolved.api_key and copied.circuit is resolved.circuit
    assert (resolved.timeout, resolved.max_retries) == (50.0, 3)
    assert copied.with_options(retry=RetryPolicy(max_retries=2)).max_retries == 2
    assert copied.with_options(retry=RetryPolicy(jitter=0)).max_retries == 0
    with pytest.raises(TypeError, match="tiemout"):
        resolved.with_options(tiemout=1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        resolved.timeout = 1


def test_nothing_printed_holds_a_secret(monkeypatch, home):
    monkeypatch.setenv("ANTHROPIC_ADMIN_KEY", KEY)
    write(home, {"auth_token": KEY})
    config = ClientConfig(
        api_key=KEY,
        proxy=f"http://user:{KEY}@proxy:1",
        default_headers={"x-gateway": KEY},
        client_cert=("a.pem", None, KEY),
        rate_limits=RateLimits(storage=f"redis://:{KEY}@h"),
    )
    resolved = resolve(config)
    for text in (repr(config), repr(resolved), config.explain(), resolved.explain(), repr(resolved.environment)):
        assert KEY not in text
    assert KEY not in repr(attrs.asdict(config, filter=lambda a, _: a.name in ("api_key", "proxy")))
    explained = config.explain().splitlines()
    for name, words in {
        "api_key": "[REDACTED]  (ClientConfig)",
        "auth_token": "[REDACTED]  (config file",
        "admin_api_key": "[REDACTED]  (variable ANTHROPIC_ADMIN_KEY)",
        "proxy": "http://[REDACTED]@proxy:1  (ClientConfig)",
        "timeout": "300.0  (default)",
    }.items():
        assert any(line.startswith(name) and words in line for line in explained), name


def test_explain_works_without_a_key():
    assert "api_key" in ClientConfig().explain()
    assert repr(ClientConfig()) == "ClientConfig()"


def test_configs_can_be_compared_copied_and_pickled_without_their_secrets():
    config = ClientConfig(api_key=KEY, timeout=1)
    assert config == ClientConfig(api_key=KEY, timeout=1) != ClientConfig(api_key=KEY)
    assert copy.deepcopy(config) == config
    data = pickle.dumps(config)
    assert KEY.encode() not in data
    assert pickle.loads(data).timeout == 1 and pickle.loads(data).pool_timeout is UNSET
    error = refusal(lambda: resolve(pickle.loads(data)))
    assert error.field == "api_key" and "pickle" in error.message


def test_paths_and_certificates_are_normalised(home):
    resolved = resolved_with(ca_bundle=Path("~/ca.pem"), client_cert=["c.pem", "k.pem", "pw"])
    assert resolved.ca_bundle == str(home / "ca.pem")
    assert resolved.client_cert == ("c.pem", "k.pem", SecretString("pw"))
    assert resolved_with(client_cert="c.pem").client_cert == ("c.pem", None, None)


@pytest.mark.parametrize(("value", "level"), [("warn", "WARNING"), (10, "DEBUG"), (" Info ", "INFO")])
def test_log_levels_are_normalized_to_names(value, level):
    assert resolved_with(log_level=value).log_level == level


# policies


@pytest.mark.parametrize(
    ("cls", "field", "value"),
    [
        *[(RetryPolicy, "retry.max_retries", v) for v in (-1, 1.5, True, None, "3")],
        *[
            (RetryPolicy, f"retry.{n}", v)
            for n in ("initial_delay", "max_delay", "max_retry_after")
            for v in (-1, "1", None)
        ],
        *[(RetryPolicy, "retry.multiplier", v) for v in (0.5, float("inf"))],
        *[(RetryPolicy, "retry.jitter", v) for v in (-0.1, 1.1, float("nan"))],
        *[(RetryPolicy, f"retry.{n}", 7) for n in ("retry_on", "on_retry")],
        *[
            (CircuitConfig, f"circuit.{n}", v)
            for n in ("failure_threshold", "success_threshold", "half_open_max_requests")
            for v in (0, -1, 1.5, True)
        ],
        *[(CircuitConfig, "circuit.open_duration", v) for v in (0, -1, True)],
        *[
            (RateLimits, f"rate_limits.{n}_per_minute", v)
            for n in ("requests", "input_tokens", "output_tokens", "tokens")
            for v in (0, -1, True, "60")
        ],
        (RateLimits, "rate_limits.burst", 5),
        (RateLimits, "rate_limits.mode", "drop"),
        (RateLimits, "rate_limits.max_wait", -1),
        (RateLimits, "rate_limits.on_storage_error", "panic"),
        (Telemetry, "telemetry.log_content", "yes"),
    ],
)
def test_an_invalid_policy_names_the_field(cls, field, value):
    with pytest.raises(ConfigurationError) as caught:
        cls(**{field.partition(".")[2]: value})
    assert caught.value.field == field and field in caught.value.message


def test_policies_are_frozen_and_keyword_only():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        RetryPolicy().jitter = 0
    with pytest.raises(TypeError):
        RetryPolicy(3)
    with pytest.raises(TypeError):
        ClientConfig(KEY)
