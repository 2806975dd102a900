"""Clients of `compat`: their settings, signatures, log and errors, as in the official client."""

from __future__ import annotations

import copy
import inspect
import json
import os
import pickle
import subprocess
import sys
from base64 import b64decode
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import standardwebhooks

import integrations_anthropic
from integrations_anthropic import compat


@pytest.mark.parametrize("client", [compat.Anthropic(api_key="k"), compat.AsyncAnthropic(api_key="k")])
def test_signatures_name_the_arguments(client: Any) -> None:
    shown = inspect.signature(client.messages.create).parameters
    assert {"stream", "model", "thinking", "extra_headers", "timeout", "betas"} < shown.keys()
    assert {name for name, one in shown.items() if one.default is one.empty} == {"model", "max_tokens", "messages"}
    assert shown["max_tokens"].annotation == "int"
    assert "output_format" in inspect.signature(client.messages.stream).parameters
    assert "output_format" in inspect.signature(client.messages.parse).parameters
    assert "system" in inspect.signature(client.messages.count_tokens).parameters
    assert {"max_iterations", "tools"} < inspect.signature(client.beta.messages.tool_runner).parameters.keys()


@pytest.mark.parametrize("cls", [compat.Anthropic, compat.AsyncAnthropic])
def test_a_client_shows_what_it_authenticates_with(cls: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    assert cls(api_key="k").auth_headers == {"X-Api-Key": "k"}
    assert cls(auth_token="t").auth_headers == {"Authorization": "Bearer t"}
    secret = "whsec_" + "a" * 32
    assert cls(api_key="k", webhook_key=secret).webhook_key == secret
    assert cls(api_key="k").webhook_key is None


@pytest.mark.parametrize("timeout", ["x", True, -1, object()])
def test_a_timeout_that_is_none_is_refused_with_its_name(timeout: Any) -> None:
    with pytest.raises(integrations_anthropic.ConfigurationError, match="timeout"):
        compat.Anthropic(api_key="k", timeout=timeout)


def test_an_error_of_validation_is_made_of_a_response() -> None:
    response = httpx.Response(200, request=httpx.Request("GET", "http://127.0.0.1/v1/models"))
    error = compat.APIResponseValidationError(response, {"a": 1})
    assert "not what the API promises" in str(error)
    assert (error.status_code, error.response, error.request) == (200, response, response.request)
    assert error.body == {"a": 1}
    assert compat.APIResponseValidationError(response=response, body=None, message="odd").message == "odd"
    for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert (type(again), again.message, again.status_code) == (type(error), error.message, 200)


def test_webhooks_are_verified_with_the_key_of_the_client() -> None:
    secret, now = "whsec_" + "a" * 32, datetime.now(UTC)
    body = json.dumps({"type": "event", "id": "whevent_1", "created_at": now.isoformat(), "data": {"type": "later"}})
    signature = standardwebhooks.Webhook(secret).sign("msg_1", now, body)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }
    client = compat.Anthropic(api_key="k", webhook_key=secret)
    for payload in (body, body.encode()):
        assert client.beta.webhooks.unwrap(payload, headers=headers).id == "whevent_1"
    assert client.beta.webhooks.unwrap(body, headers=headers, key=b64decode("a" * 32)).id == "whevent_1"
    with pytest.raises(standardwebhooks.WebhookVerificationError) as caught:
        client.beta.webhooks.unwrap(body, headers=headers, key=b"another key")
    error: Any = caught.value
    assert isinstance(error, integrations_anthropic.WebhookVerificationError)
    assert error.reason == "wrong_signature"
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.message) == (integrations_anthropic.WebhookVerificationError, error.message)


@pytest.mark.parametrize(
    ("cls", "http_client"), [(compat.Anthropic, httpx.Client), (compat.AsyncAnthropic, httpx.AsyncClient)]
)
def test_the_time_limits_of_an_httpx_client_are_kept(cls: Any, http_client: Any) -> None:
    own = cls(api_key="k", http_client=http_client(timeout=30))
    assert own.timeout == httpx.Timeout(30)
    assert own.client._settings.timeout == 30
    assert cls(api_key="k", http_client=http_client()).timeout == compat.DEFAULT_TIMEOUT
    assert cls(api_key="k", http_client=http_client(timeout=30), timeout=7).client._settings.timeout == 7
    assert cls(api_key="k", http_client=http_client(timeout=None)).client._settings.timeout is None


@pytest.mark.parametrize("cls", [compat.Anthropic, compat.AsyncAnthropic])
def test_default_headers_can_be_omitted(cls: Any) -> None:
    client = cls(api_key="k", default_headers={"X-Foo": "1", "X-Stainless-Lang": compat.omit})
    assert client.default_headers["X-Foo"] == "1"
    assert "x-stainless-lang" not in client.default_headers
    without = client.with_options(default_headers={"X-Foo": compat.Omit()})
    assert without.default_headers.keys().isdisjoint({"X-Foo", "x-stainless-lang"})
    assert "X-Foo" not in without.client._settings.default_headers
    assert client.default_headers["X-Foo"] == "1"
    with pytest.raises(integrations_anthropic.ConfigurationError, match="x-api-key"):
        cls(api_key="k", default_headers={"X-Api-Key": compat.omit})


@pytest.mark.parametrize(
    ("level", "first", "shown"),
    [
        ("debug", "", True),
        ("info", "", False),
        ("loud", "", False),
        ("debug", "import logging; logging.basicConfig(format='mine %(message)s'); ", True),
    ],
)
def test_anthropic_log_sets_the_level_of_the_log(level: str, first: str, shown: bool) -> None:
    code = (
        "import integrations_anthropic.compat as a; import logging; a.Anthropic(api_key='k'); a.Anthropic(api_key='k')"
    )
    said = "logging.getLogger('integrations_anthropic.messages').debug('one line')"
    done = subprocess.run(
        [sys.executable, "-c", f"{first}{code}; {said}"],
        env={**os.environ, "ANTHROPIC_LOG": level},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.count("one line") == shown
    assert ("mine" in done.stderr) == bool(first)
