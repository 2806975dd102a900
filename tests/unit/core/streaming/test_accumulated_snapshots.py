"""Messages looked at while they grow: incomplete JSON, copies, progress, cost."""

from __future__ import annotations

import copy
import time

import pytest

from integrations_anthropic._core.codec.type_refs import TypeRef
from integrations_anthropic._core.streaming.partial_json import readable
from tests.elapsed import reference_seconds
from tests.unit.core.streaming.message_events import START, TOOL, content, delta, end, fed, start

STOP = {"type": "message_stop"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", {"before": 1}),
        ("{", {}),
        ('{"a', {}),
        ('{"a": ', {}),
        ('{"a": 1', {}),
        ('{"a": 1,', {"a": 1}),
        ('{"a": "x\\"', {}),
        ('{"a": "x\\""', {"a": 'x"'}),
        ('{"a": [1, {"b": null}, tr', {"a": [1, {"b": None}]}),
        ('{"a": {"b": "}]"}, "c": "\\u00e', {"a": {"b": "}]"}}),
        ('{"a": 1}', {"a": 1}),
        ('{"a": 1} ', {"a": 1}),
        ("}", {"before": 1}),
        ('{"a" 1 2', {}),
        ("{]", {"before": 1}),
        ('{"a": nonsense, ', {"before": 1}),
        ("nonsense", {"before": 1}),
    ],
)
def test_growing_json_shows_what_of_it_is_whole(text, value):
    assert readable(text, {"before": 1}) == value
    block = {**TOOL, "input": {"before": 1}}
    assert content(start(0, **block), delta(0, "input_json_delta", partial_json=text))[0]["input"] == value


def test_a_message_can_be_looked_at_after_every_character_of_tool_input():
    text = '{"city": "Z\\u00fcrich", "days": [1, 22, -3.5e2], "deep": {"a": [true, {"b": {}}]}}'
    accumulator = fed(START, start(0, **TOOL))
    seen = []
    for character in text:
        accumulator.add(delta(0, "input_json_delta", partial_json=character))
        seen.append(accumulator.message(TypeRef("MessageResponse")).content[0].input)
    assert seen[-1] == {"city": "Zürich", "days": [1, 22, -350.0], "deep": {"a": [True, {"b": {}}]}}
    assert [len(str(value)) for value in seen] == sorted(len(str(value)) for value in seen)


def test_json_nested_very_deeply_is_read_quickly_or_not_at_all():
    began = time.process_time()
    assert readable("[" * 100_000, "as before") == "as before"
    assert time.process_time() - began < 50 * reference_seconds()


def test_a_snapshot_is_a_copy_of_its_own():
    events = [
        copy.deepcopy(START),
        start(0, type="text", text="a", new=[1]),
        delta(0, "citations_delta", citation={"x": [1]}),
        end(new={"y": [1]}),
    ]
    before = copy.deepcopy(events)
    accumulator = fed(*events)
    first = accumulator.snapshot()
    kept = copy.deepcopy(first)
    first["content"][0]["new"].append(2)
    first["content"][0]["citations"][0]["x"].append(2)
    first["new"]["y"].append(2)
    first["usage"]["input_tokens"] = 0
    first["content"].append("x")
    assert accumulator.snapshot() == kept
    for event in events:
        event.clear()
    assert accumulator.snapshot() == kept
    assert before != events


def test_events_that_change_later_change_nothing():
    events = [
        copy.deepcopy(START),
        start(0, type="compaction"),
        delta(0, "compaction_delta", content={"x": [1]}),
        end({"new": [1]}),
    ]
    accumulator = fed(*events)
    kept = accumulator.snapshot()
    events[0]["message"]["new"]["deep"] = 2
    events[2]["delta"]["content"]["x"].append(2)
    events[3]["usage"]["new"].append(2)
    assert accumulator.snapshot() == kept


def test_it_says_how_far_it_is():
    accumulator = fed()
    assert (accumulator.started, accumulator.complete, accumulator.message(TypeRef("MessageResponse"))) == (
        False,
        False,
        None,
    )
    accumulator.add(START)
    assert (accumulator.started, accumulator.complete) == (True, False)
    accumulator.add(STOP)
    assert accumulator.complete
    assert accumulator.message(TypeRef("MessageResponse")).id == "msg_1"


def test_a_message_that_starts_with_content_goes_on_from_there():
    begun = copy.deepcopy(START)
    begun["message"]["content"] = [{"type": "text", "text": "a"}]
    message = fed(begun, delta(0, "text_delta", text="b"), start(1, type="text", text="c")).snapshot()
    assert [block["text"] for block in message["content"]] == ["ab", "c"]
    assert begun["message"]["content"] == [{"type": "text", "text": "a"}]


@pytest.mark.parametrize(
    ("kind", "block", "field"), [("text_delta", "text", "text"), ("input_json_delta", "tool_use", "partial_json")]
)
def test_a_long_answer_costs_no_more_than_its_length(kind, block, field):
    def cost(pieces):
        accumulator = fed(START, start(0, type=block))
        began = time.process_time()
        for _ in range(pieces):
            accumulator.add(delta(0, kind, **{field: "xxxxxxxx"}))
        accumulator.snapshot()
        return time.process_time() - began

    small = min(cost(5_000) for _ in range(3))
    assert min(cost(40_000) for _ in range(2)) < 8 * small * 4 + 0.05


def test_many_citations_cost_no_more_than_their_number():
    def cost(pieces):
        accumulator = fed(START, start(0, type="text", text=""))
        began = time.process_time()
        for _ in range(pieces):
            accumulator.add(delta(0, "citations_delta", citation={"x": 1}))
        return time.process_time() - began

    small = min(cost(2_000) for _ in range(3))
    assert min(cost(16_000) for _ in range(2)) < 8 * small * 4 + 0.05
