from __future__ import annotations

import copy
import itertools
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import integrations_anthropic as package
from integrations_anthropic import from_dict, from_json, models, to_dict, to_json
from integrations_anthropic._core.codec.decode import structure
from integrations_anthropic._core.codec.type_refs import TypeRef
from integrations_anthropic.errors import SerializationError
from integrations_anthropic.meta import Meta
from integrations_anthropic.models._facts import GROUPS, UNIONS

USAGE = {"input_tokens": 1, "output_tokens": 2, "cache_creation_input_tokens": None, "server_tool_use": None}
MESSAGE = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-x",
    "content": [
        {
            "type": "text",
            "text": "Hi",
            "citations": [
                {
                    "type": "char_location",
                    "cited_text": "a",
                    "document_index": 0,
                    "document_title": None,
                    "start_char_index": 0,
                    "end_char_index": 1,
                    "new_in_citation": [1],
                },
                {"type": "moon_location", "crater": {"x": None}},
            ],
        },
        {"type": "thinking", "thinking": "hm", "signature": "s", "new_in_thinking": None},
        {"type": "redacted_thinking", "data": "abc"},
        {"type": "tool_use", "id": "toolu_1", "name": "t", "input": {"n": 2**70, "a": [None, {"": "\ud800"}]}},
        {"type": "tool_use", "id": "toolu_2", "name": "t", "input": {}, "caller": {"type": "of the future", "x": 1}},
        {"type": "hologram", "beams": [{"type": "text"}], "text": 5},
        {"no": "tag"},
        {"type": None, "text": "x"},
        {"type": ["text"]},
    ],
    "stop_reason": "a_reason_of_the_future",
    "stop_sequence": None,
    "usage": {**USAGE, "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0, "new": 1}},
    "container": None,
    "new_in_message": {"deep": [None, 1.5, True]},
}
BATCH = {
    "type": "message_batch",
    "id": "msgbatch_1",
    "processing_status": "a_status_of_the_future",
    "request_counts": {"processing": 1, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0, "lost": 3},
    "created_at": "2024-08-20T18:37:24.100435Z",
    "expires_at": "2024-08-20T18:37:24.1+00:00",
    "ended_at": None,
    "cancel_initiated_at": None,
    "results_url": None,
}
ERROR = {"type": "error", "error": {"type": "overloaded_error", "message": "busy", "new": 1}, "request_id": None}
EVENTS = [
    {"type": "message_start", "message": {**MESSAGE, "content": [], "stop_reason": None}},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "\u2028", "new": None}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "smell_delta", "smell": 1}},
    {"type": "content_block_stop", "index": 0, "new": 1},
    {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn", "stop_sequence": None},
        "usage": {"output_tokens": 5, "server_tool_use": None},
    },
    {"type": "message_stop"},
    {"type": "ping"},
    {"type": "message_dreamt", "index": "?"},
    ERROR,
]
RESULTS = [
    {"custom_id": "a", "result": {"type": "succeeded", "message": MESSAGE}},
    {"custom_id": "b", "result": {"type": "errored", "error": ERROR}},
    {"custom_id": "c", "result": {"type": "canceled"}},
    {"custom_id": "d", "result": {"type": "expired", "new": None}},
    {"custom_id": "e", "result": {"type": "postponed", "until": None}},
]
WHOLE = [
    ("MessageResponse", MESSAGE),
    ("Batch", BATCH),
    ("ErrorResponse", ERROR),
    ("ListBatchResponse", {"data": [BATCH], "has_more": False, "first_id": None, "last_id": None, "new": []}),
    ("CountTokensResponse", {"input_tokens": 5}),
    ("DeletedBatch", {"id": "msgbatch_1", "type": "message_batch_deleted"}),
    *(("StreamEvent", event) for event in EVENTS),
    *(("BatchResult", result) for result in RESULTS),
    ("SystemPrompt", "x"),
    ("SystemPrompt", [{"type": "text", "text": "x", "cache_control": {"type": "ephemeral", "ttl": "9d"}}]),
    ("InputMessage", {"role": "user", "content": [{"type": "image", "source": {"type": "moon", "phase": None}}]}),
    ("ToolUnion", {"name": "t", "input_schema": {"type": "object"}}),
    ("ToolUnion", {"type": "custom", "name": "t", "input_schema": {"type": "object", "x": None}}),
    ("ToolUnion", {"type": "tool_20991231", "name": "t"}),
    ("ThinkingKeep", "all"),
    ("ThinkingKeep", {"type": "all"}),
    ("ThinkingKeep", {"type": "some"}),
]


