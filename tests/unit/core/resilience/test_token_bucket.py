"""Token bucket and sliding window: what is admitted and how long the rest waits, with the time as an argument."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from integrations_anthropic import ConfigurationError
from integrations_anthropic._core.resilience.sliding_window import SlidingWindowLog
from integrations_anthropic._core.resilience.token_bucket import TokenBucket


def test_a_full_bucket_admits_its_capacity_at_once_and_then_returns_the_wait() -> None:
    bucket = TokenBucket(capacity=3, refill_rate=0.5)
    assert [bucket.try_acquire(1, 100.0) for _ in range(4)] == [0.0, 0.0, 0.0, 2.0]
    assert bucket.try_acquire(1, 101.9) == pytest.approx(0.1)
    assert bucket.try_acquire(1, 102.0) == 0.0


def test_a_refusal_takes_nothing_and_unused_tokens_can_be_given_back() -> None:
    bucket = TokenBucket(capacity=2, refill_rate=1)
    assert bucket.try_acquire(2, 0.0) == 0.0
    assert bucket.try_acquire(2, 0.0) == 2.0
    bucket.give_back(2, 0.0)
    assert bucket.try_acquire(2, 0.0) == 0.0


def test_tokens_that_are_given_back_never_fill_a_bucket_beyond_its_capacity() -> None:
    bucket = TokenBucket(10, 1)
    bucket.give_back(5, 0.0)
    assert bucket.available(0.0) == 10


def test_a_cost_above_the_capacity_waits_for_a_full_bucket_and_leaves_it_below_zero() -> None:
    bucket = TokenBucket(capacity=10, refill_rate=1)
    assert bucket.try_acquire(1, 0.0) == 0.0
    assert bucket.try_acquire(25, 0.0) == 1.0
    assert bucket.try_acquire(25, 1.0) == 0.0
    assert bucket.available(1.0) == -15
    assert bucket.try_acquire(1, 1.0) == 16.0


def test_set_available_only_lowers_the_level() -> None:
    bucket = TokenBucket(capacity=10, refill_rate=1)
    bucket.set_available(4, 0.0)
    bucket.set_available(9, 0.0)
    assert bucket.available(0.0) == 4


def test_a_clock_that_goes_backwards_refills_nothing() -> None:
    bucket = TokenBucket(capacity=1, refill_rate=1)
    assert bucket.try_acquire(1, 50.0) == 0.0
    assert bucket.try_acquire(1, 10.0) == 1.0


def test_the_window_admits_again_when_its_oldest_entries_expire() -> None:
    log = SlidingWindowLog(window=60, max_tokens=100)
    assert log.try_acquire(60, 0.0) == 0.0
    assert log.try_acquire(40, 10.0) == 0.0
    assert log.try_acquire(50, 20.0) == 40.0
    assert log.try_acquire(70, 20.0) == 50.0
    assert log.try_acquire(50, 60.0) == 0.0
    assert log.used(60.0) == 90


def test_a_check_takes_nothing_and_a_record_takes_even_what_does_not_fit() -> None:
    log = SlidingWindowLog(window=60, max_tokens=100)
    assert log.check(100, 0.0) == 0.0
    assert log.used(0.0) == 0
    log.record(150, 0.0)
    assert log.check(1, 0.0) == 60.0
    log.record(-100, 1.0)
    assert log.check(50, 1.0) == 0.0


def test_a_cost_above_the_window_waits_for_an_empty_one() -> None:
    log = SlidingWindowLog(window=60, max_tokens=10)
    assert log.try_acquire(1, 0.0) == 0.0
    assert log.try_acquire(500, 1.0) == 59.0
    assert log.try_acquire(500, 60.0) == 0.0


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(1, 40)), max_size=60))
@example([(7e-271, 1), (30.0, 1), (30.0, 39)])
def test_no_window_holds_more_than_its_maximum(steps: list[tuple[float, int]]) -> None:
    log = SlidingWindowLog(window=60, max_tokens=40)
    now, admitted = 0.0, []
    for pause, cost in steps:
        now += pause
        if log.try_acquire(cost, now) == 0.0:
            admitted.append((now, cost))
        assert sum(tokens for at, tokens in admitted if at > now - 60) <= 40


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(1, 8)), max_size=60))
def test_a_request_is_admitted_after_the_wait_that_was_returned(steps: list[tuple[float, int]]) -> None:
    bucket, now = TokenBucket(capacity=8, refill_rate=3), 0.0
    for pause, cost in steps:
        now += pause
        wait = bucket.try_acquire(cost, now)
        if wait:
            now += wait + 1e-9
            assert bucket.try_acquire(cost, now) == 0.0


@pytest.mark.parametrize(
    ("kind", "arguments", "field"),
    [
        (TokenBucket, (0, 1), "capacity"),
        (TokenBucket, (1, -1), "refill_rate"),
        (SlidingWindowLog, (0, 1), "window"),
        (SlidingWindowLog, (1, float("nan")), "max_tokens"),
    ],
)
def test_a_limit_that_is_not_positive_is_an_error_that_names_it(
    kind: type, arguments: tuple[float, float], field: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        kind(*arguments)
    assert caught.value.field == field
