# Derived from tests/integration/_async/credentials/test_sandbox_tokens.py by `make codegen`. Do not edit.
"""A whole way without an account: the sandbox issues tokens, and refuses them once they have expired on its clock."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AuthenticationError, CredentialError
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.canaries import listening
from tests.integration.credentials.identities import HELLO, IDENTITY, SharedClock, exchanges, statuses


@pytest.fixture
def clock() -> SharedClock:
    return SharedClock()


@pytest.fixture
def sandbox(clock: SharedClock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as running:
        yield running


def login(home: Path, **tokens: Any) -> Path:
    """A profile `default` with a login. Returns the file of its tokens."""
    folder = home / ".config" / "anthropic"
    for kind in ("configs", "credentials"):
        (folder / kind).mkdir(parents=True)
    who = {"type": "user_oauth", "client_id": "cli"}
    config = folder / "configs" / "default.json"
    config.write_text(json.dumps({"authentication": who, "workspace_id": "wrkspc_1"}))
    config.chmod(0o644)
    file = folder / "credentials" / "default.json"
    file.write_text(json.dumps({"type": "oauth_token", "scope": "kept"} | tokens))
    file.chmod(0o600)
    return file


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def test_a_workload_calls_and_streams_with_its_token(sandbox: Sandbox) -> None:
    with AnthropicClient(**IDENTITY, base_url=sandbox.url) as client:
        assert (client.messages.create(**HELLO)).text
        with client.messages.create_stream(**HELLO) as stream:
            assert stream.get_final_text()
        assert (client.models.list()).data
    assert exchanges(sandbox) == 1
    (asked,) = [request for request in sandbox.requests if request.path == "/v1/oauth/token"]
    assert asked.body["assertion"] == "***"


def test_a_token_that_expired_on_the_clock_of_the_server_alone_is_exchanged(sandbox: Sandbox) -> None:
    server_clock = SharedClock()
    with Sandbox(clock=server_clock) as other:
        with AnthropicClient(**IDENTITY, base_url=other.url) as client:
            client.messages.create(**HELLO)
            server_clock.now += 3601
            message = client.messages.create(**HELLO)
        assert [attempt.status for attempt in message.meta.attempts] == [401, 200]
        assert statuses(other) == [200, 401, 200] and exchanges(other) == 2


def test_a_server_that_goes_on_to_refuse_is_an_error_after_one_more_attempt(sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(operation="messages.create", status=401, times=9))
    with AnthropicClient(**IDENTITY, base_url=sandbox.url) as client:
        with pytest.raises(AuthenticationError) as caught:
            client.messages.create(**HELLO)
    assert caught.value.attempt_count == 2 and exchanges(sandbox) == 2


def test_the_tokens_of_a_login_are_used_and_renewed_and_written_back(
    sandbox: Sandbox, clock: SharedClock, home: Path
) -> None:
    file = login(home, access_token="first", refresh_token="renews", expires_at=clock.time() + 600)
    with AnthropicClient(base_url=sandbox.url, clock=clock) as client:
        client.messages.create(**HELLO)
        assert exchanges(sandbox) == 0
        clock.now += 590
        client.messages.create(**HELLO)
        assert exchanges(sandbox) == 1
        kept = json.loads(file.read_text())
        assert kept["scope"] == "kept" and kept["access_token"].startswith("sk-ant-oat01-sandbox-")
        assert kept["refresh_token"] != "renews" and kept["expires_at"] == int(clock.time()) + 3600
        assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
        clock.now += 3599
        client.messages.create(**HELLO)
    assert exchanges(sandbox) == 2 and statuses(sandbox) == [200, 200, 200]
    assert {request.headers.get("anthropic-workspace-id") for request in sandbox.requests[-1:]} == {"wrkspc_1"}


def test_a_login_that_another_program_renewed_is_read_from_its_file(
    sandbox: Sandbox, clock: SharedClock, home: Path
) -> None:
    file = login(home, access_token="first", refresh_token="renews", expires_at=clock.time() + 60)
    with AnthropicClient(base_url=sandbox.url, clock=clock) as client:
        file.write_text(json.dumps({"access_token": "second", "expires_at": clock.time() + 900}))
        client.messages.create(**HELLO)
    assert exchanges(sandbox) == 0


def test_a_login_whose_token_was_used_by_another_program_meanwhile_takes_what_that_wrote(
    sandbox: Sandbox, clock: SharedClock, home: Path
) -> None:
    # A number as text, as some programs write it.
    file = login(home, access_token="first", refresh_token="renews", expires_at=str(int(clock.time()) - 60))

    class Overtaken(AnthropicClient):
        pass

    with Overtaken(base_url=sandbox.url, clock=clock) as client:
        send = client._pipeline.transport.send

        def overtaken(request: Any) -> Any:
            if request.url.endswith("/v1/oauth/token"):
                file.write_text(json.dumps({"access_token": "second", "expires_at": clock.time() + 900}))
            return send(request)

        client._pipeline.transport.send = overtaken  # type: ignore[method-assign]
        sandbox.faults.add(Fault(operation="oauth.token", status=400))
        assert (client.messages.create(**HELLO)).text
    assert json.loads(file.read_text())["access_token"] == "second"


@pytest.mark.parametrize(
    ("tokens", "mode", "why"),
    [
        ({}, 0o600, "no access_token"),
        ({"access_token": "t"}, 0o644, r"read by other users \(mode 644\)"),
        ({"access_token": "t", "expires_at": "soon"}, 0o600, "expires_at"),
        ({"access_token": "t", "type": "key"}, 0o600, "no tokens of a login"),
        ({"access_token": "t", "expires_at": 5}, 0o600, "the login of profile default has ended: log in again"),
    ],
)
def test_a_login_that_is_of_no_use_is_an_error_that_says_why(
    sandbox: Sandbox, home: Path, tokens: dict[str, Any], mode: int, why: str
) -> None:
    login(home, **tokens).chmod(mode)
    with AnthropicClient(base_url=sandbox.url) as client:
        with pytest.raises(CredentialError, match=why) as caught:
            client.messages.create(**HELLO)
    assert caught.value.reason == "no_login" and sandbox.requests == []


def test_a_login_without_a_file_is_an_error_that_says_so(sandbox: Sandbox, home: Path) -> None:
    login(home).unlink()
    with AnthropicClient(base_url=sandbox.url) as client:
        with pytest.raises(CredentialError, match="does not exist: log in first"):
            client.messages.create(**HELLO)


def test_a_login_that_the_server_ended_is_an_error_that_says_so(
    sandbox: Sandbox, clock: SharedClock, home: Path
) -> None:
    login(home, access_token="first", refresh_token="canary-of-the-login", expires_at=clock.time() - 60)
    sandbox.faults.add(Fault(operation="oauth.token", status=400, message="canary-of-the-login is revoked"))
    with AnthropicClient(base_url=sandbox.url, clock=clock) as client:
        with pytest.raises(CredentialError, match=r"renewed \(invalid_request_error: \[REDACTED\] is revoked\)"):
            client.messages.create(**HELLO)


def test_nothing_that_is_observed_shows_the_secrets_of_an_identity(sandbox: Sandbox) -> None:
    with listening() as heard:
        options: dict[str, Any] = {**IDENTITY, "base_url": sandbox.url, "telemetry": heard.telemetry(log_content=True)}
        with AnthropicClient(**options) as client:
            heard.show(client, client._settings, client._settings.explain(), client.messages.create(**HELLO))
            sandbox.faults.add(Fault(operation="messages.create", status=401, times=2))
            with pytest.raises(AuthenticationError) as caught:
                client.messages.create(**HELLO)
            heard.show(caught.value)
    everything = heard.everything()
    assert "Sending request" in everything
    assert "canary-of-the-identity" not in everything and "sk-ant-oat01" not in everything
