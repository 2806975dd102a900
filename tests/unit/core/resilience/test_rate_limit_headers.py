"""The server's rate limits in the headers of a response, read by one rule for the limiter and for telemetry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from integrations_anthropic._core.resilience.rate_limit_headers import (
    LimitWarnings,
    RateLimitStatus,
    ServerLimit,
    may_be_near,
    rate_limit_statuses,
    server_limits,
)

RESET = "2025-12-09T10:30:00Z"
AT = 1765276200.0


def test_every_limit_with_a_remaining_number_is_reported_by_kind() -> None:
    headers = {
        "anthropic-ratelimit-requests-limit": "50",
        "anthropic-ratelimit-requests-remaining": "49",
        "anthropic-ratelimit-requests-reset": RESET,
        "anthropic-ratelimit-input-tokens-remaining": "7",
        "x-ratelimit-requests-remaining": "1",
        "x-ratelimit-tokens-limit": "1000",
        "x-ratelimit-tokens-remaining": "10",
        "x-ratelimit-tokens-reset": "5",
        "anthropic-ratelimit-output-tokens-remaining": "lots",
    }
    assert rate_limit_statuses(headers, AT - 100) == [
        RateLimitStatus("requests", 49, 50, AT),
        RateLimitStatus("input_tokens", 7, None, None),
        RateLimitStatus("tokens", 10, 1000, AT - 95),
    ]


@pytest.mark.parametrize("text", ["", "-1", "1_000", "nan", "inf", "1e5", "9" * 19, "٣"])
def test_a_remaining_amount_that_is_not_a_number_is_ignored(text: str) -> None:
    assert server_limits({"anthropic-ratelimit-requests-remaining": text}, 0.0, 0.0) == {}
    assert rate_limit_statuses({"anthropic-ratelimit-requests-remaining": text}, 0.0) == []


@pytest.mark.parametrize("text", ["soon", "9999-99-99T00:00:00Z", "-5", "inf", "nan", "1e999", ""])
def test_a_reset_that_cannot_be_read_is_none(text: str) -> None:
    headers = {"anthropic-ratelimit-requests-remaining": "1", "anthropic-ratelimit-requests-reset": text}
    assert rate_limit_statuses(headers, 0.0)[0].reset is None
    assert server_limits(headers, 7.0, 0.0) == {"requests": ServerLimit(1, 67.0)}


@pytest.mark.parametrize("prefix", ["anthropic-ratelimit-requests-", "x-ratelimit-requests-", "x-ratelimit-"])
@pytest.mark.parametrize(
    "text", [RESET, "2025-12-09T11:30:00+01:00", "2025-12-09T10:30:00", str(int(AT)), "30", " 30 "]
)
def test_a_reset_is_the_same_moment_for_the_limiter_and_for_telemetry(prefix: str, text: str) -> None:
    headers = {f"{prefix}limit": "50", f"{prefix}remaining": "1", f"{prefix}reset": text}
    assert rate_limit_statuses(headers, AT - 30) == [RateLimitStatus("requests", 1, 50, AT)]
    assert server_limits(headers, 1000.0, AT - 30) == {"requests": ServerLimit(1, 1030.0)}


@pytest.mark.parametrize("text", ["2084-01-01T00:00:00Z", "9" * 18, "86400", str(int(AT) + 999_999)])
def test_a_reset_in_the_distant_future_stops_the_limiter_for_a_minute_and_the_warning_for_an_hour(text: str) -> None:
    headers = {"x-ratelimit-requests-remaining": "0", "x-ratelimit-requests-reset": text}
    assert rate_limit_statuses(headers, AT)[0].reset == AT + 3600
    assert server_limits(headers, 5.0, AT) == {"requests": ServerLimit(0, 65.0)}


@pytest.mark.parametrize("text", ["2025-12-09T10:29:00Z", str(int(AT) - 60), "0"])
def test_a_limit_whose_reset_has_passed_does_not_hold_the_limiter(text: str) -> None:
    headers = {"x-ratelimit-requests-remaining": "0", "x-ratelimit-requests-reset": text}
    assert server_limits(headers, 5.0, AT) == {}


@pytest.mark.parametrize("prefix", ["anthropic-ratelimit-requests-", "x-ratelimit-requests-", "x-ratelimit-"])
@pytest.mark.parametrize(
    "write_reset",
    [
        lambda reset, now: str(int(reset)),
        lambda reset, now: str(int(reset - now)),
        lambda reset, now: datetime.fromtimestamp(reset, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    ],
    ids=["seconds since 1970", "seconds from now", "RFC 3339"],
)
def test_the_warning_is_given_again_after_each_reset(prefix: str, write_reset: Callable[[float, float], str]) -> None:
    warnings, warned = LimitWarnings(), []
    for seconds in range(0, 150, 10):
        reset = AT + 60 * (seconds // 60 + 1)
        reset_text = write_reset(reset, AT + seconds)
        headers = {f"{prefix}limit": "50", f"{prefix}remaining": "1", f"{prefix}reset": reset_text}
        assert may_be_near(headers)
        (status,) = rate_limit_statuses(headers, AT + seconds)
        if warnings.is_due(status, AT + seconds):
            warned.append(seconds)
    assert warned == [0, 60, 120]


@pytest.mark.parametrize("text", ["soon", "-5", "inf", "nan", ""])
def test_with_an_unreadable_reset_the_warning_is_given_again_once_the_limit_was_not_near(text: str) -> None:
    warnings, warned = LimitWarnings(), []
    for second, remaining in enumerate(["1", "1", "25", "1", "1"]):
        headers = {
            "x-ratelimit-requests-limit": "50",
            "x-ratelimit-requests-remaining": remaining,
            "x-ratelimit-requests-reset": text,
        }
        (status,) = rate_limit_statuses(headers, AT + second)
        if warnings.is_due(status, AT + second):
            warned.append(second)
    assert warned == [0, 3]


def test_a_reset_in_the_distant_future_silences_the_warning_for_an_hour_at_most() -> None:
    warnings = LimitWarnings()
    headers = {
        "x-ratelimit-requests-limit": "50",
        "x-ratelimit-requests-remaining": "1",
        "x-ratelimit-requests-reset": "9" * 18,
    }
    due = [
        seconds
        for seconds in range(0, 7300, 100)
        if warnings.is_due(rate_limit_statuses(headers, AT + seconds)[0], AT + seconds)
    ]
    assert due == [0, 3600, 7200]


@pytest.mark.parametrize(("remaining", "near"), [(0, True), (9, True), (10, False), (11, False), (100, False)])
def test_near_is_below_a_tenth(remaining: float, near: bool) -> None:
    assert RateLimitStatus("requests", remaining, 100).near is near
    assert not RateLimitStatus("requests", remaining, None).near


def test_the_cheap_check_never_misses_a_limit_that_is_near() -> None:
    for limit in (1, 9, 10, 11, 99, 100, 101, 1000, 40_000):
        for remaining in {*range(min(limit, 200) + 1), limit // 10, limit // 10 + 1, limit // 11, limit}:
            headers = {
                "anthropic-ratelimit-tokens-limit": str(limit),
                "anthropic-ratelimit-tokens-remaining": str(remaining),
            }
            assert may_be_near(headers) or not rate_limit_statuses(headers, 0.0)[0].near, (limit, remaining)
    assert not may_be_near({})
    assert not may_be_near({"anthropic-ratelimit-tokens-limit": "50", "anthropic-ratelimit-tokens-remaining": "49"})


def test_a_warning_is_due_once_until_the_reset() -> None:
    warnings = LimitWarnings()
    near = RateLimitStatus("requests", 1, 100, reset=60.0)
    assert [warnings.is_due(near, now) for now in (0.0, 1.0, 59.9)] == [True, False, False]
    assert warnings.is_due(near._replace(reset=120.0), 60.0)
    assert not warnings.is_due(near._replace(reset=180.0), 61.0), (
        "the reset at the time of the warning counts, not the latest"
    )
    assert warnings.is_due(RateLimitStatus("tokens", 1, 100, reset=60.0), 61.0), "each limit by itself"


def test_without_a_reset_a_warning_is_due_again_once_the_limit_was_not_near() -> None:
    warnings = LimitWarnings()
    near, far = RateLimitStatus("requests", 1, 100), RateLimitStatus("requests", 50, 100)
    assert [warnings.is_due(each, 0.0) for each in (near, near, far, near)] == [True, False, False, True]
