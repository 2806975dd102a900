"""How the orchestrator asks a circuit: ours or one of the user's own, of this process or shared by many."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..errors import CircuitBreakerOpenError

if TYPE_CHECKING:
    from .._core.protocols import CircuitBreaker, Clock

__all__ = ["AsyncCircuitGate"]

SLACK = 60.0
"""Seconds a probe may spend in the limiter, beside the longest an attempt may take."""


class AsyncCircuitGate:
    """A circuit, or none, with a clock. What a circuit can do beyond its protocol is used where it is there."""

    def __init__(self, circuit: CircuitBreaker | None, clock: Clock) -> None:
        self._circuit = circuit
        self._clock = clock
        self._admit_for: Any = getattr(circuit, "admit_for", None)
        self.state: Any = getattr(circuit, "state", None)
        """Gives the state of a service's circuit; None where the circuit keeps it to itself."""
        self._may_retry: Any = getattr(circuit, "may_retry", None)
        # Kept elsewhere: asking it takes time.
        self._far: Any = circuit if hasattr(circuit, "aadmit_for") else None

    async def enter(self, service: str, longest: float | None) -> object:
        """A permit for one execution, an attempt of which takes at most `longest` seconds.

        CircuitBreakerOpenError where the circuit gives none; it says until when.
        """
        if self._circuit is None:
            return None
        now = self._clock.monotonic()
        lasts = None if longest is None else longest + SLACK
        try:
            if self._far is not None:
                return await self._far.aadmit_for(service, now, lasts)
            if self._admit_for is not None:
                return self._admit_for(service, now, lasts)
            return self._circuit.admit(service, now)
        except CircuitBreakerOpenError as error:
            if error.open_until is None and error.retry_after is not None:
                error.open_until = datetime.fromtimestamp(self._clock.time() + error.retry_after, UTC)
            raise

    async def may_retry(self, permit: object) -> bool:
        """Whether the execution may try once more."""
        if self._far is not None:
            return bool(await self._far.amay_retry(permit, self._clock.monotonic()))
        return self._may_retry is None or bool(self._may_retry(permit, self._clock.monotonic()))

    async def leave(self, permit: object, error: BaseException | None) -> None:
        """The execution ended."""
        if self._far is not None:
            await self._far.asettle(permit, error, self._clock.monotonic())
        elif self._circuit is not None:
            self._circuit.settle(permit, error, self._clock.monotonic())
