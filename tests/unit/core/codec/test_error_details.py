from __future__ import annotations

import copy
import json
import pickle

import pytest

from integrations_anthropic import errors, from_dict, models, to_dict
from integrations_anthropic._core.codec.error_response import from_event, from_response, from_success

DETAILS = {"error_code": "image_dimensions_too_large", "max_side_length_pixels": 8000, "paths": ["messages.0"]}


def body_of(details, kind="invalid_request_error"):
    return {"type": "error", "error": {"type": kind, "message": "too large", "details": details}}


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 409, 413, 418, 429, 500, 503, 529])
def test_an_error_of_every_status_says_its_code_and_details(status):
    error = from_response(status, {}, json.dumps(body_of(DETAILS)).encode())
    assert (error.error_code, error.details) == ("image_dimensions_too_large", DETAILS)
    assert "image_dimensions_too_large" in str(error)


@pytest.mark.parametrize("kind", ["overloaded_error", "timeout_error", "invalid_request_error", "one_from_tomorrow"])
def test_an_error_event_of_every_type_says_its_code_and_details(kind):
    for error in (from_event(body_of(DETAILS, kind)), from_success(json.dumps(body_of(DETAILS, kind)).encode(), {})):
        assert (error.error_code, error.details) == ("image_dimensions_too_large", DETAILS)


@pytest.mark.parametrize("details", [None, "text", 5, [], ["error_code"]])
def test_details_that_are_no_object_are_none(details):
    error = from_response(400, {}, json.dumps(body_of(details)).encode())
    assert (error.error_code, error.details) == (None, None)


@pytest.mark.parametrize("code", [None, "", 5, ["a"], {"a": 1}])
def test_a_code_that_is_no_text_is_none_and_stays_in_the_details(code):
    error = from_response(400, {}, json.dumps(body_of({"error_code": code})).encode())
    assert error.error_code is None and error.details == {"error_code": code}


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"error": "text"}', b'{"type": "error"}'])
def test_a_body_that_is_no_error_of_the_api_has_no_code(body):
    error = from_response(502, {}, body)
    assert (error.error_code, error.details) == (None, None)


def test_a_code_from_tomorrow_is_read_and_one_that_looks_like_no_code_is_not_shown():
    assert from_response(400, {}, json.dumps(body_of({"error_code": "new_one"})).encode()).error_code == "new_one"
    odd = from_response(400, {}, json.dumps(body_of({"error_code": "two\nlines"})).encode())
    assert odd.error_code == "two\nlines" and "lines" not in str(odd)


def test_the_code_survives_copies_pickles_and_giving_up():
    error = from_response(429, {}, json.dumps(body_of(DETAILS, "rate_limit_error")).encode())
    exhausted = errors.retry_exhausted(error, "the retry budget is empty")
    for same in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error)), exhausted):
        assert (same.error_code, same.details) == (error.error_code, error.details)


def test_an_error_inside_a_result_has_typed_details():
    found = from_dict(models.ErrorResponse, body_of(DETAILS))
    assert found.error.details.error_code == "image_dimensions_too_large"
    assert found.error.details.max_side_length_pixels == 8000
    assert to_dict(found) == body_of(DETAILS)
