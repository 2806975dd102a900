# Derived from tests/integration/_async/test_canaries.py by `make codegen`. Do not edit.
"""Secrets and content, planted everywhere, appear nowhere: in no log at DEBUG, span, metric, error or repr."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    APIConnectionError,
    CircuitBreakerOpenError,
    CircuitConfig,
    ClientConfig,
    ConfigurationError,
    DeadlineExceededError,
    LocalRateLimitError,
    RateLimitError,
    RetryPolicy,
    SerializationError,
    ValidationError,
)
from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.testing import MockRateLimiter
from tests.integration.canaries import ANSWERED, ASKED, CONTENT, OPTIONS, ORGANIZATION, SECRETS, Heard, listening
from tests.integration.servers import Asked, ScriptedServer, answer

STATUSES = (400, 401, 402, 403, 404, 408, 409, 413, 418, 429, 500, 503, 529)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def heard(sandbox: Sandbox) -> Iterator[Heard]:
    sandbox.reset()
    with listening() as heard:
        yield heard


def client_of(sandbox: Sandbox, heard: Heard, **options: Any) -> AnthropicClient:
    content = options.pop("log_content", False)
    given: dict[str, Any] = {"retry": RetryPolicy(initial_delay=0), "circuit": None, "max_retries": 1, **OPTIONS}
    telemetry = heard.telemetry(log_content=content)
    return AnthropicClient(base_url=sandbox.url, telemetry=telemetry, **given | options)


def test_calls_that_work_show_nothing(sandbox: Sandbox, heard: Heard) -> None:
    sandbox.faults.add(Fault(status=529, headers=ANSWERED | {"retry-after": "0"}))
    with client_of(sandbox, heard) as client:
        result = client.messages.create(**ASKED, extra_query={"token": SECRETS["query"]})
        assert CONTENT["prompt"] in result.text
        client.messages.count_tokens(model=ASKED["model"], messages=ASKED["messages"])
        heard.show(client, client.with_options(timeout=5), client.messages, result.meta, client.models.list())
        client.admin.organizations.get()
        batch = {"custom_id": "a", "params": {name: value for name, value in ASKED.items() if name != "tools"}}
        heard.show((client.batches.create(requests=[batch])).meta)
        stream = client.messages.create_stream(**ASKED)
        heard.show(stream)
        with stream:
            heard.show(stream)
            assert CONTENT["prompt"] in stream.get_final_text()
        heard.show(stream, stream.meta)
    assert heard.secrets() == []
    assert heard.content() == []
    assert "Sending request" in heard.lines.getvalue()
    assert len(heard.watched.trees()) == 6


@pytest.mark.parametrize("status", STATUSES)
def test_an_error_of_any_class_shows_nothing(status: int, sandbox: Sandbox, heard: Heard) -> None:
    said = (
        f"would exceed your organization's limit (org {ORGANIZATION}); key {SECRETS['key']} Bearer {SECRETS['bearer']}"
    )
    sandbox.faults.add(Fault(status=status, message=said, headers=ANSWERED, retry_after=0, times=4))
    with client_of(sandbox, heard) as client:
        with heard.expecting(AnthropicError):
            client.messages.create(**ASKED)
        with heard.expecting(AnthropicError):
            client.messages.create_stream(**ASKED).get_final_message()
    assert "would exceed your organization's limit" in heard.everything()
    assert heard.secrets() == []
    assert heard.content() == []


@pytest.mark.parametrize(
    "fault",
    [
        {"bad_json": True},
        {"end_after": 200},
        {"cut_after": 150},
        {"reset_after": 150},
        {"status": 307, "headers": {"location": f"https://u:{SECRETS['proxy password']}@else.where/"} | ANSWERED},
    ],
    ids=str,
)
def test_an_answer_that_breaks_shows_nothing(fault: dict[str, Any], sandbox: Sandbox, heard: Heard) -> None:
    sandbox.faults.add(Fault(**fault, times=None))
    with client_of(sandbox, heard) as client:
        with heard.expecting(AnthropicError):
            client.messages.create(**ASKED)
    assert heard.secrets() == []
    assert heard.content() == []


@pytest.mark.parametrize(
    "fault",
    [
        {"cut_after": 900},
        {"reset_after": 900},
        {"error_event": "overloaded_error", "error_after": 4, "message": f"busy {SECRETS['key']}"},
        {"stall": 5, "stall_after_events": 4},
    ],
    ids=str,
)
def test_a_stream_that_breaks_shows_nothing(fault: dict[str, Any], sandbox: Sandbox, heard: Heard) -> None:
    sandbox.faults.add(Fault(**fault, times=None))
    with client_of(sandbox, heard, stream_idle_timeout=0.2) as client:
        stream = client.messages.create_stream(**ASKED)
        with heard.expecting(AnthropicError):
            stream.get_final_message()
        heard.show(stream)
    assert heard.errors[0].partial is None or heard.errors[0].partial.id  # type: ignore[attr-defined]  # ours
    assert heard.secrets() == []
    assert heard.content() == []


def test_a_stream_that_is_left_or_dropped_shows_nothing(sandbox: Sandbox, heard: Heard) -> None:
    with client_of(sandbox, heard) as client:
        with client.messages.create_stream(**ASKED) as stream:
            stream.__iter__().__next__()
        dropped = client.messages.create_stream(**ASKED)
        dropped.__iter__().__next__()
        heard.show(stream, dropped)
        dropped.close()
        del dropped
        gc.collect()
    assert heard.secrets() == []
    assert heard.content() == []


def test_what_is_refused_here_shows_nothing(sandbox: Sandbox, heard: Heard) -> None:
    sandbox.faults.add(Fault(status=500, times=None))
    limiter = MockRateLimiter().refuse()
    circuit = CircuitConfig(failure_threshold=1)
    with client_of(sandbox, heard, circuit=circuit, max_retries=0) as client:
        with heard.expecting(AnthropicError):
            client.messages.create(**ASKED)
        with heard.expecting(CircuitBreakerOpenError):
            client.messages.create(**ASKED)
        with heard.expecting(ValidationError):
            client.messages.create(**ASKED | {"messages": [{"role": CONTENT["prompt"], "content": "x"}]})
        with heard.expecting(TypeError):
            client.messages.create(**ASKED, secret=SECRETS["key"])
        with heard.expecting(ValidationError):
            client.messages.create(**ASKED, extra_headers={"x-a": SECRETS["header"] + "\n"})
    client = client_of(sandbox, heard)
    client.close()
    with heard.expecting(ConfigurationError):
        client.messages.create(**ASKED)
    with client_of(sandbox, heard, rate_limits=limiter) as client:
        with heard.expecting(LocalRateLimitError):
            client.messages.create(**ASKED)
    with client_of(sandbox, heard, max_retries=3, retry=RetryPolicy(initial_delay=5)) as client:
        with heard.expecting(DeadlineExceededError):
            client.messages.create(**ASKED, deadline=0.5)
    assert heard.secrets() == []
    assert heard.content() == []


def test_no_connection_shows_nothing_of_proxies_and_keys(sandbox: Sandbox, heard: Heard) -> None:
    proxy = f"http://user:{SECRETS['proxy password']}@127.0.0.1:9"
    for options in ({"proxy": proxy}, {"proxy": proxy, "base_url": "https://api.c4n4ry.test"}):
        given = OPTIONS | {"telemetry": heard.telemetry(), "base_url": sandbox.url, "max_retries": 0} | options
        with AnthropicClient(**given) as client:
            with heard.expecting(APIConnectionError):
                client.messages.create(**ASKED)
            heard.show(client, client._settings, client._settings.explain())
    assert heard.secrets() == []
    assert heard.content() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"api_key": SECRETS["key"] + "\n"},
        {"auth_token": "\x00" + SECRETS["bearer"]},
        {"proxy": f"ftp://user:{SECRETS['proxy password']}@p"},
        {"base_url": f"https://user:{SECRETS['proxy password']}@host"},
        {"default_headers": {"cookie": SECRETS["cookie"] + "\r\n"}},
        {"timeout": SECRETS["key"]},
        {"log_level": SECRETS["bearer"]},
    ],
    ids=str,
)
def test_a_wrong_setting_shows_nothing(wrong: dict[str, Any], heard: Heard) -> None:
    with heard.expecting(ConfigurationError):
        AnthropicClient(**OPTIONS | wrong)
    heard.show(ClientConfig(**OPTIONS | {"proxy": f"http://u:{SECRETS['proxy password']}@p"}))
    assert heard.secrets() == []


@pytest.mark.parametrize("credential", [{"auth_token": SECRETS["bearer"]}, {"api_key": SECRETS["plain key"]}])
def test_a_server_that_says_back_what_it_was_sent_shows_no_credential(credential: dict[str, Any], heard: Heard) -> None:
    """A proxy's error page with the headers of the request in it."""

    def mirror(asked: Asked, connection: Any) -> None:
        lines = "\n".join(f"{name}: {value}" for name, value in asked.headers.items())
        connection.sendall(answer(502, lines.encode(), content_type="text/plain", **{"set-cookie": SECRETS["cookie"]}))

    with ScriptedServer(mirror) as server:
        options = {"default_headers": OPTIONS["default_headers"], "telemetry": heard.telemetry(), "max_retries": 0}
        with AnthropicClient(base_url=server.url, **credential, **options) as client:
            with heard.expecting(AnthropicError):
                client.messages.create(**ASKED)
    assert "status 502" in heard.everything()
    assert heard.secrets() == []
    assert heard.content() == []


def test_with_log_content_the_content_appears_and_the_secrets_do_not(sandbox: Sandbox, heard: Heard) -> None:
    sandbox.faults.add(Fault(status=429, headers=ANSWERED, retry_after=0))
    with client_of(sandbox, heard, log_content=True) as client:
        client.messages.create(**ASKED)
        with client.messages.create_stream(**ASKED) as stream:
            stream.get_final_message()
        sandbox.faults.add(Fault(status=429, headers=ANSWERED, retry_after=0, times=2))
        with heard.expecting(RateLimitError):
            client.messages.create(**ASKED)
        sandbox.faults.add(Fault(bad_json=True, times=2))
        with heard.expecting(SerializationError):
            client.messages.create(**ASKED)
    assert set(heard.content()) >= set(CONTENT)
    assert heard.secrets() == []
    spans = "".join(span.to_json() for span in heard.watched.spans)
    assert all(text in spans for text in CONTENT.values())
