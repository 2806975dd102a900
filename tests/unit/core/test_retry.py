from __future__ import annotations

import pytest

from integrations_anthropic import errors
from integrations_anthropic._core.failure import from_event, from_response
from integrations_anthropic._core.retry import NOT_SENT, Retry
from integrations_anthropic.policies import RetryPolicy


def retry(*, safe=True, max_retries=3, **policy):
    return Retry(RetryPolicy(**policy), max_retries=max_retries, safe=safe)


def answer(status, *, kind="api_error", **headers):
    body = b'{"type":"error","error":{"type":"%s","message":"m"}}' % kind.encode()
    return from_response(status, {name.replace("_", "-"): value for name, value in headers.items()}, body, now=0.0)


def lost(phase="read", cls=errors.APIConnectionError):
    return cls("lost", phase=phase)


@pytest.mark.parametrize(
    ("attempt", "jitter", "delay"),
    [
        (1, 0.0, 1.0),
        (1, -1.0, 0.75),
        (1, 1.0, 1.25),
        (2, 0.0, 2.0),
        (2, -1.0, 1.5),
        (2, 1.0, 2.5),
        (3, 0.0, 4.0),
        (3, -1.0, 3.0),
        (3, 1.0, 5.0),
        (4, 0.0, None),
        (4, 1.0, None),
    ],
)
def test_waits_grow_and_stray(attempt, jitter, delay):
    assert retry().delay(answer(500), attempt, jitter) == delay


@pytest.mark.parametrize(
    ("policy", "attempt", "jitter", "delay"),
    [
        ({"max_delay": 3.0}, 3, 0.0, 3.0),
        ({"max_delay": 3.0}, 3, 1.0, 3.0),
        ({"max_delay": 3.0}, 3, -1.0, 2.25),
        ({"initial_delay": 0.0}, 3, 1.0, 0.0),
        ({"jitter": 1.0}, 1, -1.0, 0.0),
        ({"jitter": 0.0}, 2, 1.0, 2.0),
        ({"multiplier": 1.0}, 3, 0.0, 1.0),
        ({}, 7, 0.0, 60.0),
        ({}, 5000, 0.0, 60.0),
        ({"multiplier": 10}, 5000, 1.0, 60.0),
    ],
)
def test_waits_have_their_bounds(policy, attempt, jitter, delay):
    assert retry(max_retries=10_000, **policy).delay(answer(500), attempt, jitter) == delay


@pytest.mark.parametrize("max_retries", [0, 1, 2])
def test_there_are_as_many_retries_as_are_allowed(max_retries):
    one = retry(max_retries=max_retries)
    delays = [one.delay(answer(500), attempt, 0.0) for attempt in range(1, 5)]
    assert [delay is not None for delay in delays] == [attempt <= max_retries for attempt in range(1, 5)]


# error, retried when safe to repeat, retried when not
TABLE = [
    (answer(400), False, False),
    (answer(401), False, False),
    (answer(402), False, False),
    (answer(403), False, False),
    (answer(404), False, False),
    (answer(413), False, False),
    (answer(418), False, False),
    (answer(302), False, False),
    (answer(408), True, False),
    (answer(409), True, False),
    (answer(429), True, True),
    (answer(500), True, False),
    (answer(502), True, False),
    (answer(503), True, False),
    (answer(503, kind="overloaded_error"), True, True),
    (answer(504), True, False),
    (answer(529), True, True),
    (answer(400, x_should_retry="true"), True, True),
    (answer(500, x_should_retry="true"), True, True),
    (answer(500, x_should_retry="false"), False, False),
    (answer(429, x_should_retry="false"), False, False),
    (answer(529, x_should_retry="FALSE"), False, False),
    (answer(500, x_should_retry="maybe"), True, False),
    *((lost(phase), True, True) for phase in sorted(NOT_SENT)),
    (lost("read"), True, False),
    (lost("write"), True, False),
    (lost(None), True, False),
    (lost("read", errors.APITimeoutError), True, False),
    (lost("connect", errors.APITimeoutError), True, True),
    (lost("pool", errors.PoolTimeoutError), True, True),
    (lost("tls", errors.TLSError), False, False),
    (lost("read", errors.StreamTruncatedError), True, False),
    (lost("read", errors.StreamStalledError), True, False),
    (errors.DeadlineExceededError("late"), False, False),
    (errors.ValidationError("v"), False, False),
    (errors.SerializationError("s"), False, False),
    (errors.ConfigurationError("c"), False, False),
    (errors.LocalRateLimitError("l", retry_after=1.0), False, False),
    (from_event({"error": {"type": "overloaded_error"}}), True, True),
    (from_event({"error": {"type": "rate_limit_error"}}), True, True),
    (from_event({"error": {"type": "api_error"}}), True, False),
    (from_event({"error": {"type": "timeout_error"}}), True, False),
    (from_event({"error": {"type": "invalid_request_error"}}), False, False),
    (from_event({"error": {"type": "of the future"}}), False, False),
]


