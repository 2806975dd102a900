"""The times of a schedule: the five fields of cron, in a time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..errors import invalid

__all__ = ["Times"]

FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7))
LONGEST_PAUSE = 8 * 366
"""Days in which a time comes, if ever one does: the 29th of February may be missing for eight years."""


class Times(NamedTuple):
    """The times at which a deployment is due."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    """From 0, Monday."""
    either_day: bool
    """Whether one of the two kinds of days is enough, as where both are given."""
    zone: tzinfo

    @classmethod
    def of(cls, expression: str, timezone: str) -> Times:
        """Those of a schedule. Raises SandboxAPIError 400 for what is no schedule, or one that is never due."""
        fields = expression.split()
        if len(fields) != len(FIELDS):
            raise invalid(f"schedule.expression: {expression!r} has not the five fields of cron")
        values = (_values(field, *bounds) for field, bounds in zip(fields, FIELDS, strict=True))
        minutes, hours, days, months, names = values
        weekdays = frozenset((day - 1) % 7 for day in names)
        # As cron has it: a `*` leaves the choice to the other field.
        either = not fields[2].startswith("*") and not fields[4].startswith("*")
        times = cls(minutes, hours, days, months, weekdays, either, _zone(timezone))
        if next(times.after(datetime(2000, 1, 1, tzinfo=UTC)), None) is None:
            raise invalid(f"schedule.expression: {expression!r} is never due")
        return times

    def after(self, moment: datetime) -> Iterator[datetime]:
        """The times after a moment, in UTC, the earliest first."""
        today = moment.astimezone(self.zone).date()
        for number in range(LONGEST_PAUSE):
            day = today + timedelta(days=number)
            if self._is_due_on(day):
                yield from (found for found in self._on(day) if found > moment)

    def _is_due_on(self, day: date) -> bool:
        if day.month not in self.months:
            return False
        kinds = (day.day in self.days, day.weekday() in self.weekdays)
        return any(kinds) if self.either_day else all(kinds)

    def _on(self, day: date) -> Iterator[datetime]:
        for hour in sorted(self.hours):
            for minute in sorted(self.minutes):
                local = datetime.combine(day, time(hour, minute), self.zone)
                found = local.astimezone(UTC)
                # A time that clocks skip, when they are put forward, is not there.
                if found.astimezone(self.zone).replace(tzinfo=None) == local.replace(tzinfo=None):
                    yield found


def _values(text: str, name: str, least: int, most: int) -> frozenset[int]:
    """The numbers of a field: `*`, `5`, `1-5`, `*/15`, and several of them with commas."""
    found: set[int] = set()
    for part in text.split(","):
        span, slash, step = part.partition("/")
        first, dash, last = span.partition("-")
        begins, ends = (str(least), str(most)) if span == "*" else (first, last if dash else first)
        if slash and span != "*" and not dash:
            ends = str(most)
        numbers = [begins, ends, step if slash else "1"]
        if not all(number.isascii() and number.isdigit() for number in numbers):
            raise invalid(f"schedule.expression: {part!r} is no {name}")
        start, stop, every = map(int, numbers)
        if not least <= start <= stop <= most or every < 1:
            raise invalid(f"schedule.expression: {part!r} is no {name}, from {least} to {most}")
        found.update(range(start, stop + 1, every))
    return frozenset(found)


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise invalid(f"schedule.timezone: {name!r} is no time zone of the IANA database") from None
