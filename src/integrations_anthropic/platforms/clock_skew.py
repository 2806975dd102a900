"""Signatures and tokens are valid for minutes: a clock that is off has them refused. This says so."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

__all__ = ["clock_note"]

MOST_SECONDS = 240.0
"""Seconds that two clocks may differ: AWS refuses a signature that is five minutes old, Google a token of ten."""


def clock_note(headers: Mapping[str, str], now: float) -> str | None:
    """What is wrong with the clock of this machine, by the date of a response; None where nothing is.

    `now`: seconds since 1970, by this machine.
    """
    try:
        ahead = now - parsedate_to_datetime(headers.get("date", "")).timestamp()
    except ValueError:
        return None
    if abs(ahead) <= MOST_SECONDS:
        return None
    direction = "ahead of" if ahead > 0 else "behind"
    return (
        f"the clock of this machine is {abs(ahead):.0f} s {direction} the server's, which refuses signatures and "
        "tokens that are not of its own time: set the clock, by NTP for one"
    )
