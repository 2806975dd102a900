"""The limits of a process as items, a storage and a strategy of the package `limits`."""

from __future__ import annotations

import time

import pytest
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import RateLimiter

from integrations_anthropic._core.resilience.rate_limiter import Admission, Cost
from integrations_anthropic.storage.limits_adapter import JointRateLimiter, JointStorage, MinuteLimit
from integrations_anthropic.testing import VirtualClock

REQUESTS = MinuteLimit("requests", 60, burst=2)
TOKENS = MinuteLimit("tokens", 100)


def limiter(clock: VirtualClock) -> JointRateLimiter:
    return JointRateLimiter(JointStorage(clock=clock.monotonic), REQUESTS, TOKENS)


def test_storage_from_string_makes_the_storage() -> None:
    assert isinstance(storage_from_string("anthropic+memory://"), JointStorage)


def test_a_joint_decision_and_those_of_single_limits_see_one_count() -> None:
    clock = VirtualClock()
    limits = limiter(clock)
    assert isinstance(limits, RateLimiter)
    assert isinstance(limits.acquire(Cost.of(40, 20), clock.monotonic()), Admission)
    assert limits.test(TOKENS, cost=40) and not limits.test(TOKENS, cost=41)
    assert limits.hit(TOKENS, cost=40) and not limits.hit(TOKENS, cost=1)
    assert limits.get_window_stats(TOKENS).remaining == 0
    assert limits.acquire(Cost.of(1, 0), clock.monotonic()) == pytest.approx(60)
    assert limits.hit(REQUESTS)
    assert not limits.test(REQUESTS)
    clock.advance(60)
    assert limits.test(TOKENS, cost=100) and limits.test(REQUESTS)


def test_the_window_of_a_limit_ends_when_it_is_unused_again() -> None:
    clock = VirtualClock()
    limits = limiter(clock)
    assert limits.get_window_stats(REQUESTS).remaining == 2
    limits.hit(REQUESTS)
    ends = limits.get_window_stats(REQUESTS).reset_time - time.time()
    # A bucket of 60 a minute gains one in a second.
    assert 0 < ends <= 1
    assert limits.get_window_stats(REQUESTS).remaining == 1


def test_a_limit_that_is_hit_alone_stays_in_no_flight() -> None:
    clock = VirtualClock()
    limits = limiter(clock)
    limits.hit(TOKENS, cost=100)
    assert not limits.may_be_returned(Cost.of(10, 0), clock.monotonic())
    limits.acquire(Cost.of(0, 0), clock.monotonic())
    assert limits.counters[0].in_flight == 1


def test_the_limits_that_refuse_a_cost_are_named_with_what_is_left() -> None:
    clock = VirtualClock()
    limits = limiter(clock)
    assert limits.exhausted(Cost.of(10, 0)) == ""
    limits.acquire(Cost.of(70, 0), clock.monotonic())
    assert limits.exhausted(Cost.of(50, 0)) == "100 tokens per minute (30 left)"
    limits.acquire(Cost.of(10, 0), clock.monotonic())
    assert limits.exhausted(Cost.of(50, 0)) == "60 requests per minute (0 left), 100 tokens per minute (20 left)"
    # Half a permit is none.
    clock.advance(0.5)
    assert limits.exhausted(Cost.of(0, 0)) == "60 requests per minute (0 left)"
    # What takes nothing from a limit does not wait for it.
    assert limits.exhausted(Cost(0)) == ""


def test_identifiers_and_items_of_limits_itself_have_their_own_counters() -> None:
    clock = VirtualClock()
    limits = limiter(clock)
    plain = RateLimitItemPerMinute(3)
    assert [limits.hit(plain, "a") for _ in range(4)] == [True, True, True, False]
    assert limits.hit(plain, "b")
    assert limits.test(REQUESTS)
    limits.clear(plain, "a")
    assert limits.hit(plain, "a")
    assert limits.storage.check()
    assert limits.storage.reset() == 4
    assert limits.storage.get(plain.key_for("a")) == 0


def test_a_limit_of_equal_amount_and_another_kind_is_another_limit() -> None:
    clock = VirtualClock()
    both = (MinuteLimit("input-tokens", 100), MinuteLimit("output-tokens", 100))
    limits = JointRateLimiter(JointStorage(clock=clock.monotonic), *both)
    limits.acquire(Cost.of(100, 0), clock.monotonic())
    assert limits.exhausted(Cost.of(1, 1)) == "100 input tokens per minute (0 left)"
