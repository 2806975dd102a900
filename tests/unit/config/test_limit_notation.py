"""`RateLimits.parse`: limits in the notation of the package `limits`."""

from __future__ import annotations

import pytest

from integrations_anthropic import ConfigurationError, RateLimits


@pytest.mark.parametrize(
    ("notation", "fields"),
    [
        ("50/minute", {"requests_per_minute": 50}),
        ("50 per 1 minute", {"requests_per_minute": 50}),
        ("50 Requests / MINUTE", {"requests_per_minute": 50}),
        ("50/minute; 40000 input tokens/minute", {"requests_per_minute": 50, "input_tokens_per_minute": 40_000}),
        (
            "40_000 input-tokens/minute, 8000 output tokens per minute",
            {"input_tokens_per_minute": 40_000, "output_tokens_per_minute": 8000},
        ),
        ("100000 tokens/minute |", {"tokens_per_minute": 100_000}),
        # A bucket of the whole amount, which is full again after the period.
        ("1200/hour", {"requests_per_minute": 20, "burst": 1200}),
        ("10/second", {"requests_per_minute": 600, "burst": 10}),
        ("5 requests per 2 minutes", {"requests_per_minute": 2.5, "burst": 5}),
    ],
)
def test_a_notation_sets_the_fields_it_names(notation: str, fields: dict[str, float]) -> None:
    assert RateLimits.parse(notation) == RateLimits(**fields)


def test_other_fields_are_given_beside_the_notation() -> None:
    parsed = RateLimits.parse("50/minute", mode="raise", burst=5, storage="redis://localhost")
    assert parsed == RateLimits(requests_per_minute=50, mode="raise", burst=5, storage="redis://localhost")


@pytest.mark.parametrize(
    ("notation", "problem"),
    [
        ("", "must hold a limit such as '50/minute'"),
        (" ; ", "must hold a limit"),
        (50, "must be a string such as '50/minute', not int"),
        ("fifty/minute", "'fifty/minute' is not a limit such as"),
        ("50 apples/minute", "'50 apples/minute' is not a limit such as"),
        ("50", "'50' is not a limit such as"),
        ("-5/minute", "'-5/minute' is not a limit such as"),
        ("50/fortnight", "'fortnight' is not a period"),
        ("50/minute; 60 requests/minute", "there is already a limit of requests"),
        ("50/second; 1000/hour", "there is already a limit of requests"),
        ("40000 input tokens/hour", "tokens are limited per minute"),
        ("0/minute", "must be a finite number above 0"),
    ],
)
def test_a_notation_that_cannot_be_read_is_refused_with_the_reason(notation: object, problem: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        RateLimits.parse(notation)  # type: ignore[arg-type]
    assert problem in str(caught.value)
    assert str(caught.value.field).startswith("rate_limits")
