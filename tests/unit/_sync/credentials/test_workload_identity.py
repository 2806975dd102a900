# Derived from tests/unit/_async/credentials/test_workload_identity.py by `make codegen`. Do not edit.
"""Workload identities: the exchange of their token, its expiry on a virtual clock, and what is sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from integrations_anthropic import AuthenticationError, CredentialError
from integrations_anthropic.testing import MockTransport, VirtualClock
from tests.unit.responses import failure, reply_with

from .exchanges import ANSWER, HELLO, PROOF, REFUSED, asked, identified, token


def test_the_token_of_a_workload_is_exchanged_once_and_sent_with_every_call() -> None:
    transport = MockTransport(token(1), ANSWER, ANSWER)
    client = identified(transport, service_account_id="svac_1", workspace_id="wrkspc_1")
    for _ in range(2):
        assert (client.messages.create(**HELLO, beta_features=["x-1"])).text
    assert asked(transport) == ["token", "Bearer token-1", "Bearer token-1"]
    exchange, call = transport.requests[:2]
    assert (exchange.method, exchange.url) == ("POST", "https://api.anthropic.com/v1/oauth/token")
    assert json.loads(exchange.body or b"") == {
        "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "assertion": PROOF,
        "federation_rule_id": "fdrl_1",
        "organization_id": "5a4db0c5-0000-4000-8000-000000000000",
        "service_account_id": "svac_1",
        "workspace_id": "wrkspc_1",
    }
    assert exchange.headers["anthropic-beta"] == "oauth-2025-04-20,oidc-federation-2026-04-01"
    assert not {"authorization", "x-api-key"} & exchange.headers.keys()
    assert call.headers["anthropic-beta"] == "x-1,oauth-2025-04-20"
    assert "x-api-key" not in call.headers


def test_a_copy_shares_the_token_unless_it_is_for_somewhere_else() -> None:
    transport = MockTransport(token(1), ANSWER, ANSWER, token(2), ANSWER, token(3), ANSWER)
    client = identified(transport)
    client.messages.create(**HELLO)
    client.with_options(timeout=9).messages.create(**HELLO)
    client.with_options(workspace_id="wrkspc_2").messages.create(**HELLO)
    client.with_options(base_url="https://gateway.example", transport=transport).messages.create(**HELLO)
    assert [each for each in asked(transport) if each != "token"] == [
        "Bearer token-1",
        "Bearer token-1",
        "Bearer token-2",
        "Bearer token-3",
    ]
    assert transport.requests[-2].url == "https://gateway.example/v1/oauth/token"


def test_a_copy_with_a_key_sends_the_key() -> None:
    transport = MockTransport(ANSWER)
    identified(transport).with_options(api_key="sk-other").messages.create(**HELLO)
    assert transport.requests[0].headers["x-api-key"] == "sk-other"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (3479.0, ["token", "Bearer token-1", "Bearer token-1"]),
        (3481.0, ["token", "Bearer token-1", "token", "Bearer token-2"]),
        (3571.0, ["token", "Bearer token-1", "token", "Bearer token-2"]),
        (90_000.0, ["token", "Bearer token-1", "token", "Bearer token-2"]),
    ],
)
def test_a_token_is_exchanged_anew_120_s_before_its_end(after: float, expected: list[str]) -> None:
    clock = VirtualClock()
    transport = MockTransport(token(1), ANSWER, *([token(2)] if "Bearer token-2" in expected else []), ANSWER)
    client = identified(transport, clock=clock)
    client.messages.create(**HELLO)
    clock.advance(after)
    client.messages.create(**HELLO)
    assert asked(transport) == expected


def test_a_token_that_is_valid_for_a_minute_is_used_for_most_of_it() -> None:
    clock = VirtualClock()
    transport = MockTransport(token(1, 60), ANSWER, ANSWER, token(2, 60), ANSWER)
    client = identified(transport, clock=clock)
    for _ in range(3):
        client.messages.create(**HELLO)
        clock.advance(25)
    assert asked(transport) == ["token", "Bearer token-1", "Bearer token-1", "token", "Bearer token-2"]


def test_a_token_serves_on_while_an_early_exchange_fails_which_is_tried_again_only_after_a_pause() -> None:
    clock = VirtualClock()
    broken = reply_with(failure("api_error"), 500)
    transport = MockTransport(token(1), ANSWER, broken, ANSWER, ANSWER, token(2), ANSWER)
    client = identified(transport, clock=clock)
    client.messages.create(**HELLO)
    clock.advance(3500)
    client.messages.create(**HELLO)
    client.messages.create(**HELLO)
    clock.advance(6)
    client.messages.create(**HELLO)
    first = ["token", "Bearer token-1"]
    assert asked(transport) == [*first, "token", "Bearer token-1", "Bearer token-1", "token", "Bearer token-2"]
    assert clock.waits == []


def test_a_refused_token_is_exchanged_once_in_a_call_and_that_is_no_retry() -> None:
    transport = MockTransport(token(1), REFUSED, token(2), ANSWER)
    message = identified(transport, max_retries=0).messages.create(**HELLO)
    assert asked(transport) == ["token", "Bearer token-1", "token", "Bearer token-2"]
    assert [attempt.status for attempt in message.meta.attempts] == [401, 200]
    transport = MockTransport(token(1), REFUSED, token(2), REFUSED)
    with pytest.raises(AuthenticationError) as caught:
        identified(transport).messages.create(**HELLO)
    assert type(caught.value) is AuthenticationError and caught.value.attempt_count == 2


def test_a_credential_that_the_caller_gives_with_the_call_is_sent_as_it_is() -> None:
    transport = MockTransport(REFUSED)
    with pytest.raises(AuthenticationError):
        identified(transport).messages.create(**HELLO, extra_headers={"Authorization": "Bearer own"})
    assert asked(transport) == ["Bearer own"]


def test_calls_of_the_administration_take_the_admin_key_beside_an_identity() -> None:
    transport = MockTransport(reply_with({"id": "org", "type": "organization", "name": "O"}))
    identified(transport, admin_api_key="sk-admin").admin.organizations.get()
    assert transport.requests[0].headers["x-api-key"] == "sk-admin"


def test_the_file_of_a_token_is_read_for_each_exchange(tmp_path: Path) -> None:
    file, clock = tmp_path / "token", VirtualClock()
    transport = MockTransport(token(1), ANSWER, token(2), ANSWER)
    client = identified(transport, identity_token=None, identity_token_file=file, clock=clock)
    for written in (b" first\n", b"\xef\xbb\xbfsecond\r\n"):
        file.write_bytes(written)
        client.messages.create(**HELLO)
        clock.advance(4000)
    sent = [json.loads(request.body or b"")["assertion"] for request in transport.requests[::2]]
    assert sent == ["first", "second"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "does not exist"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"two\nlines", "line break"),
        (b"-----BEGIN PRIVATE KEY-----", "a key or a certificate"),
        (b"x" * 20_000, "a key or a certificate"),
        (b"\xff", "cannot be read"),
    ],
)
def test_a_file_without_a_token_is_an_error_that_names_it(tmp_path: Path, content: bytes | None, why: str) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
    transport = MockTransport()
    with pytest.raises(CredentialError, match=why) as caught:
        identified(transport, identity_token=None, identity_token_file=file).messages.create(**HELLO)
    assert caught.value.reason == "no_identity_token" and str(file) in caught.value.message
    assert transport.requests == [] and caught.value.attempts == ()
