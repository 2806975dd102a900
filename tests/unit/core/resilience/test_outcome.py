from __future__ import annotations

import asyncio

import pytest

from integrations_anthropic import errors
from integrations_anthropic._core.codec.error_response import from_event, from_response
from integrations_anthropic._core.resilience.outcome import Outcome, outcome_of
from integrations_anthropic.errors import retry_exhausted

SUCCESS, FAILURE, NOTHING = Outcome.SUCCESS, Outcome.FAILURE, Outcome.NOTHING


def response_error(status, **headers):
    return from_response(status, {name.replace("_", "-"): value for name, value in headers.items()}, b"")


def undecodable(status):
    return errors.SerializationError("no JSON", status=status)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (None, SUCCESS),
        (response_error(302), SUCCESS),
        (undecodable(200), SUCCESS),
        (undecodable(None), NOTHING),
        *[(response_error(status), NOTHING) for status in (400, 401, 402, 403, 404, 405, 413, 418, 422, 429)],
        *[(response_error(status), FAILURE) for status in (408, 409, 500, 502, 503, 504, 529, 599)],
        (response_error(500, x_should_retry="false"), NOTHING),
        (response_error(400, x_should_retry="true"), NOTHING),
        (response_error(429, x_should_retry="true"), NOTHING),
        (errors.APIConnectionError("lost", phase="read"), FAILURE),
        (errors.APIConnectionError("lost", phase="connect"), FAILURE),
        (errors.APITimeoutError("slow", phase="read"), FAILURE),
        (errors.StreamStalledError("silent"), FAILURE),
        (errors.StreamTruncatedError("cut"), FAILURE),
        (errors.TLSError("certificate"), NOTHING),
        (errors.PoolTimeoutError("full", phase="pool"), NOTHING),
        (errors.DeadlineExceededError("late"), NOTHING),
        (errors.LocalRateLimitError("full"), NOTHING),
        (errors.ValidationError("wrong"), NOTHING),
        (errors.ConfigurationError("closed"), NOTHING),
        (from_event({"error": {"type": "overloaded_error"}}), FAILURE),
        (from_event({"error": {"type": "api_error"}}), FAILURE),
        (from_event({"error": {"type": "timeout_error"}}), FAILURE),
        (from_event({"error": {"type": "rate_limit_error"}}), NOTHING),
        (from_event({"error": {"type": "invalid_request_error"}}), NOTHING),
        (from_event({"error": {"type": "of_the_future"}}), NOTHING),
        (asyncio.CancelledError(), NOTHING),
        (GeneratorExit(), NOTHING),
        (KeyboardInterrupt(), NOTHING),
        (AssertionError("a test"), NOTHING),
    ],
)
def test_what_an_outcome_expected(error, expected):
    assert outcome_of(error) is expected
    if isinstance(error, errors.AnthropicError):
        assert outcome_of(retry_exhausted(error, "why")) is expected
