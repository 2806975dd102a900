"""The adapters to a circuit breaker and to a retry executor that the user passes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...errors import AnthropicError
    from ..call.protocols import CallRetries, CircuitBreaker, Retries, RetryExecutor

__all__ = ["CustomCircuitAdapter", "CustomRetryExecutor"]


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


class CustomRetryExecutor:
    """Adapts a retry executor of the user's own: what its retries cannot do beyond `delay` does nothing."""

    def __init__(self, executor: RetryExecutor) -> None:
        self._executor = executor

    def begin(self, *, max_retries: int, safe: bool) -> CallRetries:
        """The retries of one call."""
        return _CustomRetries(self._executor.begin(max_retries=max_retries, safe=safe))


class _CustomRetries:
    """The retries of one call, as the user's own executor decides about them."""

    def __init__(self, retries: Retries) -> None:
        self._retries: Any = retries
        self.delay = retries.delay

    @property
    def reason(self) -> str:
        return str(getattr(self._retries, "reason", ""))

    @property
    def out_of_budget(self) -> bool:
        return bool(getattr(self._retries, "out_of_budget", False))

    def retrying(self, error: AnthropicError, attempt: int, delay: float, operation: str) -> None:
        self._optional("retrying", error, attempt, delay, operation)

    def withdraw(self) -> None:
        self._optional("withdraw")

    def made(self) -> None:
        """Nothing: an executor of the user's own learns of it from `retrying`."""

    def close(self) -> None:
        """Nothing: it learns of it from `withdraw`."""

    def succeeded(self) -> None:
        self._optional("succeeded")

    def _optional(self, name: str, *arguments: object) -> None:
        method = getattr(self._retries, name, None)
        if method is not None:
            method(*arguments)
