"""Proxies, copies, printing, and the policies of retry, circuit and rate limits."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import attrs
import pytest

from integrations_anthropic._record import UNSET
from integrations_anthropic.config import CircuitConfig, ClientConfig, RateLimits, RetryPolicy, Telemetry, resolve
from integrations_anthropic.errors import ConfigurationError
from integrations_anthropic.secrets import SecretString
from tests.unit.config.resolving import KEY, refusal, resolved_with, write

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
        (Telemetry, "telemetry.max_content_length", 0),
        (Telemetry, "telemetry.max_content_length", "8000"),
        (Telemetry, "telemetry.max_content_length", None),
        (Telemetry, "telemetry.max_content_bytes", 19_999),
        (Telemetry, "telemetry.max_content_bytes", 1e6),
        (Telemetry, "telemetry.max_batch_content_bytes", 19_999),
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
