from __future__ import annotations

import math

import pytest

from integrations_anthropic import models
from integrations_anthropic._core.call.validation import validate
from integrations_anthropic._core.codec.encode import encode
from integrations_anthropic.errors import ValidationError

USER = {"role": "user", "content": "Hi"}
GONE = object()


def request(**changes):
    body = {"model": "m", "max_tokens": 1, "messages": [USER], **changes}
    return {name: value for name, value in body.items() if value is not GONE}


def checked(body, record="CreateMessageRequest"):
    validate(encode(body), record)


SECRET = "the-value-itself"

REFUSED = [
    (request(model=GONE), "model", "is required"),
    (request(model=""), "model", "must not be empty"),
    (request(model=" \t\n"), "model", "must not be blank"),
    (request(model=5), "model", "must be a string, not a number"),
    (request(model=None), "model", "must be a string, not null"),
    (request(model=[SECRET]), "model", "must be a string, not a list"),
    (request(max_tokens=GONE), "max_tokens", "is required"),
    (request(max_tokens=-1), "max_tokens", "must be at least 0"),
    (request(max_tokens=1.5), "max_tokens", "must be an integer, not a number"),
    (request(max_tokens="5"), "max_tokens", "must be an integer, not a string"),
    (request(max_tokens=True), "max_tokens", "must be an integer, not a boolean"),
    (request(max_tokens=None), "max_tokens", "must be an integer, not null"),
    (request(messages=GONE), "messages", "is required"),
    (request(messages=[]), "messages", "must not be empty"),
    (request(messages="Hi"), "messages", "must be a list, not a string"),
    (request(messages={"role": "user"}), "messages", "must be a list, not an object"),
    (request(messages=[USER, "Hi"]), "messages[1]", "must be an object, not a string"),
    (request(messages=[USER, None]), "messages[1]", "must be an object, not null"),
    (request(messages=[{"content": "Hi"}]), "messages[0].role", "is required"),
    (request(messages=[{"role": 5, "content": "Hi"}]), "messages[0].role", "must be a string, not a number"),
    (request(messages=[{"role": None, "content": "Hi"}]), "messages[0].role", "must be a string, not null"),
    (request(messages=[{"role": "user"}]), "messages[0].content", "must not be empty"),
    (request(messages=[{"role": "user", "content": ""}]), "messages[0].content", "must not be empty"),
    (request(messages=[USER, {"role": "user", "content": []}]), "messages[1].content", "must not be empty"),
    (request(messages=[{"role": "user", "content": None}]), "messages[0].content", "must not be empty"),
    (request(messages=[{"role": "assistant", "content": ""}, USER]), "messages[0].content", "must not be empty"),
    (request(messages=[{"role": "system", "content": ""}]), "messages[0].content", "must not be empty"),
    (request(messages=[{"role": "user", "content": 5}]), "messages[0].content", "must be a list or a string"),
    (
        request(messages=[{"role": "user", "content": {"type": "text"}}]),
        "messages[0].content",
        "must be a list or a string",
    ),
    (request(system=5), "system", "must be a list or a string, not a number"),
    (request(system={"type": "text"}), "system", "must be a list or a string, not an object"),
    (request(temperature=-0.01), "temperature", "must be at least 0"),
    (request(temperature=1.01), "temperature", "must be at most 1"),
    (request(temperature="0.5"), "temperature", "must be a number, not a string"),
    (request(temperature=True), "temperature", "must be a number, not a boolean"),
    (request(top_p=-1), "top_p", "must be at least 0"),
    (request(top_p=-0.001), "top_p", "must be at least 0"),
    (request(top_p=1.0001), "top_p", "must be at most 1"),
    (request(top_p=False), "top_p", "must be a number, not a boolean"),
    (request(top_k=-1), "top_k", "must be at least 0"),
    (request(top_k=1.5), "top_k", "must be an integer"),
    (request(stop_sequences="x"), "stop_sequences", "must be a list, not a string"),
    (request(stop_sequences=["x", 5]), "stop_sequences[1]", "must be a string, not a number"),
    (request(stop_sequences=[None]), "stop_sequences[0]", "must be a string, not null"),
    (request(stream="yes"), "stream", "must be a boolean, not a string"),
    (request(stream=1), "stream", "must be a boolean, not a number"),
    (request(tools={}), "tools", "must be a list, not an object"),
    (request(tool_choice="auto"), "tool_choice", "must be an object, not a string"),
]


@pytest.mark.parametrize(("body", "field", "words"), REFUSED)
def test_what_is_out_of_bounds_is_refused_with_its_path(body, field, words):
    with pytest.raises(ValidationError) as caught:
        checked(body)
    assert caught.value.field == field
    assert caught.value.message.startswith(f"{field}: {words}")
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(("body", "field", "words"), REFUSED)
def test_the_same_inside_a_batch_is_refused_with_the_longer_path(body, field, words):
    with pytest.raises(ValidationError) as caught:
        checked({"requests": [{"custom_id": "a", "params": body}]}, "CreateBatchRequest")
    assert caught.value.field == f"requests[0].params.{field}"


