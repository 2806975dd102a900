from __future__ import annotations

import copy
import gzip
import json
import pickle
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from integrations_anthropic import errors
from integrations_anthropic._core.codec.error_response import from_event, from_response, retry_after, without_traceback
from integrations_anthropic.errors import Attempt, ErrorKind, retry_exhausted

RECORDINGS = Path(__file__).parents[4] / "shared" / "recordings" / "open.jsonl.gz"
KEY = "sk-ant-api03-very-secret"


def api_body(error_type, message="Something", **more):
    return json.dumps({"type": "error", "error": {"type": error_type, "message": message}, **more}).encode()


def classes(cls=errors.AnthropicError):
    return [
        cls,
        *(c for sub in cls.__subclasses__() if sub.__module__.startswith("integrations") for c in classes(sub)),
    ]


TREE = {
    errors.ConfigurationError: (errors.AnthropicError, "configuration"),
    errors.ValidationError: (ValueError, "validation"),
    errors.SerializationError: (errors.AnthropicError, "serialization"),
    errors.EventTooLargeError: (errors.SerializationError, "serialization"),
    errors.APIConnectionError: (errors.AnthropicError, "network"),
    errors.TLSError: (errors.APIConnectionError, "tls"),
    errors.APITimeoutError: (errors.APIConnectionError, "timeout"),
    errors.PoolTimeoutError: (errors.APITimeoutError, "timeout"),
    errors.DeadlineExceededError: (errors.APITimeoutError, "timeout"),
    errors.StreamStalledError: (errors.APITimeoutError, "timeout"),
    errors.StreamTruncatedError: (errors.APIConnectionError, "network"),
    errors.APIError: (errors.AnthropicError, "api"),
    errors.InvalidRequestError: (errors.APIError, "invalid_request"),
    errors.AuthenticationError: (errors.APIError, "auth"),
    errors.BillingError: (errors.APIError, "billing"),
    errors.PermissionDeniedError: (errors.APIError, "permission"),
    errors.NotFoundError: (errors.APIError, "not_found"),
    errors.ConflictError: (errors.APIError, "conflict"),
    errors.RequestTooLargeError: (errors.APIError, "too_large"),
    errors.RateLimitError: (errors.APIError, "rate_limit"),
    errors.InternalServerError: (errors.APIError, "server"),
    errors.OverloadedError: (errors.InternalServerError, "overloaded"),
    errors.CircuitBreakerOpenError: (errors.AnthropicError, "circuit_open"),
    errors.LocalRateLimitError: (errors.AnthropicError, "local_rate_limit"),
    errors.ToolRoundsExceededError: (errors.AnthropicError, "tool_rounds"),
    errors.OutputParseError: (errors.AnthropicError, "output"),
}


@pytest.mark.parametrize(("cls", "parent", "kind"), [(c, *facts) for c, facts in TREE.items()])
def test_every_class_has_its_place_and_kind(cls, parent, kind):
    error = cls("text")
    assert isinstance(error, parent) and isinstance(error, errors.AnthropicError)
    assert error.kind == kind and error.kind is ErrorKind(kind)
    assert (error.message, error.request_id, error.status, error.body) == ("text", None, None, None)
    assert (error.attempts, error.attempt_count, error.partial, error.mid_stream) == ((), 0, None, False)
    assert cls.__name__ in errors.__doc__


def test_the_constructor_takes_only_known_keywords():
    with pytest.raises(TypeError):
        errors.RateLimitError("text", "req_1")
    with pytest.raises(TypeError, match="reqest_id"):
        errors.RateLimitError("text", reqest_id="req_1")


