"""The request loop: circuit, limiter, send, read, classify, wait, again."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from math import inf
from random import uniform
from typing import TYPE_CHECKING, Any, NamedTuple

from .._core.call.auth import ConfiguredAuth
from .._core.call.request import check_signed
from .._core.codec.error_response import LONGEST_PREFIX, from_success
from .._loading.lazy_import import check_ending, load
from .._runtime.event_loop import AsyncEventLoop  # async only
from ..errors import (
    AnthropicError,
    CircuitBreakerOpenError,
    ConfigurationError,
)
from .event_stream import AsyncEventStream
from .http.body_reader import AsyncBodyReader
from .http.timed_body import AsyncTimedBody

if TYPE_CHECKING:
    from .._components.components import Components
    from .._config.settings import Settings
    from .._core.call.execution import Execution
    from .._core.call.protocols import AsyncResponse, AsyncTransport
    from .._core.call.request import Request
    from .limiting.reservation import AsyncReservation

__all__ = ["AsyncAcceptedResponse", "AsyncResilienceOrchestrator"]


class AsyncAcceptedResponse(NamedTuple):
    """The response of the attempt that succeeded."""

    source: AsyncResponse | AsyncEventStream | AsyncTimedBody
    """The events of a stream, or its body while it arrives, where the call streams; else the response, read."""
    body: bytes
    """The whole body; empty where it is streamed."""
    reservation: AsyncReservation | None
    """What the attempt reserved with the rate limiter, still to be settled; None without one."""


class AsyncResilienceOrchestrator:
    """Executes a call: asks the circuit once, makes attempts, waits between them, and records the outcome.

    What to do next is decided by the execution; here is only the waiting.
    """

    def __init__(self, settings: Settings, components: Components, transport: AsyncTransport) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = components.clock
        auth: Any = components.auth
        # A credential the caller gave as a header replaces it. A signature is made later: it covers headers of hooks.
        self._credential = auth.headers_of if isinstance(auth, ConfiguredAuth) else lambda op: auth.headers(op.service)
        self._preparer: Any = auth if hasattr(auth, "aprepare") else None
        if self._preparer is None and not hasattr(auth, "headers") and not isinstance(auth, ConfiguredAuth):
            raise ConfigurationError(f"auth: {type(auth).__name__} has no method aprepare()", field="auth")
        self._renews = hasattr(self._preparer, "arefused")
        self._circuit = components.circuit
        self._reader = components.reader
        explainer = auth if hasattr(auth, "explain") else None
        self._bodies = AsyncBodyReader(settings.max_body_bytes, components.clock, explainer)
        # A circuit kept in Redis: asking it takes time.
        self._remote: Any = None
        if hasattr(components.circuit, "connection"):
            load("integrations_anthropic._async.shared_circuit")
            from .shared_circuit import AsyncSharedCircuit

            decisions: Any = components.circuit
            self._remote = AsyncSharedCircuit(decisions)
        self._hooks: Any = None
        if settings.on_request is not None or settings.on_response is not None:
            load("integrations_anthropic._async.hooks.attempt_hooks")
            from .hooks.attempt_hooks import AsyncAttemptHooks

            self._hooks = AsyncAttemptHooks(settings, components.clock)
        self._limiter: Any = None
        if components.limiter is not None:
            # Imported only where there are limits.
            load("integrations_anthropic._async.rate_limit")
            from .rate_limit import limiter_for

            self._limiter = limiter_for(components.limiter, components.clock)

    async def execute(self, execution: Execution, error: AnthropicError | None = None) -> AsyncAcceptedResponse:
        """The response of the first attempt that succeeds; else raises the last error, with its attempts.

        `error`: why the response of an earlier attempt broke off; it decides first whether another attempt is made.
        Raises CircuitBreakerOpenError where the circuit refuses, DeadlineExceededError where no time is left.
        """
        circuit = self._circuit
        execution.span.execution_started(None if circuit is None else circuit.state)
        permit = None if circuit is None else await self._admit(execution)
        outcome: BaseException | None = None
        final = reservation = None
        try:
            while True:
                if error is None:
                    try:
                        reservation = None if self._limiter is None else await self._reserve(execution)
                        return await self._attempt(execution, reservation)
                    except AnthropicError as failure:
                        error = failure
                if not (execution.is_renewed(error) or await self._wait(execution, error, permit)):
                    final = execution.final(error)
                    raise final from final.__cause__
                error = None
        except BaseException as failure:
            outcome = failure
            check_ending(failure)
            raise
        finally:
            try:
                execution.close()
                execution.span.execution_ended(outcome)
            finally:
                try:
                    if self._remote is not None:
                        await self._remote.settle(permit, outcome, self._clock.monotonic())
                    elif circuit is not None:
                        circuit.settle(permit, outcome, self._clock.monotonic())
                finally:
                    # A traceback keeps this frame: it would keep what an interrupted settlement has not given back.
                    permit = outcome = error = final = reservation = None

    async def _admit(self, execution: Execution) -> object:
        """The circuit's permit for the execution. CircuitBreakerOpenError, with its time, where none is given."""
        service, now = execution.call.operation.service, self._clock.monotonic()
        try:
            if self._remote is not None:
                return await self._remote.admit_for(service, now, execution.probe_lease)
            assert self._circuit is not None  # noqa: S101 - asked only where there is one
            return self._circuit.admit_for(service, now, execution.probe_lease)
        except CircuitBreakerOpenError as error:
            if error.open_until is None and error.retry_after is not None:
                error.open_until = datetime.fromtimestamp(self._clock.time() + error.retry_after, UTC)
            raise

    async def _reserve(self, execution: Execution) -> AsyncReservation | None:
        """Wait until the rate limiter admits one attempt."""
        now = self._clock.monotonic()
        reservation: AsyncReservation | None = await self._limiter.admit(execution.request, execution.time_left(now))
        waited = self._clock.monotonic() - now
        if waited > 0:
            execution.span.limiter_waited(waited)
        return reservation

    async def _attempt(self, execution: Execution, reservation: AsyncReservation | None) -> AsyncAcceptedResponse:
        """Send one attempt, and read what belongs to it: a body that is cut short is an attempt that failed."""
        response: AsyncResponse | None = None
        try:
            request = execution.attempt_request(self._clock.monotonic())
            if self._preparer is None:
                request.headers = {**self._credential(request.operation), **request.headers}
            began = 0.0 if self._hooks is None else await self._hooks.before(execution, request)
            if self._preparer is not None:
                await self._prepare(execution, request)
            if self._settings.auth is not None:
                check_signed(request)
            execution.span.attempt_started(request)
            response = await self._transport.send(request)
            now = self._clock.monotonic()
            # Our own transport has started it when the attempt left the pool.
            request.deadline.start(now)
            request.deadline.head_received(now)
            status, headers = response.status, response.headers
            execution.span.response_received(status, headers)
            if self._hooks is not None:
                await self._hooks.after(execution, request, status, headers, began)
            if reservation is not None:
                await reservation.learn(headers, whole=not request.streamed or status >= 300)
            if status >= 300:
                raise await self._bodies.error_of(response, request, execution)
            accepted = await self._accept(response, request, execution, reservation)
            execution.succeeded(status, self._clock.monotonic())
        except BaseException as error:
            await self._end_attempt(error, response, execution, reservation)
            refused = response is not None and getattr(error, "code", None) == 401
            if refused and self._renews and execution.renewal is None:
                execution.renewal = await self._preparer.arefused(request)
            raise
        return accepted

    async def _prepare(self, execution: Execution, request: Request) -> None:
        """Have the attempt signed, within the caller's deadline; DeadlineExceededError where that has passed."""
        scope: Any = nullcontext()
        left = execution.time_left(self._clock.monotonic())  # async only
        if left is not None:  # async only
            scope = AsyncEventLoop.move_on_after(left)  # async only
        with scope:
            await self._preparer.aprepare(request)
        # A timer may fire early, and what was cut short is not to be sent.
        execution.time_left(inf if getattr(scope, "cancelled_caught", False) else self._clock.monotonic())

    async def _end_attempt(
        self,
        error: BaseException,
        response: AsyncResponse | None,
        execution: Execution,
        reservation: AsyncReservation | None,
    ) -> None:
        """Release what an attempt that failed has in hand."""
        try:
            if response is not None:
                if isinstance(error, AnthropicError):
                    execution.annotate(error, response.status, response.headers)
                await response.close()
        finally:
            # Also where a response of the user's own transport cannot be closed.
            if reservation is not None:
                await reservation.fail(error)

    async def _accept(
        self, response: AsyncResponse, request: Request, execution: Execution, reservation: AsyncReservation | None
    ) -> AsyncAcceptedResponse:
        """Read the response as far as it belongs to the attempt: the whole body, or the beginning of a stream."""
        if not request.streamed:
            whole = await self._bodies.read(response, request, execution)
            if b'"error"' in whole[:LONGEST_PREFIX] or whole[:1] == b":":
                error = from_success(whole, response.headers, status=response.status, sent=request.headers)
                if error is not None:
                    execution.keep(error, whole)
                    raise error
            return AsyncAcceptedResponse(response, whole, reservation)
        body = AsyncTimedBody(response, request, self._clock)
        if request.operation.stream_flag is None:
            return AsyncAcceptedResponse(body, b"", reservation)
        events = AsyncEventStream(body, request.operation, self._settings, self._reader, reservation)
        await events.open()
        if not request.operation.streams:
            # Streamed only because the whole message may take longer than the timeout.
            await events.read_all()
        return AsyncAcceptedResponse(events, b"", reservation)

    async def _wait(self, execution: Execution, error: AnthropicError, permit: object) -> bool:
        """Record a failed attempt; wait for the next one, where it is granted. Whether it is to be made."""
        jitter = uniform(-1.0, 1.0)  # noqa: S311 - spreads retries, protects nothing
        delay = execution.failed(error, self._clock.monotonic(), jitter)
        if delay is None:
            return False
        if not await self._may_retry(permit):
            execution.stopped("the circuit lets no further attempt through", waited=False)
            return False
        execution.retrying(error, delay)
        execution.span.retry_scheduled(execution, error, delay)
        if delay > 0:
            await self._clock.asleep(delay)
            # Other calls may have opened the circuit meanwhile.
            if not await self._may_retry(permit):
                execution.stopped("the circuit opened while it waited for another attempt", waited=True)
                return False
        return True

    async def _may_retry(self, permit: object) -> bool:
        if self._remote is not None:
            return bool(await self._remote.may_retry(permit, self._clock.monotonic()))
        return self._circuit is None or self._circuit.may_retry(permit, self._clock.monotonic())
