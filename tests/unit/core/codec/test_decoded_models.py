"""What decoded models are to Python: compared, printed, copied, pickled."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import integrations_anthropic as package
from integrations_anthropic import from_dict, models, to_dict
from integrations_anthropic.errors import SerializationError
from integrations_anthropic.meta import Meta
from tests.unit.core.codec.samples import MESSAGE, WHOLE, changed

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
