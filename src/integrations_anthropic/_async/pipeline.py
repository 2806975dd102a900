"""The one place where a call waits, is sent, and is sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._core.call.connection_errors import out_of_time
from .._core.call.execution import Execution
from .._core.call.long_requests import streams_underneath
from .._core.call.operation import Call
from .._core.call.request import Request, build_request
from .._core.codec.error_response import from_response
from ..errors import AnthropicError
from .event_stream import AsyncEventStream
from .orchestrator import AsyncResilienceOrchestrator
from .timed_body import AsyncTimedBody

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.protocols import (
        AsyncResponse,
        AsyncTransport,
        AuthProvider,
        CircuitBreaker,
        Clock,
        RateLimiter,
        Retries,
        RetryExecutor,
    )
    from .._core.telemetry import Telemetry
    from ..storage.rate_limits import ConfiguredLimits
    from .rate_limit import AsyncCustomLimiterAdapter, AsyncReservation, AsyncWaitingLimiter

__all__ = ["AsyncPipeline"]


class AsyncPipeline:
    """Encode; then limit, send and judge, until it works or is hopeless; then decode."""

    def __init__(
        self,
        settings: Settings,
        *,
        transport: AsyncTransport,
        auth: AuthProvider,
        clock: Clock,
        retry: RetryExecutor,
        circuit: CircuitBreaker | None,
        limiter: ConfiguredLimits | RateLimiter | None,
        telemetry: Telemetry,
    ) -> None:
        self.settings = settings
        self.transport = transport
        self.clock = clock
        self._auth = auth
        self._retry = retry
        self._gate = None if limiter is None else _gate(limiter, clock)
        self.telemetry = telemetry
        self._orchestrator = AsyncResilienceOrchestrator(circuit=circuit, clock=clock)

    async def run(self, call: Call) -> Any:
        """Make the call and decode its whole answer, which is streamed underneath where it may take too long."""
        underneath = streams_underneath(call, self.settings)
        execution = self._begin(call, None, streamed=underneath)
        account: AsyncReservation | None = None
        try:
            answer, body, account = await self._orchestrator.execute(execution, self._attempt)
            if underneath:
                result = execution.decoded(answer.status, answer.headers, answer.message)
            else:
                result = execution.decode(answer.status, answer.headers, body)
            if account is not None:
                await account.settle(getattr(result, "usage", None))
        except BaseException as error:
            execution.span.failed(execution, error)
            raise
        finally:
            if account is not None:
                # Settled already, unless the body was none that says what it took.
                await account.close()
        execution.span.finished(result)
        return result

    async def open(self, call: Call, here: object = None) -> tuple[Any, Execution]:
        """Make the call and give its answer while the body is still on the wire.

        Where the operation streams, that is its events, and every fault before the first content is retried. `here`
        is what telemetry said where the call was described. The caller ends the execution's span.
        """
        execution = self._begin(call, here, streamed=True)
        try:
            answer, _, _ = await self._orchestrator.execute(execution, self._attempt)
        except BaseException as error:
            execution.span.failed(execution, error)
            raise
        return answer, execution

    async def reopen(self, execution: Execution, error: AnthropicError) -> Any:
        """Open an answer anew that broke off, where the rules of its retries allow it; else raise `error`."""
        broken = [error]

        async def attempt(execution: Execution) -> tuple[Any, bytes, AsyncReservation | None]:
            if broken:
                raise broken.pop()
            return await self._attempt(execution)

        answer, _, _ = await self._orchestrator.execute(execution, attempt)
        return answer

    def retries(self, call: Call) -> Retries:
        """The retries that a call has."""
        return self._retry.begin(max_retries=self._max_retries(call), safe=call.operation.retry_safe)

    def _max_retries(self, call: Call) -> int:
        given = call.options.max_retries
        return self.settings.max_retries if given is None else given

    def _begin(self, call: Call, here: object, *, streamed: bool) -> Execution:
        request = build_request(call, self.settings, streamed=streamed)
        execution = Execution(
            call,
            request,
            self.retries(call),
            max_retries=self._max_retries(call),
            started=self.clock.monotonic(),
            deadline=call.options.deadline,
        )
        execution.span = self.telemetry.call(execution, here)
        return execution

    async def _attempt(self, execution: Execution) -> tuple[Any, bytes, AsyncReservation | None]:
        """One attempt, let through by the limits, and settled with them if it fails."""
        now = self.clock.monotonic()
        request = execution.attempt_request(now)
        if self._gate is None:
            return *await self._send(execution, request, None), None
        account = await self._gate.admit(request, execution.time_left(now))
        waited = self.clock.monotonic() - now
        if waited > 0:
            execution.span.waiting(waited)
        try:
            # Waiting took its share of the time.
            request = execution.attempt_request(self.clock.monotonic())
            return *await self._send(execution, request, account), account
        except BaseException as error:
            if account is not None:
                await account.fail(error)
            raise

    async def _send(
        self, execution: Execution, request: Request, account: AsyncReservation | None
    ) -> tuple[Any, bytes]:
        """Send it; the body is read inside the attempt, so that a body cut short is an attempt that failed."""
        # A credential that the caller gave as a header goes before the client's own.
        request.headers = {**self._auth.headers(request.operation.service), **request.headers}
        execution.span.sending(request)
        answer = await self.transport.send(request)
        now = self.clock.monotonic()
        # A transport of ours has started it when the attempt left the pool.
        request.deadline.start(now)
        request.deadline.head_received(now)
        try:
            execution.span.answered(answer.status, answer.headers)
            if account is not None:
                await account.learn(answer.headers, whole=not request.streamed or answer.status >= 300)
            if answer.status >= 300:
                body = await self._read(answer, request)
                execution.span.received(body)
                raise from_response(answer.status, answer.headers, body, now=self.clock.time(), sent=request.headers)
            taken: Any = answer
            body = b""
            if not request.streamed:
                body = await self._read(answer, request)
                execution.span.received(body)
            else:
                taken = await self._taken(answer, request, account)
            execution.succeeded(answer.status, self.clock.monotonic())
            return taken, body
        except AnthropicError as error:
            await answer.close()
            execution.answered(error, answer.status, answer.headers)
            raise
        except BaseException:
            await answer.close()
            raise

    async def _taken(self, answer: AsyncResponse, request: Request, account: AsyncReservation | None) -> Any:
        """The body as far as it belongs to the attempt: a stream's beginning, or, where nobody sees it, all of it."""
        heard = AsyncTimedBody(answer, request, self.clock)
        if request.operation.stream_flag is None:
            return heard
        events = AsyncEventStream(heard, request.operation, self.settings, account)
        await events.open()
        if not request.operation.streams:
            await events.read_all()
        return events

    async def _read(self, answer: AsyncResponse, request: Request) -> bytes:
        """The whole body, within the time of the attempt, however slowly it drips."""
        pieces: list[bytes] = []
        while piece := await answer.receive():
            pieces.append(piece)
            if (limit := request.deadline.expired(self.clock.monotonic())) is not None:
                raise out_of_time(limit, request)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _gate(limiter: ConfiguredLimits | RateLimiter, clock: Clock) -> AsyncWaitingLimiter | AsyncCustomLimiterAdapter:
    # Loaded for those who have limits.
    from .rate_limit import limiter_for

    return limiter_for(limiter, clock)
