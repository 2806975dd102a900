"""The body, the options and the times of a request."""

from __future__ import annotations

import json
from collections import deque
from typing import TypedDict

import pytest

from integrations_anthropic import NULL, models
from integrations_anthropic._core.call.operation import Operation, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._record import UNSET
from integrations_anthropic.errors import AnthropicError, ValidationError
from tests.unit.core.call.operations import CREATE, FIELDS, LIST, built


def body(*args, **kwargs):
    return json.loads(built(*args, **kwargs).body)


# Bodies.


def test_the_body_is_what_was_given_without_the_nones_at_the_top():
    fields = {**FIELDS, "system": None, "temperature": NULL, "tools": UNSET, "metadata": {"user_id": None}}
    assert body(fields=fields) == {**FIELDS, "temperature": None, "metadata": {"user_id": None}}


def test_a_none_is_sent_where_the_description_says_so():
    operation = Operation(
        name="x.update", http="POST", path="/x", span="x", request="Unbounded", null_sent=frozenset({"name"})
    )
    assert body(operation, fields={"name": None, "other": None}) == {"name": None}
    assert body(operation, fields={"name": UNSET, "other": 1}) == {"other": 1}


class Turn(TypedDict):
    role: str
    content: str


@pytest.mark.parametrize(
    "given",
    [
        dict(FIELDS),
        models.CreateMessageRequest(**FIELDS),
        models.CreateMessageRequest(
            model="m", max_tokens=1, messages=(models.InputMessage(role="user", content="Hi"),)
        ),
        {**FIELDS, "messages": [Turn(role="user", content="Hi")]},
        {**FIELDS, "messages": deque([models.InputMessage(role="user", content="Hi")])},
    ],
)
def test_a_request_object_of_any_kind_says_the_same(given):
    assert body(given=given) == FIELDS


def test_a_request_object_and_keywords_together_are_a_type_error():
    with pytest.raises(TypeError, match=r"messages.create\(\) takes a request object or keyword arguments, not both"):
        make_call(CREATE, Options(), given=FIELDS, fields={"model": "m"})
    assert make_call(CREATE, Options(), given=FIELDS, fields={"model": None, "system": UNSET}).body == FIELDS


@pytest.mark.parametrize("given", ["text", 5, [("model", "m")]])
def test_a_request_object_that_is_none_is_refused(given):
    with pytest.raises(ValidationError, match="must be an object"):
        built(given=given)


@pytest.mark.parametrize(
    ("operation", "arguments", "words"),
    [
        (CREATE, {"unknown": {"modle": 1}}, r"'modle' \(did you mean 'model'\?\); .*extra_body"),
        (CREATE, {"unknown": {"timout": 1}}, r"'timout' \(did you mean 'timeout'\?\)"),
        (CREATE, {"unknown": {"zzz": 1}}, r"unexpected keyword argument 'zzz'; .*extra_body"),
        (LIST, {"given": {"limitt": 1}}, r"'limitt' \(did you mean 'limit'\?\); .*extra_query"),
    ],
)
def test_an_unknown_keyword_is_a_type_error_that_helps(operation, arguments, words):
    with pytest.raises(TypeError, match=words) as caught:
        make_call(operation, Options(), **arguments)
    assert not isinstance(caught.value, AnthropicError)


def test_extra_body_replaces_and_adds():
    extra = {"max_tokens": "for the API to judge", "new": [None, (1,)], "system": NULL}
    assert body(options={"extra_body": extra}) == {
        **FIELDS, "max_tokens": "for the API to judge", "new": [None, [1]], "system": None
    }  # fmt: skip
    assert body(LIST, options={"extra_body": {"a": 1}}) == {"a": 1}
    assert built(LIST).body is None


def test_extra_body_is_held_to_json_like_all_else():
    with pytest.raises(ValidationError, match=r"^a\[0\]: JSON cannot represent nan"):
        built(options={"extra_body": {"a": [float("nan")]}})


def test_numbers_beyond_orjson_go_out_exactly():
    assert b"1180591620717411303424" in built(options={"extra_body": {"n": 2**70}}).body


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"messages": [{"role": "user", "content": "Hi \ud800"}]}, "messages[0].content"),
        (
            {
                "messages": [
                    {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "\udc80"}]}
                ]
            },
            "messages[0].content[1].text",
        ),
        ({"system": "\ud800"}, "system"),
        ({"tools": [{"name": "a", "input_schema": {"\ud800": 1}}]}, "tools[0].input_schema.\\ud800"),
        ({"metadata": {"user_id": "x\udfff"}}, "metadata.user_id"),
        ({"stop_sequences": ["a", "\udfff"]}, "stop_sequences[1]"),
    ],
)
def test_half_of_a_surrogate_pair_is_refused_with_its_path(given, field):
    for arguments in ({"given": {**FIELDS, **given}}, {"given": FIELDS, "options": {"extra_body": given}}):
        with pytest.raises(ValidationError, match="surrogate pair") as caught:
            built(**arguments)
        assert caught.value.field == field
        assert str(caught.value).startswith(f"{field}: ")
        str(caught.value).encode()


def test_a_query_with_half_of_a_surrogate_pair_is_refused():
    with pytest.raises(ValidationError, match="surrogate") as caught:
        built(options={"extra_query": {"page": "\ud800"}})
    assert caught.value.field == "page"


def test_the_stream_flag_is_set_by_the_method_alone():
    assert "stream" not in body()
    assert body(streamed=True)["stream"] is True
    assert body(given={**FIELDS, "stream": False}, streamed=True)["stream"] is True
    assert body(given={**FIELDS, "stream": False})["stream"] is False
    with pytest.raises(ValidationError, match="use its streaming counterpart") as caught:
        built(given={**FIELDS, "stream": True})
    assert caught.value.field == "stream"


@pytest.mark.parametrize("timeout", [0, -1, -0.0, float("nan")])
def test_a_timeout_is_more_than_nothing(timeout):
    with pytest.raises(ValidationError, match="timeout") as caught:
        built(options={"timeout": timeout})
    assert caught.value.field == "timeout"


def test_the_times_of_a_request_come_from_the_call_then_the_client():
    assert built(client={"timeout": 7}).timeout == 7
    assert built(client={"timeout": 7}, options={"timeout": 0.5}).timeout == 0.5
    assert built(client={"timeout": None}).timeout is None
    request = built(client={"connect_timeout": 1, "pool_timeout": 2, "stream_idle_timeout": 3})
    assert (request.connect_timeout, request.pool_timeout, request.idle_timeout) == (1, 2, 3)


def test_a_request_shows_neither_headers_nor_content():
    request = built(options={"extra_headers": {"x-secret": "hidden"}}, given={**FIELDS, "system": "hidden"})
    assert repr(request) == "Request(POST /v1/messages)"
