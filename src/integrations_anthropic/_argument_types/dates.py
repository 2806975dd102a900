"""Types of arguments that are sent as a date or a moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

__all__ = ["DateLike", "DateTimeLike"]

DateTimeLike: TypeAlias = str | datetime
"""A moment: RFC 3339, such as `2026-03-01T09:00:00Z`, or a datetime with a time zone."""

DateLike: TypeAlias = str | date
"""A day: ISO 8601, such as `2026-03-01`, or a date."""
