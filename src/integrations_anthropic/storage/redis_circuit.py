"""A circuit breaker that many processes and machines share through Redis: the same state machine, stored there."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from os import urandom
from typing import TYPE_CHECKING

from .._core.resilience.outcome import outcome_of
from .circuit_decisions import CircuitDecisions, SharedCircuitPermit
from .circuit_lua import ADMIT, READ_STATE, RELEASE, SETTLE
from .redis_connection import StorageUnavailable
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
    closed again. While Redis is unavailable, `on_storage_error` decides: "local" (a circuit of this process, which
    starts in the last state of Redis), "open" (all are admitted) or "closed" (all are refused, unless a limiter in the
    same storage refuses them itself).

    The methods with the prefix `a` are those of the async client. Where an admission is interrupted, by cancellation or
    a timeout of Redis, the lease that Redis may have granted is released.
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
        policy = "open" if on_storage_error == "closed" and limited else on_storage_error
        super().__init__(config, prefix=blocking.address.prefix, origin=origin, policy=policy, logger=logger)
        self._blocking = blocking
        self._awaiting = awaiting

    def admit(self, service: str, now: float) -> SharedCircuitPermit:
        """A permit for one execution; CircuitBreakerOpenError where none is given."""
        return self.admit_for(service, now, None)

    def admit_for(self, service: str, now: float, longest: float | None) -> SharedCircuitPermit:
        """Like `admit`. A probe that takes more than `longest` seconds counts as lost; None means `LEASE`."""
        lease = urandom(8).hex()
        try:
            self._release(service)
            reply = self._blocking.run(ADMIT, *self._admission(service, lease, longest))
        except StorageUnavailable as error:
            self._release_later(service, lease if error.sent else "")
            return self._admit_locally(service, now)
        except KeyboardInterrupt:
            self._release_later(service, lease)
            raise
        return self._permit_of(service, lease, reply)

    async def aadmit_for(self, service: str, now: float, longest: float | None) -> SharedCircuitPermit:
        """Like `admit_for`, async."""
        lease = urandom(8).hex()
        try:
            await self._arelease(service)
            reply = await self._awaiting.run(ADMIT, *self._admission(service, lease, longest))
        except StorageUnavailable as error:
            self._release_later(service, lease if error.sent else "")
            return self._admit_locally(service, now)
        except (asyncio.CancelledError, GeneratorExit) as error:
            self._release_later(service, lease)
            if isinstance(error, asyncio.CancelledError):
                await run_to_completion(self._arelease_quietly(service))
            raise
        return self._permit_of(service, lease, reply)

    def may_retry(self, permit: SharedCircuitPermit, now: float) -> bool:
        """Whether an admitted execution may make another attempt: the circuit has been closed since the admission."""
        decided = self._may_retry(permit, now)
        if decided is not None:
            return decided
        try:
            reply = self._blocking.run(READ_STATE, self._keys(permit.service), ())
        except StorageUnavailable:
            return True
        self._record_reply(permit.service, reply)
        return bool(reply[2] == permit.epoch)

    async def amay_retry(self, permit: SharedCircuitPermit, now: float) -> bool:
        """Like `may_retry`, async."""
        decided = self._may_retry(permit, now)
        if decided is not None:
            return decided
        try:
            reply = await self._awaiting.run(READ_STATE, self._keys(permit.service), ())
        except StorageUnavailable:
            return True
        self._record_reply(permit.service, reply)
        return bool(reply[2] == permit.epoch)

    def settle(self, permit: SharedCircuitPermit, error: BaseException | None, now: float) -> None:
        """Record how an admitted execution ended."""
        outcome = outcome_of(error)
        if not self._must_send(permit, error, outcome, now):
            return
        try:
            reply = self._blocking.run(SETTLE, *self._settlement(permit, outcome))
        except StorageUnavailable:
            self._settle_locally(permit, error, now)
        else:
            self._record_reply(permit.service, reply)

    async def asettle(self, permit: SharedCircuitPermit, error: BaseException | None, now: float) -> None:
        """Like `settle`. The outcome is sent even if the task is cancelled, within the time limit of one decision."""
        outcome = outcome_of(error)
        if not self._must_send(permit, error, outcome, now):
            return
        if isinstance(error, GeneratorExit):
            # Nothing can be awaited in a coroutine that is being closed.
            self._release_later(permit.service, permit.lease)
            return
        try:
            reply = await run_to_completion(self._awaiting.run(SETTLE, *self._settlement(permit, outcome)))
        except StorageUnavailable:
            self._settle_locally(permit, error, now)
        else:
            self._record_reply(permit.service, reply)

    def _release(self, service: str) -> None:
        """Release the leases that are still to be released, if there are any."""
        if leases := self._leases_to_release(service):
            try:
                self._blocking.run(RELEASE, self._keys(service, *leases), leases)
            except StorageUnavailable:
                self._release_later(service, *leases)
                raise

    async def _arelease(self, service: str) -> None:
        """Like `_release`, async."""
        if leases := self._leases_to_release(service):
            try:
                await self._awaiting.run(RELEASE, self._keys(service, *leases), leases)
            except (StorageUnavailable, asyncio.CancelledError):
                self._release_later(service, *leases)
                raise

    async def _arelease_quietly(self, service: str) -> None:
        with suppress(StorageUnavailable):
            await self._arelease(service)
