"""What an answer says of the server's limits."""

from __future__ import annotations

import pytest

from integrations_anthropic._core.resilience.rate_limit_headers import (
    LimitWarnings,
    RateLimitStatus,
    may_be_near,
    rate_limit_statuses,
)

RESET = "2025-12-09T10:30:00Z"
AT = 1765276200.0


def test_every_limit_with_a_number_is_found_under_its_name() -> None:
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
    assert rate_limit_statuses(headers, 100.0) == [
        RateLimitStatus("requests", 49, 50, AT),
        RateLimitStatus("input_tokens", 7, None, None),
        RateLimitStatus("tokens", 10, 1000, 105.0),
    ]


@pytest.mark.parametrize("text", ["", "-1", "1.5", "nan", "9" * 19, "٣x"])
def test_what_is_no_number_is_no_limit(text: str) -> None:
    assert rate_limit_statuses({"anthropic-ratelimit-requests-remaining": text}, 0.0) == []


@pytest.mark.parametrize("text", ["soon", "2025-12-09T10:30:00", "9999-99-99T00:00:00Z", ""])
def test_a_reset_that_makes_no_sense_is_none(text: str) -> None:
    headers = {"anthropic-ratelimit-requests-remaining": "1", "anthropic-ratelimit-requests-reset": text}
    assert rate_limit_statuses(headers, 0.0)[0].reset is None


@pytest.mark.parametrize(("remaining", "near"), [(0, True), (9, True), (10, False), (11, False), (100, False)])
def test_near_is_below_a_tenth(remaining: float, near: bool) -> None:
    assert RateLimitStatus("requests", remaining, 100).near is near
    assert not RateLimitStatus("requests", remaining, None).near


def test_the_cheap_look_never_misses_what_is_near() -> None:
    for limit in (1, 9, 10, 11, 99, 100, 101, 1000, 40_000):
        for remaining in {*range(min(limit, 200) + 1), limit // 10, limit // 10 + 1, limit // 11, limit}:
            headers = {
                "anthropic-ratelimit-tokens-limit": str(limit),
                "anthropic-ratelimit-tokens-remaining": str(remaining),
            }
            assert may_be_near(headers) or not rate_limit_statuses(headers, 0.0)[0].near, (limit, remaining)
    assert not may_be_near({})
    assert not may_be_near({"anthropic-ratelimit-tokens-limit": "50", "anthropic-ratelimit-tokens-remaining": "49"})


def test_a_near_limit_is_news_once_until_its_reset() -> None:
    nearness = LimitWarnings()
    near = RateLimitStatus("requests", 1, 100, reset=60.0)
    assert [nearness.news(near, now) for now in (0.0, 1.0, 59.9)] == [True, False, False]
    assert nearness.news(near._replace(reset=120.0), 60.0)
    assert not nearness.news(near._replace(reset=180.0), 61.0), "the reset that was said counts, not the latest"
    assert nearness.news(RateLimitStatus("tokens", 1, 100, reset=60.0), 61.0), "each limit by itself"


def test_without_a_reset_a_near_limit_is_news_again_once_there_was_room() -> None:
    nearness = LimitWarnings()
    near, room = RateLimitStatus("requests", 1, 100), RateLimitStatus("requests", 50, 100)
    assert [nearness.news(each, 0.0) for each in (near, near, room, near)] == [True, False, False, True]
