# Derived from src/integrations_anthropic/_async/shared_circuit.py by `make codegen`. Do not edit.
"""A circuit breaker that many processes and machines share through Redis: the same state machine, stored there."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

from .._core.resilience.outcome import outcome_of
from ..storage.circuit_lua import ADMIT, READ_STATE, RELEASE, SETTLE
from ..storage.redis_connection import RedisConnection, StorageUnavailable

if TYPE_CHECKING:
    from ..storage.circuit_decisions import CircuitDecisions, SharedCircuitPermit

__all__ = ["SharedCircuit"]


class SharedCircuit:
    """The circuit of all processes that use the same Redis, prefix and origin.

    Each decision is one round trip and on Redis's clock. Every success is sent, also while the circuit is closed:
    another process may have seen failures, and only those in a row count. Where an admission is interrupted, by a
    cancellation, a signal or a timeout of Redis, the lease that Redis may have granted is released.
    """

    def __init__(self, decisions: CircuitDecisions) -> None:
        self._decisions = decisions
        self._connection = decisions.connection(RedisConnection)

    def admit_for(self, service: str, now: float, longest: float | None) -> SharedCircuitPermit:
        """A permit for one execution of at most `longest` seconds; CircuitBreakerOpenError where none is given."""
        lease = urandom(8).hex()
        try:
            self._release(service)
            reply = self._connection.run(ADMIT, *self._decisions.admission(service, lease, longest))
        except StorageUnavailable as error:
            self._decisions.release_later(service, lease if error.sent else "")
            return self._decisions.admit_locally(service, now)
        except BaseException:
            self._decisions.release_later(service, lease)
            raise
        return self._decisions.permit_of(service, lease, reply)

    def may_retry(self, permit: SharedCircuitPermit, now: float) -> bool:
        """Whether an admitted execution may make another attempt: the circuit has been closed since the admission."""
        decided = self._decisions.may_retry_unasked(permit, now)
        if decided is not None:
            return decided
        try:
            reply = self._connection.run(READ_STATE, *self._decisions.query(permit.service))
        except StorageUnavailable:
            return True
        self._decisions.record_reply(permit.service, reply)
        return bool(reply[2] == permit.epoch)

    def settle(self, permit: SharedCircuitPermit, error: BaseException | None, now: float) -> None:
        """Record how an execution ended. A cancellation does not keep the outcome from being sent, but takes effect
        after it."""
        outcome = outcome_of(error)
        if not self._decisions.must_send(permit, error, outcome, now):
            return
        try:
            sent = self._connection.run(SETTLE, *self._decisions.settlement(permit, outcome))
            reply = sent
        except StorageUnavailable:
            self._decisions.settle_locally(permit, error, now)
        except BaseException:
            self._decisions.release_later(permit.service, permit.lease)
            raise
        else:
            self._decisions.record_reply(permit.service, reply)

    def _release(self, service: str) -> None:
        """Release the leases that are still to be released, if there are any."""
        if leases := self._decisions.leases_to_release(service):
            try:
                self._connection.run(RELEASE, *self._decisions.release(service, leases))
            except BaseException:
                self._decisions.release_later(service, *leases)
                raise
