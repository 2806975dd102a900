"""The decisions of a shared circuit: what to ask Redis, what its reply means, what to do without one."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from .._core.resilience.circuit import CLOSED, LEASE, CircuitBreaker, CircuitNotifier, CircuitPermit, Listener, refusal
from .._core.resilience.outcome import Outcome
from ..errors import CircuitBreakerOpenError
from .circuit_lua import PROBE, REFUSED

if TYPE_CHECKING:
    from .._config.policies import CircuitConfig
    from .._core.call.protocols import Logger

__all__ = ["CircuitDecisions", "ScriptCall", "ScriptReply", "SharedCircuitPermit"]

ScriptCall = tuple[tuple[str, ...], tuple[str | int, ...]]
"""Keys and arguments of a script."""
ScriptReply = tuple[int, bytes, int, int, int]
"""The decision, the state, its epoch, milliseconds to wait, the moment on Redis's clock."""
KEPT = 3600.0
"""Seconds that a state outlasts its last use, beside the time it has to last."""
NEXT_LOOK = 0.5
"""The `retry_after` while the storage is away, in seconds."""
MAX_UNRELEASED = 1000


class SharedCircuitPermit(NamedTuple):
    """One execution that was admitted: by Redis, or without it while it is away."""

    service: str
    epoch: int
    """-1 where Redis does not know it."""
    lease: str = ""
    """Name of a probe's lease; empty where the circuit is closed."""
    alone: tuple[CircuitBreaker, CircuitPermit] | None = None
    """The circuit of this process that admitted it, and its permit."""


