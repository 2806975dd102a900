"""The content of spans that end together has a limit, so that no batch is refused for it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider

from integrations_anthropic import AnthropicClient, Telemetry
from integrations_anthropic.telemetry.content_room import SECONDS, SPANS, ContentRoom
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import MESSAGE
from tests.unit.telemetry_recorder import TelemetryRecorder

TRUNCATED = "anthropic.content_truncated"
INPUT, OUTPUT = "gen_ai.input.messages", "gen_ai.output.messages"
SYSTEM, TOOLS = "gen_ai.system_instructions", "gen_ai.tool.definitions"
RESULT = "gen_ai.tool.call.result"


def full(room: ContentRoom, now: float = 0.0, spans: int = 3) -> bool:
    """End a call with 1,000 bytes of content where 2,500 are the limit. Returns whether they were left out."""
    found = room.fitting({INPUT: "x" * 1_000}, 2_500, now=now, spans=spans)
    return bool(found.get(TRUNCATED, False))


def test_content_without_room_is_left_out_and_its_place_says_so() -> None:
    room = ContentRoom()
    assert [full(room), full(room), full(room)] == [False, False, True]
    text = "… (1000 bytes left out: spans that end together have 2500 at most)"
    part = {"type": "text", "content": text}
    message: Any = {"role": "system", "parts": [part]}
    marks: dict[str, Any] = {INPUT: [message], OUTPUT: [message], SYSTEM: [part], TOOLS: [part], RESULT: text}
    for name, written in marks.items():
        found = room.fitting({name: "x" * 1_000}, 2_500, now=0.0, spans=3)
        assert json.loads(found[name]) == written and found[TRUNCATED] is True


def test_there_is_room_again_for_calls_that_end_later() -> None:
    room = ContentRoom()
    assert [full(room, now) for now in (0.0, 1.0, SECONDS - 0.1)] == [False, False, True]
    assert [full(room, now) for now in (SECONDS, SECONDS + 0.1, SECONDS + 1)] == [False, True, False]


def test_there_is_room_again_for_calls_that_end_a_batch_of_spans_later() -> None:
    room = ContentRoom()
    assert [full(room, spans=SPANS - 1), full(room, spans=1)] == [False, False]
    assert [full(room, spans=1), full(room, spans=SPANS - 2)] == [False, True]
    assert not full(room)


@pytest.mark.parametrize("seed", range(20))
def test_no_batch_has_more_than_the_limit_but_for_what_is_no_longer_than_a_mark(seed: int) -> None:
    chance = random.Random(seed)
    room, now, ended = ContentRoom(), 0.0, []
    for _ in range(400):
        now += chance.choice((0.0, 0.01, 0.5))
        content = {name: "é" * chance.choice((5, 400, 3_000)) for name in chance.sample((INPUT, OUTPUT, SYSTEM), 2)}
        spans = chance.randint(2, 9)
        found = room.fitting(content | {TRUNCATED: True}, 20_000, now=now, spans=spans)
        assert set(found) == {*content, TRUNCATED}
        ended.append((now, spans, sum(len(found[name].encode()) for name in content if len(found[name]) > 200)))
    for first, (began, *_) in enumerate(ended):
        number, size = 0, 0
        for when, spans, bytes_ in ended[first:]:
            number += spans
            if when - began >= SECONDS or number > SPANS:
                break
            size += bytes_
        assert size <= 20_000


def test_the_answer_comes_first_and_what_is_shorter_than_a_mark_stays() -> None:
    found = ContentRoom().fitting({INPUT: "x" * 500, SYSTEM: "short", OUTPUT: "y" * 500}, 600, now=0.0, spans=3)
    assert found[OUTPUT] == "y" * 500 and "500 bytes left out" in found[INPUT] and found[SYSTEM] == "short"


def test_clients_of_one_provider_share_its_room_and_others_have_their_own() -> None:
    watched = TelemetryRecorder()
    other = TracerProvider(shutdown_on_exit=False)
    request: Any = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "word " * 1_500}]}
    for provider in (other, watched.tracer_provider, watched.tracer_provider, watched.tracer_provider):
        telemetry = Telemetry(tracer_provider=provider, log_content=True, max_batch_content_bytes=20_000)
        transport = MockTransport(Reply(MESSAGE))
        with AnthropicClient(api_key="k", transport=transport, telemetry=telemetry) as client:
            client.messages.create(**request)
    assert [tree.attributes.get(TRUNCATED, False) for tree in watched.trees()] == [False, False, True]


def test_what_tools_are_given_and_return_takes_room_too() -> None:
    watched = TelemetryRecorder()
    uses = [{"type": "tool_use", "id": f"t{n}", "name": "look", "input": {"text": "a" * 3_000}} for n in range(4)]
    transport = MockTransport(Reply(MESSAGE | {"content": uses, "stop_reason": "tool_use"}), Reply(MESSAGE))

    def look(text: str) -> str:
        """Look."""
        return "b" * 5_000

    telemetry = watched.telemetry(log_content=True, max_batch_content_bytes=40_000)
    hello: Any = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
    with AnthropicClient(api_key="k", transport=transport, telemetry=telemetry) as client:
        client.messages.run_tools(**hello, tools=[look]).until_done()
    spans = [dict(span.attributes or {}) for span in watched.spans]
    size = sum(len(str(value)) for span in spans for name, value in span.items() if name.startswith("gen_ai"))
    assert size < 45_000
    assert any("bytes left out" in str(span.get(name)) for span in spans for name in (INPUT, RESULT))
