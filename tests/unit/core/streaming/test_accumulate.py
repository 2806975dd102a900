from __future__ import annotations

import copy
import time

import pytest

from integrations_anthropic._core.codec.type_refs import TypeRef
from integrations_anthropic._core.streaming.accumulate import Accumulator
from integrations_anthropic._core.streaming.partial_json import readable
from integrations_anthropic.errors import SerializationError

START = {
    "type": "message_start",
    "message": {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "m",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": 5, "output_tokens": 1, "server_tool_use": None},
        "new": {"deep": 1},
    },
}
STOP = {"type": "message_stop"}


def start(index, **block):
    return {"type": "content_block_start", "index": index, "content_block": block}


def delta(index, kind, **fields):
    return {"type": "content_block_delta", "index": index, "delta": {"type": kind, **fields}}


def stop(index):
    return {"type": "content_block_stop", "index": index}


def end(usage=None, delta=None, **more):
    return {"type": "message_delta", "delta": delta or {}, "usage": usage or {}, **more}


def fed(*events):
    accumulator = Accumulator()
    for event in events:
        accumulator.add(event)
    return accumulator


def content(*events):
    return fed(START, *events).snapshot()["content"]


TOOL = {"type": "tool_use", "id": "t", "name": "n", "input": {}}


@pytest.mark.parametrize(
    ("events", "blocks"),
    [
        (
            [
                start(0, type="text", text=""),
                delta(0, "text_delta", text="a"),
                delta(0, "text_delta", text="b"),
                stop(0),
            ],
            [{"type": "text", "text": "ab"}],
        ),
        ([start(0, type="text", text="a"), delta(0, "text_delta", text="b")], [{"type": "text", "text": "ab"}]),
        (
            [
                start(0, type="thinking", thinking="", signature=""),
                delta(0, "thinking_delta", thinking="hm"),
                delta(0, "thinking_delta", thinking="m"),
                delta(0, "signature_delta", signature="s1"),
                stop(0),
            ],
            [{"type": "thinking", "thinking": "hmm", "signature": "s1"}],
        ),
        (
            [
                start(0, **TOOL),
                delta(0, "input_json_delta", partial_json='{"a'),
                delta(0, "input_json_delta", partial_json='": 1}'),
                stop(0),
            ],
            [{**TOOL, "input": {"a": 1}}],
        ),
        ([start(0, **TOOL), stop(0)], [TOOL]),
        ([start(0, **TOOL), delta(0, "input_json_delta", partial_json=""), stop(0)], [TOOL]),
        ([start(0, **TOOL | {"input": {"a": 1}}), stop(0)], [{**TOOL, "input": {"a": 1}}]),
        (
            [start(0, **TOOL), delta(0, "input_json_delta", partial_json='{"n": 12345678901234567890123}'), stop(0)],
            [{**TOOL, "input": {"n": 12345678901234567890123}}],
        ),
        (
            [start(0, **TOOL), delta(0, "input_json_delta", partial_json="no JSON"), stop(0)],
            [{**TOOL, "input": "no JSON"}],
        ),
        (
            [start(0, **TOOL), delta(0, "input_json_delta", partial_json='{"a": [1, 2], "path": "/ho'), stop(0)],
            [{**TOOL, "input": {"a": [1, 2]}}],
        ),
        (
            [
                start(0, type="text", text=""),
                delta(0, "citations_delta", citation={"type": "moon", "x": 1}),
                delta(0, "citations_delta", citation={"type": "moon", "x": 2}),
            ],
            [{"type": "text", "text": "", "citations": [{"type": "moon", "x": 1}, {"type": "moon", "x": 2}]}],
        ),
        (
            [start(0, type="text", text="", citations=None), delta(0, "citations_delta", citation={"x": 1})],
            [{"type": "text", "text": "", "citations": [{"x": 1}]}],
        ),
        (
            [
                start(0, type="compaction", content=None),
                delta(0, "compaction_delta", content="s", encrypted_content="e"),
            ],
            [{"type": "compaction", "content": "s", "encrypted_content": "e"}],
        ),
        (
            [start(0, type="compaction", content="x"), delta(0, "compaction_delta", content=None)],
            [{"type": "compaction", "content": None}],
        ),
        (
            [start(0, type="hologram", beams=1), delta(0, "smell_delta", smell=1), stop(0)],
            [{"type": "hologram", "beams": 1}],
        ),
        (
            [
                start(0, type="text", text=""),
                start(1, type="text", text=""),
                delta(1, "text_delta", text="b"),
                delta(0, "text_delta", text="a"),
                stop(0),
                delta(1, "text_delta", text="B"),
                delta(0, "text_delta", text="A"),
            ],
            [{"type": "text", "text": "aA"}, {"type": "text", "text": "bB"}],
        ),
    ],
)
def test_deltas_grow_their_blocks(events, blocks):
    assert content(*events) == blocks


