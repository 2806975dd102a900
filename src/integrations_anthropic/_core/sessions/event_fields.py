"""What is read of a session's events, also of one whose type this version does not know."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ..._record import Unknown

__all__ = ["field_of", "moment_of", "text_of"]


def field_of(event: Any, name: str) -> Any:
    """A field of an event; None where it has none."""
    data = event.raw if isinstance(event, Unknown) else event
    return data.get(name) if isinstance(data, dict) else getattr(data, name, None)


def text_of(event: Any, name: str) -> str:
    """A field that is a string; empty where it is none."""
    value = field_of(event, name)
    return value if isinstance(value, str) else ""


def moment_of(event: Any) -> datetime | None:
    """When the event was processed; None where it still waits for that, or says no moment."""
    value = field_of(event, "processed_at")
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)
