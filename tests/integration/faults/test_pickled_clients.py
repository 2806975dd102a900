"""Clients that are copied, and clients that are sent to another process."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    ClientConfig,
    ConfigurationError,
    RateLimits,
    RetryPolicy,
    Telemetry,
)
from tests.integration.faults.pickled_client import TeamClient, call, note_retry
from tests.integration.forked import echo, request
from tests.integration.servers import ScriptedServer

KEY = "sk-ant-api03-of-the-parent"
CLIENTS = [AnthropicClient, AsyncAnthropicClient]
PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


class Holder:
    """An object whose pickling fails, as that of one with a lock does."""

    def __init__(self) -> None:
        self.lock = threading.Lock()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given: None


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(echo) as running:
        yield running


@pytest.mark.long
@pytest.mark.parametrize("kind", CLIENTS)
def test_a_spawned_process_calls_with_the_settings_it_was_sent_and_a_key_of_its_own(
    server: ScriptedServer, kind: Any
) -> None:
    client = kind(api_key=KEY, base_url=server.url, timeout=20, max_retries=0, beta_features=["of-the-parent"])
    sent = pickle.dumps(client)
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        results = [pool.apply_async(call, (sent, f"call-{number}", "sk-of-the-worker")) for number in range(4)]
        assert [result.get(120) for result in results] == [f"call-{number}" for number in range(4)]
        with pytest.raises(ConfigurationError, match="no credential found"):
            pool.apply(call, (sent, "call", None))
    assert {asked.headers["x-api-key"] for asked in server.asked} == {"sk-of-the-worker"}
    assert {asked.headers["anthropic-beta"] for asked in server.asked} == {"of-the-parent"}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("kind", CLIENTS)
def test_a_pickle_has_what_was_given_and_no_secret(monkeypatch: pytest.MonkeyPatch, kind: Any, protocol: int) -> None:
    monkeypatch.setenv("ANTHROPIC_BETA_FEATURES", "of-the-parent")
    monkeypatch.setenv("HTTPS_PROXY", "http://somebody:hunter2@proxy.example")
    retry = RetryPolicy(max_retries=7, on_retry=note_retry)
    config = ClientConfig(api_key=KEY, timeout=None, retry=retry, default_headers={"anthropic-x": "1"})
    client = kind(
        config, admin_api_key=f"{KEY}-admin", circuit=None, rate_limits=RateLimits(requests_per_minute=5), proxy=None
    )
    text = pickle.dumps(client.with_options(beta_features=["given"], auth_token=f"{KEY}-token"), protocol)
    assert b"sk-ant" not in text and b"hunter2" not in text and b"of-the-parent" not in text
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-the-worker")
    monkeypatch.setenv("ANTHROPIC_BETA_FEATURES", "of-the-worker")
    found = pickle.loads(text)
    settings = found._settings
    assert type(found) is kind and settings.api_key.expose_secret() == "sk-of-the-worker"
    assert (settings.timeout, settings.max_retries, settings.retry) == (None, 7, retry)
    assert (settings.circuit, settings.proxy, settings.admin_api_key) == (None, None, None)
    assert settings.rate_limits == RateLimits(requests_per_minute=5)
    assert settings.default_headers == {"anthropic-x": "1"}
    assert settings.beta_features == ("of-the-worker", "given")


REFUSED: list[tuple[str, Any]] = [
    ("default_headers", {"x-gateway": "of-somebody"}),
    ("proxy", "http://somebody:hunter2@proxy.example"),
    ("rate_limits", RateLimits(requests_per_minute=5, storage="redis://:hunter2@h")),
    ("rate_limits", RateLimits(requests_per_minute=5, storage="redis://h?password=hunter2")),
    ("retry", RetryPolicy(retry_on=lambda error: True)),
    ("telemetry", Telemetry(tracer_provider=Holder())),
    *[(name, Holder()) for name in ("transport", "auth", "clock", "logger", "retry", "circuit", "rate_limits")],
]


@pytest.mark.parametrize("kind", CLIENTS)
@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_what_cannot_be_sent_is_refused_by_its_name(kind: Any, field: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"^{field}: ") as caught:
        pickle.dumps(kind(api_key=KEY, **{field: value}))
    assert caught.value.field == field
    assert "hunter2" not in str(caught.value) and "of-somebody" not in str(caught.value)


@pytest.mark.parametrize("kind", [(AnthropicClient, httpx.Client), (AsyncAnthropicClient, httpx.AsyncClient)])
def test_an_http_client_cannot_be_sent(kind: Any) -> None:
    client = kind[0](api_key=KEY, http_client=kind[1]())
    with pytest.raises(ConfigurationError, match="http_client: cannot be pickled"):
        pickle.dumps(client)


@pytest.mark.parametrize("kind", CLIENTS)
def test_a_service_is_copied_with_its_client_and_not_pickled(kind: Any) -> None:
    client = kind(api_key=KEY)
    assert copy.deepcopy(client.messages)._pipeline is client.messages._pipeline
    with pytest.raises(ConfigurationError, match="pickle the client"):
        pickle.dumps(client.messages)
    with pytest.raises(ConfigurationError, match="pickle the client"):
        pickle.dumps(client._settings)


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, lambda client: copy.deepcopy({"a": [client]})["a"][0]])
@pytest.mark.parametrize("kind", CLIENTS)
def test_a_copy_shares_everything_and_closes_nothing(kind: Any, make: Any) -> None:
    client = kind(api_key=KEY, default_headers={"x-a": "b"}, circuit=Holder(), rate_limits={"requests_per_minute": 5})
    found = make(client)
    assert type(found) is kind and found is not client
    assert found._settings == client._settings or found._settings.api_key == client._settings.api_key
    assert found._pipeline.transport is client._pipeline.transport
    assert found._components.circuit is client._components.circuit
    assert found._components.limiter is client._components.limiter
    assert not found._owns_transport and found.messages is not client.messages


def test_a_closed_copy_leaves_its_original_open(server: ScriptedServer) -> None:
    with AnthropicClient(api_key=KEY, base_url=server.url, max_retries=0) as client:
        with copy.deepcopy(client) as found:
            assert found.messages.create(**request("of-the-copy")).id == "of-the-copy"
        assert client.messages.create(**request("of-the-original")).id == "of-the-original"


def test_one_object_is_copied_once_and_attributes_of_a_subclass_go_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    client = TeamClient(api_key=KEY)
    client.team = ["red"]  # type: ignore[assignment]
    both = copy.deepcopy([client, client])
    assert both[0] is both[1] and both[0].team == ["red"] and both[0].team is not client.team
    assert copy.copy(client).team is client.team
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-the-worker")
    assert pickle.loads(pickle.dumps(client)).team == ["red"]
