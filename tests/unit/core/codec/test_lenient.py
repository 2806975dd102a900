"""Data that does not fit its model: what fits is read, what does not stays as it came, nothing is lost."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import integrations_anthropic as package
from integrations_anthropic import SerializationError, from_dict, from_json, models, to_dict, to_json
from integrations_anthropic._core.codec.lenient import structure_leniently
from integrations_anthropic._core.codec.response_reader import MAX_KINDS, DeviationLog, ResponseReader
from integrations_anthropic.models._facts import UNIONS
from integrations_anthropic.testing import MockLogger
from tests.unit.core.codec.samples import GONE, MESSAGE, WHOLE, changed


def read(data: Any, into: Any = models.MessageResponse) -> tuple[Any, list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    made = structure_leniently(data, into, lambda path, what: found.append((path, what)))
    return made, found


def reached(made: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        made = made[step] if isinstance(step, int) else getattr(made, step)
    return made


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        (("content", 0, "text"), GONE, "$.content[0].text", "the required field is missing"),
        (("content", 0, "text"), None, "$.content[0].text", "expected a string, got null"),
        (("content", 0, "text"), 5, "$.content[0].text", "expected a string, got a number"),
        (("content",), None, "$.content", "expected a list, got null"),
        (("content",), GONE, "$.content", "the required field is missing"),
        (("content",), "text", "$.content", "expected a list, got a string"),
        (("content", 0, "citations"), {}, "$.content[0].citations", "expected a list, got an object"),
        (("content", 3, "input"), "{}", "$.content[3].input", "expected an object, got a string"),
        (("content", 3, "input"), GONE, "$.content[3].input", "the required field is missing"),
        (("content", 1, "signature"), GONE, "$.content[1].signature", "the required field is missing"),
        (("usage",), None, "$.usage", "expected an object (Usage), got null"),
        (("usage",), [], "$.usage", "expected an object (Usage), got a list"),
        (("usage", "input_tokens"), -1, "$.usage.input_tokens", "must be at least 0"),
        (("usage", "input_tokens"), 12.0, "$.usage.input_tokens", "expected an integer, got a number"),
        (("usage", "output_tokens"), 77.4, "$.usage.output_tokens", "expected an integer, got a number"),
        (("usage", "cache_creation", "ephemeral_1h_input_tokens"), "1", "$.usage.cache_creation.ephemeral", "string"),
        (("type",), "batch", "$.type", "expected the string 'message', got a string"),
        (("id",), "", "$.id", "must not be empty"),
        (("id",), 7, "$.id", "expected a string, got a number"),
        (("stop_reason",), 7, "$.stop_reason", "expected a string, got a number"),
    ],
)
def test_a_field_that_does_not_fit_is_none_or_stays_as_it_came(path, value, place, words):
    data = changed(MESSAGE, path, value)
    before = copy.deepcopy(data)
    made, found = read(data)
    assert reached(made, path) == (None if value is GONE else value)
    [(where, what)] = found
    assert where.startswith(place)
    assert words in what
    for again in (made, pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):
        assert to_dict(again) == before
        assert again == made
    assert to_dict(from_json(models.MessageResponse, to_json(made))) == before
    assert data == before
    assert "Hi" in made.text or path[0] == "content"


@pytest.mark.parametrize(
    ("data", "into", "kind"),
    [
        ({"type": "message_start", "message": 5}, models.StreamEvent, models.UnknownEvent),
        ({"type": "message_delta", "delta": {}, "usage": []}, models.StreamEvent, models.UnknownEvent),
        ({"type": "message_delta", "delta": {}}, models.StreamEvent, models.MessageDelta),
        ({"type": "content_block_start", "index": 0}, models.StreamEvent, models.ContentBlockStart),
        ({"type": "content_block_delta", "index": None, "delta": None}, models.StreamEvent, models.ContentBlockDelta),
        ({"type": "succeeded", "message": "none"}, models.BatchResult, models.BatchResult),
    ],
)
def test_a_member_without_one_of_its_objects_is_the_unknown_one(data, into, kind):
    made, found = read(data, into)
    assert type(made) is kind
    assert to_dict(made) == data
    assert found


@pytest.mark.parametrize("item", ["text", None, 5, [], [{}]])
def test_an_item_that_is_no_object_is_the_unknown_member(item):
    made, found = read(changed(MESSAGE, ("content", 1), item))
    assert type(made.content[1]) is models.UnknownBlock
    assert made.content[1].raw == item
    assert [path for path, _ in found] == ["$.content[1]"]
    event, _ = read({"type": "content_block_delta", "index": 0, "delta": item}, models.StreamEvent)
    assert event.delta is None if item is None else event.delta.raw == item


@pytest.mark.parametrize("data", [None, 5, "x", [], True, 1.5])
def test_what_is_no_object_is_an_error_all_the_same(data):
    for into in (models.MessageResponse, models.TextBlock):
        with pytest.raises(SerializationError, match=r"^\$: expected an object"):
            from_dict(into, data)


@pytest.mark.parametrize(("name", "data"), WHOLE)
def test_what_fits_is_read_as_ever_and_nothing_is_reported(name, data):
    made, found = read(data, getattr(package, name))
    assert found == []
    assert made == from_dict(getattr(package, name), data, strict=True)


@pytest.mark.parametrize("name", [name for name in UNIONS if name in package.__all__])
def test_every_member_of_every_union_can_be_empty(name):
    for tag in UNIONS[name].members:
        data = {UNIONS[name].tag: tag}
        made, _ = read(data, getattr(package, name))
        assert to_dict(made) == data


VALUES = st.sampled_from([GONE, None, True, -1, 2.5, "", "x", [], [1], {}, {"type": "text"}])


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A message with something wrong in it, anywhere."""
    data = copy.deepcopy(MESSAGE)
    for _ in range(draw(st.integers(1, 4))):
        place: Any = data
        while True:
            names = sorted(place, key=str) if isinstance(place, dict) else range(len(place))
            if not names:
                break
            name = draw(st.sampled_from(names))
            if isinstance(place[name], (dict, list)) and draw(st.booleans()):
                place = place[name]
                continue
            value = draw(VALUES)
            if value is not GONE:
                place[name] = copy.deepcopy(value)
            elif isinstance(place, dict):
                del place[name]
            break
    return data


