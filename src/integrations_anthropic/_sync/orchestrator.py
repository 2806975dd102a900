# Derived from src/integrations_anthropic/_async/orchestrator.py by `make codegen`. Do not edit.
"""One call's life: admitted once, attempted until it works or is hopeless. Source: section 14.4 of the seed."""

from __future__ import annotations

from collections.abc import Callable
from random import uniform
from typing import TYPE_CHECKING, TypeVar

from ..errors import AnthropicError
from .circuit_gate import CircuitGate

if TYPE_CHECKING:
    from .._core.call.execution import Execution
    from .._core.protocols import CircuitBreaker, Clock

__all__ = ["ResilienceOrchestrator"]

T = TypeVar("T")


class ResilienceOrchestrator:
    """Asks the circuit, makes attempts, waits between them, and tells circuit and telemetry how it ended.

    What to do next is decided by the execution's retries; here is only the waiting.
    """

    def __init__(self, *, circuit: CircuitBreaker | None, clock: Clock) -> None:
        self._gate = CircuitGate(circuit, clock)
        self._clock = clock

    def execute(self, execution: Execution, attempt: Callable[[Execution], T]) -> T:
        """The first attempt that works; else the last error, with its attempts.

        Raises CircuitBreakerOpenError where the circuit refuses, DeadlineExceededError where no time is left.
        """
        operation = execution.call.operation
        execution.span.executing(self._gate.state)
        permit = self._gate.enter(operation.service, execution.longest_attempt)
        outcome: BaseException | None = None
        try:
            while True:
                try:
                    return attempt(execution)
                except AnthropicError as error:
                    self._wait_or_raise(execution, error, permit)
        except BaseException as error:
            outcome = error
            raise
        finally:
            execution.close()
            execution.span.executed(outcome)
            self._gate.leave(permit, outcome)

    def _wait_or_raise(self, execution: Execution, error: AnthropicError, permit: object) -> None:
        """Come back when it is time for another attempt; else raise what the call ends in."""
        jitter = uniform(-1.0, 1.0)  # noqa: S311 - spreads retries, guards nothing
        delay = execution.failed(error, self._clock.monotonic(), jitter)
        if delay is not None and not self._gate.may_retry(permit):
            execution.stopped("the circuit lets no further attempt through", waited=False)
            delay = None
        if delay is not None:
            execution.retrying(error, delay)
            execution.span.retrying(execution, error, delay)
            if delay > 0:
                self._clock.sleep(delay)
            # Others may have opened the circuit meanwhile.
            if delay <= 0 or self._gate.may_retry(permit):
                return
            execution.stopped("the circuit opened while it waited for another attempt", waited=True)
        final = execution.final(error)
        raise final from final.__cause__