@pytest.mark.parametrize(
    ("status", "name", "retryable"),
    [
        (400, "InvalidRequestError", False),
        (401, "AuthenticationError", False),
        (402, "BillingError", False),
        (403, "PermissionDeniedError", False),
        (404, "NotFoundError", False),
        (408, "APIError", True),
        (409, "ConflictError", True),
        (413, "RequestTooLargeError", False),
        (418, "APIError", False),
        (422, "APIError", False),
        (429, "RateLimitError", True),
        (500, "InternalServerError", True),
        (503, "InternalServerError", True),
        (504, "InternalServerError", True),
        (529, "OverloadedError", True),
        (599, "InternalServerError", True),
        (302, "APIError", False),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"upstream connect error",
        b"<html><head><title>502 Bad\nGateway</title></head></html>",
        b'{"message": "from a gateway"}',
        b'{"error": "text"}',
        b"[1, 2]",
        b"null",
        b'"text"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"1" * 5000,
        b'{"type": "error", "error": {"type": 7, "message": ["x"]}, "request_id": 9}',
        api_body("some_new_error"),
        api_body("api_error"),
    ],
)
def test_the_status_decides_the_class_whatever_the_body_is(status, name, retryable, body):
    error = from_response(status, {}, body)
    assert type(error).__name__ == name
    assert (error.status, error.code, error.is_retryable) == (status, status, retryable)
    assert error.request_id is None
    assert 10 < len(str(error)) < 1000
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("status", "name"), [(500, "OverloadedError"), (503, "OverloadedError"), (429, "RateLimitError")]
)
def test_overloaded_as_a_type_counts_for_5xx_only(status, name):
    assert type(from_response(status, {}, api_body("overloaded_error"))).__name__ == name


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (api_body("api_error", "The API's own words"), "The API's own words"),
        (b"upstream connect error or disconnect", "status 503: upstream connect error or disconnect"),
        (b"<!DOCTYPE html><title> Bad gateway </title>" + b"x" * 10_000, "'Bad gateway'"),
        (b"", "empty body"),
        (b'{"detail": "not here"}', "not here"),
        (b"x" * 10_000, "x" * 300 + "…"),
        (b"\x1b[31mred", "[31mred"),
    ],
)
def test_the_message_says_what_to_do(body, words):
    assert words in from_response(503, {}, body).message


def test_a_401_names_the_settings_to_check():
    error = from_response(401, {}, api_body("authentication_error", "invalid x-api-key"))
    assert error.message == "invalid x-api-key"
    assert "ANTHROPIC_API_KEY" in "".join(traceback.format_exception(error))


@pytest.mark.parametrize(
    "text",
    [f"bad header x-api-key: {KEY}", f"Authorization: Bearer {KEY[3:]} refused", f"http://user:{KEY}@proxy failed"],
)
@pytest.mark.parametrize(
    "wrap", [str.encode, lambda t: api_body("api_error", t), lambda t: f"<title>{t}</title>".encode()]
)
def test_no_text_holds_a_secret(text, wrap):
    error = from_response(500, {"set-cookie": KEY, "x-api-key": KEY, "Server": "x"}, wrap(text))
    assert KEY[3:] not in str(error) + repr(error) + "".join(traceback.format_exception(error))
    assert KEY not in str(error._headers)


@pytest.mark.parametrize(
    ("headers", "body", "request_id"),
    [
        ({"Request-Id": "req_h"}, api_body("api_error", request_id="req_b"), "req_h"),
        ({}, api_body("api_error", request_id="req_b"), "req_b"),
        ({}, api_body("api_error", request_id=None), None),
        ({"request-id": ""}, api_body("api_error", request_id="req_b"), "req_b"),
    ],
)
def test_the_request_id_is_that_of_the_header_else_of_the_body(headers, body, request_id):
    error = from_response(500, headers, body)
    assert error.request_id == request_id
    assert error.meta.request_id == request_id
    if request_id:
        assert request_id in str(error) and request_id in repr(error)


@pytest.mark.parametrize(
    ("message", "param"),
    [
        ("messages.0.content: Field required", "messages.0.content"),
        ("tools.0.custom.input_schema.type: Input should be 'object'", "tools.0.custom.input_schema.type"),
        ("messages[0].role: bad", "messages[0].role"),
        ("max_tokens: 9 > 8", "max_tokens"),
        ("`max_tokens` must be greater than `thinking.budget_tokens`", "max_tokens"),
        ("'claude-3' does not support citations.", None),
        ("Thinking may not be enabled", None),
        ("https://docs.claude.com says", None),
        ("error: something", None),
    ],
)
def test_param_is_the_field_the_message_starts_with(message, param):
    assert from_response(400, {}, api_body("invalid_request_error", message)).param == param


@pytest.mark.parametrize(
    ("message", "resource"),
    [
        ("model: claude-x", "model: claude-x"),
        ("model: bad model", "model: bad model"),
        ("Batch msgbatch_01AbC not found.", "msgbatch_01AbC"),
        ("Not found", None),
    ],
)
def test_resource_is_what_was_not_found(message, resource):
    assert from_response(404, {}, api_body("not_found_error", message)).resource == resource