@pytest.mark.parametrize(("name", "data"), WHOLE)
def test_nothing_is_lost_and_nothing_is_added(name, data):
    before = copy.deepcopy(data)
    for made in (from_dict(getattr(package, name), data), structure(data, TypeRef(name))):
        assert to_dict(made) == before
        assert list(to_dict(made)) == list(before) or set(to_dict(made)) == set(before)
    assert data == before


@pytest.mark.parametrize(("name", "data"), WHOLE)
def test_json_text_goes_the_same_way(name, data):
    text = to_json(data)
    for form in (text, text.encode()):
        made = from_json(getattr(package, name), form)
        assert to_dict(made) == data
        assert from_json(getattr(package, name), to_json(made)) == made


def test_json_text_may_hold_half_a_surrogate_pair_in_person():
    assert from_json(models.TextBlock, '{"type":"text","text":"\ud800"}').text == "\ud800"


def test_unknown_things_reach_the_caller_as_what_they_are():
    message = from_dict(models.MessageResponse, MESSAGE)
    assert [type(block).__name__ for block in message.content] == [
        "TextBlock",
        "ThinkingBlock",
        "RedactedThinkingBlock",
        "ToolUseBlock",
        "ToolUseBlock",
        *["UnknownBlock"] * 4,
    ]
    assert [block.type for block in message.content[5:]] == ["hologram", "", "", ""]
    assert message.content[5].raw == MESSAGE["content"][5]
    assert type(message.content[0].citations[1]).__name__ == "UnknownCitation"
    assert type(message.content[4].caller).__name__ == "UnknownCaller"
    assert message.stop_reason == "a_reason_of_the_future"
    assert message.new_in_message == {"deep": [None, 1.5, True]}
    assert message.extra_fields == {"new_in_message": {"deep": [None, 1.5, True]}}
    assert message.text == "Hi"
    assert type(from_dict(models.StreamEvent, EVENTS[8])).__name__ == "UnknownEvent"
    assert type(from_dict(models.StreamEvent, EVENTS[3]).delta).__name__ == "UnknownDelta"
    assert type(from_dict(models.BatchResult, RESULTS[4]).result).__name__ == "UnknownBatchOutcome"


def test_a_tool_without_a_tag_is_a_tool_of_the_caller():
    assert type(from_dict(models.ToolUnion, {"name": "t", "input_schema": {}})).__name__ == "Tool"
    assert type(from_dict(models.ToolUnion, {"type": None, "name": "t", "input_schema": {}})).__name__ == "Tool"
    assert type(from_dict(models.ToolUnion, {"type": 5})).__name__ == "UnknownTool"


@pytest.mark.parametrize("name", sorted(UNIONS))
def test_every_union_finds_its_members_and_no_other(name):
    for tag, member in UNIONS[name].members.items():
        try:
            made = structure({UNIONS[name].tag: tag}, TypeRef(name))
        except SerializationError:
            continue
        assert type(made).__name__ == member
    made = structure({UNIONS[name].tag: "of the future"}, TypeRef(name))
    assert type(made).__name__ == UNIONS[name].unknown


def changed(data, path, value):
    data = copy.deepcopy(data)
    *way, last = path
    place = data
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return data


