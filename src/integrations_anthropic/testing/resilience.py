"""Doubles of what stands between a call and the wire: circuit, limits and retries."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self

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


class MockCircuitBreaker:
    """A circuit that is closed until told otherwise, whatever fails.

    `admitted` and `refused` hold the services that asked, in order; `settled` pairs of a service and the error its
    execution ended in, None where it ended well. Settling what was not admitted, or twice, raises AssertionError.
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
        """Refuse every call from now on. `retry_after`, in seconds, and `open_until` are told in the error."""
        self._open, self._retry_after, self._open_until = True, retry_after, open_until
        return self

    def close(self) -> Self:
        """Admit every call from now on."""
        self._open = False
        return self

    def admit(self, service: str, now: float) -> object:
        """A permit; CircuitBreakerOpenError while it is open."""
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
        """Take in how an execution ended."""
        if not isinstance(permit, _Permit):
            raise AssertionError(f"settled something that is no permit of this circuit: {permit!r}")
        if permit not in self._permits:
            raise AssertionError(f"settled a permit for {permit.service} twice, or one of another circuit")
        self._permits.remove(permit)
        self.settled.append((permit.service, error))

    def verify(self) -> None:
        """AssertionError where an admitted execution was never settled."""
        if self._permits:
            raise AssertionError(f"admitted but never settled: {', '.join(p.service for p in self._permits)}")


class _Permit:
    """One execution that was let through; equal to no other."""

    def __init__(self, service: str) -> None:
        self.service = service


class MockRateLimiter:
    """A limiter that lets everything through at once, unless told otherwise.

    `reserved` holds the request of each attempt that asked, `learned` the headers of each answer, in order.
    """

    def __init__(self, *waits: float) -> None:
        """`waits`: seconds that each attempt has to wait, in order; one attempt more is a failure of the test.

        Without any, every attempt goes at once.
        """
        _check_seconds("wait", waits)
        self._waits: list[float] | None = list(waits) or None
        self._refusal: LocalRateLimitError | None = None
        self.reserved: list[Request] = []
        self.learned: list[Mapping[str, str]] = []

    def refuse(self, retry_after: float | None = None) -> Self:
        """Refuse every attempt from now on. `retry_after`, in seconds, is told in the error."""
        self._refusal = LocalRateLimitError("the limiter of this test refuses", retry_after=retry_after)
        return self

    def admit(self) -> Self:
        """Refuse no more."""
        self._refusal = None
        return self

    def reserve(self, request: Request, now: float) -> float:
        """The seconds to wait; LocalRateLimitError while it refuses."""
        self.reserved.append(request)
        if self._refusal is not None:
            raise self._refusal
        if self._waits is None:
            return 0.0
        if not self._waits:
            count = len(self.reserved)
            raise AssertionError(f"{request.method} {request.url} is attempt {count}; no wait was told for it")
        return self._waits.pop(0)

    def learn(self, headers: Mapping[str, str], now: float) -> None:
        """Take in the headers of an answer; AssertionError where nothing was ever sent."""
        if len(self.learned) >= len(self.reserved):
            raise AssertionError("told of an answer to an attempt that was never reserved")
        self.learned.append(dict(headers))

    def verify(self) -> None:
        """AssertionError where fewer attempts came than waits were told."""
        if self._waits:
            raise AssertionError(f"waits that no attempt came for: {', '.join(map(str, self._waits))}")


class MockRetryExecutor:
    """Retries as often, and after such waits, as it is told: by default never.

    `begun` holds `(max_retries, safe)` of each call, `failures` every error it was asked about, in order.
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
        """AssertionError where no call ever failed often enough to need every delay it was told."""
        if self.used < len(self.delays):
            missing = ", ".join(map(str, self.delays[self.used :]))
            raise AssertionError(f"delays that no failed attempt came for: {missing}")


class _ScriptedRetries:
    """The retries of one call; counts along."""

    def __init__(self, executor: MockRetryExecutor) -> None:
        self._executor = executor
        self._attempts = 0

    def delay(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        executor = self._executor
        self._attempts += 1
        if attempt != self._attempts:
            raise AssertionError(f"asked about attempt {attempt}, but it is attempt {self._attempts} of this call")
        if not -1.0 <= jitter <= 1.0:
            raise AssertionError(f"jitter is between -1 and 1, not {jitter}")
        if attempt > len(executor.delays) + 1:
            raise AssertionError(f"asked about attempt {attempt} after it had given up")
        executor.failures.append(error)
        if attempt > len(executor.delays):
            return None
        executor.used = max(executor.used, attempt)
        return executor.delays[attempt - 1]


class MockResilienceOrchestrator(Mapping[str, Any]):
    """Retries, circuit and limits together, as keywords of a client: `AnthropicClient(…, **resilience)`.

    `retry`, `circuit` and `rate_limits` are the doubles it is made of.
    """

    def __init__(
        self,
        *,
        retry: MockRetryExecutor | None = None,
        circuit: MockCircuitBreaker | None = None,
        rate_limits: MockRateLimiter | None = None,
    ) -> None:
        """What is not given does nothing."""
        self.retry = MockRetryExecutor() if retry is None else retry
        self.circuit = MockCircuitBreaker() if circuit is None else circuit
        self.rate_limits = MockRateLimiter() if rate_limits is None else rate_limits

    @classmethod
    def passthrough(cls) -> Self:
        """Resilience that does nothing: no retries, no circuit that opens, no limits. It only remembers."""
        return cls()

    def verify(self) -> None:
        """AssertionError where one of the three was not used as it was told."""
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
        # How often it really tries, for errors that say "attempt 1 of …".
        return options | {"max_retries": len(self.retry.delays)}


def _check_seconds(noun: str, given: tuple[float, ...]) -> None:
    """AssertionError for the first that is no time to wait."""
    for seconds in given:
        is_number = isinstance(seconds, (int, float)) and not isinstance(seconds, bool)
        if not is_number or not 0 <= seconds < math.inf:
            raise AssertionError(f"a {noun} is a finite number of seconds, 0 or more, not {seconds!r}")


def passthrough() -> MockResilienceOrchestrator:
    """Resilience that does nothing, as keywords of a client: `AnthropicClient(…, **passthrough())`."""
    return MockResilienceOrchestrator.passthrough()
