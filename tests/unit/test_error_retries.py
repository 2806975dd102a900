"""Which errors are retryable, and after how long."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from integrations_anthropic import errors
from integrations_anthropic._core.codec.error_response import from_event, from_response
from integrations_anthropic._core.http.retry_after import retry_after

DATE = "Wed, 21 Oct 2015 07:28:00 GMT"
THEN = datetime(2015, 10, 21, 7, 28, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("headers", "now", "seconds"),
    [
        ({}, None, None),
        ({"retry-after": "7"}, None, 7.0),
        ({"retry-after": " 0 "}, None, 0.0),
        ({"retry-after": "1.5"}, None, 1.5),
        ({"retry-after": "5, 5"}, None, 5.0),
        ({"retry-after": "5,7 , 2"}, None, 7.0),
        ({"retry-after": "2s"}, None, 2.0),
        ({"retry-after": "1.5 s"}, None, 1.5),
        ({"retry-after": ".5"}, None, 0.5),
        ({"retry-after": "7", "retry-after-ms": "250, 250"}, None, 0.25),
        ({"retry-after": "7", "retry-after-ms": "250"}, None, 0.25),
        ({"retry-after": "7", "retry-after-ms": "soon"}, None, 7.0),
        ({"retry-after": DATE}, THEN - 30, 30.0),
        ({"retry-after": DATE}, THEN + 30, 0.0),
        ({"retry-after": "Wednesday, 21-Oct-15 07:28:00 GMT"}, THEN - 1, 1.0),
        ({"retry-after": "Wed Oct 21 07:28:00 2015"}, THEN - 2, 2.0),
        ({"retry-after": DATE}, None, None),
        ({"retry-after": DATE, "date": "Wed, 21 Oct 2015 07:27:00 GMT"}, None, 60.0),
        ({"retry-after": DATE, "date": "yesterday"}, None, None),
        *[
            ({"retry-after": text}, 0.0, None)
            for text in (
                "-1",
                "nan",
                "inf",
                "1e9",
                "1_0",
                "٣",
                "",
                "9" * 400,
                "soon",
                "5,",
                ",",
                "5, soon",
                "5 5",
                "5ss",
                "5m",
            )
        ],
        ({"retry-after": "Wed, 99 Oct 2015 07:28:00 GMT"}, 0.0, None),
    ],
)
def test_retry_after_is_seconds_milliseconds_or_a_date(headers, now, seconds):
    assert retry_after(headers, now=now) == seconds
    assert from_response(429, {k.title(): v for k, v in headers.items()}, b"", now=now).retry_after == seconds


@pytest.mark.parametrize(
    ("status", "header", "retryable"),
    [(400, "true", True), (400, "TRUE", True), (529, "false", False), (500, "maybe", True), (400, "", False)],
)
def test_x_should_retry_decides(status, header, retryable):
    error = from_response(status, {"X-Should-Retry": header}, b"")
    assert error.is_retryable is retryable


@pytest.mark.parametrize(
    ("error_type", "header", "retryable"),
    [
        ("conflict_error", None, True),
        ("memory_path_conflict_error", None, False),
        ("memory_precondition_failed_error", None, False),
        ("memory_precondition_failed_error", "true", True),
        ("conflict_error", "false", False),
        (None, None, True),
        (["x"], None, True),
    ],
)
def test_a_conflict_with_what_a_memory_is_lasts(error_type, header, retryable):
    body = orjson.dumps({"type": "error", "error": {"type": error_type, "message": "x"}})
    error = from_response(409, {"x-should-retry": header} if header else {}, body)
    assert isinstance(error, errors.ConflictError)
    assert error.is_retryable is retryable


@pytest.mark.parametrize("body", [b"", b"[]", b'{"error": "x"}'])
def test_a_conflict_without_a_type_may_pass(body):
    assert from_response(409, {}, body).is_retryable


@pytest.mark.parametrize(
    ("error", "retryable"),
    [
        (errors.APIConnectionError("x"), True),
        (errors.APITimeoutError("x"), True),
        (errors.PoolTimeoutError("x"), True),
        (errors.StreamStalledError("x"), True),
        (errors.StreamTruncatedError("x"), True),
        (errors.TLSError("x"), False),
        (errors.DeadlineExceededError("x"), False),
        (errors.CircuitBreakerOpenError("x"), False),
        (errors.LocalRateLimitError("x"), False),
        (errors.ValidationError("x"), False),
        (errors.ConfigurationError("x"), False),
        (errors.SerializationError("x"), False),
        (errors.EventTooLargeError("x", limit=5), False),
        (errors.RateLimitError("x"), True),
    ],
)
def test_which_errors_are_retryable(error, retryable):
    assert error.is_retryable is retryable


@pytest.mark.parametrize(
    ("error_type", "name", "code", "retryable"),
    [
        ("invalid_request_error", "InvalidRequestError", 400, False),
        ("authentication_error", "AuthenticationError", 401, False),
        ("billing_error", "BillingError", 402, False),
        ("permission_error", "PermissionDeniedError", 403, False),
        ("not_found_error", "NotFoundError", 404, False),
        ("request_too_large", "RequestTooLargeError", 413, False),
        ("rate_limit_error", "RateLimitError", 429, True),
        ("overloaded_error", "OverloadedError", 529, True),
        ("api_error", "InternalServerError", 500, True),
        ("timeout_error", "APITimeoutError", None, True),
        ("brand_new_error", "APIError", 200, False),
        (None, "APIError", 200, False),
        (["x"], "APIError", 200, False),
    ],
)
def test_in_a_stream_the_type_decides(error_type, name, code, retryable):
    data = {"type": "error", "error": {"type": error_type, "message": "Words"}}
    error = from_event(data, request_id="req_1", partial="so far")
    assert type(error).__name__ == name
    assert getattr(error, "code", None) == code
    assert error.is_retryable is retryable
    assert (error.mid_stream, error.partial, error.request_id, error.status) == (True, "so far", "req_1", 200)
    assert "Words" in error.message and error.body is data


@pytest.mark.parametrize("data", [None, [], {}, {"error": "x"}, {"error": None}, "text"])
def test_an_error_event_of_any_shape_is_an_error(data):
    assert from_event(data, request_id=None, partial=None).mid_stream
