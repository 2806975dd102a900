"""The adapter to a circuit breaker that the user passes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..call.protocols import CircuitBreaker

__all__ = ["CustomCircuitAdapter"]


class CustomCircuitAdapter:
    """Adds to a circuit breaker of two methods, `admit` and `settle`, the optional ones it may lack."""

    def __init__(self, circuit: CircuitBreaker) -> None:
        self.circuit = circuit
        optional: Any = circuit
        self.state: Callable[[str], str] | None = getattr(optional, "state", None)
        self._admit_for = getattr(optional, "admit_for", None)
        self._may_retry = getattr(optional, "may_retry", None)
        self.settle = circuit.settle
        if hasattr(optional, "add_listener"):
            self.add_listener = optional.add_listener

    def admit(self, service: str, now: float) -> object:
        """A permit for one execution; CircuitBreakerOpenError where none is given."""
        return self.circuit.admit(service, now)

    def admit_for(self, service: str, now: float, longest: float | None) -> object:
        """Like `admit`; `longest`, the seconds one execution may take, is passed on if the circuit has `admit_for`."""
        if self._admit_for is not None:
            return self._admit_for(service, now, longest)
        return self.circuit.admit(service, now)

    def may_retry(self, permit: object, now: float) -> bool:
        """Whether the execution may make one more attempt: True where the circuit does not say."""
        return self._may_retry is None or bool(self._may_retry(permit, now))
