"""The adapter to pybreaker: a breaker that admits and settles in two steps, with pybreaker's private names.

What is pybreaker's: the states and their names, the counters of failures and successes in its state storage, the
thresholds (`fail_max`, `success_threshold`, `reset_timeout`), and the listeners that a change of state notifies.

What is decided here beside it, because `call`, `calling` and `exclude` of pybreaker decide it otherwise:

* Admission and settlement are two steps. pybreaker holds a lock while the call runs, so that calls of one service would
  run one after another; and an async call needs tornado.
* When a count moves the state. pybreaker moves it inside `call` alone, so `settle` compares its counters with its
  thresholds, and `_move` does what its `open`, `half_open` and `close` do.
* What counts as nothing. For pybreaker a call that does not fail has succeeded: an excluded error resets the count of
  failures and is a success of a probe, and a cancellation is a failure. A 429, an invalid request, an error of this
  package or a cancellation says nothing about a service (`outcome.py`).
* How many probes there are. A half-open breaker of pybreaker admits every call; here a probe holds a lease, at most
  `half_open_max_requests` of them run at once, and the lease of a probe that is lost ends by itself.
* Which state an outcome belongs to. An execution that was admitted before the circuit opened may end long after it: it
  counts only in the epoch, from one change of state to the next, in which it was admitted.
* The time. pybreaker reads the wall clock, which may be set back; here it is an argument, monotonic.

`misfit` checks at the first use that the private names are there. Nothing here reads a clock or waits.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any

import pybreaker

from ..._runtime.lease import Leases
from .outcome import Outcome

if TYPE_CHECKING:
    from ..._config.policies import CircuitConfig

__all__ = ["Breaker", "Probe", "misfit"]

OnChange = Callable[[str, str], None]


ROUNDING = 1e-6
"""A rounding error, in seconds."""


class Probe:
    """The lease of a probe. Where it is garbage collected, the circuit takes it back."""

    __slots__ = ("__weakref__", "number")

    def __init__(self, number: int) -> None:
        self.number = number


class Breaker(pybreaker.CircuitBreaker):
    """The circuit of one service. Not thread-safe: the caller holds a lock around each method.

    An *epoch* lasts from one change of state to the next; what was admitted in another epoch counts as nothing. A
    probe holds a *lease*, which ends with the probe or, where the probe is lost, at its expiry.
    """

    def __init__(self, config: CircuitConfig, on_change: OnChange) -> None:
        """`on_change` is called with the old and the new state at each change."""
        self.epoch = 0
        self._opened_at = 0.0
        self._leases: dict[int, float] = {}
        self._last_lease = 0
        self._held = Leases()
        self._max_probes = config.half_open_max_requests
        super().__init__(
            fail_max=config.failure_threshold,
            reset_timeout=config.open_duration,
            success_threshold=config.success_threshold,
            listeners=[_Listener(on_change)],
        )

    def enter(self, now: float, lease: float) -> Probe | None:
        """Admit an execution; call `wait` first. Returns the lease of a probe, None where the circuit is closed.

        `lease`: seconds until a probe that did not end counts as lost. It also ends where it is garbage collected.
        """
        if self.current_state == pybreaker.STATE_OPEN:
            self._move(pybreaker.STATE_HALF_OPEN, now)
        if self.current_state == pybreaker.STATE_CLOSED:
            return None
        self._last_lease += 1
        held = Probe(self._last_lease)
        self._held.grant(held, held.number)
        self._leases[held.number] = now + lease
        return held

    def wait(self, now: float) -> float:
        """Seconds until another execution may begin; 0 where it may. At most 1, a guess, while probes are in flight."""
        # Reading it completes a change of state that a signal interrupted.
        _ = self.state
        if self.current_state == pybreaker.STATE_CLOSED:
            return 0.0
        if self.current_state == pybreaker.STATE_OPEN:
            left: float = self._opened_at + self.reset_timeout - now
            # A rounding error must not refuse an execution at the very end of the open time.
            return left if left > ROUNDING else 0.0
        self._held.take_back(self._forget)
        self._leases = {number: end for number, end in self._leases.items() if end > now}
        return 0.0 if len(self._leases) < self._max_probes else min(1.0, self.reset_timeout)

    def settle(self, epoch: int, lease: Probe | None, outcome: Outcome, now: float) -> None:
        """Record how an execution ended that was admitted in `epoch`."""
        if epoch != self.epoch:
            return
        # A probe whose lease ran out was replaced by another: it no longer counts.
        if lease is not None and self._leases.pop(lease.number, None) is None:
            return
        counts = self._state_storage
        if outcome is Outcome.FAILURE:
            counts.increment_counter()
            if lease is not None or counts.counter >= self.fail_max:
                self._move(pybreaker.STATE_OPEN, now)
        elif outcome is Outcome.SUCCESS and lease is None:
            counts.reset_counter()
        elif outcome is Outcome.SUCCESS:
            counts.increment_success_counter()
            if counts.success_counter >= self.success_threshold:
                self._move(pybreaker.STATE_CLOSED, now)

    def trip(self, now: float) -> None:
        """Open it, whatever was counted."""
        self._move(pybreaker.STATE_OPEN, now)

    def after_fork(self) -> None:
        """Forget all leases, and replace pybreaker's lock: their threads do not exist in the child process."""
        self._leases.clear()
        self._lock = RLock()
        self._held.clear()

    def _forget(self, lease: int) -> None:
        self._leases.pop(lease, None)

    def _move(self, state: str, now: float) -> None:
        self._leases.clear()
        self._opened_at = now
        self.epoch += 1
        # What pybreaker's own open(), half_open() and close() do, without reading the clock. The storage decides.
        self._state_storage.state = state
        self.state = state


class _Listener(pybreaker.CircuitBreakerListener):
    """Passes the names of the states on to a callback."""

    def __init__(self, on_change: OnChange) -> None:
        self._on_change = on_change

    def state_change(self, cb: Any, old_state: Any, new_state: Any) -> None:
        """Called by pybreaker at each change of state."""
        self._on_change(old_state.name, new_state.name)


def misfit() -> str | None:
    """Describe the first private name that pybreaker no longer has; None where all are there."""
    breaker = pybreaker.CircuitBreaker(fail_max=1, reset_timeout=1.0, success_threshold=1, listeners=[])
    storage = getattr(breaker, "_state_storage", None)
    required = {
        "_state_storage": storage,
        "_state_storage.increment_counter": getattr(storage, "increment_counter", None),
        "_state_storage.reset_counter": getattr(storage, "reset_counter", None),
        "_state_storage.increment_success_counter": getattr(storage, "increment_success_counter", None),
        "state (settable)": getattr(type(breaker).state, "fset", None),
    }
    missing = [name for name, found in required.items() if found is None]
    names = (pybreaker.STATE_CLOSED, pybreaker.STATE_OPEN, pybreaker.STATE_HALF_OPEN)
    if missing:
        return f"there is no {missing[0]}"
    return None if names == ("closed", "open", "half-open") else f"its states are called {names}"