class CircuitDecisions:
    """What this process knows of the circuit, and how it decides."""

    def __init__(self, config: CircuitConfig, *, prefix: str, origin: str, policy: str, logger: Logger | None) -> None:
        self.config = config
        self._root = f"{prefix}:circuit:{{{origin}:"
        self._policy = policy
        self._notifier = CircuitNotifier(config, logger)
        self._local: CircuitBreaker | None = None
        # By service: the moment and the epoch of the latest answer, and the state.
        self._states: dict[str, tuple[tuple[int, int], str]] = {}
        self._lock = Lock()
        # Leases, by service, that Redis may count and no execution holds: released at the next chance.
        self._unreleased: dict[str, deque[str]] = {}

    def state(self, service: str) -> str:
        """The state when Redis was last asked: closed, open or half-open."""
        return self._states[service][1] if service in self._states else CLOSED

    def add_listener(self, listener: Listener) -> None:
        """Call `listener(service, old, new)` at each change that this process sees; what it raises is logged."""
        self._notifier.add(listener)

    def remove_listener(self, listener: Listener) -> None:
        """Call `listener` no more; ValueError where it was not added."""
        self._notifier.remove(listener)

    def after_fork(self) -> None:
        """Forget what belongs to the parent: its leases, and its own circuit."""
        self._notifier.after_fork()
        self._lock = Lock()
        self._local = None
        self._unreleased = {}

    # What to send.

    def _keys(self, service: str, *leases: str) -> tuple[str, ...]:
        # The braces keep them together on a cluster.
        root = f"{self._root}{service}}}"
        return (root, f"{root}:probes", *(f"{root}:released:{lease}" for lease in leases))

    def _admission(self, service: str, lease: str, longest: float | None) -> ScriptCall:
        config, lasts = self.config, LEASE if longest is None else longest
        numbers = (_milliseconds(config.open_duration), config.half_open_max_requests, _milliseconds(lasts))
        return self._keys(service, lease), (*numbers, self._kept(lasts), lease)

    def _settlement(self, permit: SharedCircuitPermit, outcome: Outcome) -> ScriptCall:
        config = self.config
        numbers = (config.failure_threshold, config.success_threshold, self._kept(LEASE))
        return self._keys(permit.service), (permit.epoch, permit.lease, outcome.name, *numbers)

    def _kept(self, lease: float) -> int:
        return _milliseconds(KEPT + self.config.open_duration + lease)

    # What an answer means.

    def _admitted(self, service: str, lease: str, answer: ScriptReply) -> SharedCircuitPermit:
        self._local = None
        decision, state, epoch, wait, _ = answer
        self._saw(service, answer)
        if decision == REFUSED:
            raise refusal(service, state.decode(), wait / 1000)
        return SharedCircuitPermit(service, epoch, lease if decision == PROBE else "")

    def _saw(self, service: str, answer: ScriptReply) -> None:
        _, state, epoch, _, moment = answer
        self._became(service, state.decode(), (moment, epoch))

    def _became(self, service: str, new: str, seen: tuple[int, int] | None = None) -> None:
        """Record a state at a time of Redis, in an epoch; without these, one that this process found out alone."""
        with self._lock:
            known, old = self._states.get(service, ((0, 0), CLOSED))
            # Replies overtake each other, and many fall into one millisecond: an older one is ignored.
            if seen is not None and seen < known:
                return
            self._states[service] = known if seen is None else seen, new
            if new != old:
                self._notifier.record(service, old, new)
        if new != old:
            self._notifier.notify()

    # What Redis need not or cannot be asked.

    def _concerns(self, permit: SharedCircuitPermit, error: BaseException | None, outcome: Outcome, now: float) -> bool:
        """Whether the end is sent to Redis: it knows the execution, and the outcome counts."""
        if permit.alone is not None:
            circuit, local = permit.alone
            circuit.settle(local, error, now)
            return False
        return permit.epoch >= 0 and (permit.lease != "" or outcome is not Outcome.NOTHING)

    def _may_retry(self, permit: SharedCircuitPermit, now: float) -> bool | None:
        """Whether it may try once more; None where only Redis knows."""
        if permit.alone is not None:
            circuit, local = permit.alone
            return circuit.may_retry(local, now)
        return False if permit.lease else True if permit.epoch < 0 else None

    def _admit_alone(self, service: str, now: float) -> SharedCircuitPermit:
        if self._policy == "open":
            return SharedCircuitPermit(service, -1)
        if self._policy == "closed":
            raise CircuitBreakerOpenError(
                f"whether the circuit of {service} is open is not known: the Redis it is kept in does not answer, and "
                "on_storage_error is 'closed'; nothing was sent",
                retry_after=NEXT_LOOK,
            )
        circuit = self._alone(now)
        return SharedCircuitPermit(service, -1, alone=(circuit, circuit.admit(service, now)))

    def _settle_alone(self, permit: SharedCircuitPermit, error: BaseException | None, now: float) -> None:
        """Redis is away at the end of an execution it admitted: this process counts it itself."""
        self._release_later(permit.service, permit.lease)
        if self._policy == "local":
            circuit = self._alone(now)
            with suppress(CircuitBreakerOpenError):
                circuit.settle(circuit.admit(permit.service, now), error, now)

    def _alone(self, now: float) -> CircuitBreaker:
        """The circuit of this process; it starts in the state Redis was in, so that an outage alone admits nothing."""
        local = self._local
        if local is None:
            local = CircuitBreaker(self.config, logger=_SilentLogger())
            for service, (_, state) in list(self._states.items()):
                if state != CLOSED:
                    local.trip(service, now)
            local.add_listener(lambda service, old, new: self._became(service, new))
            self._local = local
        return local

    def _release_later(self, service: str, *leases: str) -> None:
        if any(leases):
            self._unreleased.setdefault(service, deque(maxlen=MAX_UNRELEASED)).extend(leases)

    def _leases_to_release(self, service: str) -> list[str]:
        """The leases to release now."""
        leases, found = self._unreleased.get(service), []
        while leases:
            with suppress(IndexError):  # another thread was faster
                found.append(leases.popleft())
        return found


class _SilentLogger:
    """A logger that drops all records: the shared circuit logs the changes of the local one."""

    def isEnabledFor(self, level: int) -> bool:
        return False

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        return None


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
