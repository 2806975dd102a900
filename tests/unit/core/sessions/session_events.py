"""Events of a session as the models of the API, and as one that this version does not know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from integrations_anthropic._record import Unknown

FIRST = datetime(2026, 6, 12, 13, 0, tzinfo=UTC)


def moment(seconds: float) -> str:
    return (FIRST + timedelta(seconds=seconds)).isoformat()


def event(number: int, kind: str = "agent.message", *, seconds: float | None = None, **fields: Any) -> Any:
    """The event `e<number>`, so many seconds after the first moment; by default as many as its number."""
    processed = moment(number if seconds is None else seconds)
    return SimpleNamespace(**{"id": f"e{number}", "type": kind, "processed_at": processed} | fields)


def unknown(number: int, **fields: Any) -> Unknown:
    return Unknown("moon.risen", vars(event(number, "moon.risen", **fields)))
