"""The decisions of a shared circuit: what to send to Redis, what a reply means, what to do without one."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .._core.resilience.circuit import LEASE, CircuitBreaker, CircuitPermit, refusal
from .._core.resilience.circuit_notifier import CLOSED, CircuitNotifier, Listener
from .._core.resilience.outcome import Outcome
from ..errors import CircuitBreakerOpenError
from .circuit_lua import PROBE, REFUSED
from .redis_connection import AsyncRedisConnection, RedisConnection

if TYPE_CHECKING:
    from .._config.policies import CircuitConfig
    from .._core.call.protocols import Logger

__all__ = ["CircuitDecisions", "ScriptCall", "ScriptReply", "SharedCircuitPermit"]

C = TypeVar("C", RedisConnection, AsyncRedisConnection)
ScriptCall = tuple[tuple[str, ...], tuple[str | int, ...]]
"""The keys and arguments of a script."""
ScriptReply = tuple[int, bytes, int, int, int]
"""Decision, state, epoch, milliseconds to wait, and the time of Redis in milliseconds."""
EXTRA_TTL = 3600.0
"""Seconds that a state is kept after its last use, in addition to the open duration and a lease."""
RETRY_AFTER = 0.5
"""The `retry_after` of a refusal while Redis is unavailable, in seconds."""
MAX_UNRELEASED = 1000
"""Leases of one service that are remembered for a later release; older ones expire by themselves."""


class SharedCircuitPermit(NamedTuple):
    """One execution that was admitted: by Redis, or without it while it is unavailable."""

    service: str
    epoch: int
    """-1 where Redis did not admit it."""
    lease: str = ""
    """Name of a probe's lease; empty where the circuit is closed."""
    local: tuple[CircuitBreaker, CircuitPermit] | None = None
    """The circuit of this process that admitted it, and its permit."""


