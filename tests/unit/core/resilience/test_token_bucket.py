"""Token bucket and sliding window: what fits, what has to wait and how long, on a clock that is an argument."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from integrations_anthropic import ConfigurationError
from integrations_anthropic._core.resilience.sliding_window import SlidingWindowLog
from integrations_anthropic._core.resilience.token_bucket import TokenBucket


def test_a_full_bucket_admits_its_capacity_at_once_and_then_says_how_long_to_wait() -> None:
    bucket = TokenBucket(capacity=3, refill_rate=0.5)
    assert [bucket.try_acquire(1, 100.0) for _ in range(4)] == [0.0, 0.0, 0.0, 2.0]
    assert bucket.try_acquire(1, 101.9) == pytest.approx(0.1)
    assert bucket.try_acquire(1, 102.0) == 0.0


def test_a_refusal_takes_nothing_and_an_unused_cost_comes_back() -> None:
    bucket = TokenBucket(capacity=2, refill_rate=1)
    assert bucket.try_acquire(2, 0.0) == 0.0
    assert bucket.try_acquire(2, 0.0) == 2.0
    bucket.give_back(2, 0.0)
    assert bucket.try_acquire(2, 0.0) == 0.0


def test_a_cost_above_the_capacity_waits_for_a_full_bucket_and_leaves_it_in_debt() -> None:
    bucket = TokenBucket(capacity=10, refill_rate=1)
    assert bucket.try_acquire(1, 0.0) == 0.0
    assert bucket.try_acquire(25, 0.0) == 1.0
    assert bucket.try_acquire(25, 1.0) == 0.0
    assert bucket.available(1.0) == -15
    assert bucket.try_acquire(1, 1.0) == 16.0


def test_the_servers_word_only_lowers_the_level() -> None:
    bucket = TokenBucket(capacity=10, refill_rate=1)
    bucket.set_available(4, 0.0)
    bucket.set_available(9, 0.0)
    assert bucket.available(0.0) == 4


def test_a_clock_that_goes_backwards_refills_nothing() -> None:
    bucket = TokenBucket(capacity=1, refill_rate=1)
    assert bucket.try_acquire(1, 50.0) == 0.0
    assert bucket.try_acquire(1, 10.0) == 1.0


def test_the_window_admits_again_when_the_oldest_entries_have_left_it() -> None:
    log = SlidingWindowLog(window=60, max_tokens=100)
    assert log.try_acquire(60, 0.0) == 0.0
    assert log.try_acquire(40, 10.0) == 0.0
    assert log.try_acquire(50, 20.0) == 40.0
    assert log.try_acquire(70, 20.0) == 50.0
    assert log.try_acquire(50, 60.0) == 0.0
    assert log.used(60.0) == 90


def test_asking_takes_nothing_and_recording_takes_in_any_case() -> None:
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
def test_no_window_ever_holds_more_than_allowed(steps: list[tuple[float, int]]) -> None:
    log = SlidingWindowLog(window=60, max_tokens=40)
    now, admitted = 0.0, []
    for pause, cost in steps:
        now += pause
        if log.try_acquire(cost, now) == 0.0:
            admitted.append((now, cost))
        assert sum(spent for then, spent in admitted if then > now - 60) <= 40


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(1, 8)), max_size=60))
def test_waiting_as_long_as_told_is_always_long_enough(steps: list[tuple[float, int]]) -> None:
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
def test_an_impossible_limit_is_refused_by_name(kind: type, arguments: tuple[float, float], field: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        kind(*arguments)
    assert caught.value.field == field
