from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from integrations_anthropic import errors
from integrations_anthropic._config.policies import RetryPolicy
from integrations_anthropic._core.codec.error_response import from_event, from_response
from integrations_anthropic._core.resilience.retry import NOT_SENT, PolicyRetryExecutor, Retry, RetryBudget
from integrations_anthropic.testing import MockLogger


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
def test_waits_grow_with_jitter(attempt, jitter, delay):
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
def test_what_is_retried(error, safe, unsafe):
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
def test_retry_after_is_waited_for_exactly(status, headers, delay):
    assert retry(jitter=0.0).delay(answer(status, **headers), 1, 1.0) == delay


def test_the_longest_wait_that_is_honoured_can_be_set():
    assert retry(max_retry_after=5).delay(answer(429, retry_after="6"), 1, 0.0) is None
    assert retry(max_retry_after=5).delay(answer(429, retry_after="5"), 1, 0.0) == 5.0


def test_a_lost_connection_is_retried_only_once():
    one = retry()
    assert one.delay(lost(), 1, 0.0) == 1.0
    assert one.delay(lost("write"), 2, 0.0) is None


def test_other_errors_in_between_do_not_reset_the_count_of_lost_connections():
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


def test_the_budget_holds_a_hundred_retries_and_ten_successes_are_worth_one():
    budget = RetryBudget()
    assert all(budget.take() for _ in range(100))
    assert (budget.take(), budget.left) == (False, 0.0)
    for _ in range(9):
        budget.earn()
    assert not budget.take()
    budget.earn()
    assert budget.take()
    assert not budget.take()


def test_the_budget_is_never_more_than_full():
    budget = RetryBudget(2)
    budget.earn()
    budget.put_back()
    assert budget.left == 2.0
    budget.take()
    budget.put_back()
    assert budget.left == 2.0


def test_threads_that_share_a_budget_take_no_more_than_there_is():
    budget = RetryBudget(1000)
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: budget.take(), range(1500)))
    assert sum(taken) == 1000


def test_only_what_would_be_retried_costs_something():
    budget = RetryBudget(1)
    one = Retry(RetryPolicy(), max_retries=1, safe=True, budget=budget)
    for error, attempt in ((answer(400), 1), (answer(500), 2), (answer(429, retry_after="121"), 1)):
        assert one.delay(error, attempt, 0.0) is None
        assert (one.out_of_budget, budget.left) == (False, 1.0)
    assert one.delay(answer(500), 1, 0.0) == 1.0
    assert Retry(RetryPolicy(), max_retries=1, safe=True, budget=budget).delay(answer(500), 1, 0.0) is None
    one.withdraw()
    assert budget.left == 1.0


@pytest.mark.parametrize(
    ("error", "safe", "reason"),
    [
        (answer(400), True, "trying again would not help"),
        (answer(500), False, "the request may have been carried out, and is not safe to repeat"),
        (lost("read"), False, "the request may have been carried out"),
        (answer(429, retry_after="171"), True, "asked to wait 171 s, which is more than max_retry_after=120"),
    ],
)
def test_it_gives_the_reason_why_it_stops(error, safe, reason):
    one = retry(safe=safe)
    assert one.delay(error, 1, 0.0) is None
    assert one.reason == reason


def test_when_the_attempts_are_used_up_the_reason_is_empty():
    one = retry(max_retries=1)
    one.delay(lost("read"), 1, 0.0)
    assert one.delay(answer(500), 2, 0.0) is None
    assert one.reason == ""


async def later(_):
    raise AssertionError("this is never awaited")


class Later:
    async def __call__(self, _):
        raise AssertionError("this is never awaited")


@pytest.mark.parametrize("name", ["retry_on", "on_retry"])
@pytest.mark.parametrize("given", [later, Later()])
def test_an_async_function_is_refused_when_the_policy_is_made(name, given):
    with pytest.raises(errors.ConfigurationError, match=f"retry.{name} must be a plain function") as caught:
        RetryPolicy(**{name: given})
    assert caught.value.field == f"retry.{name}"


def test_a_coroutine_that_on_retry_returns_is_logged():
    logger = MockLogger()
    executor = PolicyRetryExecutor(RetryPolicy(on_retry=lambda notice: later(notice)), logger=logger)
    executor.begin(max_retries=1, safe=True).retrying(answer(500), 1, 1.0, "messages.create")
    assert "plain function" in logger.messages("ERROR")[0]
