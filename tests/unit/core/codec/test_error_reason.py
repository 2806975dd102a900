"""The reason that a server gives for an error, in the shapes of servers and gateways other than the API's own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations_anthropic._core.codec.error_response import from_event, from_response

NESTED: Any = "REASON"
for _ in range(5):
    NESTED = {"error": NESTED}

SHAPES: list[Any] = [
    {"detail": "REASON"},
    {"detail": [{"loc": ["body", "messages"], "msg": "REASON", "type": "value_error", "input": "private words"}]},
    {"detail": {"error": {"message": "REASON"}}},
    {"success": False, "errors": [{"code": 2001, "message": "REASON"}]},
    {"success": False, "errors": ["REASON", "and more"], "result": None, "messages": []},
    {"code": 500, "msg": "REASON", "success": False, "data": "private words"},
    {"error": "REASON"},
    {"error": {"code": "x", "innererror": {}, "message": "", "details": [{"message": "REASON"}]}},
    {"error": {"metadata": {"raw": "private words"}, "message": {"text": "private words"}, "reason": "REASON"}},
    {"error_description": "REASON", "error": "invalid_request"},
    {"object": "error", "message": "REASON", "type": "BadRequestError"},
    {"fault": {"faultstring": "REASON", "detail": {"errorcode": "x"}}},
    {"title": "REASON", "status": 400, "type": "about:blank"},
    {"Message": "REASON"},
    [{"error": {"message": "REASON"}}],
    ["REASON"],
    NESTED,
]


@pytest.mark.parametrize("body", SHAPES, ids=json.dumps)
def test_the_reason_is_in_the_text_whatever_its_shape(body: Any) -> None:
    for error in (from_response(400, {}, json.dumps(body).encode()), from_event(body)):
        assert "REASON" in str(error)
        assert "private" not in str(error)


def test_the_field_of_a_validation_error_is_named() -> None:
    body = {"detail": [{"loc": ["body", "messages", 0, "role"], "msg": "bad"}, {"loc": [], "msg": "worse"}]}
    assert from_response(422, {}, json.dumps(body).encode()).message == "body.messages.0.role: bad; worse"


def test_a_foreign_reason_is_one_line_of_at_most_300_characters_and_the_api_s_own_is_unchanged() -> None:
    text = "first\nsecond \x1b[31m" + "x" * 1000
    foreign = from_response(400, {}, json.dumps({"detail": text}).encode()).message
    assert foreign.startswith("first second [31mxxx") and len(foreign) == 301 and foreign.endswith("…")
    own = from_response(400, {}, json.dumps({"type": "error", "error": {"message": text}}).encode()).message
    assert own == text.replace("\x1b", " ")


def test_only_the_first_reasons_of_a_long_list_are_shown_and_each_of_them_once() -> None:
    body = {"errors": [{"message": text} for text in ("a", "a", "b", *map(str, range(100_000)))]}
    assert from_response(400, {}, json.dumps(body).encode()).message == "a; b"


def test_a_body_without_a_reason_shows_the_names_of_its_fields_and_none_of_its_values() -> None:
    error = from_response(500, {}, b'{"prompt": "private words", "id": 7}')
    assert error.message == "status 500 with JSON that is not an error of the API, with the fields prompt, id"


def test_a_secret_in_a_reason_is_redacted() -> None:
    sent = {"x-api-key": "my-own-gateway-key", "authorization": "Bearer other-secret-words"}
    for reason in ("sk-ant-api03-very-secret", "my-own-gateway-key", "other-secret-words"):
        body = json.dumps({"detail": [{"msg": f"bad key {reason}"}]}).encode()
        assert reason not in str(from_response(400, {}, body, sent=sent))


def test_a_secret_is_redacted_before_the_text_is_cut() -> None:
    for begin in range(270, 300):
        body = json.dumps({"detail": "x" * begin + " http://user:pass-of-the-proxy@example.com/"}).encode()
        assert "pass" not in str(from_response(400, {}, body))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["error", "message", "detail", "loc", "errors", "type"]) | st.text(), inner)
    ),
    max_leaves=30,
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(data=JSON, status=st.sampled_from([302, 400, 404, 500, 529]))
def test_any_json_makes_a_text_of_one_line(data: Any, status: int) -> None:
    error = from_response(status, {"location": "/x"}, json.dumps(data).encode(), asked=("POST", "https://a.b/v1/x"))
    assert 0 < len(str(error)) < 11_000
    if not (isinstance(data, dict) and isinstance(data.get("error"), dict)):
        assert "\n" not in str(error)


ASKED = ("POST", "https://user:secret@example.com/v1/v1/messages?beta=true&key=hidden")


@pytest.mark.parametrize("body", [b"", b"<html></html>", b'{"type": "error", "error": {"message": "Not found"}}'])
def test_a_404_says_what_was_asked_without_secrets_and_that_the_path_repeats_v1(body: bytes) -> None:
    text = str(from_response(404, {}, body, asked=ASKED))
    assert "asked: POST https://example.com/v1/v1/messages" in text
    assert "base_url must not end with /v1" in text
    assert "secret" not in text and "hidden" not in text
    assert "asked" not in str(from_response(400, {}, body, asked=ASKED))
    assert "must not end" not in str(from_response(404, {}, body, asked=("GET", "https://example.com/v1/models")))


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://u:p@login.example.org/sso?token=hidden", "https://login.example.org/sso"),
        ("/v2/messages", "https://a.b/v2/messages"),
        ("https://[bad", "https://[bad"),
    ],
)
def test_a_redirect_says_where_it_leads(location: str, shown: str) -> None:
    text = str(from_response(307, {"Location": location}, b"moved", asked=("POST", "https://a.b/v1/messages")))
    assert f"redirects to {shown}" in text and "asked: POST https://a.b/v1/messages" in text
    assert "hidden" not in text and "u:p" not in text
