"""The log events of calls and their levels."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._core.resilience.rate_limit_headers import LimitWarnings
from .._redact import LONGEST_VALUE, scrubbed, shown, shown_body, shown_headers
from ..errors import AnthropicError, AuthenticationError, ErrorKind, RetryExhaustedError
from .call_record import failure_text
from .names import log_events as events
from .signal import Signal

if TYPE_CHECKING:
    from .._core.call.protocols import Clock, Logger
    from .._core.call.request import Request
    from .._core.resilience.rate_limit_headers import RateLimitStatus
    from .call_record import AttemptRecord, CallRecord

__all__ = ["LogSignal"]

# With the mark of the cut, it is a value that a formatter does not cut once more.
_LONGEST_BODY = LONGEST_VALUE - 50

# Refused by the client before anything was sent: the circuit has logged its opening, and a limiter refuses many.
_REFUSED = frozenset({ErrorKind.CIRCUIT_OPEN.value, ErrorKind.LOCAL_RATE_LIMIT.value})

# The request was wrong, not the service: the caller may expect it and handles it.
_CALLER_ERRORS = frozenset(
    kind.value
    for kind in (
        ErrorKind.INVALID_REQUEST,
        ErrorKind.NOT_FOUND,
        ErrorKind.CONFLICT,
        ErrorKind.TOO_LARGE,
        ErrorKind.VALIDATION,
    )
)

# A person has to do something about the key or the account; the service works.
_ACCOUNT_ERRORS = frozenset(kind.value for kind in (ErrorKind.AUTH, ErrorKind.BILLING, ErrorKind.PERMISSION))

# By how it ended, of requests and of streams.
_ENDS = {
    "success": (events.REQUEST_COMPLETED, events.STREAM_COMPLETED),
    "closed": (events.REQUEST_CLOSED, events.STREAM_CLOSED),
    "cancelled": (events.REQUEST_CANCELLED, events.STREAM_CANCELLED),
}


class LogSignal(Signal):
    """Logs to `logger(part)`: the service of a call, else `retry` or `limits`. A circuit logs its own changes.

    Levels: DEBUG for requests, responses, retries and limits in detail; INFO for the start and end of a call; WARNING
    for a retry and a nearly exhausted limit; ERROR for a call that failed, WARNING where key, permission or billing was
    wrong, INFO where its request was.
    """

    name = "logs"
    raises_to_caller = True

    def __init__(self, logger: Callable[[str], Logger], clock: Clock, *, content: bool, longest: int) -> None:
        """`longest`: characters of a body that are logged, where `content` is; never more than fit into a value."""
        self._logger = logger
        self._clock = clock
        self._content = content
        self._longest = min(longest, _LONGEST_BODY)
        self._warnings = LimitWarnings()

    def call_started(self, call: CallRecord, context: Any) -> None:
        """INFO."""
        logger = self._logger(call.service)
        # Looked up once per call: a change of the level takes effect with the next call.
        least = next((n for n in (logging.DEBUG, logging.INFO) if logger.isEnabledFor(n)), logging.WARNING)
        call.state[self] = least
        if least <= logging.INFO:
            self._log_call(
                call,
                logging.INFO,
                events.STREAM_STARTED if call.streams else events.REQUEST_STARTED,
                _request_fields(call),
            )

    def attempt_started(self, call: CallRecord, attempt: AttemptRecord, request: Request) -> None:
        """DEBUG: the request, and before it that it is a retry."""
        if not self._detailed(call):
            return
        if attempt.number > 1:
            self._log_call(call, logging.DEBUG, events.RETRY_ATTEMPT, {"attempt": attempt.number})
        fields = {
            "attempt": attempt.number,
            "method": attempt.method,
            "url": attempt.url,
            "headers": shown_headers(attempt.headers),
            "body": shown_body(attempt.body, content=self._content, longest=self._longest),
        }
        self._log_call(call, logging.DEBUG, events.SENDING, fields)

    def response_received(self, call: CallRecord, attempt: AttemptRecord, headers: Mapping[str, str]) -> None:
        """DEBUG."""
        if self._detailed(call):
            fields = {
                "attempt": attempt.number,
                "http_status": attempt.status,
                "request_id": call.request_id,
                "headers": shown_headers(headers),
            }
            self._log_call(call, logging.DEBUG, events.RESPONSE, fields)

    def body_received(self, call: CallRecord, attempt: AttemptRecord, body: bytes) -> None:
        """DEBUG."""
        if self._detailed(call):
            fields = {"bytes": len(body), "body": shown_body(body, content=self._content, longest=self._longest)}
            self._log_call(call, logging.DEBUG, events.BODY, {"attempt": attempt.number} | fields)

    def limiter_waited(self, call: CallRecord, seconds: float) -> None:
        """DEBUG."""
        self._log("limits", logging.DEBUG, events.LIMITER_WAITS, fields={"service": call.service, "seconds": seconds})

    def retry_scheduled(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """WARNING."""
        number = call.attempts + 1
        fields = _request_fields(call) | {"attempt": number} | _error_fields(error, delay)
        error_name = type(error).__name__ if error.status is None else f"{error.status} {type(error).__name__}"
        text = f"{error_name} of {call.operation.name}, attempt {number} follows in {delay:.2f} s"
        self._log("retry", logging.WARNING, f"{events.RETRY}: %s", text, fields=fields, trace=call.trace)

    def stream_reconnects(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """WARNING."""
        fields = _request_fields(call) | _error_fields(error, delay)
        text = f"{type(error).__name__} of {call.operation.name}, opened again in {delay:.2f} s"
        self._log(call.service, logging.WARNING, f"{events.RECONNECTS}: %s", text, fields=fields, trace=call.trace)

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """INFO; where the call failed ERROR, or less where it is not the service that did."""
        fields = {"request_id": call.request_id, **_request_fields(call), "duration_ms": _ms(call.lasted)}
        fields |= {"input_tokens": call.input_tokens, "output_tokens": call.output_tokens, "status": call.outcome}
        fields = {name: value for name, value in fields.items() if value is not None}
        if call.outcome in _ENDS:
            event = _ENDS[call.outcome][call.streams]
            self._log_call(call, logging.INFO, event, fields, summary=_summary(call))
        elif error is not None:
            self._failed(call, error, fields | {"attempts": call.attempts, "error_type": call.error_type})

    def rate_limits_received(self, statuses: Sequence[RateLimitStatus], account: Hashable) -> None:
        """DEBUG, and WARNING where a limit is nearly exhausted, once until its reset."""
        self._log("limits", logging.DEBUG, events.LIMITS, fields={status.kind: status.remaining for status in statuses})
        now = self._clock.time()
        for status in statuses:
            if self._warnings.is_due(status, now):
                fields = {"limit_type": status.kind, "remaining": status.remaining, "limit": status.limit}
                text = f"{status.remaining:g} of {status.limit:g} {status.kind} left"
                self._log("limits", logging.WARNING, f"{events.LIMIT_NEAR}: %s", text, fields=fields)

    def _failed(self, call: CallRecord, error: BaseException, fields: dict[str, Any]) -> None:
        text = type(error).__name__
        if isinstance(error, AnthropicError):
            text += f": {failure_text(error, call.request_id)}"
        if isinstance(error, AnthropicError) and error.status is not None:
            fields["http_status"] = error.status
        if call.error_type in _REFUSED:
            self._log(call.service, logging.DEBUG, f"{events.REFUSED}: %s", text, fields=fields, trace=call.trace)
            return
        event = events.STREAM_FAILED if call.streams else events.REQUEST_FAILED
        if isinstance(error, AuthenticationError):
            event = events.AUTHENTICATION_FAILED
        caller_error = call.error_type in _CALLER_ERRORS and not isinstance(error, RetryExhaustedError)
        level = logging.INFO if caller_error else logging.ERROR
        if call.error_type in _ACCOUNT_ERRORS:
            level = logging.WARNING
        self._log(call.service, level, f"{event}: %s", text, fields=fields, trace=call.trace)

    def _detailed(self, call: CallRecord) -> bool:
        return bool(call.state.get(self, logging.WARNING) <= logging.DEBUG)

    def _log_call(
        self, call: CallRecord, level: int, event: str, fields: Mapping[str, Any], *, summary: str | None = None
    ) -> None:
        if level < call.state.get(self, logging.WARNING):
            return
        if summary is None:
            self._log(call.service, level, event, fields=fields, trace=call.trace)
        else:
            self._log(call.service, level, f"{event}: %s", summary, fields=fields, trace=call.trace, event=event)

    def _log(
        self,
        part: str,
        level: int,
        message: str,
        *args: str,
        fields: Mapping[str, Any],
        trace: tuple[str, str] | None = None,
        event: str | None = None,
    ) -> None:
        """`event`: the message without what repeats the fields, for formatters that write them."""
        logger = self._logger(part)
        if not logger.isEnabledFor(level):
            return
        extra: dict[str, Any] = {"fields": dict(fields), "target": f"integrations_anthropic.{part}"}
        if event is not None:
            extra["event"] = event
        if trace is not None:
            extra["span"] = {"trace_id": trace[0], "span_id": trace[1]}
        logger.log(level, message, *(shown(arg) for arg in args), extra=extra)


def _summary(call: CallRecord) -> str:
    """Operation, status and time, for formatters that drop the fields."""
    return f"{call.operation.name}, {call.outcome} in {_ms(call.lasted)} ms"


def _request_fields(call: CallRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {"operation": call.operation.name}
    if call.model is not None:
        fields["model"] = scrubbed(call.model[:200])
    return fields


def _error_fields(error: AnthropicError, delay: float) -> dict[str, Any]:
    fields: dict[str, Any] = {"delay_ms": _ms(delay), "error_type": error.kind.value}
    if error.status is not None:
        fields["http_status"] = error.status
    if error.request_id is not None:
        fields["request_id"] = error.request_id
    return fields


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
