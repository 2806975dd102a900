"""A circuit breaker that many processes and machines share through Redis: the same state machine, stored there."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from os import urandom
from typing import TYPE_CHECKING

from .._core.resilience.outcome import outcome_of
from .circuit_decisions import CircuitDecisions, SharedCircuitPermit
from .circuit_lua import ADMIT, LOOK, RELEASE, SETTLE
from .redis_connection import StorageAway
from .uninterrupted import run_to_completion

if TYPE_CHECKING:
    from .._config.policies import CircuitConfig
    from .._core.call.protocols import Logger
    from .redis_connection import AsyncRedisConnection, RedisConnection

__all__ = ["SharedCircuit"]


class SharedCircuit(CircuitDecisions):
    """`CircuitBreaker` for all processes that use the same Redis, prefix and origin.

    Each decision is one round trip and on Redis's clock. Every success is sent, also while the circuit is closed:
    another process may have seen failures, and only those in a row count. A circuit that is unused for an hour is
    closed again. While Redis is away, `on_storage_error` says what holds: "local" (a circuit of this process, which
    begins as Redis left it), "open" (all are let through) or "closed" (all are refused, unless the limiter, kept in
    the same place, refuses them by itself).

    Methods with an `a` in front are for the client that awaits. Where a call is cut short, by cancellation or because
    Redis fell silent, the lease it may have been given is given back.
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
        """`origin`: whose services these are. `limited`: a limiter in the same storage is asked after the circuit."""
        policy = "open" if on_storage_error == "closed" and limited else on_storage_error
        super().__init__(config, prefix=blocking.address.prefix, origin=origin, policy=policy, logger=logger)
        self._blocking = blocking
        self._awaiting = awaiting

    def admit(self, service: str, now: float) -> SharedCircuitPermit:
        """A permit for one execution; CircuitBreakerOpenError where none is given."""
        return self.admit_for(service, now, None)

    def admit_for(self, service: str, now: float, longest: float | None) -> SharedCircuitPermit:
        """The same for an execution that takes at most `longest` seconds, if it is a probe: then it counts as lost."""
        lease = urandom(8).hex()
        try:
            self._release(service)
            answer = self._blocking.run(ADMIT, *self._admission(service, lease, longest))
        except StorageAway as away:
            self._release_later(service, lease if away.asked else "")
            return self._admit_alone(service, now)
        except KeyboardInterrupt:
            self._release_later(service, lease)
            raise
        return self._admitted(service, lease, answer)

    async def aadmit_for(self, service: str, now: float, longest: float | None) -> SharedCircuitPermit:
        """The same, awaited."""
        lease = urandom(8).hex()
        try:
            await self._arelease(service)
            answer = await self._awaiting.run(ADMIT, *self._admission(service, lease, longest))
        except StorageAway as away:
            self._release_later(service, lease if away.asked else "")
            return self._admit_alone(service, now)
        except (asyncio.CancelledError, GeneratorExit) as error:
            self._release_later(service, lease)
            if isinstance(error, asyncio.CancelledError):
                await run_to_completion(self._arelease_quietly(service))
            raise
        return self._admitted(service, lease, answer)

    def may_retry(self, permit: SharedCircuitPermit, now: float) -> bool:
        """Whether an admitted execution may try once more: the circuit is still as it was, and closed."""
        known = self._may_retry(permit, now)
        if known is not None:
            return known
        try:
            answer = self._blocking.run(LOOK, self._keys(permit.service), ())
        except StorageAway:
            return True
        self._saw(permit.service, answer)
        return bool(answer[2] == permit.epoch)

    async def amay_retry(self, permit: SharedCircuitPermit, now: float) -> bool:
        """The same, awaited."""
        known = self._may_retry(permit, now)
        if known is not None:
            return known
        try:
            answer = await self._awaiting.run(LOOK, self._keys(permit.service), ())
        except StorageAway:
            return True
        self._saw(permit.service, answer)
        return bool(answer[2] == permit.epoch)

    def settle(self, permit: SharedCircuitPermit, error: BaseException | None, now: float) -> None:
        """Take in how an admitted execution ended."""
        outcome = outcome_of(error)
        if not self._concerns(permit, error, outcome, now):
            return
        try:
            answer = self._blocking.run(SETTLE, *self._settlement(permit, outcome))
        except StorageAway:
            self._settle_alone(permit, error, now)
        else:
            self._saw(permit.service, answer)

    async def asettle(self, permit: SharedCircuitPermit, error: BaseException | None, now: float) -> None:
        """The same, awaited: the outcome is sent even where the task is cancelled, within a decision's time limit."""
        outcome = outcome_of(error)
        if not self._concerns(permit, error, outcome, now):
            return
        if isinstance(error, GeneratorExit):
            # Nothing can be awaited in a coroutine that is being closed.
            self._release_later(permit.service, permit.lease)
            return
        try:
            answer = await run_to_completion(self._awaiting.run(SETTLE, *self._settlement(permit, outcome)))
        except StorageAway:
            self._settle_alone(permit, error, now)
        else:
            self._saw(permit.service, answer)

    def _release(self, service: str) -> None:
        """Give back what is owed, if anything is."""
        if leases := self._leases_to_release(service):
            try:
                self._blocking.run(RELEASE, self._keys(service, *leases), leases)
            except StorageAway:
                self._release_later(service, *leases)
                raise

    async def _arelease(self, service: str) -> None:
        """The same, awaited."""
        if leases := self._leases_to_release(service):
            try:
                await self._awaiting.run(RELEASE, self._keys(service, *leases), leases)
            except (StorageAway, asyncio.CancelledError):
                self._release_later(service, *leases)
                raise

    async def _arelease_quietly(self, service: str) -> None:
        with suppress(StorageAway):
            await self._arelease(service)
