"""Test doubles of the circuit breaker, the rate limiter and the retry executor."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

from .._hints.unknown_names import NamesHinted
from ..errors import AnthropicError, CircuitBreakerOpenError, LocalRateLimitError

if TYPE_CHECKING:
    from datetime import datetime

    from .._core.call.protocols import Retries
    from .._core.call.request import Request

__all__ = [
    "MockCircuitBreaker",
    "MockRateLimiter",
    "MockResilienceOrchestrator",
    "MockRetryExecutor",
    "passthrough",
]


class MockCircuitBreaker(NamesHinted):
    """A circuit breaker that changes state only by `open` and `close`, not by failures.

    `admitted` and `refused` record the service of each execution, in order; `settled` records pairs of a service and
    the error its execution raised, None if it succeeded. Settling an unknown permit, or one twice, raises
    AssertionError.
    """

    def __init__(self) -> None:
        self.admitted: list[str] = []
        self.refused: list[str] = []
        self.settled: list[tuple[str, BaseException | None]] = []
        self._open = False
        self._retry_after: float | None = None
        self._open_until: datetime | None = None
        self._permits: list[_Permit] = []

    def open(self, retry_after: float | None = None, *, open_until: datetime | None = None) -> Self:
        """Reject every call from now on. `retry_after`, in seconds, and `open_until` are set on the error."""
        self._open, self._retry_after, self._open_until = True, retry_after, open_until
        return self

    def close(self) -> Self:
        """Admit every call from now on."""
        self._open = False
        return self

    def admit(self, service: str, now: float) -> object:
        """Return a permit. Raises CircuitBreakerOpenError while the circuit is open."""
        if self._open:
            self.refused.append(service)
            raise CircuitBreakerOpenError(
                f"the circuit of {service} is open", open_until=self._open_until, retry_after=self._retry_after
            )
        self.admitted.append(service)
        permit = _Permit(service)
        self._permits.append(permit)
        return permit

    def settle(self, permit: object, error: BaseException | None, now: float) -> None:
        """Record the outcome of an execution."""
        if not isinstance(permit, _Permit):
            raise AssertionError(f"settle() got an object that is not a permit of this circuit: {permit!r}")
        if permit not in self._permits:
            raise AssertionError(
                f"settle() got a permit for {permit.service} that was settled twice or is of another circuit"
            )
        self._permits.remove(permit)
        self.settled.append((permit.service, error))

    def verify(self) -> None:
        """Raise AssertionError if an admitted execution was never settled."""
        if self._permits:
            raise AssertionError(f"admitted but never settled: {', '.join(p.service for p in self._permits)}")


class _Permit:
    """The permit of one admitted execution, compared by identity."""

    def __init__(self, service: str) -> None:
        self.service = service


class MockRateLimiter(NamesHinted):
    """A rate limiter that admits every attempt without a wait, unless configured otherwise.

    `reserved` records the request of each attempt, `learned` the headers of each response, in order.
    """

    def __init__(self, *waits: float) -> None:
        """`waits`: seconds each attempt has to wait, in order; a further attempt fails the test.

        Without arguments, no attempt waits.
        """
        _check_seconds("wait", waits)
        self._waits: list[float] | None = list(waits) or None
        self._refusal: LocalRateLimitError | None = None
        self.reserved: list[Request] = []
        self.learned: list[Mapping[str, str]] = []

    def refuse(self, retry_after: float | None = None) -> Self:
        """Reject every attempt from now on. `retry_after`, in seconds, is set on the error."""
        self._refusal = LocalRateLimitError("the mock rate limiter rejects this attempt", retry_after=retry_after)
        return self

    def admit(self) -> Self:
        """Admit every attempt from now on."""
        self._refusal = None
        return self

    def reserve(self, request: Request, now: float) -> float:
        """Return the seconds to wait. Raises LocalRateLimitError after `refuse`."""
        self.reserved.append(request)
        if self._refusal is not None:
            raise self._refusal
        if self._waits is None:
            return 0.0
        if not self._waits:
            count = len(self.reserved)
            raise AssertionError(
                f"{request.method} {request.url} is attempt {count}, but only {count - 1} waits are configured"
            )
        return self._waits.pop(0)

    def learn(self, headers: Mapping[str, str], now: float) -> None:
        """Record the headers of a response. Raises AssertionError if no attempt was reserved for it."""
        if len(self.learned) >= len(self.reserved):
            raise AssertionError("learn() got the headers of a response, but its attempt was never reserved")
        self.learned.append(dict(headers))

    def verify(self) -> None:
        """Raise AssertionError if there were fewer attempts than configured waits."""
        if self._waits:
            raise AssertionError(f"waits that no attempt used: {', '.join(map(str, self._waits))}")


class MockRetryExecutor(NamesHinted):
    """A retry executor that retries after the configured delays; default: never.

    `begun` records `(max_retries, safe)` of each call, `failures` every error passed to it, in order.
    """

    def __init__(self, *delays: float) -> None:
        """`delays`: seconds to wait after the first, second, … failed attempt of each call; then it gives up."""
        _check_seconds("delay", delays)
        self.delays = delays
        self.begun: list[tuple[int, bool]] = []
        self.failures: list[AnthropicError] = []
        self.used = 0

    def begin(self, *, max_retries: int, safe: bool) -> Retries:
        """The retries of one call."""
        self.begun.append((max_retries, safe))
        return _ScriptedRetries(self)

    def verify(self) -> None:
        """Raise AssertionError if no call failed often enough to use every configured delay."""
        if self.used < len(self.delays):
            missing = ", ".join(map(str, self.delays[self.used :]))
            raise AssertionError(f"delays that no failed attempt used: {missing}")


class _ScriptedRetries:
    """The retries of one call; counts its attempts."""

    def __init__(self, executor: MockRetryExecutor) -> None:
        self._executor = executor
        self._attempts = 0

    def delay(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        executor = self._executor
        self._attempts += 1
        if attempt != self._attempts:
            raise AssertionError(f"delay() got attempt {attempt}, but it is attempt {self._attempts} of this call")
        if not -1.0 <= jitter <= 1.0:
            raise AssertionError(f"jitter must be between -1 and 1, not {jitter}")
        if attempt > len(executor.delays) + 1:
            raise AssertionError(f"delay() got attempt {attempt} after it had given up")
        executor.failures.append(error)
        if attempt > len(executor.delays):
            return None
        executor.used = max(executor.used, attempt)
        return executor.delays[attempt - 1]


class MockResilienceOrchestrator(NamesHinted, Mapping[str, Any]):
    """All three doubles as keyword arguments of a client: `AnthropicClient(…, **resilience)`.

    `retry`, `circuit` and `rate_limits` are the doubles it consists of.
    """

    def __init__(
        self,
        *,
        retry: MockRetryExecutor | None = None,
        circuit: MockCircuitBreaker | None = None,
        rate_limits: MockRateLimiter | None = None,
    ) -> None:
        """An omitted double is one that never retries, opens or waits."""
        self.retry = MockRetryExecutor() if retry is None else retry
        self.circuit = MockCircuitBreaker() if circuit is None else circuit
        self.rate_limits = MockRateLimiter() if rate_limits is None else rate_limits

    @classmethod
    def passthrough(cls) -> Self:
        """Doubles that do nothing but record: no retries, no open circuit, no rate limits."""
        return cls()

    def verify(self) -> None:
        """Call `verify` of each double."""
        for double in (self.retry, self.circuit, self.rate_limits):
            double.verify()

    def __getitem__(self, name: str) -> Any:
        return self._options[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._options)

    def __len__(self) -> int:
        return len(self._options)

    @property
    def _options(self) -> dict[str, Any]:
        options: dict[str, Any] = {"retry": self.retry, "circuit": self.circuit, "rate_limits": self.rate_limits}
        # The real number of retries, for errors that say "attempt 1 of …".
        return options | {"max_retries": len(self.retry.delays)}


def _check_seconds(noun: str, given: tuple[float, ...]) -> None:
    """Raise AssertionError for a value that is not a finite number of seconds, 0 or more."""
    for seconds in given:
        is_number = isinstance(seconds, (int, float)) and not isinstance(seconds, bool)
        if not is_number or not 0 <= seconds < math.inf:
            raise AssertionError(f"a {noun} must be a finite number of seconds, 0 or more, not {seconds!r}")


def passthrough() -> MockResilienceOrchestrator:
    """Doubles that do nothing but record, as keyword arguments: `AnthropicClient(…, **passthrough())`."""
    return MockResilienceOrchestrator.passthrough()
