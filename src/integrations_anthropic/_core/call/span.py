"""What the request loop reports of one call: the single surface of telemetry, and its no-op."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from sys import is_finalizing
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ...errors import AnthropicError, Attempt
    from .operation import Call, Operation
    from .protocols import Logger
    from .request import Request
    from .run_span import RunSpan

__all__ = ["CallObserver", "CallSpan", "NoopSpan", "ObservedExecution", "SignalObserver", "circuit_of", "reading_ended"]

_INFO = 20  # logging.INFO


class ObservedExecution(Protocol):
    """What telemetry reads of an execution."""

    @property
    def call(self) -> Call:
        """The operation, its arguments and options."""
        ...

    @property
    def request(self) -> Request:
        """What is sent, without what each attempt adds to it."""
        ...

    @property
    def started(self) -> float:
        """When the call was made, in seconds of a monotonic clock."""
        ...

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The attempts that are over."""
        ...


class CallSpan(Protocol):
    """One call, from its first attempt to its result. It ends once: the first of its endings counts."""

    def execution_started(self, circuit_state: Callable[[str], str] | None) -> None:
        """The attempts begin. `circuit_state` returns the state of a service's circuit, where there is one."""
        ...

    def attempt_started(self, request: Request) -> None:
        """An attempt is sent. May add headers to `request`. Ends at `retry_scheduled` or `execution_ended`."""
        ...

    def response_received(self, status: int, headers: Mapping[str, str]) -> None:
        """The head of the response arrived; header names are in lower case."""
        ...

    def body_received(self, body: bytes) -> None:
        """The whole body of the response arrived, where it is read at once."""
        ...

    def limiter_waited(self, seconds: float) -> None:
        """The rate limiter delayed the next attempt by `seconds`."""
        ...

    def retry_scheduled(self, execution: ObservedExecution, error: AnthropicError, delay: float) -> None:
        """An attempt failed; another follows after `delay` seconds."""
        ...

    def reconnects(self, execution: ObservedExecution, error: AnthropicError, delay: float) -> None:
        """The stream broke off, and another call opens it again after `delay` seconds: this one ends as closed."""
        ...

    def execution_ended(self, error: BaseException | None) -> None:
        """The attempts are over: the last one succeeded, or ended in `error`."""
        ...

    def stream_started(self, snapshot: Callable[[], Any]) -> None:
        """The first content of a stream arrived; `snapshot` returns the message so far as JSON data, or None."""
        ...

    def succeeded(self, result: Any) -> None:
        """The call ended with `result`: a record, JSON data, or None."""
        ...

    def failed(self, execution: ObservedExecution, error: BaseException) -> None:
        """The call ended in `error`."""
        ...

    def closed(self) -> None:
        """The consumer closed the response before its end."""
        ...


class CallObserver(Protocol):
    """Opens a span for each call."""

    def context(self) -> object:
        """The context of a call that is described now and made later, in whatever task or thread."""
        ...

    def start(self, execution: ObservedExecution, context: object = None) -> CallSpan:
        """The span of one call.

        `context`: what `context()` returned where the call was described; None for the current one.
        """
        ...

    def run(self, call: Call, context: object) -> RunSpan | None:
        """The span of a run of tools, whose requests are made of `call`; None where nothing is observed."""
        ...


class SignalObserver(CallObserver, Protocol):
    """An observer that records signals: it can also take over a call whose beginning it did not see."""

    def resume(self, execution: ObservedExecution) -> CallSpan:
        """The span of a call that is in progress, for what is still to be reported of it."""
        ...

    def circuit_asked(self, service: str, state: str, circuit: object) -> None:
        """A circuit is asked for a service, or comes to be used; its states are `closed`, `half-open` and `open`."""
        ...

    def circuit_changed(self, service: str, before: str, after: str, circuit: object) -> None:
        """A circuit changed its state."""
        ...

    def client_closed(self, circuit: object | None, *, limits: bool) -> None:
        """A client was closed. `circuit`: its own one, if any; `limits`: whether no other client has its limits."""
        ...

    def rate_limits_received(self, headers: Mapping[str, str]) -> None:
        """A response stated the server's rate limits."""
        ...


