"""When calls of a service are refused without being sent. Source: section 14.4 of the seed."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from ..._anthropic_error import scrubbed
from ...errors import CircuitBreakerOpenError, ConfigurationError
from .outcome import Outcome, outcome_of

if TYPE_CHECKING:
    from ..._config.policies import CircuitConfig
    from ..call.protocols import Logger
    from .pybreaker_adapter import Breaker

__all__ = ["CLOSED", "HALF_OPEN", "OPEN", "CircuitBreaker", "CircuitNotifier", "CircuitPermit", "Listener", "refusal"]

CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"
LEASE = 600.0
"""Seconds after which a probe that never ended is taken for lost, where nobody says how long it may take."""

Listener = Callable[[str, str, str], object]
"""Is told the service, the state it was in and the state it is in."""


class CircuitPermit(NamedTuple):
    """One execution that was let through."""

    service: str
    epoch: int
    lease: int | None = None
    """The number of a probe's lease; None where the circuit is closed."""


class CircuitNotifier:
    """Tells listeners and the log of changes: each once, in order, whichever threads they come from, holding no lock.

    `logger`: None means `logging.getLogger("integrations_anthropic.circuit")`.
    """

    def __init__(self, config: CircuitConfig, logger: Logger | None) -> None:
        self._config = config
        self._logger: Logger = logging.getLogger("integrations_anthropic.circuit") if logger is None else logger
        self._listeners: tuple[Listener, ...] = ()
        self._changes: deque[tuple[str, str, str]] = deque()
        self._turn = Lock()

    def add(self, listener: Listener) -> None:
        """Tell this one too, from now on."""
        self._listeners += (listener,)

    def remove(self, listener: Listener) -> None:
        """Tell this one no more; ValueError where it was not told before."""
        kept = list(self._listeners)
        kept.remove(listener)
        self._listeners = tuple(kept)

    def note(self, service: str, old: str, new: str) -> None:
        """Take in a change; `tell` passes it on."""
        self._changes.append((service, old, new))

    def tell(self) -> None:
        """Pass on what was noted. Whoever comes while another does so leaves it to that one."""
        while self._changes and self._turn.acquire(blocking=False):
            try:
                while self._changes:
                    self._tell(*self._changes.popleft())
            finally:
                self._turn.release()

    def after_fork(self) -> None:
        """Make the lock anew: a thread that is not in this process may have held it."""
        self._turn = Lock()

    def _tell(self, service: str, old: str, new: str) -> None:
        facts = {"service": service, "old_state": old, "new_state": new}
        self._logger.log(logging.WARNING, "%s", self._said(service, old, new), extra=facts)
        if new == OPEN:
            self._logger.log(logging.ERROR, "circuit breaker opened for %s", service, extra=facts)
        for listener in self._listeners:
            try:
                listener(service, old, new)
            except Exception as fault:  # the user's own code may raise anything; the call goes on
                text = "a listener of the circuit raised %s: %s"
                self._logger.log(logging.ERROR, text, type(fault).__name__, scrubbed(str(fault)))

    def _said(self, service: str, old: str, new: str) -> str:
        change = f"circuit of {service}: {old} -> {new}"
        if new == OPEN:
            count = self._config.failure_threshold
            why = "a call that was let through to try failed" if old == HALF_OPEN else f"{count} calls in a row failed"
            return (
                f"{change}, because {why}; for {self._config.open_duration:g} s calls fail at once with "
                "CircuitBreakerOpenError and nothing is sent. Wait and call again (its retry_after says when), see "
                "what the errors before say, or look at https://status.anthropic.com; circuit=CircuitConfig(...) "
                "changes the numbers, circuit=None turns it off"
            )
        if new == HALF_OPEN:
            return f"{change}, calls are let through to see whether it works again"
        return f"{change}, it works again"


