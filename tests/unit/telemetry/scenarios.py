"""Calls, streams, runs and batches of every kind, for what their telemetry leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from integrations_anthropic import AnthropicClient, AnthropicError, CircuitConfig, RateLimits, Telemetry
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with, sse

__all__ = ["play_all"]

USAGE = {
    "input_tokens": 3,
    "cache_read_input_tokens": 50,
    "cache_creation_input_tokens": 25,
    "output_tokens": 40,
    "output_tokens_details": {"thinking_tokens": 30},
}
HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
WHOLE: dict[str, Any] = {
    **HELLO,
    "system": "Be brief. " * 30,
    "temperature": 0.5,
    "top_p": 0.5,
    "top_k": 5,
    "stop_sequences": ["END"],
    "tools": [{"name": "look", "input_schema": {"type": "object"}}],
    "output_config": {"effort": "low", "format": {"type": "json_schema", "schema": {"type": "object"}}},
}
NEARLY_USED_UP = {
    f"anthropic_ratelimit_{kind}_{part}": value
    for kind in ("requests", "tokens", "input_tokens", "output_tokens")
    for part, value in (("limit", "100"), ("remaining", "1"), ("reset", "2999-01-01T00:00:00Z"))
}
ANSWER = MESSAGE | {"usage": USAGE}
PRICES = {"models": {HELLO["model"]: {"input": 3, "output": 15, "cache_read": 1, "cache_write_5m": 4}}}
SSE = {"content-type": "text/event-stream"}


def play_all(telemetry: Telemetry) -> list[AnthropicClient]:
    """Everything, one after the other. The clients, whose gauges end with them."""
    made = []

    def client_of(*replies: Any, **options: Any) -> AnthropicClient:
        given = {"telemetry": telemetry, "clock": VirtualClock(), "api_key": "sk-test", "max_retries": 0} | options
        made.append(AnthropicClient(transport=MockTransport(*replies), **given))
        return made[-1]

    for scenario in (_calls, _failures, _streams, _reconnections, _stops, _runs, _runs_that_end_early, _limits):
        scenario(client_of)
    return made


def _calls(client_of: Callable[..., AnthropicClient]) -> None:
    busy = reply_with(failure("overloaded_error"), 529)
    client = client_of(busy, reply_with(ANSWER, **NEARLY_USED_UP), prices=PRICES, max_retries=1)
    client.messages.create(**WHOLE)
    client_of(reply_with({"input_tokens": 7})).messages.count_tokens(model="m", messages=HELLO["messages"])
    line = {"custom_id": "a", "result": {"type": "succeeded", "message": ANSWER}}
    lines = Reply(json.dumps(line).encode() + b"\n", headers={"content-type": "application/x-jsonl"})
    list(client_of(lines).batches.results("msgbatch_1"))


def _failures(client_of: Callable[..., AnthropicClient]) -> None:
    circuit = CircuitConfig(failure_threshold=1)
    client = client_of(reply_with(failure("overloaded_error"), 529), circuit=circuit)
    for _ in range(2):
        with suppress(AnthropicError):
            client.messages.create(**HELLO)
    for kind, status in (("authentication_error", 401), ("permission_error", 403), ("not_found_error", 404)):
        with suppress(AnthropicError):
            client_of(reply_with(failure(kind), status)).messages.create(**HELLO)


def _streams(client_of: Callable[..., AnthropicClient]) -> None:
    client_of(Reply(sse(EVENTS), headers=SSE)).messages.create_stream(**HELLO).get_final_message()
    with suppress(AnthropicError):
        client_of(Reply(sse(EVENTS[:5]), headers=SSE)).messages.create_stream(**HELLO).get_final_message()
    refused = reply_with(failure("not_found_error"), 404)
    with suppress(AnthropicError):
        client_of(refused).messages.create_stream(**HELLO).get_final_message()


def _reconnections(client_of: Callable[..., AnthropicClient]) -> None:
    empty = reply_with({"data": [], "next_page": None})
    end = {"type": "session.status_terminated", "id": "sevt_1", "processed_at": "2026-06-12T13:00:00Z"}
    streams = [Reply(sse([]), headers=SSE | {"request-id": "req_1"}), Reply(sse([end]), headers=SSE)]
    client = client_of(empty, streams[0], empty, streams[1], empty, max_retries=1)
    with client.sessions.events.follow("sesn_1") as events:
        list(events)


def _stops(client_of: Callable[..., AnthropicClient]) -> None:
    with client_of(Reply(sse(EVENTS), headers=SSE)).messages.create_stream(**HELLO) as stream:
        next(iter(stream))
    interrupted = Reply(sse(EVENTS[:5]), headers=SSE, fault=KeyboardInterrupt())
    with suppress(KeyboardInterrupt):
        client_of(interrupted).messages.create_stream(**HELLO).get_final_message()
    with suppress(KeyboardInterrupt):
        client_of(KeyboardInterrupt()).messages.create(**HELLO)
    lines = b"".join(json.dumps({"custom_id": n, "result": {"type": "expired"}}).encode() + b"\n" for n in "ab")
    many = Reply(lines, headers={"content-type": "application/x-jsonl"}, cut=10)
    with client_of(many).batches.results("msgbatch_1") as results:
        next(iter(results))


def look(place: str) -> str:
    """Look there."""
    if place == "nowhere":
        raise LookupError(place)
    return "nothing new " * 50


def _asks(*places: str) -> Any:
    calls = [{"type": "tool_use", "id": f"t{n}", "name": "look", "input": {"place": p}} for n, p in enumerate(places)]
    return reply_with(ANSWER | {"content": calls, "stop_reason": "tool_use"})


def _runs(client_of: Callable[..., AnthropicClient]) -> None:
    done = reply_with(ANSWER)
    client_of(_asks("here", "nowhere"), done).messages.run_tools(**HELLO, tools=[look]).until_done()
    run = client_of(_asks("here"), done).messages.run_tools(**HELLO, tools=[look], confirm=lambda call: False)
    run.until_done()


def _runs_that_end_early(client_of: Callable[..., AnthropicClient]) -> None:
    with client_of(_asks("here")).messages.run_tools(**HELLO, tools=[look]) as run:
        next(iter(run))
    with suppress(AnthropicError):
        client_of(_asks("here")).messages.run_tools(**HELLO, tools=[look], max_rounds=1).until_done()

    def stop(place: str) -> str:
        """Stop."""
        raise KeyboardInterrupt

    stop.__name__ = "look"
    with suppress(KeyboardInterrupt):
        client_of(_asks("here")).messages.run_tools(**HELLO, tools=[stop]).until_done()


def _limits(client_of: Callable[..., AnthropicClient]) -> None:
    client = client_of(*[reply_with(ANSWER)] * 2, rate_limits=RateLimits(requests_per_minute=1, burst=1))
    for _ in range(2):
        client.messages.create(**HELLO)