@pytest.mark.parametrize(("error", "safe", "unsafe"), TABLE)
def test_what_is_tried_again(error, safe, unsafe):
    assert (retry(safe=True).delay(error, 1, 0.0) is not None) == safe
    assert (retry(safe=False).delay(error, 1, 0.0) is not None) == unsafe


@pytest.mark.parametrize(
    ("headers", "delay"),
    [
        ({"retry_after": "7"}, 7.0),
        ({"retry_after": "0"}, 0.0),
        ({"retry_after": "0.5"}, 0.5),
        ({"retry_after": "120"}, 120.0),
        ({"retry_after": "120.1"}, None),
        ({"retry_after": "999999"}, None),
        ({"retry_after_ms": "1500"}, 1.5),
        ({"retry_after_ms": "1500", "retry_after": "9"}, 1.5),
        ({"retry_after": "Thu, 01 Jan 1970 00:00:30 GMT"}, 30.0),
        ({"retry_after": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
        ({"retry_after": "soon"}, 1.0),
        ({"retry_after": "-5"}, 1.0),
        ({"retry_after": "nan"}, 1.0),
        ({"retry_after": ""}, 1.0),
    ],
)
@pytest.mark.parametrize("status", [429, 503, 529])
def test_what_the_server_asks_for_is_waited_for_exactly(status, headers, delay):
    assert retry(jitter=0.0).delay(answer(status, **headers), 1, 1.0) == delay


def test_the_longest_wait_that_is_honoured_can_be_set():
    assert retry(max_retry_after=5).delay(answer(429, retry_after="6"), 1, 0.0) is None
    assert retry(max_retry_after=5).delay(answer(429, retry_after="5"), 1, 0.0) == 5.0


def test_a_lost_connection_is_tried_again_only_once():
    one = retry()
    assert one.delay(lost(), 1, 0.0) == 1.0
    assert one.delay(lost("write"), 2, 0.0) is None


def test_other_faults_between_do_not_make_up_for_a_lost_connection():
    one = retry()
    assert one.delay(answer(500), 1, 0.0) == 1.0
    assert one.delay(lost(), 2, 0.0) == 2.0
    assert one.delay(lost("read", errors.APITimeoutError), 3, 0.0) is None


def test_failures_to_connect_are_tried_to_the_end():
    one = retry()
    assert [one.delay(lost("connect"), attempt, 0.0) for attempt in (1, 2, 3, 4)] == [1.0, 2.0, 4.0, None]


def test_each_call_counts_for_itself():
    assert retry().delay(lost(), 1, 0.0) == retry().delay(lost(), 1, 0.0) == 1.0


def test_retry_on_replaces_the_rule_but_not_the_count():
    asked = []

    def always(error):
        asked.append(error)
        return True

    one = retry(safe=False, retry_on=always)
    assert [one.delay(answer(400), attempt, 0.0) for attempt in (1, 2, 3, 4)] == [1.0, 2.0, 4.0, None]
    assert [one.delay(lost(), attempt, 0.0) for attempt in (1, 2)] == [1.0, 2.0]
    assert len(asked) == 5
    assert retry(retry_on=lambda _: False).delay(answer(500), 1, 0.0) is None
