"""Several limits decided together, with the time as an argument."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic._core.resilience.rate_limit_headers import server_limits
from integrations_anthropic._core.resilience.rate_limiter import Admission, Cost, JointLimits, LimitCounter, ServerLimit

NOW = 1000.0


def joint(**amounts: float) -> JointLimits:
    """Limits by kind, such as requests=60, tokens=1000; `burst` applies to the requests."""
    burst = amounts.pop("burst", None)
    return JointLimits(
        LimitCounter(name.replace("_", "-"), amount, burst if name == "requests" else None)
        for name, amount in amounts.items()
    )


def admitted(decision: Admission | float) -> Admission:
    assert isinstance(decision, Admission), f"has to wait {decision} s"
    return decision


def wait_of(decision: Admission | float) -> float:
    assert not isinstance(decision, Admission), "was admitted"
    return decision


def left(limits: JointLimits, now: float = NOW) -> list[float]:
    return [counter.left(now) for counter in limits.counters]


def test_a_request_that_one_limit_refuses_takes_nothing_from_the_others() -> None:
    limits = joint(requests=60, input_tokens=1000, output_tokens=100)
    admitted(limits.acquire(Cost.of(400, 90), NOW))
    assert wait_of(limits.acquire(Cost.of(400, 90), NOW)) == pytest.approx(60)
    assert left(limits) == [59, 600, 10]


def test_the_wait_is_the_longest_of_all_limits() -> None:
    limits = joint(requests=60, burst=1, tokens=1000)
    admitted(limits.acquire(Cost.of(900, 0), NOW))
    assert wait_of(limits.acquire(Cost.of(10, 0), NOW)) == pytest.approx(1)
    assert wait_of(limits.acquire(Cost.of(101, 0), NOW)) == pytest.approx(60)


def test_a_request_without_tokens_does_not_wait_for_a_token_limit() -> None:
    limits = joint(tokens=100)
    admitted(limits.acquire(Cost.of(500, 0), NOW))
    admitted(limits.acquire(Cost(1), NOW))


def test_a_cost_above_a_limit_is_admitted_when_the_limit_is_unused_and_makes_it_negative() -> None:
    limits = joint(requests=60, tokens=100)
    admitted(limits.acquire(Cost.of(1, 0), NOW))
    assert wait_of(limits.acquire(Cost.of(900, 0), NOW)) == pytest.approx(60)
    admitted(limits.acquire(Cost.of(900, 0), NOW + 60))
    assert left(limits, NOW + 60) == [59, -800]
    assert wait_of(limits.acquire(Cost.of(1, 0), NOW + 61)) == pytest.approx(59)


def test_a_settled_cost_counts_from_the_admission() -> None:
    limits = joint(tokens=1000)
    admission = admitted(limits.acquire(Cost.of(100, 900), NOW))
    limits.settle(admission, Cost.of(100, 50), NOW + 30)
    assert left(limits, NOW + 59.9) == [850]
    # The correction leaves the window with its entry: it must not free tokens twice.
    assert left(limits, NOW + 60) == [1000]


def test_settling_a_request_that_has_left_the_window_changes_nothing() -> None:
    limits = joint(tokens=1000)
    admission = admitted(limits.acquire(Cost.of(100, 900), NOW))
    limits.settle(admission, Cost.of(1, 1), NOW + 100)
    assert left(limits, NOW + 100) == [1000]


def test_a_request_is_settled_once_and_keeps_its_estimate_if_its_cost_is_unknown() -> None:
    limits = joint(tokens=1000)
    first, second = (admitted(limits.acquire(Cost.of(100, 100), NOW)) for _ in range(2))
    limits.settle(first, Cost.of(10, 0), NOW)
    limits.settle(first, Cost.of(0, 0), NOW)
    limits.settle(second, None, NOW)
    assert left(limits) == [790]
    assert not limits.may_be_returned(Cost.of(900, 0), NOW)


def test_only_tokens_of_requests_in_flight_may_be_returned() -> None:
    limits = joint(requests=1, tokens=100)
    admission = admitted(limits.acquire(Cost.of(60, 0), NOW))
    assert limits.may_be_returned(Cost.of(60, 0), NOW)
    assert not limits.may_be_returned(Cost.of(40, 0), NOW)
    limits.settle(admission, None, NOW)
    assert not limits.may_be_returned(Cost.of(60, 0), NOW)


def test_what_the_server_states_minus_requests_in_flight_limits_until_its_reset() -> None:
    limits = joint(requests=100)
    first, *_others = [admitted(limits.acquire(Cost(1), NOW)) for _ in range(4)]
    limits.learn({"requests": ServerLimit(10, NOW + 30)}, first, NOW, whole=True)
    decisions = [limits.acquire(Cost(1), NOW) for _ in range(8)]
    assert [isinstance(decision, Admission) for decision in decisions] == [True] * 7 + [False]
    assert wait_of(decisions[-1]) == pytest.approx(30)
    admitted(limits.acquire(Cost(1), NOW + 30))


def test_what_the_server_states_never_raises_a_limit() -> None:
    limits = joint(requests=10)
    admissions = [admitted(limits.acquire(Cost(1), NOW)) for _ in range(10)]
    limits.learn({"requests": ServerLimit(5000, NOW + 60)}, admissions[0], NOW, whole=True)
    assert wait_of(limits.acquire(Cost(1), NOW)) == pytest.approx(6)


def test_settling_corrects_the_tokens_that_the_server_stated_as_well() -> None:
    limits = joint(output_tokens=10_000)
    own = admitted(limits.acquire(Cost.of(0, 100), NOW))
    other = admitted(limits.acquire(Cost.of(0, 4000), NOW))
    limits.learn({"output-tokens": ServerLimit(4500, NOW + 40)}, own, NOW, whole=True)
    assert wait_of(limits.acquire(Cost.of(0, 600), NOW)) == pytest.approx(40)
    limits.settle(other, Cost.of(0, 200), NOW + 1)
    admitted(limits.acquire(Cost.of(0, 600), NOW + 1))


def test_a_kind_that_only_the_headers_state_is_not_limited() -> None:
    limits = joint(requests=10)
    admission = admitted(limits.acquire(Cost.of(5, 5), NOW))
    limits.learn(
        {"tokens": ServerLimit(0, NOW + 60), "input-tokens": ServerLimit(0, NOW + 60)}, admission, NOW, whole=True
    )
    admitted(limits.acquire(Cost.of(500, 500), NOW))


def test_a_server_that_agrees_with_the_local_count_delays_no_request() -> None:
    limits = joint(requests=60)
    for second in range(200):
        now = NOW + second
        while isinstance(admission := limits.acquire(Cost(1), now), Admission):
            remaining = max(0, int(limits.counters[0].left(now)))
            limits.learn({"requests": ServerLimit(remaining, now + 60)}, admission, now, whole=True)
    assert limits.counters[0].stated is None


@pytest.mark.parametrize("order", ["as sent", "reversed", "odd ones first"])
def test_late_responses_in_any_order_change_nothing_where_the_server_agrees(order: str) -> None:
    limits = joint(tokens=6000)
    for _ in range(40):
        admitted(limits.acquire(Cost.of(50, 50), NOW - 59.5))
    sent = [admitted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(20)]
    statements = [ServerLimit(6000 - 100 * (40 + number), NOW + 61) for number in range(1, 21)]
    responses = list(zip(sent, statements, strict=True))
    if order == "reversed":
        responses.reverse()
    elif order == "odd ones first":
        responses = responses[1::2] + responses[::2]
    # 0.7 s later the tokens of the first requests are free again, and others were admitted.
    for admission, stated in responses:
        limits.learn({"tokens": stated}, admission, NOW + 0.7, whole=True)
        limits.settle(admission, None, NOW + 0.7)
        admitted(limits.acquire(Cost.of(50, 50), NOW + 0.7))
        assert limits.counters[0].stated is None


def test_tokens_that_other_clients_use_lower_the_limit() -> None:
    limits = joint(tokens=6000)
    sent = [admitted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(10)]
    # As if another client had used 3000.
    for number, admission in enumerate(sent, start=1):
        limits.learn({"tokens": ServerLimit(3000 - 100 * number, NOW + 60)}, admission, NOW + 0.5, whole=True)
        limits.settle(admission, None, NOW + 0.5)
    assert wait_of(limits.acquire(Cost.of(1500, 1000), NOW + 1)) == pytest.approx(59)
    admitted(limits.acquire(Cost.of(500, 500), NOW + 1))


def test_a_statement_that_may_be_stale_neither_ends_an_earlier_one_nor_replaces_it() -> None:
    limits = joint(tokens=6000)
    old, first = (admitted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(2))
    limits.learn({"tokens": ServerLimit(2000, NOW + 60)}, first, NOW, whole=True)
    held = limits.counters[0].stated
    assert held is not None
    for admission in [admitted(limits.acquire(Cost.of(50, 50), NOW)) for _ in range(15)]:
        limits.settle(admission, Cost.of(5, 5), NOW)
    # 5,650 are left, but the server may have counted before the other requests returned their unused tokens.
    limits.learn({"tokens": ServerLimit(4300, NOW + 60)}, old, NOW, whole=True)
    assert limits.counters[0].stated is not None
    assert limits.counters[0].stated.reset == held.reset


STEPS = st.lists(st.tuples(st.floats(0, 20), st.integers(1, 120), st.floats(0, 1), st.floats(0, 90)), max_size=50)


@given(STEPS)
def test_no_minute_holds_more_than_the_limit_whatever_is_settled(
    steps: list[tuple[float, int, float, float]],
) -> None:
    limits, now, used_by_request = joint(tokens=100), NOW, []
    in_flight: list[tuple[float, Admission, int]] = []
    for pause, cost, share, lasts in steps:
        now += pause
        for at, admission, used in [entry for entry in in_flight if entry[0] <= now]:
            limits.settle(admission, Cost.of(used, 0), at)
        in_flight = [entry for entry in in_flight if entry[0] > now]
        decision = limits.acquire(Cost.of(cost, 0), now)
        if isinstance(decision, Admission):
            used = int(cost * share)
            used_by_request.append((now, used, cost))
            in_flight.append((now + lasts, decision, used))
    for end, _, _ in used_by_request:
        window = [(used, cost) for at, used, cost in used_by_request if end - 60 < at <= end]
        assert sum(used for used, _ in window) <= 100 or any(cost > 100 for _, cost in window)


def test_a_forecast_on_a_copy_leaves_the_limits_unchanged() -> None:
    limits = joint(requests=60, burst=1, tokens=100)
    admitted(limits.acquire(Cost.of(60, 0), NOW))
    copy = limits.copy()
    assert copy.admit_all([Cost.of(30, 0), Cost.of(30, 0)], NOW) == pytest.approx(NOW + 60)
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


def test_the_api_headers_state_what_remains_and_its_reset() -> None:
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
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "999999"}, {"requests": ServerLimit(0, NOW + 60)}),
        ({"x-ratelimit-remaining": "none", "x-ratelimit-reset": "5"}, {}),
        ({"x-ratelimit-remaining": "nan"}, {}),
        ({"x-ratelimit-remaining": "1e999"}, {}),
        ({}, {}),
    ],
)
def test_x_ratelimit_headers_are_read_unless_they_are_unreadable_or_past(
    headers: dict[str, str], expected: dict[str, ServerLimit]
) -> None:
    assert server_limits(headers, NOW, TIME) == expected
