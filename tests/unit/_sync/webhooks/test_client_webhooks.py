# Derived from tests/unit/_async/webhooks/test_client_webhooks.py by `make codegen`. Do not edit.
"""`client.webhooks`: webhooks verified with the secrets of the client, without the network."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    ClientConfig,
    ConfigurationError,
    SerializationError,
    WebhookVerificationError,
)
from integrations_anthropic.models import WebhookAgentCreatedEventData
from integrations_anthropic.testing import MockTransport, VirtualClock, sign_webhook, webhook_event
from integrations_anthropic.webhooks import MemoryReplayStore

SECRET, OTHER = "whsec_dGhlIHNlY3JldCBvZiBhbiBlbmRwb2ludA==", "whsec_YW5vdGhlciBzZWNyZXQ="
BODY = json.dumps(webhook_event("agent.created", id="agent_1")).encode()


def client_of(**options: Any) -> AnthropicClient:
    return AnthropicClient(**{"api_key": "k", "transport": MockTransport()} | options)


def test_a_webhook_is_verified_with_the_secret_of_the_client() -> None:
    with client_of(webhook_secret=SECRET) as client:
        event = client.webhooks.unwrap(BODY, sign_webhook(BODY, SECRET))
        assert isinstance(event.data, WebhookAgentCreatedEventData) and event.data.id == "agent_1"
        with pytest.raises(WebhookVerificationError) as caught:
            client.webhooks.unwrap(BODY, sign_webhook(BODY, OTHER))
        assert caught.value.reason == "wrong_signature"
        assert client.webhooks.unwrap(BODY, sign_webhook(BODY, OTHER), secret=OTHER)


@pytest.mark.parametrize("given", [[OTHER, SECRET], f"{OTHER},{SECRET}", f" {OTHER}\n{SECRET} "])
def test_a_client_may_have_several_secrets(given: Any) -> None:
    with client_of(webhook_secret=given) as client:
        for secret in (SECRET, OTHER):
            assert client.webhooks.unwrap(BODY, sign_webhook(BODY, secret))
        assert repr(client.webhooks) == "Webhooks(2 secrets)"


def test_the_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_WEBHOOK_SIGNING_KEY", f"{OTHER} {SECRET}")
    with client_of() as client:
        assert client.webhooks.unwrap(BODY, sign_webhook(BODY, SECRET))
        assert client.with_options(webhook_secret=OTHER).webhooks.unwrap(BODY, sign_webhook(BODY, OTHER))
        with pytest.raises(WebhookVerificationError):
            client.with_options(webhook_secret=OTHER).webhooks.unwrap(BODY, sign_webhook(BODY, SECRET))


def test_without_a_secret_the_error_says_where_to_put_it() -> None:
    with client_of() as client:
        with pytest.raises(ConfigurationError, match="ANTHROPIC_WEBHOOK_SIGNING_KEY") as caught:
            client.webhooks.unwrap(BODY, sign_webhook(BODY, SECRET))
    assert caught.value.field == "webhook_secret"


def test_the_time_is_that_of_the_clock_of_the_client() -> None:
    clock = VirtualClock()
    with client_of(webhook_secret=SECRET, clock=clock) as client:
        headers = sign_webhook(BODY, SECRET, timestamp=clock.time())
        assert client.webhooks.unwrap(BODY, headers)
        clock.advance(302)
        with pytest.raises(WebhookVerificationError) as caught:
            client.webhooks.unwrap(BODY, headers)
    assert caught.value.reason == "too_old"


def test_a_client_that_reads_strictly_does_not_keep_what_it_cannot_read() -> None:
    replays = MemoryReplayStore()
    body = b'{"type": "event"}'
    with client_of(webhook_secret=SECRET, strict_responses=True) as client:
        with pytest.raises(SerializationError):
            client.webhooks.unwrap(body, sign_webhook(body, SECRET), replays=replays)
    assert len(replays) == 0


def test_copies_and_pickles_have_webhooks_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    with AnthropicClient(api_key="k", webhook_secret=SECRET) as client:
        headers = sign_webhook(BODY, SECRET)
        for same in (client, copy.copy(client), copy.deepcopy(client)):
            assert same.webhooks.unwrap(BODY, headers)
        data = pickle.dumps(client)
    assert SECRET.encode() not in data
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    monkeypatch.setenv("ANTHROPIC_WEBHOOK_SIGNING_KEY", SECRET)
    assert pickle.loads(data).webhooks.unwrap(BODY, headers)


def _refused(client: AnthropicClient) -> list[BaseException]:
    found: list[BaseException] = []
    calls: list[Any] = [
        lambda: client.webhooks.unwrap(BODY, {}, secret=SECRET),
        lambda: client.webhooks.unwrap(BODY, sign_webhook(BODY, OTHER), secret=[SECRET]),
        lambda: client.webhooks.unwrap(BODY, sign_webhook(BODY, OTHER), secret=f"{SECRET}!"),
        lambda: client.webhooks.unwrap(BODY, sign_webhook(BODY, OTHER)),
        lambda: AnthropicClient(api_key="k", webhook_secret=f"{SECRET}\n!"),
        lambda: AnthropicClient(api_key="k", webhook_secret=[SECRET, 5]),  # type: ignore[list-item]  # on purpose
    ]
    for call in calls:
        try:
            call()
        except AnthropicError as error:
            found.append(error)
    return found


def test_no_secret_is_shown_in_an_error_a_frame_or_a_repr() -> None:
    with client_of(webhook_secret=SECRET) as client:
        errors = _refused(client)
        config = ClientConfig(webhook_secret=SECRET)
        shown = [
            repr(client),
            repr(client.webhooks),
            client._settings.explain(),
            repr(config),
        ]
    assert len(errors) == 6
    for error in errors:
        shown.append("".join(traceback.TracebackException.from_exception(error, capture_locals=True).format()))
    for secret in (SECRET, OTHER, SECRET.removeprefix("whsec_")):
        assert not [text for text in shown if secret in text]
