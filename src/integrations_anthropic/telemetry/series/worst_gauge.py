"""A gauge of what several sources report: it shows the worst."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from itertools import count
from math import inf
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakMethod, ref

from ..._runtime.collected import when_collected
from ..._runtime.fork import FORK_LOCK, register_after_fork

if TYPE_CHECKING:
    from ..instruments import Instrument
    from .metric_backend import MetricBackend

__all__ = ["Reading", "WorstGauge"]

MOST_PARTS = 100
"""Parts of one source, by series, whose readings are kept: the latest."""


class Reading(NamedTuple):
    """A value, for as long as it holds."""

    value: float
    now: Callable[[], float] = float
    """The clock that `until` is a time of."""
    until: float = inf
    after: float | None = None
    """The value from `until` on; None where that is not known."""

    def current(self) -> float | None:
        """The value at this moment, None where it is not known any more."""
        return self.value if self.until == inf or self.now() < self.until else self.after


class WorstGauge:
    """The worst current value of all sources, by labels.

    A source (a circuit, the client of an account) drops out when it is collected, when it is dropped, and in a child
    process. Where no value is known any more, the last one stays.
    """

    def __init__(self, instrument: Instrument, backend: MetricBackend) -> None:
        """`instrument`: its worst value is the highest where processes are combined by `livemax`, else the lowest."""
        self._instrument = instrument
        self._backend = backend
        self._worst: Callable[[list[float]], float] = max if instrument.across == "livemax" else min
        # Readings by labels, and by the number of the source and its part; the latest is the last.
        self._readings: dict[tuple[str, ...], dict[tuple[int, Hashable], Reading]] = {}
        self._shown: dict[tuple[str, ...], float] = {}
        # Labels of every series there was: in files of processes, a fork makes each of them anew, with 0.
        self._made: set[tuple[str, ...]] = set()
        self._numbers = count()
        # Sources by identity, which another object has once the source is collected.
        self._known: dict[int, tuple[Callable[[], object], int]] = {}
        register_after_fork(self)
        # What is worked out when it is read costs a call nothing, however many clients there are.
        self._is_read = backend.refresh_with(instrument, self.refresh)

    def report(self, source: object, reading: Reading, *labels: str, part: Hashable = None) -> None:
        """Record a reading of a source; `part`: of which part of it, where the readings of several hold together."""
        with FORK_LOCK:
            number = self._number(source)
            readings = self._readings.setdefault(labels, {})
            readings.pop((number, part), None)
            readings[number, part] = reading
            if len(readings) > MOST_PARTS:
                own = [key for key in readings if key[0] == number]
                for key in own[:-MOST_PARTS]:
                    del readings[key]
            if not self._is_read:
                self._show(labels)

    def drop(self, source: object) -> None:
        """Forget what a source reported."""
        with FORK_LOCK:
            known, number = self._known.get(id(source), (None, 0))
            if known is not None and known() is source:
                self._forget(number)

    def refresh(self) -> None:
        """Show what holds at this moment."""
        with FORK_LOCK:
            for labels in self._readings:
                self._show(labels)

    def after_fork(self) -> None:
        """Forget every source: what the parent process knows is not what this one will see."""
        self._known.clear()
        self._readings.clear()
        for labels in self._made:
            self._backend.remove(self._instrument, *labels)
        self._shown.clear()

    def _number(self, source: object) -> int:
        known, number = self._known.get(id(source), (None, 0))
        if known is None or known() is not source:
            number = next(self._numbers)
            try:
                self._known[id(source)] = ref(source), number
            except TypeError:
                # Kept alive: it cannot say when it is collected.
                self._known[id(source)] = (lambda: source), number
                return number
            forget = WeakMethod(self._forget)
            when_collected(source, partial(_forget_of, forget, number))
        return number

    def _forget(self, number: int) -> None:
        with FORK_LOCK:
            for labels, readings in list(self._readings.items()):
                for key in [key for key in readings if key[0] == number]:
                    del readings[key]
                if readings:
                    self._show(labels)
                else:
                    del self._readings[labels]
                    if self._shown.pop(labels, None) is not None:
                        self._backend.remove(self._instrument, *labels)
            self._known = {at: known for at, known in self._known.items() if known[1] != number}

    def _show(self, labels: tuple[str, ...]) -> None:
        readings = self._readings[labels].values()
        # Not a generator: this is done for each call.
        current = [value for reading in readings if (value := reading.current()) is not None]
        shown = self._worst(current) if current else list(readings)[-1].value
        if self._shown.get(labels) != shown:
            self._shown[labels] = shown
            self._made.add(labels)
            self._backend.set(self._instrument, shown, *labels)


def _forget_of(forget: Callable[[], Callable[[int], None] | None], number: int) -> None:
    found = forget()
    if found is not None:
        found(number)