GONE = object()


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        (("content", 0, "text"), 5, "$.content[0].text", "expected a string, got a number"),
        (("content", 0, "text"), None, "$.content[0].text", "expected a string, got null"),
        (("content", 0, "text"), GONE, "$.content[0].text", "the required field is missing"),
        (("content",), {}, "$.content", "expected a list, got an object"),
        (("content",), None, "$.content", "expected a list, got null"),
        (("content",), "text", "$.content", "expected a list, got a string"),
        (("content", 1), [], "$.content[1]", "expected an object, got a list"),
        (("content", 1), "x", "$.content[1]", "expected an object, got a string"),
        (("content", 0, "citations"), {}, "$.content[0].citations", "expected a list, got an object"),
        (
            ("content", 0, "citations", 0, "start_char_index"),
            "0",
            "$.content[0].citations[0].start_char_index",
            "string",
        ),
        (("content", 3, "input"), [], "$.content[3].input", "expected an object, got a list"),
        (("usage",), GONE, "$.usage", "the required field is missing"),
        (("usage",), [], "$.usage", "expected an object (Usage), got a list"),
        (("usage", "input_tokens"), True, "$.usage.input_tokens", "expected an integer, got a boolean"),
        (("usage", "input_tokens"), "5", "$.usage.input_tokens", "expected an integer, got a string"),
        (("usage", "input_tokens"), 1.5, "$.usage.input_tokens", "expected an integer, got a number"),
        (("usage", "cache_creation", "ephemeral_1h_input_tokens"), {}, "$.usage.cache_creation.ephemeral_1h_input", ""),
        (("type",), "batch", "$.type", "expected the string 'message', got a string"),
        (("type",), GONE, "$.type", "the required field is missing"),
        (("id",), 7, "$.id", "expected a string, got a number"),
        (("stop_reason",), 7, "$.stop_reason", "expected a string, got a number"),
        (("id",), "", "$.id", "expected a value that must not be empty, got a string"),
        (("usage", "input_tokens"), -1, "$.usage.input_tokens", "expected a value that must be at least 0"),
        (("usage", "cache_read_input_tokens"), -1, "$.usage.cache_read_input_tokens", "must be at least 0"),
        (("usage", "cache_creation", "ephemeral_1h_input_tokens"), -(10**30), "$.usage.cache_creation", "at least 0"),
    ],
)
def test_a_wrong_type_is_reported_with_its_path(path, value, place, words):
    data = changed(MESSAGE, path, value)
    with pytest.raises(SerializationError) as caught:
        from_dict(models.MessageResponse, data)
    assert caught.value.path.startswith(place)
    assert caught.value.message.startswith(place)
    assert words in caught.value.message
    assert caught.value.body is data
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("data", [None, 5, "x", [], True, 1.5])
def test_what_is_no_object_is_no_message(data):
    with pytest.raises(SerializationError, match=r"^\$: expected an object \(MessageResponse\)") as caught:
        from_dict(models.MessageResponse, data)
    assert caught.value.path == "$"