def circuit_of(state: Callable[[str], str]) -> object:
    """The circuit whose method `state` is, which tells it from others."""
    return getattr(state, "__self__", state)


class NoopSpan:
    """The span of every call of a client whose telemetry is off: it costs a method call, and allocates nothing.

    Trouble is still logged: at the first retry, failure or nearly exhausted rate limit, `observer` is called to make
    the real observer, which reports it. Until then nothing of telemetry is imported. While the interpreter ends, when
    nothing can be imported, nothing is reported.
    """

    def __init__(
        self,
        logger: Callable[[str], Logger],
        observer: Callable[[], SignalObserver],
        may_be_near: Callable[[Mapping[str, str]], bool],
    ) -> None:
        """`logger` returns the logger of a service; `may_be_near`: whether headers may state a nearly used-up limit."""
        self._logger = logger
        self._observer = observer
        self._may_be_near = may_be_near
        # By operation name, so that the service is worked out once.
        self._loggers: dict[str, Logger] = {}

    def context(self) -> object:
        """None: nothing is kept."""
        return None

    def start(self, execution: ObservedExecution, context: object = None) -> CallSpan:
        """This span; the real observer's where the INFO log of successful calls is read."""
        return self._observer().start(execution, context) if self._is_read(execution.call.operation) else self

    def run(self, call: Call, context: object) -> RunSpan | None:
        """None; the real observer's where the INFO log is read."""
        return self._observer().run(call, context) if self._is_read(call.operation) else None

    def execution_started(self, circuit_state: Callable[[str], str] | None) -> None:
        """Do nothing."""

    def attempt_started(self, request: Request) -> None:
        """Do nothing."""

    def response_received(self, status: int, headers: Mapping[str, str]) -> None:
        """Report rate limits that are nearly used up."""
        if self._may_be_near(headers) and not is_finalizing():
            self._observer().rate_limits_received(headers)

    def body_received(self, body: bytes) -> None:
        """Do nothing."""

    def limiter_waited(self, seconds: float) -> None:
        """Do nothing."""

    def retry_scheduled(self, execution: ObservedExecution, error: AnthropicError, delay: float) -> None:
        """Report it."""
        if not is_finalizing():
            self._observer().resume(execution).retry_scheduled(execution, error, delay)

    def reconnects(self, execution: ObservedExecution, error: AnthropicError, delay: float) -> None:
        """Report it."""
        if not is_finalizing():
            self._observer().resume(execution).reconnects(execution, error, delay)

    def execution_ended(self, error: BaseException | None) -> None:
        """Do nothing."""

    def stream_started(self, snapshot: Callable[[], Any]) -> None:
        """Do nothing."""

    def succeeded(self, result: Any) -> None:
        """Do nothing."""

    def failed(self, execution: ObservedExecution, error: BaseException) -> None:
        """Report it."""
        if not is_finalizing():
            self._observer().resume(execution).failed(execution, error)

    def closed(self) -> None:
        """Do nothing."""

    def _is_read(self, operation: Operation) -> bool:
        """Whether the INFO log of an operation is read."""
        logger = self._loggers.get(operation.name)
        if logger is None:
            logger = self._loggers[operation.name] = self._logger(operation.service)
        return logger.isEnabledFor(_INFO) and not is_finalizing()


def reading_ended(span: CallSpan, execution: ObservedExecution, error: BaseException) -> None:
    """Report that reading a response ended in `error`.

    A consumer whose task is cancelled has left the response, as one that closes it: which of the two a framework does
    when its own client hangs up depends on what it waits for at that moment. An interrupt of the program has not.
    """
    if isinstance(error, (Exception, KeyboardInterrupt, SystemExit)):
        span.failed(execution, error)
    else:
        span.closed()
