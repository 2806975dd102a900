"""The circuit breaker: when calls of a service are refused without being sent."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from ..._loading.lazy_import import load
from ...errors import CircuitBreakerOpenError, ConfigurationError
from .circuit_notifier import CLOSED, HALF_OPEN, OPEN, CircuitNotifier, Listener
from .outcome import Outcome, outcome_of

if TYPE_CHECKING:
    from ..._config.policies import CircuitConfig
    from ..call.protocols import Logger
    from .pybreaker_adapter import Breaker, Probe

__all__ = ["CLOSED", "HALF_OPEN", "OPEN", "CircuitBreaker", "CircuitPermit", "Listener", "refusal"]

LEASE = 600.0
"""Seconds after which a probe that did not end counts as lost, where the limit of its duration is not known."""


class CircuitPermit(NamedTuple):
    """One execution that was admitted."""

    service: str
    epoch: int
    lease: Probe | None = None
    """The lease of a probe, which ends where the permit is garbage collected; None where the circuit is closed."""


class CircuitBreaker:
    """A circuit for each service: closed, open after failures in a row, half-open to try again.

    Call `admit` before an execution and `settle` at its end; no lock is held in between, so threads and tasks may share
    it. Times are seconds of one monotonic clock. pybreaker is imported at the first failure.
    """

    def __init__(self, config: CircuitConfig, *, logger: Logger | None = None) -> None:
        """`logger`: None means `logging.getLogger("integrations_anthropic.circuit")`."""
        if not hasattr(config, "failure_threshold"):
            raise ConfigurationError(f"circuit must be a CircuitConfig, not {type(config).__name__}", field="circuit")
        self.config = config
        self._notifier = CircuitNotifier(config, logger)
        self._closed_permits: dict[str, CircuitPermit] = {}
        self._breakers: dict[str, Breaker] = {}
        self._lock = Lock()

    def admit(self, service: str, now: float) -> CircuitPermit:
        """A permit for one execution; CircuitBreakerOpenError where none is given."""
        return self.admit_for(service, now, None)

    def admit_for(self, service: str, now: float, longest: float | None) -> CircuitPermit:
        """Like `admit`. A probe that takes more than `longest` seconds counts as lost; None means `LEASE`."""
        breaker = self._breakers.get(service)
        if breaker is None:
            # No execution has failed yet.
            return self._closed_permits.get(service) or self._closed_permits.setdefault(
                service, CircuitPermit(service, 0)
            )
        with self._lock:
            wait = breaker.wait(now)
            state = breaker.current_state
            if wait <= 0:
                probe = breaker.enter(now, LEASE if longest is None else longest)
                permit = CircuitPermit(service, breaker.epoch, probe)
        self._notifier.notify()
        if wait > 0:
            raise refusal(service, state, wait)
        return permit

    def may_retry(self, permit: object, now: float) -> bool:
        """Whether an admitted execution may make another attempt: the circuit has been closed since the admission."""
        if not isinstance(permit, CircuitPermit):
            raise _foreign_permit(permit)
        breaker = self._breakers.get(permit.service)
        return permit.lease is None and (breaker is None or breaker.epoch == permit.epoch)

    def settle(self, permit: object, error: BaseException | None, now: float) -> None:
        """Record how an admitted execution ended."""
        if not isinstance(permit, CircuitPermit):
            raise _foreign_permit(permit)
        outcome = Outcome.SUCCESS if error is None else outcome_of(error)
        breaker = self._breakers.get(permit.service)
        if breaker is None:
            if outcome is not Outcome.FAILURE:
                return
            breaker = self._breaker(permit.service)
        with self._lock:
            breaker.settle(permit.epoch, permit.lease, outcome, now)
        self._notifier.notify()

    def trip(self, service: str, now: float) -> None:
        """Open the circuit of a service, whatever was counted."""
        breaker = self._breaker(service)
        with self._lock:
            breaker.trip(now)
        self._notifier.notify()

    def state(self, service: str) -> str:
        """closed, open or half-open. An open circuit becomes half-open at the first `admit` after `open_duration`."""
        breaker = self._breakers.get(service)
        return CLOSED if breaker is None else breaker.current_state

    def add_listener(self, listener: Listener) -> None:
        """Call `listener(service, old, new)` at each change from now on; what it raises is logged."""
        self._notifier.add(listener)

    def remove_listener(self, listener: Listener) -> None:
        """Remove a listener; ValueError where it was not added."""
        self._notifier.remove(listener)

    def after_fork(self) -> None:
        """Replace the locks and forget the probes: their threads do not exist in the child process."""
        self._lock = Lock()
        self._notifier.after_fork()
        for breaker in self._breakers.values():
            breaker.after_fork()

    def _breaker(self, service: str) -> Breaker:
        # Imported at the first failure, because it is slow to import.
        load("integrations_anthropic._core.resilience.pybreaker_adapter")
        from .pybreaker_adapter import Breaker

        def on_change(old: str, new: str) -> None:
            self._notifier.record(service, old, new)

        return self._breakers.setdefault(service, Breaker(self.config, on_change))


def refusal(service: str, state: str, wait: float) -> CircuitBreakerOpenError:
    """The error for a call that is not admitted for `wait` seconds."""
    if state == OPEN:
        reason = f"is open for another {wait:.1f} s, because too many calls failed recently"
    else:
        reason = f"is half-open: a probe is in flight to see whether the service works again; retry in {wait:.1f} s"
    return CircuitBreakerOpenError(f"the circuit of {service} {reason}; nothing was sent", retry_after=wait)


def _foreign_permit(permit: object) -> ConfigurationError:
    return ConfigurationError(f"{type(permit).__name__} is not a permit of this circuit", field="circuit")
