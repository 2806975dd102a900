# Derived from tests/unit/_async/telemetry/test_tokens.py by `make codegen`. Do not edit.
"""Tokens are counted whole: by what they cost, of streams and batch results too, and once each."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import Telemetry
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import EVENTS, MESSAGE, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from .traced import HELLO, only, streamed

MODEL = HELLO["model"]
USAGE: dict[str, Any] = {
    "input_tokens": 3,
    "cache_read_input_tokens": 50,
    "cache_creation_input_tokens": 25,
    "output_tokens": 40,
    "output_tokens_details": {"thinking_tokens": 30},
}
COUNTED = {"input": 3, "cache_read": 50, "cache_creation": 25, "output": 40, "reasoning": 30}


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


def counted(watched: TelemetryRecorder, service: str = "messages") -> dict[str, float]:
    """The tokens by direction, which both backends agree on."""
    found = {}
    for labels, value in watched.metered("anthropic_tokens_total").items():
        known = dict(labels)
        assert watched.prometheus("anthropic_tokens_total", **known) == value
        assert (known["service"], known["model"]) == (service, MODEL)
        found[known["direction"]] = value
    return found


def used(watched: TelemetryRecorder) -> dict[str, Any]:
    attributes = only(watched).attributes
    return {name: value for name, value in attributes.items() if name.startswith("gen_ai.usage.")}


WHOLE = {
    "gen_ai.usage.input_tokens": 78,
    "gen_ai.usage.output_tokens": 40,
    "gen_ai.usage.cache_read.input_tokens": 50,
    "gen_ai.usage.cache_creation.input_tokens": 25,
    "gen_ai.usage.cache_write.input_tokens": 25,
    "gen_ai.usage.reasoning.output_tokens": 30,
}


def test_a_message_counts_its_tokens_by_what_they_cost(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(reply_with(MESSAGE | {"usage": USAGE})), telemetry=watched.telemetry())
    client.messages.create(**HELLO)
    assert counted(watched) == COUNTED
    assert used(watched) == WHOLE


def test_a_stream_counts_what_its_first_and_its_last_events_state(watched: TelemetryRecorder) -> None:
    start, *others = json.loads(json.dumps(EVENTS))
    start["message"]["usage"] = {name: USAGE[name] for name in USAGE if name != "output_tokens_details"}
    start["message"]["usage"]["output_tokens"] = 1
    (delta,) = (event for event in others if event["type"] == "message_delta")
    delta["usage"] = {"output_tokens": 40, "output_tokens_details": {"thinking_tokens": 30}}
    client = client_of(MockTransport(streamed([start, *others])), telemetry=watched.telemetry())
    with client.messages.create_stream(**HELLO) as stream:
        for _ in stream:
            pass
    assert counted(watched) == COUNTED
    assert used(watched) == WHOLE


def test_an_abandoned_stream_counts_what_had_arrived(watched: TelemetryRecorder) -> None:
    start, *others = json.loads(json.dumps(EVENTS))
    start["message"]["usage"] = USAGE | {"output_tokens": 1, "output_tokens_details": None}
    client = client_of(MockTransport(streamed([start, *others])), telemetry=watched.telemetry())
    with client.messages.create_stream(**HELLO) as stream:
        for event in stream:
            if event.type == "content_block_delta":
                break
    assert counted(watched) == {"input": 3, "cache_read": 50, "cache_creation": 25, "output": 1}


@pytest.mark.parametrize("odd", [-1, "12", True, None, {}, []])
def test_counts_that_are_none_are_left_out(odd: Any, watched: TelemetryRecorder) -> None:
    usage = USAGE | {"cache_read_input_tokens": odd, "output_tokens_details": {"thinking_tokens": odd}}
    client = client_of(MockTransport(reply_with(MESSAGE | {"usage": usage})), telemetry=watched.telemetry())
    client.messages.create(**HELLO)
    assert counted(watched) == {"input": 3, "cache_creation": 25, "output": 40}


@pytest.mark.parametrize("details", [7, "many", [], {}])
def test_details_of_another_server_count_nothing(details: Any, watched: TelemetryRecorder) -> None:
    answer = MESSAGE | {"usage": USAGE | {"output_tokens_details": details}}
    client = client_of(MockTransport(reply_with(answer)), telemetry=watched.telemetry())
    client.messages.create(**HELLO)
    assert "reasoning" not in counted(watched)


def test_counted_tokens_are_a_result_and_not_used(watched: TelemetryRecorder) -> None:
    client = client_of(MockTransport(reply_with({"input_tokens": 812})), telemetry=watched.telemetry())
    client.messages.count_tokens(model=MODEL, messages=HELLO["messages"])
    attributes = only(watched).attributes
    assert attributes["anthropic.input_tokens"] == 812
    assert not [name for name in attributes if name.startswith("gen_ai.usage.")]
    assert counted(watched) == {}
    assert watched.metered("gen_ai.client.token.usage") == {}


LINES: list[dict[str, Any]] = [
    {"custom_id": "a", "result": {"type": "succeeded", "message": MESSAGE | {"usage": USAGE}}},
    {"custom_id": "b", "result": {"type": "expired"}},
    {"custom_id": "c", "result": {"type": "succeeded", "message": MESSAGE | {"usage": USAGE}}},
]


def results_of_a_batch() -> Reply:
    body = b"".join(json.dumps(line).encode() + b"\n" for line in LINES)
    return Reply(body, headers={"content-type": "application/x-jsonl"}, cut=50)


def test_batch_results_count_where_they_are_read_and_each_time(watched: TelemetryRecorder) -> None:
    transport = MockTransport(results_of_a_batch(), results_of_a_batch())
    client = client_of(transport, telemetry=watched.telemetry())
    for times in (1, 2):
        with client.batches.results("msgbatch_1") as results:
            assert [each.custom_id for each in results] == ["a", "b", "c"]
        assert counted(watched, "batches") == {name: 2 * times * count for name, count in COUNTED.items()}
    labels = {"gen_ai.operation.name": "chat", "gen_ai.provider.name": "anthropic", "gen_ai.response.model": MODEL}
    usage = watched.metered("gen_ai.client.token.usage")
    assert usage[tuple(sorted((labels | {"gen_ai.token.type": "input"}).items()))] == 4
    assert usage[tuple(sorted((labels | {"gen_ai.token.type": "output"}).items()))] == 4


def test_lines_are_not_reported_where_nothing_counts_them(watched: TelemetryRecorder) -> None:
    for telemetry in (None, Telemetry(tracer_provider=watched.tracer_provider)):
        client = client_of(MockTransport(), telemetry=telemetry)
        assert client.batches._pipeline.line_read is None
