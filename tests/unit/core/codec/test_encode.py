from __future__ import annotations

import datetime
import enum
import math
from collections import OrderedDict, deque
from types import MappingProxyType

import pytest

from integrations_anthropic import NULL, from_dict, models, to_dict, to_json
from integrations_anthropic._core.codec.encode import encode
from integrations_anthropic.errors import AnthropicError, ValidationError


class Word(enum.StrEnum):
    USER = "user"


class Name(str, enum.Enum):  # noqa: UP042 - not every enum of texts is a StrEnum
    USER = "user"


class Count(enum.IntEnum):
    FEW = 3


class Ratio(float):
    pass


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ({"a": None, "b": [None, {"c": None}]}, {"a": None, "b": [None, {"c": None}]}),
        (NULL, None),
        ({"a": NULL}, {"a": None}),
        ((1, (2, [3])), [1, [2, [3]]]),
        (Word.USER, "user"),
        (Name.USER, "user"),
        ({Name.USER: Count.FEW}, {"user": 3}),
        (Ratio(0.5), 0.5),
        (True, True),
        ((n for n in (1, 2)), [1, 2]),
        (map(str, [1, 2]), ["1", "2"]),
        (deque([1]), [1]),
        (range(3), [0, 1, 2]),
        ({"a": 1}.values(), [1]),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (MappingProxyType({"a": (1,)}), {"a": [1]}),
        (models.UnknownBlock("new", {"type": "new", "n": None}), {"type": "new", "n": None}),
        (models.TextBlock(text="Hi"), {"type": "text", "text": "Hi"}),
        (
            {"messages": (models.InputMessage(role="user", content=[{"type": "text", "text": "x"}]),)},
            {"messages": [{"role": "user", "content": [{"type": "text", "text": "x"}]}]},
        ),
        (models.TextBlock(text="Hi", citations=NULL), {"type": "text", "text": "Hi", "citations": None}),
        (models.TextBlock(text=None), {"type": "text", "text": None}),
    ],
)
def test_values_become_plain_data(value, data):
    made = encode(value)
    assert made == data
    assert all(type(a) is type(b) for a, b in zip(_leaves(made), _leaves(data), strict=True))


def _leaves(value):
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    else:
        yield value


def test_an_optional_field_that_is_none_is_left_out_and_a_dict_of_the_caller_is_not_touched():
    made = encode({"a": models.CacheControl(ttl=None), "b": {"ttl": None}})
    assert made == {"a": {"type": "ephemeral"}, "b": {"ttl": None}}


def test_the_containers_are_new_all_the_way_down():
    raw = {"type": "new", "list": [{"a": 1}]}
    block = models.UnknownBlock("new", raw)
    message = models.InputMessage(role="user", content=[block])
    made = encode(message)
    made["content"][0]["list"][0]["a"] = 2
    made["content"].append(1)
    assert raw == {"type": "new", "list": [{"a": 1}]}
    assert message.content == [block]


def test_extra_fields_go_out_beside_the_known_ones():
    block = models.TextBlock(text="x")
    block.extra_fields["brand_new"] = (1, NULL)
    assert encode(block) == {"type": "text", "text": "x", "brand_new": [1, None]}


def test_a_field_that_is_a_python_word_goes_out_by_its_json_name():
    block = models.FallbackBlock(from_=models.FallbackModel(model="a"), to=models.FallbackModel(model="b"))
    assert encode(block)["from"]["model"] == "a"
    assert "from_" not in encode(block)


REFUSED = [
    (math.nan, "JSON cannot represent nan"),
    (math.inf, "JSON cannot represent inf"),
    (Ratio("-inf"), "JSON cannot represent -inf"),
    (b"x", "bytes cannot be sent as JSON; binary data goes as base64 text"),
    (bytearray(b"x"), "base64"),
    (memoryview(b"x"), "base64"),
    ({1, 2}, "a set cannot be sent"),
    (frozenset(), "a frozenset cannot be sent"),
    (object(), "an? object cannot be sent"),
    (datetime.datetime(2026, 1, 1), "a datetime cannot be sent"),
    (int, "a type cannot be sent"),
    ({5: 1}, "keys of a JSON object are strings, not int"),
    ({None: 1}, "not NoneType"),
]


@pytest.mark.parametrize(("value", "words"), REFUSED)
@pytest.mark.parametrize(
    ("wrap", "path"),
    [
        (lambda v: v, ""),
        (lambda v: {"messages": [{"content": [1, {"x": v}]}]}, "messages[0].content[1].x"),
        (lambda v: {"messages": (models.InputMessage(role="user", content=[v]),)}, "messages[0].content[0]"),
        (lambda v: models.UnknownBlock("new", {"a": [v]}), "a[0]"),
        (lambda v: {"tools": (t for t in [v])}, "tools[0]"),
    ],
)
def test_what_json_cannot_say_is_refused_with_its_path(value, words, wrap, path):
    with pytest.raises(ValidationError, match=words) as caught:
        encode(wrap(value))
    assert caught.value.field == path
    assert str(caught.value).startswith(path or "the value")
    assert caught.value.value is value or caught.value.value == value


def test_a_model_of_another_library_is_refused_and_not_sent_as_pairs():
    class Foreign:
        def __iter__(self):
            yield "type", "text"

    with pytest.raises(ValidationError, match=r"messages\[0\]: a Foreign cannot be sent"):
        encode({"messages": [Foreign()]})


def test_an_extra_field_that_json_cannot_say_is_refused_with_its_path():
    block = models.TextBlock(text="x")
    block.extra_fields["odd"] = [math.nan]
    with pytest.raises(ValidationError) as caught:
        encode({"content": [block]})
    assert caught.value.field == "content[0].odd[0]"


def _looped_list():
    value = []
    value.append(value)
    return value


def _looped_dict():
    value = {}
    value["a"] = [value]
    return value


def _looped_model():
    block = models.ToolResultBlock(tool_use_id="t", content=[])
    block.content.append(block)
    return block


@pytest.mark.parametrize("make", [_looped_list, _looped_dict, _looped_model])
@pytest.mark.parametrize("out", [encode, to_dict, to_json])
def test_what_holds_itself_is_an_error_of_ours(make, out):
    with pytest.raises(ValidationError, match="contains itself") as caught:
        out({"x": make()})
    assert isinstance(caught.value, AnthropicError)
    repr(make())


def test_a_field_called_response_is_data_like_any_other():
    data = {"type": "text", "text": "x", "response": {"a": 1}}
    assert to_dict(from_dict(models.TextBlock, data)) == data
    assert to_dict({"response": 1}) == {"response": 1}


def test_what_holds_a_response_gives_that():
    class Page:
        response = models.TextBlock(text="x")

    assert to_dict(Page()) == {"type": "text", "text": "x"}


def test_json_text_of_odd_values_is_exact():
    assert to_json({"n": 2**70, "s": "\ud800"}) == '{"n":1180591620717411303424,"s":"\\ud800"}'
