"""What survives the pickling and copying of an error, and what no error holds."""

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
from integrations_anthropic._core.codec.error_response import from_event, from_response, without_traceback
from integrations_anthropic.errors import Attempt, retry_exhausted
from tests.unit.error_bodies import api_body

RECORDINGS = Path(__file__).parents[4] / "shared" / "recordings" / "open.jsonl.gz"
KEY = "sk-ant-api03-very-secret"


def is_ours(cls):
    """Whether it is a class of this package's own tree; those of `compat` are made as the official client's are."""
    return cls.__module__.startswith("integrations") and ".compat" not in cls.__module__


def classes(cls=errors.AnthropicError):
    return [
        cls,
        *(c for sub in cls.__subclasses__() if is_ours(sub) for c in classes(sub)),
    ]


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


@pytest.mark.parametrize("cls", [c for c in classes() if not issubclass(c, errors.RetryExhaustedError)])
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