@pytest.mark.parametrize("value", [{"secret": SECRET}, [SECRET]])
def test_the_value_is_kept_but_not_shown(value):
    with pytest.raises(ValidationError) as caught:
        checked(request(max_tokens=value))
    assert caught.value.value == value
    assert SECRET not in str(caught.value) + repr(caught.value)


ACCEPTED = [
    request(),
    request(max_tokens=0),
    request(max_tokens=10**30),
    request(max_tokens=1024.0),
    request(temperature=0),
    request(temperature=1),
    request(temperature=0.0),
    request(temperature=1.0),
    request(temperature=None),
    request(top_p=0),
    request(top_p=1e-9),
    request(top_p=1),
    request(top_k=0),
    request(top_k=5.0),
    request(system=""),
    request(system=[]),
    request(system=[{"type": "text", "text": ""}]),
    request(stop_sequences=[]),
    request(stop_sequences=("a", "")),
    request(brand_new={"x": [None]}),
    request(model=" odd but a text "),
    request(messages=[USER, {"role": "assistant", "content": ""}]),
    request(messages=[USER, {"role": "assistant", "content": []}]),
    request(messages=[USER, {"role": "assistant"}]),
    request(messages=(USER, {"role": "assistant", "content": ({"type": "text", "text": ""},)})),
    request(messages=[USER, USER, {"role": "system", "content": "Now in French"}]),
    request(messages=[USER, {"role": "system", "output_config": {"effort": "low"}}, USER]),
    request(messages=[{"role": "user", "content": [{"type": "hologram"}]}]),
    request(messages=[{"role": "user", "content": [{}], "brand_new": 1}]),
    request(messages=[{"role": "user", "content": " "}]),
    request(tools=[{"type": "tool_20991231"}], tool_choice={"type": "of the future"}),
    request(thinking={"type": "enabled", "budget_tokens": -5}),
    request(container="c"),
    request(container={"id": "c"}),
    request(stream=False),
    models.CreateMessageRequest(model="m", max_tokens=1, messages=[models.InputMessage(role="user", content="x")]),
]


@pytest.mark.parametrize("body", ACCEPTED)
def test_what_the_api_accepts_is_never_refused(body):
    checked(body)
    checked({"requests": ({"custom_id": "a", "params": body},)}, "CreateBatchRequest")


@pytest.mark.parametrize("record", ["CountTokensRequest", "CreateMessageRequest"])
def test_other_records_have_their_own_bounds(record):
    with pytest.raises(ValidationError, match=r"^messages: must not be empty"):
        checked(request(messages=[]), record)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "requests"),
        ({"requests": []}, "requests"),
        ({"requests": [{"params": request()}]}, "requests[0].custom_id"),
        ({"requests": [{"custom_id": "", "params": request()}]}, "requests[0].custom_id"),
        ({"requests": [{"custom_id": "a" * 65, "params": request()}]}, "requests[0].custom_id"),
        ({"requests": [{"custom_id": "a.b", "params": request()}]}, "requests[0].custom_id"),
        ({"requests": [{"custom_id": "a\n", "params": request()}]}, "requests[0].custom_id"),
        ({"requests": [{"custom_id": "a"}]}, "requests[0].params"),
        ({"requests": [{"custom_id": "a", "params": []}]}, "requests[0].params"),
        (
            {
                "requests": [
                    {"custom_id": "a", "params": request()},
                    {"custom_id": "b", "params": request(max_tokens=-1)},
                ]
            },
            "requests[1].params.max_tokens",
        ),
        (
            {"requests": [{"custom_id": "a", "params": request(messages=[USER, {"role": "user", "content": ""}])}]},
            "requests[0].params.messages[1].content",
        ),
    ],
)
def test_batches_are_checked_all_the_way_in(body, field):
    with pytest.raises(ValidationError) as caught:
        checked(body, "CreateBatchRequest")
    assert caught.value.field == field


def test_what_extra_body_says_instead_is_not_checked():
    validate({"max_tokens": 1}, "CreateMessageRequest", besides={"model", "messages"})
    validate(
        {"model": "", "max_tokens": -1, "messages": []},
        "CreateMessageRequest",
        besides={"model": "", "max_tokens": 1, "messages": 1},
    )


def test_an_unknown_record_has_no_bounds():
    validate({"anything": 1}, "NoSuchRecord")


def test_numbers_that_are_none_are_refused_before_their_bounds_are_looked_at():
    with pytest.raises(ValidationError, match=r"^temperature: JSON cannot represent nan") as caught:
        checked(request(temperature=math.nan))
    assert caught.value.field == "temperature"
