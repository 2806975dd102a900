from __future__ import annotations

import attrs
import pytest

from integrations_anthropic._config import sources
from integrations_anthropic._record import UNSET
from integrations_anthropic.config import CircuitConfig, ClientConfig, RateLimits, RetryPolicy, Telemetry, resolve
from integrations_anthropic.secrets import SecretString
from tests.unit.config.resolving import KEY, resolved_with, write

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
    "max_body_bytes": 256 * 1024 * 1024,
    "include_pings": False,
    "strict_responses": False,
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
    ("strict_responses", True, None, None, True),
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