def test_a_known_tag_with_a_wrong_shape_is_an_error_and_not_another_class():
    with pytest.raises(SerializationError, match=r"\$\.delta\.text"):
        from_dict(models.StreamEvent, {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta"}})
    with pytest.raises(SerializationError, match=r"^\$\.type: expected the string 'text', got a string"):
        from_dict(models.TextBlock, {"type": "image", "text": "x"})


@pytest.mark.parametrize("name", [n for n in package.__all__ if n in GROUPS])
def test_every_exported_name_gives_a_value_or_our_error(name):
    wrong = (None, 5, "x", [], {}, {"type": None}, {"type": "x"}, [{}], [5], True, 1.5)
    for into, data in itertools.product((getattr(package, name), TypeRef(name)), wrong):
        try:
            made = from_dict(into, data)
        except SerializationError as error:
            assert error.path.startswith("$")
        else:
            assert to_dict(made) == data


def test_containers_of_models_can_be_asked_for():
    data = [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]
    assert [block.text for block in from_dict(list[models.TextBlock], data)] == ["a", "b"]
    assert from_dict(dict[str, models.TextBlock], {"x": data[0]})["x"].text == "a"
    assert from_dict(models.TextBlock | None, None) is None
    assert from_dict(models.TextBlock | None, data[0]).text == "a"
    with pytest.raises(SerializationError, match=r"^\$\[1\]\.text"):
        from_dict(list[models.TextBlock], [data[0], {"type": "text"}])
    with pytest.raises(SerializationError, match=r"^\$\.x\.text"):
        from_dict(dict[str, models.TextBlock], {"x": {"type": "text"}})


def test_data_nested_too_deeply_is_our_error():
    data: dict[str, object] = {"type": "tool_result", "tool_use_id": "t"}
    for _ in range(5000):
        data = {"type": "tool_result", "tool_use_id": "t", "content": [{"type": "document", "source": data}]}
    for _ in range(5000):
        data = {"type": "document", "source": {"type": "content", "content": [data]}}
    try:
        from_dict(models.InputContentBlock, data)
    except SerializationError as error:
        assert error.path == "$" or error.path.startswith("$.")


# How models compare, print, copy and pickle.


def test_models_compare_by_what_they_hold():
    one, two = (from_dict(models.MessageResponse, copy.deepcopy(MESSAGE)) for _ in range(2))
    assert one == two
    two.content[0].text = "Ho"
    assert one != two
    assert from_dict(models.TextBlock, {"type": "text", "text": "a", "new": 1}) != models.TextBlock(text="a")
    assert models.TextBlock(text="a") != {"type": "text", "text": "a"}
    assert models.UnknownBlock("a", {}) != models.UnknownEvent("a", {})
    assert models.UnknownBlock("a", {"x": 1}) == models.UnknownBlock("a", {"x": 1})


def test_models_are_no_dict_keys():
    with pytest.raises(TypeError, match="unhashable"):
        hash(models.TextBlock(text="a"))


def test_a_repr_shows_content_and_unknown_things_and_cuts_what_is_long():
    block = from_dict(models.TextBlock, {"type": "text", "text": "Hi", "new": 1, "citations": None})
    assert repr(block) == "TextBlock(type='text', text='Hi', new=1)"
    for long in (
        models.TextBlock(text="x" * 5000),
        models.Base64ImageSource(media_type="image/png", data="A" * 5000),
        models.ToolUseBlock(id="t", name="t", input={"file": "x" * 5000}),
        models.UnknownBlock("new", {"type": "new", "deep": [{"data": "A" * 5000}]}),
        from_dict(models.TextBlock, {"type": "text", "text": "", "new": ["x" * 5000]}),
    ):
        assert len(repr(long)) < 400
        assert "(5000 characters)" in repr(long)
    assert "raw={'type': 'new'}" in repr(models.UnknownBlock("new", {"type": "new"}))


def test_a_repr_of_something_very_deep_is_no_crash():
    raw: list[object] = []
    for _ in range(5000):
        raw = [raw]
    assert repr(models.UnknownBlock("new", raw)) == "UnknownBlock(…)"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(("name", "data"), WHOLE[:3] + WHOLE[6:10])
def test_models_pickle(protocol, name, data):
    made = from_dict(getattr(package, name), data)
    again = pickle.loads(pickle.dumps(made, protocol))
    assert again == made
    assert to_dict(again) == data
    assert type(again) is type(made)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
def test_copies_keep_all_and_share_no_unknown_fields(duplicate):
    made = from_dict(models.MessageResponse, MESSAGE)
    again = duplicate(made)
    assert again == made
    assert to_dict(again) == MESSAGE
    again.extra_fields["mine"] = 1
    again.id = "msg_2"
    assert to_dict(made) == MESSAGE


def test_a_deep_copy_shares_nothing():
    made = from_dict(models.MessageResponse, copy.deepcopy(MESSAGE))
    again = copy.deepcopy(made)
    again.content[3].input["n"] = 0
    again.content[5].raw["beams"].append(1)
    again.extra_fields["new_in_message"]["deep"].append(1)
    assert to_dict(made) == MESSAGE


def test_meta_is_no_part_of_the_data():
    made, plain = (from_dict(models.MessageResponse, MESSAGE) for _ in range(2))
    made._meta = Meta("req_1", 200, (), 0.5, {"anthropic-ratelimit-requests-remaining": "5", "x": "y"})
    assert made.meta.request_id == "req_1"
    assert made.meta.rate_limits == {"requests-remaining": "5"}
    assert "x" not in repr(made.meta)
    assert made == plain
    assert to_dict(made) == MESSAGE
    assert "req_1" not in repr(made)
    for copied in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made), plain):
        with pytest.raises(AttributeError, match="not the direct result"):
            _ = copied.meta


# Anything at all.

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=10,
)
PLACES = [(), ("content", 0), ("content", 0, "citations", 0), ("content", 3, "input"), ("content", 5), ("usage",)]


@given(st.dictionaries(st.text(min_size=1).map("new ".__add__), JSON, max_size=3), st.sampled_from(PLACES))
def test_unknown_members_survive_wherever_they_stand(extra, place):
    data = copy.deepcopy(MESSAGE)
    target = data
    for step in place:
        target = target[step]
    target |= extra
    assert to_dict(from_dict(models.MessageResponse, data)) == data


@given(JSON)
def test_any_json_is_a_message_or_our_error(data):
    for into in (models.MessageResponse, models.StreamEvent):
        try:
            made = from_dict(into, data)
        except SerializationError:
            continue
        assert to_dict(made) == data


@settings(max_examples=300)
@given(st.sampled_from([*MESSAGE, *(("content", i) for i in range(9)), ("usage", "cache_creation")]), JSON)
def test_any_json_in_any_place_is_a_message_or_our_error(place, value):
    data = changed(MESSAGE, place if isinstance(place, tuple) else (place,), value)
    try:
        made = from_dict(models.MessageResponse, data)
    except SerializationError as error:
        assert error.body is data
    else:
        assert to_dict(made) == data