@pytest.mark.parametrize(
    "event",
    [
        {"type": "ping"},
        {"type": "dreamt", "index": 7},
        {},
        {"type": None},
        {"type": ["text"]},
        stop(7),
        stop("x"),
        stop(None),
    ],
)
def test_events_that_say_nothing_of_the_message_change_nothing(event):
    before = [START, start(0, type="text", text="a")]
    assert fed(*before, event).snapshot() == fed(*before).snapshot()
    assert fed(event).snapshot() is None
    assert not fed(event).started


@pytest.mark.parametrize(
    ("events", "path"),
    [
        ([delta(0, "text_delta", text="a")], "$.index"),
        ([START, delta(0, "text_delta", text="a")], "$.index"),
        ([START, start(0, type="text", text=""), delta(1, "text_delta", text="a")], "$.index"),
        ([START, start(0, type="text", text=""), delta(-1, "text_delta", text="a")], "$.index"),
        ([START, start(0, type="text", text=""), delta("0", "text_delta", text="a")], "$.index"),
        ([START, start(0, type="text", text=""), {"type": "content_block_delta", "index": 0, "delta": 1}], "$.index"),
        ([START, start(1, type="text", text="")], "$.index"),
        ([START, start(0, type="text", text=""), start(0, type="text", text="")], "$.index"),
        ([START, {"type": "content_block_start", "index": 0, "content_block": None}], "$.index"),
        ([start(0, type="text", text="")], "$.index"),
        ([end()], "$"),
        ([{"type": "message_start"}], "$.message"),
        ([{"type": "message_start", "message": []}], "$.message"),
        ([{"type": "message_start", "message": {"content": "text"}}], "$.message.content"),
        ([{"type": "message_start", "message": {"content": [1]}}], "$.message.content"),
        ([START, start(0, type="text", text=5), delta(0, "text_delta", text="a")], "$.delta.text"),
        ([START, start(0, type="text", text=""), delta(0, "text_delta", text=5)], "$.delta.text"),
        ([START, start(0, type="text", text=""), delta(0, "text_delta", text=None)], "$.delta.text"),
        ([START, start(0, **TOOL), delta(0, "input_json_delta", partial_json={})], "$.delta.partial_json"),
        (
            [START, start(0, type="text", text="", citations={}), delta(0, "citations_delta", citation={})],
            "$.delta.citation",
        ),
    ],
)
def test_events_that_fit_nowhere_are_serialization_errors(events, path):
    accumulator = fed(*events[:-1])
    with pytest.raises(SerializationError) as caught:
        accumulator.add(events[-1])
    assert caught.value.path == path
    assert caught.value.body is events[-1]
    accumulator.snapshot()


@pytest.mark.parametrize(
    ("event", "changes"),
    [
        (end({"output_tokens": 9}), {"usage": {"input_tokens": 5, "output_tokens": 9, "server_tool_use": None}}),
        (
            end({"input_tokens": None, "output_tokens": 9, "cache_read_input_tokens": None}),
            {
                "usage": {
                    "input_tokens": 5,
                    "output_tokens": 9,
                    "server_tool_use": None,
                    "cache_read_input_tokens": None,
                }
            },
        ),
        (
            end({"server_tool_use": {"web_search_requests": 1}, "new": 1}),
            {"usage": {"input_tokens": 5, "output_tokens": 1, "server_tool_use": {"web_search_requests": 1}, "new": 1}},
        ),
        (end(delta={"stop_reason": "end_turn", "stop_sequence": None}), {"stop_reason": "end_turn"}),
        (end(delta={"stop_reason": "x", "container": {"id": "c"}}), {"stop_reason": "x", "container": {"id": "c"}}),
        (end(context_management={"applied_edits": []}), {"context_management": {"applied_edits": []}}),
        (end(context_management=None), {"context_management": None}),
        ({"type": "message_delta", "usage": None, "delta": None}, {}),
        ({"type": "message_delta"}, {}),
        ({"type": "message_delta", "new": None}, {}),
    ],
)
def test_the_closing_counts_and_facts_join_the_message(event, changes):
    assert fed(START, event).snapshot() == {**START["message"], **changes}


def test_a_message_that_began_without_usage_still_gets_it():
    for usage in ({}, {"usage": None}):
        begun = {"type": "message_start", "message": {"content": None, **usage}}
        assert fed(begun, end({"output_tokens": 1})).snapshot()["usage"] == {"output_tokens": 1}


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
    assert time.process_time() - began < 2


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
