"""Where the values of metrics are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..instruments import Instrument

__all__ = ["MetricBackend"]


class MetricBackend(Protocol):
    """Stores the values of metrics. Labels are given in the order of the instrument."""

    def use(self, instrument: Instrument) -> None:
        """Make an instrument that is not one of the nine, unless it is made. ConfigurationError where that fails."""
        ...

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        """Add to a counter."""
        ...

    def observe(self, instrument: Instrument, value: float, *labels: str | int) -> None:
        """Record a value in a histogram. In OpenTelemetry an empty label is none."""
        ...

    def set(self, instrument: Instrument, value: float, *labels: str) -> None:
        """Set a gauge."""
        ...

    def remove(self, instrument: Instrument, *labels: str) -> None:
        """Remove a series of a gauge; where that cannot be done, set it to a value that no other is worse than."""
        ...

    def refresh_with(self, instrument: Instrument, refresh: Callable[[], None]) -> bool:
        """Call `refresh` before a gauge is read. False where that cannot be, because other processes read it."""
        ...