class CircuitBreaker:
    """A circuit for each service: closed, open after failures in a row, half-open to try again.

    Ask `admit` before an execution and `settle` its end; nothing is held in between, so threads and tasks may share
    it. Times are seconds of one monotonic clock. pybreaker is underneath, and loaded at the first failure.
    """

    def __init__(self, config: CircuitConfig, *, logger: Logger | None = None) -> None:
        """`logger`: None means `logging.getLogger("integrations_anthropic.circuit")`."""
        if not hasattr(config, "failure_threshold"):
            raise ConfigurationError(f"circuit must be a CircuitConfig, not {type(config).__name__}", field="circuit")
        self.config = config
        self._telling = CircuitNotifier(config, logger)
        self._calm: dict[str, CircuitPermit] = {}
        self._breakers: dict[str, Breaker] = {}
        self._lock = Lock()

    def admit(self, service: str, now: float) -> CircuitPermit:
        """A permit for one execution; CircuitBreakerOpenError where none is given."""
        return self.admit_for(service, now, None)

    def admit_for(self, service: str, now: float, longest: float | None) -> CircuitPermit:
        """The same for an execution that takes at most `longest` seconds, if it is a probe: then it counts as lost."""
        breaker = self._breakers.get(service)
        if breaker is None:
            # Nothing ever failed.
            return self._calm.get(service) or self._calm.setdefault(service, CircuitPermit(service, 0))
        with self._lock:
            wait = breaker.wait(now)
            state = breaker.current_state
            if wait <= 0:
                lease = breaker.enter(now, LEASE if longest is None else longest)
                permit = CircuitPermit(service, breaker.epoch, lease)
        self._telling.tell()
        if wait > 0:
            raise refusal(service, state, wait)
        return permit

    def may_retry(self, permit: object, now: float) -> bool:
        """Whether an admitted execution may try once more: the circuit is still as it was, and closed."""
        if not isinstance(permit, CircuitPermit):
            raise _foreign_permit(permit)
        breaker = self._breakers.get(permit.service)
        return permit.lease is None and (breaker is None or breaker.epoch == permit.epoch)

    def settle(self, permit: object, error: BaseException | None, now: float) -> None:
        """Take in how an admitted execution ended."""
        if not isinstance(permit, CircuitPermit):
            raise _foreign_permit(permit)
        counts_as = Outcome.SUCCESS if error is None else outcome_of(error)
        breaker = self._breakers.get(permit.service)
        if breaker is None:
            if counts_as is not Outcome.FAILURE:
                return
            breaker = self._breaker(permit.service)
        with self._lock:
            breaker.settle(permit.epoch, permit.lease, counts_as, now)
        self._telling.tell()

    def trip(self, service: str, now: float) -> None:
        """Open it, as if it had failed often enough."""
        breaker = self._breaker(service)
        with self._lock:
            breaker.trip(now)
        self._telling.tell()

    def state(self, service: str) -> str:
        """What it is: closed, open or half-open. An open one stays so until it is asked for a permit after its time."""
        breaker = self._breakers.get(service)
        return CLOSED if breaker is None else breaker.current_state

    def add_listener(self, listener: Listener) -> None:
        """Call `listener(service, old, new)` at each change from now on; what it raises is logged."""
        self._telling.add(listener)

    def remove_listener(self, listener: Listener) -> None:
        """Call `listener` no more; ValueError where it was not added."""
        self._telling.remove(listener)

    def after_fork(self) -> None:
        """Make the locks anew, and forget the probes: both may be held by what is not in this process."""
        self._lock = Lock()
        self._telling.after_fork()
        for breaker in self._breakers.values():
            breaker.forget_leases()

    def _breaker(self, service: str) -> Breaker:
        # Loaded at the first failure: it takes its time.
        from .pybreaker_adapter import Breaker

        def heard(old: str, new: str) -> None:
            self._telling.note(service, old, new)

        return self._breakers.setdefault(service, Breaker(self.config, heard))


def refusal(service: str, state: str, wait: float) -> CircuitBreakerOpenError:
    """The error for a call that is not let through for `wait` seconds."""
    if state == OPEN:
        why = f"is open for another {wait:.1f} s, because too many calls failed of late"
    else:
        why = f"is half-open: a call is under way to see whether it works again; ask again in {wait:.1f} s"
    return CircuitBreakerOpenError(f"the circuit of {service} {why}; nothing was sent", retry_after=wait)


def _foreign_permit(permit: object) -> ConfigurationError:
    return ConfigurationError(f"{type(permit).__name__} is not a permit of this circuit", field="circuit")