@settings(max_examples=400, deadline=None, derandomize=True)
@given(damaged())
def test_whatever_is_wrong_nothing_is_lost_and_helpers_work(data):
    before = copy.deepcopy(data)
    made, found = read(data)
    assert to_dict(made) == before == data
    assert to_dict(pickle.loads(pickle.dumps(made))) == before
    assert isinstance(made.text, str)
    assert repr(made)
    try:
        from_dict(models.MessageResponse, data, strict=True)
    except SerializationError as error:
        assert found
        assert error.path in {path for path, _ in found} or error.path == "$"
    else:
        assert found == []


def test_the_first_of_each_kind_is_logged_once_without_values():
    logger = MockLogger()
    reader = ResponseReader(DeviationLog(lambda: logger), strict=False)
    wrong = {**MESSAGE, "content": [{"type": "text", "text": 5}, {"type": "text", "text": 6}], "id": "secret words"}
    for _ in range(3):
        reader.read({**wrong, "model": None}, models.MessageResponse)
    reader.but(strict=True).but(strict=False).read(wrong, models.MessageResponse)
    assert [record.level for record in logger.records] == [30, 30]
    texts = [record.message for record in logger.records]
    assert "$.model: expected a string, got null" in texts[0]
    assert "$.content[0].text: expected a string, got a number" in texts[1]
    assert not any("secret" in text for text in texts)


def test_a_server_without_end_of_deviations_is_not_logged_without_end():
    logger = MockLogger()
    log = DeviationLog(lambda: logger)
    for number in range(MAX_KINDS + 50):
        log(f"$.field{number}", "the required field is missing")
    assert len(logger.records) == MAX_KINDS


def test_keys_of_the_sender_are_not_logged():
    _, found = read({"secret": {"type": "text"}}, dict[str, models.TextBlock])
    assert found == [("$.*.text", "the required field is missing")]
