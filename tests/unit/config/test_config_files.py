"""The config file: what is read, refused, and warned of."""

from __future__ import annotations

import json
import os

import pytest

from integrations_anthropic._runtime.network.tls import ssl_context
from integrations_anthropic.config import RetryPolicy, resolve
from integrations_anthropic.secrets import SecretString
from tests.unit.config.resolving import KEY, refusal, resolved_with, write

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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
@pytest.mark.parametrize("field", ["config_file", "ca_bundle", "client_cert", "ssl_cert_file"])
def test_a_named_pipe_is_refused_and_never_waited_for(monkeypatch, home, field):
    pipe = home / "pipe"
    os.mkfifo(pipe)
    variables = {"config_file": "ANTHROPIC_CONFIG_FILE", "ssl_cert_file": "SSL_CERT_FILE"}
    options = {}
    if field in variables:
        monkeypatch.setenv(variables[field], str(pipe))
    else:
        options[field] = str(pipe)
    error = refusal(lambda: connect(**options))
    assert error.field == field and str(pipe) in error.message and "no regular file" in error.message


def connect(**options):
    settings = resolved_with(**options)
    return ssl_context(settings.ca_bundle, settings.client_cert, settings.ssl_cert_file, settings.ssl_cert_dir)


def test_a_device_is_refused(monkeypatch, home):
    monkeypatch.setenv("ANTHROPIC_CONFIG_FILE", os.devnull)
    assert "no regular file" in refusal(resolved_with).message


@pytest.mark.parametrize(("more", "taken"), [(0, True), (1, False)])
def test_a_file_may_have_one_mebibyte(home, more, taken):
    data = json.dumps({"api_key": KEY}).encode()
    write(home, data + b" " * (2**20 + more - len(data)))
    if taken:
        assert resolve().api_key == SecretString(KEY)
    else:
        assert "larger than 1 MiB" in refusal(resolve).message


def test_a_client_certificate_has_the_same_limit(home):
    (home / "large.pem").write_bytes(b" " * (2**20 + 1))
    assert "larger than 1 MiB" in refusal(lambda: connect(client_cert=str(home / "large.pem"))).message


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
