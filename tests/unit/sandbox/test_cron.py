"""The times of schedules: fields of cron, in time zones."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

import pytest

from integrations_anthropic.sandbox.deployments.cron import Times
from integrations_anthropic.sandbox.errors import SandboxAPIError

FRIDAY = datetime(2026, 6, 12, 13, 27, 48, tzinfo=UTC)


def after(expression: str, count: int, moment: datetime = FRIDAY, timezone: str = "UTC") -> list[str]:
    return [f"{time:%Y-%m-%d %H:%M}" for time in islice(Times.of(expression, timezone).after(moment), count)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("* * * * *", ["2026-06-12 13:28", "2026-06-12 13:29"]),
        ("*/25 14 * * *", ["2026-06-12 14:00", "2026-06-12 14:25", "2026-06-12 14:50", "2026-06-13 14:00"]),
        ("5/30 9-10 * * *", ["2026-06-13 09:05", "2026-06-13 09:35", "2026-06-13 10:05", "2026-06-13 10:35"]),
        ("0 9 * * 1", ["2026-06-15 09:00", "2026-06-22 09:00"]),
        ("0 9 * * 0", ["2026-06-14 09:00"]),
        ("0 9 * * 7", ["2026-06-14 09:00"]),
        ("0 9 * * 1-5", ["2026-06-15 09:00", "2026-06-16 09:00"]),
        ("0 0 1,15 * *", ["2026-06-15 00:00", "2026-07-01 00:00"]),
        ("0 0 1 * 1", ["2026-06-15 00:00", "2026-06-22 00:00", "2026-06-29 00:00", "2026-07-01 00:00"]),
        ("0 0 1-7 * */7", ["2026-07-05 00:00", "2026-08-02 00:00"]),
        ("30 6 29 2 *", ["2028-02-29 06:30", "2032-02-29 06:30"]),
    ],
)
def test_times_are_those_that_cron_has(expression: str, expected: list[str]) -> None:
    assert after(expression, len(expected)) == expected


def test_times_are_those_of_their_zone_in_summer_and_in_winter() -> None:
    moment = datetime(2026, 10, 24, tzinfo=UTC)
    assert after("0 9 * * *", 2, moment, "Europe/Berlin") == ["2026-10-24 07:00", "2026-10-25 08:00"]
    # Clocks are put back: the hour that is there twice counts once.
    assert after("30 2 * * *", 2, moment, "Europe/Berlin") == ["2026-10-24 00:30", "2026-10-25 00:30"]
    # Clocks are put forward: there is no 02:30 on that day.
    spring = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert after("30 2 * * *", 1, spring, "Europe/Berlin") == ["2026-03-30 00:30"]


def test_a_time_is_not_after_itself() -> None:
    due = datetime(2026, 6, 15, 9, tzinfo=UTC)
    assert after("0 9 * * 1", 1, due) == ["2026-06-22 09:00"]


@pytest.mark.parametrize(
    ("expression", "timezone", "why"),
    [
        ("0 9 * *", "UTC", "five fields"),
        ("@daily", "UTC", "five fields"),
        ("60 9 * * *", "UTC", "no minute, from 0 to 59"),
        ("0 24 * * *", "UTC", "no hour"),
        ("0 9 0 * *", "UTC", "no day of the month"),
        ("0 9 * 13 *", "UTC", "no month"),
        ("0 9 * * 8", "UTC", "no day of the week"),
        ("0 9 * * MON", "UTC", "no day of the week"),
        ("0 17-9 * * *", "UTC", "no hour"),
        ("*/0 * * * *", "UTC", "no minute"),
        (", * * * *", "UTC", "no minute"),
        ("0 9 L * *", "UTC", "no day of the month"),
        ("0 9 30 2 *", "UTC", "never due"),
        ("0 9 * * *", "Berlin", "no time zone"),
        ("0 9 * * *", "../etc/passwd", "no time zone"),
        ("0 9 * * *", "", "no time zone"),
    ],
)
def test_what_is_no_schedule_is_refused(expression: str, timezone: str, why: str) -> None:
    with pytest.raises(SandboxAPIError, match=why) as caught:
        Times.of(expression, timezone)
    assert caught.value.status == 400
