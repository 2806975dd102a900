from __future__ import annotations

import pickle

import pytest

from integrations_anthropic import errors, models
from integrations_anthropic._config.policies import RetryPolicy
from integrations_anthropic._config.settings import resolve
from integrations_anthropic._core.call.execution import Execution
from integrations_anthropic._core.call.operation import Operation, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.request import build_request
from integrations_anthropic._core.codec.error_response import from_response
from integrations_anthropic._core.codec.response_reader import DeviationLog, ResponseReader
from integrations_anthropic._core.resilience.retry import Retry
from integrations_anthropic.errors import Attempt
from integrations_anthropic.testing import MockLogger

READER = ResponseReader(DeviationLog(MockLogger), strict=True)
GET = Operation(name="models.get", http="GET", path="/v1/models/x", span="get_model", result="CountTokensResponse")


def execution(*, max_retries=3, deadline=None, timeout=60, started=100.0):
    call = make_call(GET, Options(timeout=timeout))
    request = build_request(call, resolve(None, {"api_key": "sk-ant-a-key"}), streamed=False)
    retries = Retry(RetryPolicy(max_retry_after=1000), max_retries=max_retries, safe=True)
    return Execution(call, request, retries, max_retries=max_retries, started=started, deadline=deadline)


def overloaded(**headers):
    return from_response(529, {"request-id": "req_1", **headers}, b"")


def test_every_attempt_is_recorded_the_last_one_too():
    one = execution()
    assert one.failed(overloaded(), 101.0, 0.0) == 1.0
    assert one.failed(errors.APIConnectionError("x", phase="connect"), 103.0, 0.0) == 2.0
    one.succeeded(200, 110.0)
    meta = one.meta(200, {"request-id": "req_2"})
    assert meta.attempts == (
        Attempt(529, 1.0, "OverloadedError"),
        Attempt(None, 2.0, "APIConnectionError"),
        Attempt(200, None, ""),
    )
    assert (meta.request_id, meta.status, meta.elapsed) == ("req_2", 200, 10.0)


def test_a_single_failure_is_raised_unchanged():
    one = execution(max_retries=0)
    error = overloaded()
    assert one.failed(error, 105.0, 0.0) is None
    final = one.final(error)
    assert final is error
    assert final.attempts == (Attempt(529, None, "OverloadedError"),)
    assert (final.meta.status, final.meta.elapsed, final.meta.request_id) == (529, 5.0, "req_1")


def test_retries_that_did_not_help_give_an_error_of_both_classes():
    one = execution(max_retries=2)
    delays = [one.failed(overloaded(), 100.0 + n, 0.0) for n in range(3)]
    assert delays == [1.0, 2.0, None]
    final = one.final(overloaded())
    assert isinstance(final, errors.RetryExhaustedError)
    assert isinstance(final, errors.OverloadedError)
    assert final.attempt_count == 3
    assert "3 attempts" in str(final)
    assert type(pickle.loads(pickle.dumps(final))) is type(final)


def test_a_connection_error_says_which_attempt_of_how_many_it_was():
    one = execution()
    seen = []
    for _ in range(4):
        error = errors.APIConnectionError("x", phase="connect")
        one.failed(error, 100.0, 0.0)
        seen.append((error.attempt, error.max_attempts))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_without_a_deadline_there_is_always_time():
    one = execution(timeout=7)
    assert one.time_left(1e9) is None
    assert one.attempt_request(1e9).timeout == 7


@pytest.mark.parametrize(
    ("timeout", "now", "given"), [(60, 100.0, 10.0), (3, 100.0, 3), (60, 109.5, 0.5), (3, 109.0, 1.0)]
)
def test_an_attempt_has_no_more_time_than_the_call_has_left(timeout, now, given):
    assert execution(timeout=timeout, deadline=10.0).attempt_request(now).timeout == given


def test_an_attempt_has_its_own_headers():
    one = execution()
    one.attempt_request(100.0).headers["x-api-key"] = "secret"
    assert "x-api-key" not in one.attempt_request(100.0).headers


@pytest.mark.parametrize("now", [110.0, 111.0])
def test_a_deadline_that_has_passed_is_an_error_at_once(now):
    one = execution(deadline=10.0)
    with pytest.raises(
        errors.DeadlineExceededError, match=r"models.get: the deadline has passed \(deadline=10 s\)"
    ) as caught:
        one.attempt_request(now)
    assert caught.value.duration == 10.0
    assert not caught.value.is_retryable
    assert one.failed(caught.value, now, 0.0) is None


@pytest.mark.parametrize(("now", "late"), [(108.9, False), (109.0, True), (109.5, True)])
def test_a_wait_that_would_pass_the_deadline_is_not_begun(now, late):
    one, error = execution(deadline=10.0), overloaded()
    if not late:
        assert one.failed(error, now, 0.0) == 1.0
        return
    with pytest.raises(errors.DeadlineExceededError, match=r"waiting 1.0 s .* would pass the deadline") as caught:
        one.failed(error, now, 0.0)
    assert caught.value.__cause__ is error
    assert caught.value.attempts == (Attempt(529, None, "OverloadedError"),)


def test_what_the_server_asks_for_counts_against_the_deadline():
    with pytest.raises(errors.DeadlineExceededError, match=r"waiting 500\.0 s"):
        execution(deadline=10.0).failed(overloaded(**{"retry-after": "500"}), 100.0, 0.0)


def test_a_response_becomes_its_model_with_its_meta():
    one = execution()
    one.succeeded(200, 101.5)
    result = one.decode(
        200, {"request-id": "req_9", "anthropic-ratelimit-tokens-remaining": "3"}, b'{"input_tokens": 7}', READER
    )
    assert isinstance(result, models.CountTokensResponse)
    assert result.input_tokens == 7
    assert (result.meta.request_id, result.meta.elapsed) == ("req_9", 1.5)
    assert result.meta.rate_limits == {"tokens-remaining": "3"}
    assert "3" not in repr(result.meta).partition("elapsed")[0]


@pytest.mark.parametrize(
    ("body", "path", "kept"),
    [
        (b"<html>", "$", "<html>"),
        (b"", "$", ""),
        (b"\xff", "$", "\ufffd"),
        (b'{"input_tokens": "7"}', "$.input_tokens", {"input_tokens": "7"}),
        (b"[]", "$", []),
        (b"null", "$", "null"),
    ],
)
def test_a_response_of_the_wrong_shape_is_kept_in_the_error(body, path, kept):
    one = execution()
    one.succeeded(200, 101.0)
    with pytest.raises(errors.SerializationError) as caught:
        one.decode(200, {"request-id": "req_9"}, body, READER)
    error = caught.value
    assert (error.path, error.body, error.status, error.request_id) == (path, kept, 200, "req_9")
    assert error.attempts == (Attempt(200, None, ""),)
    assert error.meta.request_id == "req_9"
