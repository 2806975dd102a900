"""Several limits decided as one, on a clock that is an argument."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.resilience.rate_limit_headers import server_limits
from integrations_anthropic._core.resilience.rate_limiter import Admission, Cost, JointLimits, LimitCounter, ServerLimit

NOW = 1000.0


def joint(**amounts: float) -> JointLimits:
    """Limits by the names of a cost: requests=60, tokens=1000; `burst` goes with the requests."""
    burst = amounts.pop("burst", None)
    return JointLimits(
        LimitCounter(name.replace("_", "-"), amount, burst if name == "requests" else None)
        for name, amount in amounts.items()
    )


def granted(answer: Admission | float) -> Admission:
    assert isinstance(answer, Admission), f"has to wait {answer}"
    return answer


def wait_of(answer: Admission | float) -> float:
    assert not isinstance(answer, Admission), "is admitted"
    return answer


def left(limits: JointLimits, now: float = NOW) -> list[float]:
    return [counter.left(now) for counter in limits.counters]


def test_what_one_limit_refuses_takes_nothing_from_the_others() -> None:
    limits = joint(requests=60, input_tokens=1000, output_tokens=100)
    granted(limits.acquire(Cost.of(400, 90), NOW))
    assert wait_of(limits.acquire(Cost.of(400, 90), NOW)) == pytest.approx(60)
    assert left(limits) == [59, 600, 10]


def test_the_longest_wait_of_all_limits_is_the_one_that_counts() -> None:
    limits = joint(requests=60, burst=1, tokens=1000)
    granted(limits.acquire(Cost.of(900, 0), NOW))
    assert wait_of(limits.acquire(Cost.of(10, 0), NOW)) == pytest.approx(1)
    assert wait_of(limits.acquire(Cost.of(101, 0), NOW)) == pytest.approx(60)


def test_a_request_without_tokens_is_not_held_up_by_a_limit_of_tokens() -> None:
    limits = joint(tokens=100)
    granted(limits.acquire(Cost.of(500, 0), NOW))
    granted(limits.acquire(Cost(1), NOW))


def test_a_cost_above_a_limit_is_admitted_when_nothing_was_used_and_goes_into_debt() -> None:
    limits = joint(requests=60, tokens=100)
    granted(limits.acquire(Cost.of(1, 0), NOW))
    assert wait_of(limits.acquire(Cost.of(900, 0), NOW)) == pytest.approx(60)
    granted(limits.acquire(Cost.of(900, 0), NOW + 60))
    assert left(limits, NOW + 60) == [59, -800]
    assert wait_of(limits.acquire(Cost.of(1, 0), NOW + 61)) == pytest.approx(59)


def test_settling_counts_from_when_the_request_was_admitted() -> None:
    limits = joint(tokens=1000)
    permit = granted(limits.acquire(Cost.of(100, 900), NOW))
    limits.settle(permit, Cost.of(100, 50), NOW + 30)
    assert left(limits, NOW + 59.9) == [850]
    # The correction leaves the window with what it corrects: nobody may use it twice.
    assert left(limits, NOW + 60) == [1000]


def test_settling_after_the_request_has_left_the_window_changes_nothing() -> None:
    limits = joint(tokens=1000)
    permit = granted(limits.acquire(Cost.of(100, 900), NOW))
    limits.settle(permit, Cost.of(1, 1), NOW + 100)
    assert left(limits, NOW + 100) == [1000]


def test_a_request_is_settled_once_and_one_nobody_knows_about_stays_as_expected() -> None:
    limits = joint(tokens=1000)
    first, second = (granted(limits.acquire(Cost.of(100, 100), NOW)) for _ in range(2))
    limits.settle(first, Cost.of(10, 0), NOW)
    limits.settle(first, Cost.of(0, 0), NOW)
    limits.settle(second, None, NOW)
    assert left(limits) == [790]
    assert not limits.may_come_back(Cost.of(900, 0), NOW)


def test_only_tokens_that_are_out_may_come_back() -> None:
    limits = joint(requests=1, tokens=100)
    permit = granted(limits.acquire(Cost.of(60, 0), NOW))
    assert limits.may_come_back(Cost.of(60, 0), NOW)
    assert not limits.may_come_back(Cost.of(40, 0), NOW)
    limits.settle(permit, None, NOW)
    assert not limits.may_come_back(Cost.of(60, 0), NOW)


def test_the_servers_word_lowers_what_is_left_by_what_is_in_flight_until_its_reset() -> None:
    limits = joint(requests=100)
    first, *_others = [granted(limits.acquire(Cost(1), NOW)) for _ in range(4)]
    limits.learn({"requests": ServerLimit(10, NOW + 30)}, first, NOW, whole=True)
    answers = [limits.acquire(Cost(1), NOW) for _ in range(8)]
    assert [isinstance(answer, Admission) for answer in answers] == [True] * 7 + [False]
    assert wait_of(answers[-1]) == pytest.approx(30)
    granted(limits.acquire(Cost(1), NOW + 30))


def test_the_servers_word_never_raises_what_is_left() -> None:
    limits = joint(requests=10)
    permits = [granted(limits.acquire(Cost(1), NOW)) for _ in range(10)]
    limits.learn({"requests": ServerLimit(5000, NOW + 60)}, permits[0], NOW, whole=True)
    assert wait_of(limits.acquire(Cost(1), NOW)) == pytest.approx(6)


def test_the_servers_word_on_tokens_is_settled_too() -> None:
    limits = joint(output_tokens=10_000)
    own = granted(limits.acquire(Cost.of(0, 100), NOW))
    other = granted(limits.acquire(Cost.of(0, 4000), NOW))
    limits.learn({"output-tokens": ServerLimit(4500, NOW + 40)}, own, NOW, whole=True)
    assert wait_of(limits.acquire(Cost.of(0, 600), NOW)) == pytest.approx(40)
    limits.settle(other, Cost.of(0, 200), NOW + 1)
    granted(limits.acquire(Cost.of(0, 600), NOW + 1))


def test_headers_alone_start_no_limit() -> None:
    limits = joint(requests=10)
    permit = granted(limits.acquire(Cost.of(5, 5), NOW))
    limits.learn(
        {"tokens": ServerLimit(0, NOW + 60), "input-tokens": ServerLimit(0, NOW + 60)}, permit, NOW, whole=True
    )
    granted(limits.acquire(Cost.of(500, 500), NOW))


def test_a_server_that_is_in_step_holds_nobody_up() -> None:
    limits = joint(requests=60)
    for second in range(200):
        now = NOW + second
        while isinstance(permit := limits.acquire(Cost(1), now), Admission):
            remaining = max(0, int(limits.counters[0].left(now)))
            limits.learn({"requests": ServerLimit(remaining, now + 60)}, permit, now, whole=True)
    assert limits.counters[0].stated is None


@pytest.mark.parametrize("order", ["as sent", "backwards", "odd ones first"])
def test_answers_that_come_late_and_in_any_order_are_no_news_to_who_is_in_step(order: str) -> None:
    limits = joint(tokens=6000)
    for _ in range(40):
        granted(limits.acquire(Cost.of(50, 50), NOW - 59.5))
    sent = [granted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(20)]
    words = [ServerLimit(6000 - 100 * (40 + number), NOW + 61) for number in range(1, 21)]
    answers = list(zip(sent, words, strict=True))
    if order == "backwards":
        answers.reverse()
    elif order == "odd ones first":
        answers = answers[1::2] + answers[::2]
    # Half a second later what was taken first is free again, and others have been let through.
    for permit, word in answers:
        limits.learn({"tokens": word}, permit, NOW + 0.7, whole=True)
        limits.settle(permit, None, NOW + 0.7)
        granted(limits.acquire(Cost.of(50, 50), NOW + 0.7))
        assert limits.counters[0].stated is None


def test_what_others_use_of_the_same_limit_is_news_to_who_is_not() -> None:
    limits = joint(tokens=6000)
    sent = [granted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(10)]
    # As if somebody else had taken 3000.
    for number, permit in enumerate(sent, start=1):
        limits.learn({"tokens": ServerLimit(3000 - 100 * number, NOW + 60)}, permit, NOW + 0.5, whole=True)
        limits.settle(permit, None, NOW + 0.5)
    assert wait_of(limits.acquire(Cost.of(1500, 1000), NOW + 1)) == pytest.approx(59)
    granted(limits.acquire(Cost.of(500, 500), NOW + 1))


def test_a_word_that_may_be_stale_neither_ends_what_the_server_said_nor_says_more() -> None:
    limits = joint(tokens=6000)
    old, first = (granted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(2))
    limits.learn({"tokens": ServerLimit(2000, NOW + 60)}, first, NOW, whole=True)
    held = limits.counters[0].stated
    assert held is not None
    for permit in [granted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(15)]:
        limits.settle(permit, Cost.of(5, 5), NOW)
    # 5,650 are left, but before the others gave back what they did not need, it may well have been as the server says.
    limits.learn({"tokens": ServerLimit(4300, NOW + 60)}, old, NOW, whole=True)
    assert limits.counters[0].stated is not None
    assert limits.counters[0].stated.reset == held.reset


STEPS = st.lists(st.tuples(st.floats(0, 20), st.integers(1, 120), st.floats(0, 1), st.floats(0, 90)), max_size=50)


@given(STEPS)
def test_whatever_is_settled_no_minute_ever_holds_more_than_allowed(
    steps: list[tuple[float, int, float, float]],
) -> None:
    limits, now, admitted = joint(tokens=100), NOW, []
    waiting: list[tuple[float, Admission, int]] = []
    for pause, cost, share, lasts in steps:
        now += pause
        for at, permit, used in [entry for entry in waiting if entry[0] <= now]:
            limits.settle(permit, Cost.of(used, 0), at)
        waiting = [entry for entry in waiting if entry[0] > now]
        answer = limits.acquire(Cost.of(cost, 0), now)
        if isinstance(answer, Admission):
            used = int(cost * share)
            admitted.append((now, used, cost))
            waiting.append((now + lasts, answer, used))
    for then, _, _ in admitted:
        window = [(used, cost) for at, used, cost in admitted if then - 60 < at <= then]
        assert sum(used for used, _ in window) <= 100 or any(cost > 100 for _, cost in window)


def test_what_would_happen_is_tried_out_on_a_copy() -> None:
    limits = joint(requests=60, burst=1, tokens=100)
    granted(limits.acquire(Cost.of(60, 0), NOW))
    copy = limits.copy()
    assert copy.pass_by([Cost.of(30, 0), Cost.of(30, 0)], NOW) == pytest.approx(NOW + 60)
    assert left(limits) == [0, 40]


HEADERS = {
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "49",
    "anthropic-ratelimit-requests-reset": "2024-01-01T00:00:30Z",
    "anthropic-ratelimit-input-tokens-remaining": "1000",
    "anthropic-ratelimit-input-tokens-reset": "2024-01-01T01:00:10+01:00",
    "anthropic-ratelimit-output-tokens-remaining": "-3",
    "anthropic-ratelimit-tokens-remaining": "77",
    "anthropic-ratelimit-tokens-reset": "soon",
}
TIME = 1704067200.0


def test_the_headers_of_the_api_say_what_is_left_and_until_when() -> None:
    assert server_limits(HEADERS, NOW, TIME) == {
        "requests": ServerLimit(49, NOW + 30),
        "input-tokens": ServerLimit(1000, NOW + 10),
        "tokens": ServerLimit(77, NOW + 60),
    }


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-ratelimit-remaining": "5", "x-ratelimit-reset": "12"}, {"requests": ServerLimit(5, NOW + 12)}),
        (
            {"x-ratelimit-remaining": "5", "x-ratelimit-reset": str(int(TIME) + 7)},
            {"requests": ServerLimit(5, NOW + 7)},
        ),
        ({"x-ratelimit-tokens-remaining": "500"}, {"tokens": ServerLimit(500, NOW + 60)}),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "2024-01-01T00:00:00Z"}, {}),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "999999"}, {"requests": ServerLimit(0, NOW + 3600)}),
        ({"x-ratelimit-remaining": "none", "x-ratelimit-reset": "5"}, {}),
        ({"x-ratelimit-remaining": "nan"}, {}),
        ({"x-ratelimit-remaining": "1e999"}, {}),
        ({}, {}),
    ],
)
def test_other_headers_count_where_they_mean_something(
    headers: dict[str, str], expected: dict[str, ServerLimit]
) -> None:
    assert server_limits(headers, NOW, TIME) == expected
