# Derived from tests/integration/_async/test_canaries_elsewhere.py by `make codegen`. Do not edit.
"""The same canaries with tools, parsed answers, results, configuration in files, TLS, and a call that is left."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
import trustme

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    ClientConfig,
    ConfigurationError,
    RateLimits,
    SerializationError,
    TLSError,
    ToolRoundsExceededError,
)
from integrations_anthropic.testing import MockTransport, VirtualClock
from tests.integration.canaries import ASKED, CALL, CONTENT, OPTIONS, SECRETS, Heard, listening
from tests.integration.servers import Asked, ScriptedServer
from tests.unit.responses import EVENTS, MESSAGE, reply_with, sse

SAID: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": CONTENT["prompt"]}]}


@pytest.fixture
def heard() -> Iterator[Heard]:
    with listening() as heard:
        yield heard


def client_of(heard: Heard, *answers: Any, **options: Any) -> AnthropicClient:
    given: dict[str, Any] = {"transport": MockTransport(*answers), "telemetry": heard.telemetry(), **OPTIONS}
    return AnthropicClient(**given | {"max_retries": 0, "circuit": None} | options)


def look_up(q: str) -> str:
    """Looks something up."""
    if q == "break":
        raise LookupError(f"{CONTENT['tool output']} with {SECRETS['key']} and {CONTENT['tool input']}")
    return CONTENT["tool output"]


def test_tools_show_neither_their_input_nor_their_output(heard: Heard) -> None:
    asks = reply_with(MESSAGE | {"content": [CALL], "stop_reason": "tool_use"})
    breaks = reply_with(MESSAGE | {"content": [CALL | {"input": {"q": "break"}}], "stop_reason": "tool_use"})
    with client_of(heard, asks, breaks, reply_with(MESSAGE), asks, asks) as client:
        runner = client.messages.run_tools(**SAID, tools=[look_up])
        runner.until_done()
        heard.show(runner)
        with heard.expecting(ToolRoundsExceededError):
            client.messages.run_tools(**SAID, tools=[look_up], max_rounds=1).until_done()
    assert heard.errors[0].messages  # type: ignore[attr-defined]  # ours
    assert heard.secrets() == []
    assert heard.content() == []


@pytest.mark.parametrize("output", [int, list[int], Literal["a"]])
def test_an_answer_that_cannot_be_parsed_is_not_shown(output: Any, heard: Heard) -> None:
    said = reply_with(MESSAGE | {"content": [{"type": "text", "text": json.dumps(CONTENT["prompt"])}]})
    with client_of(heard, said) as client:
        result = client.messages.parse(**SAID, output=output)
    assert result.error is not None
    with heard.expecting(AnthropicError):
        raise result.error
    assert heard.secrets() == []
    assert heard.content() == []


def test_a_line_of_results_that_is_bad_is_not_shown(heard: Heard) -> None:
    lines = f'{{"custom_id": "a", "result": {{"type": "{CONTENT["prompt"]}"}}}}\n["{CONTENT["tool output"]}", 5\n'
    with client_of(heard, reply_with(lines.encode())) as client:
        results = client.batches.results("msgbatch_1")
        heard.show(results)
        with heard.expecting(SerializationError):
            for _ in results:
                """The first line is valid: unknown fields are kept."""
    assert heard.secrets() == []
    assert heard.content() == []


def test_an_answer_of_the_wrong_shape_is_not_shown(heard: Heard) -> None:
    wrong = MESSAGE | {"content": [{"type": "text", "text": {"odd": CONTENT["prompt"]}}]}
    events = [*EVENTS[:4], {"type": "content_block_delta", "index": "x", "delta": CONTENT["prompt"]}]
    replies = [reply_with(wrong), reply_with(sse(events))]
    with client_of(heard, *replies, strict_responses=True) as client:
        with heard.expecting(SerializationError):
            client.messages.create(**SAID)
        with heard.expecting(AnthropicError):
            client.messages.create_stream(**SAID).get_final_message()
    with client_of(heard, *replies) as client:
        client.messages.create(**SAID)
        with heard.expecting(AnthropicError):
            client.messages.create_stream(**SAID).get_final_message()
    assert heard.secrets() == []
    assert heard.content() == []


def test_a_call_that_is_left_shows_nothing(heard: Heard) -> None:
    silent = ScriptedServer(lambda asked, connection: connection.recv(1))
    with silent as server:
        with client_of(heard, transport=None, base_url=server.url, timeout=0.2) as client:
            with heard.expecting(AnthropicError):
                client.messages.create(**ASKED)
            with heard.expecting(AnthropicError):
                client.messages.create_stream(**ASKED, deadline=0.1).get_final_message()
    assert heard.secrets() == []
    assert heard.content() == []


def test_a_connection_that_cannot_be_trusted_shows_nothing(heard: Heard) -> None:
    def never(asked: Asked, connection: Any) -> None:
        raise AssertionError("something was sent")

    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    with ScriptedServer(never, context) as server:
        with client_of(heard, transport=None, base_url=server.url) as client:
            with heard.expecting(TLSError):
                client.messages.create(**ASKED)
            with heard.expecting(TLSError):
                client.messages.create_stream(**ASKED).get_final_message()
    assert heard.secrets() == []
    assert heard.content() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"timeout": SECRETS["bearer"]},
        {"api_key": [SECRETS["key"]]},
        {"api_key": SECRETS["key"] + "\n"},
        {"nonsense": SECRETS["key"]},
        {"default_headers": {"cookie": SECRETS["cookie"] + "\n"}},
    ],
    ids=str,
)
def test_a_file_of_configuration_shows_nothing(
    wrong: dict[str, Any], heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.json"
    file.write_text(json.dumps({"api_key": SECRETS["key"], "admin_api_key": SECRETS["admin key"]} | wrong))
    file.chmod(0o644)
    monkeypatch.setenv("ANTHROPIC_CONFIG_FILE", str(file))
    try:
        client = AnthropicClient(telemetry=heard.telemetry())
    except ConfigurationError:
        with heard.expecting(ConfigurationError):
            AnthropicClient()
    else:
        heard.show(client, client._settings, client._settings.explain(), ClientConfig())
        client.close()
    file.write_text(f'{{"api_key": "{SECRETS["key"]}"')
    with heard.expecting(ConfigurationError):
        AnthropicClient()
    assert heard.secrets() == []


def test_retries_and_limits_show_nothing(heard: Heard) -> None:
    clock = VirtualClock()
    busy = reply_with({"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}, 529)
    limits = RateLimits(requests_per_minute=60, burst=1, input_tokens_per_minute=5000)
    options: dict[str, Any] = {"clock": clock, "max_retries": 2, "rate_limits": limits}
    with client_of(heard, busy, busy, reply_with(MESSAGE), busy, busy, busy, **options) as client:
        client.messages.create(**ASKED)
        with heard.expecting(AnthropicError):
            client.messages.create(**ASKED)
        heard.show(client, limits)
    assert "Retry triggered" in heard.lines.getvalue()
    assert logging.getLogger("integrations_anthropic.limits").isEnabledFor(logging.DEBUG)
    assert heard.secrets() == []
    assert heard.content() == []
