"""The protocols of a client's replaceable parts: a test or a user can bring their own.

The two transports differ only in waiting; every other part serves both clients.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ...errors import AnthropicError
    from .request import Request

__all__ = [
    "AsyncRequestPreparer",
    "AsyncResponse",
    "AsyncTransport",
    "AuthProvider",
    "BindingLogger",
    "CallCircuit",
    "CallRetries",
    "CallRetryExecutor",
    "CircuitBreaker",
    "Clock",
    "Logger",
    "RateLimiter",
    "RequestPreparer",
    "Response",
    "Retries",
    "RetryExecutor",
    "Transport",
]


class AsyncResponse(Protocol):
    """A response whose head has arrived and whose body may still be on its way."""

    status: int
    headers: Mapping[str, str]
    """Header names are in lower case."""

    async def receive(self) -> bytes:
        """The next piece of the body, decoded from its content encoding; empty at its end."""
        ...

    async def close(self) -> None:
        """Release the connection, whether the body was read or not. May be called more than once."""
        ...


class AsyncTransport(Protocol):
    """Sends a request and returns as soon as the head of the response arrives."""

    async def send(self, request: Request) -> AsyncResponse:
        """Send the request. Raises APIConnectionError where no response arrives; an error status is a response."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...


class Response(Protocol):
    """A response whose head has arrived and whose body may still be on its way."""

    status: int
    headers: Mapping[str, str]
    """Header names are in lower case."""

    def receive(self) -> bytes:
        """The next piece of the body, decoded from its content encoding; empty at its end."""
        ...

    def close(self) -> None:
        """Release the connection, whether the body was read or not. May be called more than once."""
        ...


class Transport(Protocol):
    """Sends a request and returns as soon as the head of the response arrives."""

    def send(self, request: Request) -> Response:
        """Send the request. Raises APIConnectionError where no response arrives; an error status is a response."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


class AuthProvider(Protocol):
    """Authenticates requests.

    More methods are used where they are there. `prepare(request)`, or `aprepare(request)` for the async client, in
    place of `headers`: it is called once per attempt, before the request is sent; it may change the URL, the headers
    and the body of that attempt (to sign it, or for another platform) and may wait. `aprepare` is cancelled at the
    deadline of the call; after a `prepare` that took longer, nothing is sent. `refused(request) -> bool`, or
    `arefused`, beside it: called once per call where the response is a 401; True has the attempt made once more.
    And `explain(error, now)`, which may add notes to the error of a response, with the time in seconds since 1970, in
    place of the advice about keys of the API.
    """

    def headers(self, service: str) -> Mapping[str, str]:
        """The headers that authenticate a call of `service` (`messages`, `admin.workspaces`)."""
        ...


class AsyncRequestPreparer(Protocol):
    """The seam of an attempt: changes its request before it is sent."""

    async def aprepare(self, request: Request) -> None:
        """Change the URL, headers and body of one attempt; may wait."""
        ...


class RequestPreparer(Protocol):
    """The seam of an attempt: changes its request before it is sent."""

    def prepare(self, request: Request) -> None:
        """Change the URL, headers and body of one attempt; may wait."""
        ...


class CircuitBreaker(Protocol):
    """Refuses calls to a service that keeps failing. It is asked once per execution, retries included.

    More methods are used where they are there: `may_retry(permit, now) -> bool`, asked before each retry;
    `admit_for(service, now, longest)`, in place of `admit`, with the seconds one attempt may take (or None); and
    `state(service) -> str`, for telemetry.
    """

    def admit(self, service: str, now: float) -> object:
        """A permit for one execution; CircuitBreakerOpenError where none is given. `now`: seconds, monotonic."""
        ...

    def settle(self, permit: object, error: BaseException | None, now: float) -> None:
        """Record how an admitted execution ended; every permit is settled once."""
        ...


class CallCircuit(CircuitBreaker, Protocol):
    """A circuit breaker as the request loop uses it."""

    @property
    def state(self) -> Callable[[str], str] | None:
        """Returns the state of a service's circuit; None where the circuit does not show it."""
        ...

    def admit_for(self, service: str, now: float, longest: float | None) -> object:
        """A permit for one execution of at most `longest` seconds; CircuitBreakerOpenError where none is given."""
        ...

    def may_retry(self, permit: object, now: float) -> bool:
        """Whether the execution may make one more attempt."""
        ...


class RateLimiter(Protocol):
    """Limits how many requests are sent per time."""

    def reserve(self, request: Request, now: float) -> float:
        """Reserve the cost of one attempt and return the seconds to wait first; LocalRateLimitError refuses it."""
        ...

    def learn(self, headers: Mapping[str, str], now: float) -> None:
        """Record the server's rate limits as the headers of a response state them."""
        ...


class Retries(Protocol):
    """The retries of one call.

    More members are used where they are there: `retrying(error, attempt, delay, operation)`, `withdraw()`,
    `succeeded()`, `reason` and `out_of_budget`, with the meaning they have in `CallRetries`.
    """

    def delay(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        """Seconds to wait after `attempt` (from 1) failed, or None to give up; `jitter` is between -1 and 1."""
        ...


class CallRetries(Retries, Protocol):
    """The retries of one call, with everything the request loop asks of them."""

    @property
    def reason(self) -> str:
        """Why no further attempt is made; empty where all were made."""
        ...

    @property
    def out_of_budget(self) -> bool:
        """Whether a retry was refused only because the retry budget is empty."""
        ...

    def retrying(self, error: AnthropicError, attempt: int, delay: float, operation: str) -> None:
        """The retry that was granted last will be made: `attempt` failed, another follows after `delay` seconds."""
        ...

    def withdraw(self) -> None:
        """The retry that was granted last is not made after all."""
        ...

    def made(self) -> None:
        """The retry that was granted last is being made."""
        ...

    def close(self) -> None:
        """The call is over, perhaps interrupted while a retry was being granted."""
        ...

    def succeeded(self) -> None:
        """The call succeeded."""
        ...


class RetryExecutor(Protocol):
    """Decides which failed attempts are made again."""

    def begin(self, *, max_retries: int, safe: bool) -> Retries:
        """The retries of one call; `safe`: sending the request twice does no more than sending it once."""
        ...


class CallRetryExecutor(Protocol):
    """A retry executor as the request loop uses it."""

    def begin(self, *, max_retries: int, safe: bool) -> CallRetries:
        """The retries of one call; `safe`: sending the request twice does no more than sending it once."""
        ...


class Clock(Protocol):
    """Reads the time and waits. The clock of a test does not really wait."""

    def monotonic(self) -> float:
        """Seconds since a fixed moment."""
        ...

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait, blocking the thread: for the sync client."""
        ...

    async def asleep(self, seconds: float) -> None:
        """Wait, letting other tasks run: for the async client."""
        ...


class Logger(Protocol):
    """The part of `logging.Logger` that is used."""

    def isEnabledFor(self, level: int) -> bool:
        """Whether records of this level are logged."""
        ...

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Log one record."""
        ...


class BindingLogger(Protocol):
    """A logger of structlog or loguru, whose records have fields of their own."""

    def bind(self, **fields: Any) -> Any:
        """A logger whose records have these fields too."""
        ...
