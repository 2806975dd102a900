"""What a telemetry signal (traces, metrics, logs) may record at each point of a call. By default it records nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from .._core.call.request import Request
    from .._core.resilience.rate_limit_headers import RateLimitStatus
    from ..errors import AnthropicError
    from .call_record import AttemptRecord, CallRecord
    from .records.run_record import RunRecord, ToolRecord

__all__ = ["Signal"]


class Signal:
    """Traces, metrics or logs. Each keeps what it needs of a call in `call.state[self]`."""

    name = "signal"
    """Its name in the log message that reports its failure."""

    raises_to_caller = False
    """Whether its exceptions are raised to the caller; else they are logged once."""

    reads_lines = False
    """Whether it counts what lines of responses state."""

    def context(self) -> Any:
        """The context of a call that is described now and made later; None where the signal has none."""
        return None

    def call_started(self, call: CallRecord, context: Any) -> None:
        """A call begins."""

    def execution_started(self, call: CallRecord) -> None:
        """Its attempts begin."""

    def circuit_asked(self, service: str, state: str, circuit: object) -> None:
        """A circuit is asked for a service, or comes to be used, while it is `closed`, `half-open` or `open`."""

    def execution_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """Its attempts are over."""

    def attempt_started(self, call: CallRecord, attempt: AttemptRecord, request: Request) -> None:
        """An attempt is sent. May add headers to `request`."""

    def response_received(self, call: CallRecord, attempt: AttemptRecord, headers: Mapping[str, str]) -> None:
        """The head of an attempt's response arrived."""

    def body_received(self, call: CallRecord, attempt: AttemptRecord, body: bytes) -> None:
        """The whole body of an attempt's response arrived, where it is read at once."""

    def attempt_ended(self, call: CallRecord, attempt: AttemptRecord, error: BaseException | None) -> None:
        """An attempt is over."""

    def limiter_waited(self, call: CallRecord, seconds: float) -> None:
        """The rate limiter delayed it."""

    def retry_scheduled(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """It is sent again after `delay` seconds."""

    def stream_reconnects(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """Its stream broke off; another call opens it again after `delay` seconds, and this one ends as closed."""

    def stream_started(self, call: CallRecord) -> None:
        """The first content of a stream arrived."""

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """It is over: `call.outcome` says how."""

    def run_started(self, run: RunRecord, context: Any) -> None:
        """A run of tools begins."""

    def context_of(self, run: RunRecord) -> Any:
        """The context of the requests of a run; None where the signal has none."""
        return None

    def run_ended(self, run: RunRecord, error: BaseException | None) -> None:
        """It is over: `run.outcome` says how."""

    def tool_started(self, tool: ToolRecord) -> None:
        """A call of a tool begins, or is reported although the tool was not run."""

    def tool_entered(self, tool: ToolRecord) -> None:
        """The tool runs in the current context from now on."""

    def tool_left(self, tool: ToolRecord) -> None:
        """The tool runs in the current context no more."""

    def tool_stopped(self, tool: ToolRecord) -> None:
        """The tool has ended; its result follows."""

    def tool_ended(self, tool: ToolRecord, error: BaseException | None) -> None:
        """The call is over: `tool.outcome` says how, `error` why it failed."""

    def line_read(self, service: str, line: Any) -> None:
        """A line of a response was read, such as a result of a batch."""

    def circuit_changed(self, service: str, before: str, after: str, circuit: object) -> None:
        """A circuit changed its state."""

    def rate_limits_received(self, statuses: Sequence[RateLimitStatus], account: Hashable) -> None:
        """A response stated the server's rate limits. `account`: what they are the limits of."""

    def client_closed(self, circuit: object | None, *, limits: bool) -> None:
        """A client was closed. `circuit`: its own one, if any; `limits`: whether no other client has its limits."""
