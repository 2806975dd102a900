from __future__ import annotations

import copy
import itertools

import pytest

import integrations_anthropic as package
from integrations_anthropic import from_dict, from_json, models, to_dict, to_json
from integrations_anthropic._core.codec.decode import structure
from integrations_anthropic._core.codec.type_refs import TypeRef
from integrations_anthropic.errors import SerializationError
from integrations_anthropic.models._facts import UNIONS
from integrations_anthropic.models._groups import GROUPS
from tests.unit.core.codec.samples import EVENTS, GONE, MESSAGE, RESULTS, WHOLE, changed


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
def test_a_wrong_type_is_reported_with_its_path_where_it_is_strict(path, value, place, words):
    data = changed(MESSAGE, path, value)
    with pytest.raises(SerializationError) as caught:
        from_dict(models.MessageResponse, data, strict=True)
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


def test_a_known_tag_with_a_wrong_shape_is_an_error_where_it_is_strict():
    with pytest.raises(SerializationError, match=r"\$\.delta\.text"):
        event = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta"}}
        from_dict(models.StreamEvent, event, strict=True)
    with pytest.raises(SerializationError, match=r"^\$\.type: expected the string 'text', got a string"):
        from_dict(models.TextBlock, {"type": "image", "text": "x"}, strict=True)


def test_every_exported_name_gives_a_value_or_our_error():
    names = [name for name in package.__all__ if name in GROUPS]
    wrong = (None, 5, "x", [], {}, {"type": None}, {"type": "x"}, [{}], [5], True, 1.5)
    for name, data in itertools.product(names, wrong):
        for into in (getattr(package, name), TypeRef(name)):
            try:
                made = from_dict(into, data)
            except SerializationError as error:
                assert error.path.startswith("$"), (name, data)
            else:
                assert to_dict(made) == data, name


def test_containers_of_models_can_be_asked_for():
    data = [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]
    assert [block.text for block in from_dict(list[models.TextBlock], data)] == ["a", "b"]
    assert from_dict(dict[str, models.TextBlock], {"x": data[0]})["x"].text == "a"
    assert from_dict(models.TextBlock | None, None) is None
    assert from_dict(models.TextBlock | None, data[0]).text == "a"
    with pytest.raises(SerializationError, match=r"^\$\[1\]\.text"):
        from_dict(list[models.TextBlock], [data[0], {"type": "text"}], strict=True)
    with pytest.raises(SerializationError, match=r"^\$\.x\.text"):
        from_dict(dict[str, models.TextBlock], {"x": {"type": "text"}}, strict=True)


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
