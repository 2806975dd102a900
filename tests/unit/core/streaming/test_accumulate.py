from __future__ import annotations

import pytest

from integrations_anthropic.errors import SerializationError
from tests.unit.core.streaming.message_events import START, TOOL, delta, end, fed, start


def stop(index):
    return {"type": "content_block_stop", "index": index}


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
@pytest.mark.parametrize("strict", [True, False])
def test_deltas_grow_their_blocks(events, blocks, strict):
    assert fed(START, *events, strict=strict).snapshot()["content"] == blocks


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
def test_events_that_fit_nowhere_are_serialization_errors_where_it_is_strict(events, path):
    accumulator = fed(*events[:-1], strict=True)
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
