"""The seams of a client: what can be replaced, by a double in a test or by something of the user's own.

The two transports differ only in waiting; everything else serves both clients.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ..errors import AnthropicError
    from .call.request import Request

__all__ = [
    "Response",
    "AsyncResponse",
    "AsyncTransport",
    "AuthProvider",
    "CircuitBreaker",
    "Clock",
    "Logger",
    "RateLimiter",
    "Retries",
    "RetryExecutor",
    "Transport",
]


class AsyncResponse(Protocol):
    """An answer whose head is in and whose body may still be on the wire."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""

    async def receive(self) -> bytes:
        """The next piece of the body, content encoding undone; empty at its end."""
        ...

    async def close(self) -> None:
        """Give the connection back, read or not. May be called again."""
        ...


class AsyncTransport(Protocol):
    """Sends one request and returns as soon as the head of the answer is in."""

    async def send(self, request: Request) -> AsyncResponse:
        """Raises an APIConnectionError where no answer comes; an error status is an answer."""
        ...

    async def close(self) -> None:
        """Close every connection."""
        ...


class Response(Protocol):
    """An answer whose head is in and whose body may still be on the wire."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""

    def receive(self) -> bytes:
        """The next piece of the body, content encoding undone; empty at its end."""
        ...

    def close(self) -> None:
        """Give the connection back, read or not. May be called again."""
        ...


class Transport(Protocol):
    """Sends one request and returns as soon as the head of the answer is in."""

    def send(self, request: Request) -> Response:
        """Raises an APIConnectionError where no answer comes; an error status is an answer."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


class AuthProvider(Protocol):
    """Says who is asking."""

    def headers(self, service: str) -> Mapping[str, str]:
        """The headers that authenticate a call of `service` (`messages`, `admin.workspaces`)."""
        ...


class CircuitBreaker(Protocol):
    """Refuses calls to a service that keeps failing. One execution, retries included, is asked for once.

    Two more methods are used where they are there: `may_retry(permit, now) -> bool`, asked before each retry, and
    `admit_for(service, now, longest)`, in place of `admit`, which is told the seconds one attempt may take (or None).
    """

    def admit(self, service: str, now: float) -> object:
        """A permit for one execution; CircuitBreakerOpenError where none is given. `now`: seconds, monotonic."""
        ...

    def settle(self, permit: object, error: BaseException | None, now: float) -> None:
        """How an admitted execution ended; every permit is settled once."""
        ...


class RateLimiter(Protocol):
    """Spreads requests over time."""

    def reserve(self, request: Request, now: float) -> float:
        """Take what one attempt costs and return the seconds to wait first; LocalRateLimitError refuses."""
        ...

    def learn(self, headers: Mapping[str, str], now: float) -> None:
        """Take in what an answer says of the server's limits."""
        ...


class Retries(Protocol):
    """The retries of one call."""

    def delay(self, error: AnthropicError, attempt: int, jitter: float) -> float | None:
        """Seconds to wait after `attempt` (from 1) failed, or None to give up; `jitter` is between -1 and 1."""
        ...


class RetryExecutor(Protocol):
    """Decides which failed attempts are made again."""

    def begin(self, *, max_retries: int, safe: bool) -> Retries:
        """The retries of one call; `safe` says whether sending it twice does no more than sending it once."""
        ...


class Clock(Protocol):
    """Tells time and waits. A test's clock waits for nobody."""

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        ...

    def time(self) -> float:
        """Seconds since 1970, UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait, blocking the thread: for the client that blocks."""
        ...

    async def asleep(self, seconds: float) -> None:
        """Wait, letting others run: for the client that awaits."""
        ...


class Logger(Protocol):
    """The part of `logging.Logger` that is used."""

    def isEnabledFor(self, level: int) -> bool:
        """Whether a record of this level would be kept."""
        ...

    def log(self, level: int, msg: str, *args: object, extra: Mapping[str, Any] | None = None) -> None:
        """Write one record."""
        ...