class CircuitDecisions:
    """What this process knows of the circuit, and its decisions without I/O; all copies of a client share it.

    A circuit that is unused for an hour is closed again. While Redis is unavailable, `on_storage_error` decides:
    "local" (a circuit of this process, which starts in the last state of Redis), "open" (all are admitted) or "closed"
    (all are refused, unless a limiter in the same storage refuses them itself).
    """

    def __init__(
        self,
        config: CircuitConfig,
        *,
        origin: str,
        blocking: RedisConnection,
        awaiting: AsyncRedisConnection,
        on_storage_error: str,
        limited: bool,
        logger: Logger | None = None,
    ) -> None:
        """`origin`: that of the services. `limited`: a limiter in the same storage is asked after the circuit."""
        self.config = config
        self._connections = (blocking, awaiting)
        self._root = f"{blocking.address.prefix}:circuit:{{{origin}:"
        self._policy = "open" if on_storage_error == "closed" and limited else on_storage_error
        self._notifier = CircuitNotifier(config, logger)
        self._local: CircuitBreaker | None = None
        # By service: the time and the epoch of the latest reply, and the state.
        self._states: dict[str, tuple[tuple[int, int], str]] = {}
        self._lock = Lock()
        # Leases, by service, that Redis may count and no execution holds: released at the next chance.
        self._unreleased: dict[str, deque[str]] = {}

    def connection(self, kind: type[C]) -> C:
        """The connection of one class."""
        return next(connection for connection in self._connections if isinstance(connection, kind))

    def state(self, service: str) -> str:
        """The state when Redis was last asked: closed, open or half-open."""
        return self._states[service][1] if service in self._states else CLOSED

    def add_listener(self, listener: Listener) -> None:
        """Call `listener(service, old, new)` at each change that this process sees; what it raises is logged."""
        self._notifier.add(listener)

    def remove_listener(self, listener: Listener) -> None:
        """Remove a listener; ValueError where it was not added."""
        self._notifier.remove(listener)

    def after_fork(self) -> None:
        """In a child process: forget the leases and the local circuit of the parent."""
        self._notifier.after_fork()
        self._lock = Lock()
        self._local = None
        self._unreleased = {}

    # What to send to Redis.

    def _keys(self, service: str, *leases: str) -> tuple[str, ...]:
        # A hash tag in braces keeps the keys on one node of a cluster.
        root = f"{self._root}{service}}}"
        return (root, f"{root}:probes", *(f"{root}:released:{lease}" for lease in leases))

    def admission(self, service: str, lease: str, longest: float | None) -> ScriptCall:
        """What ADMIT takes. A probe that takes more than `longest` seconds counts as lost; None means `LEASE`."""
        config, duration = self.config, LEASE if longest is None else longest
        numbers = (_milliseconds(config.open_duration), config.half_open_max_requests, _milliseconds(duration))
        return self._keys(service, lease), (*numbers, self._ttl(duration), lease)

    def settlement(self, permit: SharedCircuitPermit, outcome: Outcome) -> ScriptCall:
        """What SETTLE takes."""
        config = self.config
        numbers = (config.failure_threshold, config.success_threshold, self._ttl(LEASE))
        return self._keys(permit.service), (permit.epoch, permit.lease, outcome.name, *numbers)

    def release(self, service: str, leases: list[str]) -> ScriptCall:
        """What RELEASE takes."""
        return self._keys(service, *leases), tuple(leases)

    def query(self, service: str) -> ScriptCall:
        """What READ_STATE takes."""
        return self._keys(service), ()

    def _ttl(self, lease: float) -> int:
        return _milliseconds(EXTRA_TTL + self.config.open_duration + lease)

    # What a reply means.

    def permit_of(self, service: str, lease: str, reply: ScriptReply) -> SharedCircuitPermit:
        """The permit that a reply to ADMIT grants; CircuitBreakerOpenError where it grants none."""
        self._local = None
        decision, state, epoch, wait, _ = reply
        self.record_reply(service, reply)
        if decision == REFUSED:
            raise refusal(service, state.decode(), wait / 1000)
        return SharedCircuitPermit(service, epoch, lease if decision == PROBE else "")

    def record_reply(self, service: str, reply: ScriptReply) -> None:
        """Record the state in a reply."""
        _, state, epoch, _, time = reply
        self._set_state(service, state.decode(), (time, epoch))

    def _set_state(self, service: str, new: str, version: tuple[int, int] | None = None) -> None:
        """Record a state. `version`: its time and epoch in Redis; None for a state of the local circuit."""
        with self._lock:
            known, old = self._states.get(service, ((0, 0), CLOSED))
            # Replies overtake each other, and many fall into one millisecond: an older one is ignored.
            if version is not None and version < known:
                return
            self._states[service] = known if version is None else version, new
            if new != old:
                self._notifier.record(service, old, new)
        if new != old:
            self._notifier.notify()

    # What is decided without Redis.

    def must_send(self, permit: SharedCircuitPermit, error: BaseException | None, outcome: Outcome, now: float) -> bool:
        """Whether to send the outcome to Redis: Redis admitted the execution, and the outcome counts there."""
        if permit.local is not None:
            circuit, local_permit = permit.local
            circuit.settle(local_permit, error, now)
            return False
        return permit.epoch >= 0 and (permit.lease != "" or outcome is not Outcome.NOTHING)

    def may_retry_unasked(self, permit: SharedCircuitPermit, now: float) -> bool | None:
        """Whether the execution may make another attempt; None where Redis has to be asked."""
        if permit.local is not None:
            circuit, local_permit = permit.local
            return circuit.may_retry(local_permit, now)
        return False if permit.lease else True if permit.epoch < 0 else None

    def admit_locally(self, service: str, now: float) -> SharedCircuitPermit:
        """Redis is unavailable: a permit by `on_storage_error`, or CircuitBreakerOpenError."""
        if self._policy == "open":
            return SharedCircuitPermit(service, -1)
        if self._policy == "closed":
            raise CircuitBreakerOpenError(
                f"it is unknown whether the circuit of {service} is open: its Redis does not reply, and "
                "on_storage_error is 'closed'; nothing was sent",
                retry_after=RETRY_AFTER,
            )
        circuit = self._local_circuit(now)
        return SharedCircuitPermit(service, -1, local=(circuit, circuit.admit(service, now)))

    def settle_locally(self, permit: SharedCircuitPermit, error: BaseException | None, now: float) -> None:
        """Redis is unavailable at the end of an execution that it admitted: count it in the local circuit."""
        self.release_later(permit.service, permit.lease)
        if self._policy == "local":
            circuit = self._local_circuit(now)
            with suppress(CircuitBreakerOpenError):
                circuit.settle(circuit.admit(permit.service, now), error, now)

    def _local_circuit(self, now: float) -> CircuitBreaker:
        """The circuit of this process. It starts in the last state of Redis, so that an outage does not close it."""
        local = self._local
        if local is None:
            local = CircuitBreaker(self.config, logger=_SilentLogger())
            for service, (_, state) in list(self._states.items()):
                if state != CLOSED:
                    local.trip(service, now)
            local.add_listener(lambda service, old, new: self._set_state(service, new))
            self._local = local
        return local

    def release_later(self, service: str, *leases: str) -> None:
        """Remember leases that Redis may count and no execution holds."""
        if any(leases):
            self._unreleased.setdefault(service, deque(maxlen=MAX_UNRELEASED)).extend(leases)

    def leases_to_release(self, service: str) -> list[str]:
        """Remove and return the leases that are to be released."""
        unreleased, leases = self._unreleased.get(service), []
        while unreleased:
            with suppress(IndexError):  # another thread took it
                leases.append(unreleased.popleft())
        return leases


class _SilentLogger:
    """A logger that drops all records: the shared circuit logs the changes of the local one."""

    def isEnabledFor(self, level: int) -> bool:
        return False

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        return None


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