DATE = "Wed, 21 Oct 2015 07:28:00 GMT"
THEN = datetime(2015, 10, 21, 7, 28, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("headers", "now", "seconds"),
    [
        ({}, None, None),
        ({"retry-after": "7"}, None, 7.0),
        ({"retry-after": " 0 "}, None, 0.0),
        ({"retry-after": "1.5"}, None, 1.5),
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
            for text in ("-1", "nan", "inf", "1e9", "1_0", "٣", "", "9" * 400, "soon")
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


def full_error():
    error = from_response(429, {"request-id": "req_1", "retry-after": "3"}, api_body("rate_limit_error"))
    error.attempts = (Attempt(429, 1.0, "rate limited"), Attempt(429, None, "rate limited"))
    error.add_note("said later")
    error.__cause__ = httpx.ConnectError(f"Illegal header value b'{KEY}'")
    error.meta = threading.Lock()
    return error


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("wrap", [lambda e: e, lambda e: retry_exhausted(e, "the budget is empty")])
def test_errors_survive_pickling_with_their_attributes_and_the_name_of_the_cause(protocol, wrap):
    error = wrap(full_error())
    data = pickle.dumps(error, protocol)
    assert KEY.encode() not in data
    back = pickle.loads(data)
    assert type(back) is type(error)
    assert str(back) == str(error) and repr(back) == repr(error) and back.args == error.args
    assert (back.retry_after, back.attempts, back.body, back.kind) == (3.0, error.attempts, error.body, "rate_limit")
    assert back.__notes__ == ["said later"]
    assert type(back.attempts[0]) is Attempt
    again = pickle.loads(pickle.dumps(back))
    assert str(again.__cause__) == str(back.__cause__)
    bottom = getattr(back, "last_error", back).__cause__
    assert isinstance(bottom, errors.OriginalCause)
    assert bottom.type_name == "httpx.ConnectError" and bottom.text == "Illegal header value [REDACTED]"
    assert pickle.loads(pickle.dumps(bottom)).text == bottom.text


@pytest.mark.parametrize("cls", [c for c in classes() if c is not errors.RetryExhaustedError])
def test_every_class_pickles_copies_and_can_be_exhausted(cls):
    error = cls("text", status=500, partial={"text": "said"})
    error.odd = threading.Lock()
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is cls and back.odd == "<lock>"
    copied = copy.copy(error)
    assert type(copied) is cls and copied.partial is error.partial and copied is not error
    apart = copy.deepcopy(error)
    assert type(apart) is cls and apart.partial == error.partial and apart.partial is not error.partial
    assert apart.odd is error.odd and apart.__cause__ is error.__cause__
    both = retry_exhausted(error, "why")
    assert isinstance(both, cls) and isinstance(both, errors.RetryExhaustedError)
    assert both.kind is error.kind and both.is_retryable is error.is_retryable


def test_attributes_of_subclasses_survive_pickling():
    until = datetime(2030, 1, 1, tzinfo=UTC)
    error = pickle.loads(pickle.dumps(errors.CircuitBreakerOpenError("x", open_until=until, retry_after=2.0)))
    assert (error.open_until, error.retry_after) == (until, 2.0)
    error = pickle.loads(pickle.dumps(errors.ValidationError("x", field="messages[0].role", value=lambda: 0)))
    assert (error.field, error.value) == ("messages[0].role", None)
    error = errors.APIConnectionError("x", phase="dns", host="h", attempt=1, max_attempts=4, cause=OSError("no"))
    assert isinstance(error.cause, OSError)
    error = pickle.loads(pickle.dumps(error))
    assert (error.phase, error.host, error.attempt, error.max_attempts) == ("dns", "h", 1, 4)
    assert str(error.cause) == "builtins.OSError: no"


@pytest.mark.parametrize(
    "error",
    [
        errors.ValidationError("x", value="private words"),
        errors.SerializationError("x", body={"content": "private words"}),
        errors.SerializationError("x", body="private words"),
        errors.StreamTruncatedError("x", partial={"text": "private words"}),
        errors.ToolRoundsExceededError("x", messages=[{"role": "user", "content": "private words"}]),
        errors.OutputParseError("x", answer={"text": "private words"}),
        from_response(500, {}, b'{"type": "error", "error": {"type": "api_error"}, "request": "private words"}'),
        from_response(502, {}, b"<html><p>private words</p></html>"),
        retry_exhausted(errors.StreamTruncatedError("x", partial={"text": "private words"}), "why"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_pickle_holds_no_content(error):
    data = pickle.dumps(error)
    assert b"private" not in data
    back = pickle.loads(data)
    assert str(back) == str(error)
    assert not getattr(back, "messages", [])


@pytest.mark.parametrize(
    ("headers", "said", "expected"),
    [
        ({"x-api-key": "opaque-key-1234"}, "the key opaque-key-1234 is odd", "the key [REDACTED] is odd"),
        ({"authorization": "Bearer opaque-token-1"}, "what is opaque-token-1?", "what is [REDACTED]?"),
        ({"Cookie": "a=1; session=opaque-session"}, "no session opaque-session", "no session [REDACTED]"),
        ({"x-team": "opaque-team-header"}, "team opaque-team-header", "team [REDACTED]"),
        ({"x-team": "production"}, "not in production", "not in production"),
        ({"anthropic-workspace-id": "wrkspc_0123456789"}, "no wrkspc_0123456789 here", "no wrkspc_0123456789 here"),
        ({"anthropic-organization-id": "opaque-organization"}, "of opaque-organization", "of [REDACTED]"),
        ({"user-agent": "a-common-agent/1.0"}, "a-common-agent/1.0 is old", "a-common-agent/1.0 is old"),
    ],
)
def test_a_secret_of_the_request_that_a_response_repeats_is_redacted(headers, said, expected):
    body = api_body("invalid_request_error", said)
    error = from_response(400, {}, body, sent=headers)
    assert (error.message, error.body["error"]["message"]) == (expected, expected)
    assert from_event(json.loads(body), sent=headers).message == expected
    assert pickle.loads(pickle.dumps(error)).body == error.body
    assert expected in str(from_response(502, {}, said.encode(), sent=headers))
    assert from_response(400, {}, body).message == said


def test_a_copy_has_its_own_notes_and_the_same_cause():
    error = full_error()
    copied = copy.copy(error)
    copied.add_note("only here")
    assert error.__notes__ == ["said later"]
    assert copied.__cause__ is error.__cause__


def test_values_are_not_in_texts():
    error = errors.ValidationError("messages[0].role is wrong", field="messages[0].role", value="private words")
    assert "private" not in str(error) + repr(error)
    error = from_response(500, {}, api_body("api_error", "x", request="private words"))
    assert "private" not in str(error) + repr(error)


def test_exhaustion_is_both_classes_with_all_attributes():
    last = full_error()
    error = retry_exhausted(last, "all 2 attempts failed")
    with pytest.raises(errors.RateLimitError) as caught:
        raise error
    assert caught.value.last_error is last and error.__cause__ is last
    assert (error.code, error.retry_after, error.attempt_count, error.request_id) == (429, 3.0, 2, "req_1")
    assert "gave up after 2 attempts (all 2 attempts failed)" in str(error) and last.message in str(error)
    line = traceback.format_exception_only(error)[0]
    assert line.startswith("integrations_anthropic.errors.RetryExhaustedError[RateLimitError]: gave up")
    assert type(error) is type(retry_exhausted(full_error(), "why"))
    assert retry_exhausted(error, "again") is error


def test_causes_lose_their_frames_and_requests():
    def fail():
        headers = {"x-api-key": KEY}
        try:
            try:
                raise OSError("low")
            except OSError:
                raise httpx.ConnectError("high", request=httpx.Request("GET", "http://h", headers=headers)) from None
        except httpx.ConnectError as error:
            return error

    cause = fail()
    cause.__context__.__context__ = cause  # a ring must not hang it
    assert without_traceback(cause) is cause
    assert cause.__traceback__ is None and cause.__context__.__traceback__ is None
    with pytest.raises(RuntimeError):
        _ = cause.request
    group = ExceptionGroup("both", [fail(), fail()])
    without_traceback(group)
    assert all(e.__traceback__ is None for e in group.exceptions)


def test_recorded_errors_are_classified():
    if not RECORDINGS.exists():
        pytest.skip("the recordings are not on this machine")
    seen = set()
    with gzip.open(RECORDINGS, "rt") as lines:
        for record in map(json.loads, lines):
            if record["status"] < 400:
                continue
            error = from_response(record["status"], record["response_headers"], record["response_body"].encode())
            seen.add(type(error).__name__)
            assert error.code == record["status"]
            if "json" in record["response_headers"].get("content-type", ""):
                assert error.body["error"]["message"].rstrip(".") in error.message
    assert {"InvalidRequestError", "AuthenticationError", "NotFoundError", "InternalServerError"} <= seen
