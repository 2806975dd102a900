# Derived from src/integrations_anthropic/_async/pipeline.py by `make codegen`. Do not edit.
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
from .event_stream import EventStream
from .orchestrator import ResilienceOrchestrator
from .timed_body import TimedBody

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.protocols import (
        AuthProvider,
        CircuitBreaker,
        Clock,
        RateLimiter,
        Response,
        Retries,
        RetryExecutor,
        Transport,
    )
    from .._core.telemetry import Telemetry
    from ..storage.rate_limits import ConfiguredLimits
    from .rate_limit import CustomLimiterAdapter, Reservation, WaitingLimiter

__all__ = ["Pipeline"]


class Pipeline:
    """Encode; then limit, send and judge, until it works or is hopeless; then decode."""

    def __init__(
        self,
        settings: Settings,
        *,
        transport: Transport,
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
        self._orchestrator = ResilienceOrchestrator(circuit=circuit, clock=clock)

    def run(self, call: Call) -> Any:
        """Make the call and decode its whole answer, which is streamed underneath where it may take too long."""
        underneath = streams_underneath(call, self.settings)
        execution = self._begin(call, None, streamed=underneath)
        account: Reservation | None = None
        try:
            answer, body, account = self._orchestrator.execute(execution, self._attempt)
            if underneath:
                result = execution.decoded(answer.status, answer.headers, answer.message)
            else:
                result = execution.decode(answer.status, answer.headers, body)
            if account is not None:
                account.settle(getattr(result, "usage", None))
        except BaseException as error:
            execution.span.failed(execution, error)
            raise
        finally:
            if account is not None:
                # Settled already, unless the body was none that says what it took.
                account.close()
        execution.span.finished(result)
        return result

    def open(self, call: Call, here: object = None) -> tuple[Any, Execution]:
        """Make the call and give its answer while the body is still on the wire.

        Where the operation streams, that is its events, and every fault before the first content is retried. `here`
        is what telemetry said where the call was described. The caller ends the execution's span.
        """
        execution = self._begin(call, here, streamed=True)
        try:
            answer, _, _ = self._orchestrator.execute(execution, self._attempt)
        except BaseException as error:
            execution.span.failed(execution, error)
            raise
        return answer, execution

    def reopen(self, execution: Execution, error: AnthropicError) -> Any:
        """Open an answer anew that broke off, where the rules of its retries allow it; else raise `error`."""
        broken = [error]

        def attempt(execution: Execution) -> tuple[Any, bytes, Reservation | None]:
            if broken:
                raise broken.pop()
            return self._attempt(execution)

        answer, _, _ = self._orchestrator.execute(execution, attempt)
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

    def _attempt(self, execution: Execution) -> tuple[Any, bytes, Reservation | None]:
        """One attempt, let through by the limits, and settled with them if it fails."""
        now = self.clock.monotonic()
        request = execution.attempt_request(now)
        if self._gate is None:
            return *self._send(execution, request, None), None
        account = self._gate.admit(request, execution.time_left(now))
        waited = self.clock.monotonic() - now
        if waited > 0:
            execution.span.waiting(waited)
        try:
            # Waiting took its share of the time.
            request = execution.attempt_request(self.clock.monotonic())
            return *self._send(execution, request, account), account
        except BaseException as error:
            if account is not None:
                account.fail(error)
            raise

    def _send(self, execution: Execution, request: Request, account: Reservation | None) -> tuple[Any, bytes]:
        """Send it; the body is read inside the attempt, so that a body cut short is an attempt that failed."""
        # A credential that the caller gave as a header goes before the client's own.
        request.headers = {**self._auth.headers(request.operation.service), **request.headers}
        execution.span.sending(request)
        answer = self.transport.send(request)
        now = self.clock.monotonic()
        # A transport of ours has started it when the attempt left the pool.
        request.deadline.start(now)
        request.deadline.head_received(now)
        try:
            execution.span.answered(answer.status, answer.headers)
            if account is not None:
                account.learn(answer.headers, whole=not request.streamed or answer.status >= 300)
            if answer.status >= 300:
                body = self._read(answer, request)
                execution.span.received(body)
                raise from_response(answer.status, answer.headers, body, now=self.clock.time(), sent=request.headers)
            taken: Any = answer
            body = b""
            if not request.streamed:
                body = self._read(answer, request)
                execution.span.received(body)
            else:
                taken = self._taken(answer, request, account)
            execution.succeeded(answer.status, self.clock.monotonic())
            return taken, body
        except AnthropicError as error:
            answer.close()
            execution.answered(error, answer.status, answer.headers)
            raise
        except BaseException:
            answer.close()
            raise

    def _taken(self, answer: Response, request: Request, account: Reservation | None) -> Any:
        """The body as far as it belongs to the attempt: a stream's beginning, or, where nobody sees it, all of it."""
        heard = TimedBody(answer, request, self.clock)
        if request.operation.stream_flag is None:
            return heard
        events = EventStream(heard, request.operation, self.settings, account)
        events.open()
        if not request.operation.streams:
            events.read_all()
        return events

    def _read(self, answer: Response, request: Request) -> bytes:
        """The whole body, within the time of the attempt, however slowly it drips."""
        pieces: list[bytes] = []
        while piece := answer.receive():
            pieces.append(piece)
            if (limit := request.deadline.expired(self.clock.monotonic())) is not None:
                raise out_of_time(limit, request)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _gate(limiter: ConfiguredLimits | RateLimiter, clock: Clock) -> WaitingLimiter | CustomLimiterAdapter:
    # Loaded for those who have limits.
    from .rate_limit import limiter_for

    return limiter_for(limiter, clock)
