"""The one place where a call waits, is sent, and is sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._core.call import Call
from .._core.execution import Execution
from .._core.failure import from_response
from .._core.faults import too_slow
from .._core.request import Request, build_request
from ..errors import AnthropicError
from .events import AsyncEvents
from .orchestrator import AsyncResilienceOrchestrator

if TYPE_CHECKING:
    from .._core.protocols import (
        AsyncAnswer,
        AsyncTransport,
        AuthProvider,
        CircuitBreaker,
        Clock,
        RateLimiter,
        RetryExecutor,
    )
    from .._core.telemetry import Telemetry
    from ..resolving import Resolved
    from ..storage.policy import PolicyLimits
    from .limits import AsyncAccount, AsyncGuestGate, AsyncRateGate

__all__ = ["AsyncPipeline"]


class AsyncPipeline:
    """Encode; then limit, send and judge, until it works or is hopeless; then decode."""

    def __init__(
        self,
        settings: Resolved,
        *,
        transport: AsyncTransport,
        auth: AuthProvider,
        clock: Clock,
        retry: RetryExecutor,
        circuit: CircuitBreaker | None,
        limiter: PolicyLimits | RateLimiter | None,
        telemetry: Telemetry,
    ) -> None:
        self.settings = settings
        self.transport = transport
        self.clock = clock
        self._auth = auth
        self._retry = retry
        self._gate = None if limiter is None else _gate(limiter, clock)
        self._orchestrator = AsyncResilienceOrchestrator(circuit=circuit, clock=clock, telemetry=telemetry)

    async def run(self, call: Call) -> Any:
        """Make the call and decode its whole answer."""
        execution = self._begin(call, streamed=False)
        answer, body, account = await self._orchestrator.execute(execution, self._attempt)
        if account is None:
            return execution.decode(answer.status, answer.headers, body)
        try:
            result = execution.decode(answer.status, answer.headers, body)
            await account.settle(getattr(result, "usage", None))
            return result
        finally:
            # Settled already, unless the body was none that says what it took.
            await account.close()

    async def open(self, call: Call) -> tuple[Any, Execution]:
        """Make the call and give its answer while the body is still on the wire.

        Where the operation streams, that is its events, and every fault before the first content is retried.
        """
        execution = self._begin(call, streamed=True)
        answer, _, _ = await self._orchestrator.execute(execution, self._attempt)
        return answer, execution

    def _begin(self, call: Call, *, streamed: bool) -> Execution:
        request = build_request(call, self.settings, streamed=streamed)
        options = call.options
        max_retries = self.settings.max_retries if options.max_retries is None else options.max_retries
        retries = self._retry.begin(max_retries=max_retries, safe=call.operation.retry_safe)
        return Execution(
            call, request, retries, max_retries=max_retries, started=self.clock.monotonic(), deadline=options.deadline
        )

    async def _attempt(self, execution: Execution) -> tuple[Any, bytes, AsyncAccount | None]:
        """One attempt, let through by the limits, and settled with them if it fails."""
        now = self.clock.monotonic()
        request = execution.attempt_request(now)
        if self._gate is None:
            return *await self._send(execution, request, None), None
        account = await self._gate.admit(request, execution.time_left(now))
        try:
            # Waiting took its share of the time.
            request = execution.attempt_request(self.clock.monotonic())
            return *await self._send(execution, request, account), account
        except BaseException as error:
            if account is not None:
                await account.fail(error)
            raise

    async def _send(self, execution: Execution, request: Request, account: AsyncAccount | None) -> tuple[Any, bytes]:
        """Send it; the body is read inside the attempt, so that a body cut short is an attempt that failed."""
        # A credential that the caller gave as a header goes before the client's own.
        request.headers = {**self._auth.headers(request.operation.service), **request.headers}
        began = self.clock.monotonic()
        answer = await self.transport.send(request)
        try:
            if account is not None:
                await account.learn(answer.headers, whole=not request.streamed or answer.status >= 300)
            if answer.status >= 300:
                body = await self._read(answer, request, began)
                raise from_response(answer.status, answer.headers, body, now=self.clock.time())
            taken: Any = answer
            body = b""
            if not request.streamed:
                body = await self._read(answer, request, began)
            elif request.operation.stream_flag is not None:
                taken = AsyncEvents(answer, self.settings, account)
                await taken.open()
            execution.succeeded(answer.status, self.clock.monotonic())
            return taken, body
        except AnthropicError as error:
            await answer.close()
            execution.answered(error, answer.status, answer.headers)
            raise
        except BaseException:
            await answer.close()
            raise

    async def _read(self, answer: AsyncAnswer, request: Request, began: float) -> bytes:
        """The whole body, within the time of the attempt, however slowly it drips."""
        pieces: list[bytes] = []
        while piece := await answer.receive():
            pieces.append(piece)
            if request.timeout is not None and self.clock.monotonic() - began > request.timeout:
                raise too_slow(request)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _gate(limiter: PolicyLimits | RateLimiter, clock: Clock) -> AsyncRateGate | AsyncGuestGate:
    # Loaded for those who have limits.
    from .limits import gate_for

    return gate_for(limiter, clock)
