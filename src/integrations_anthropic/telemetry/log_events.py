"""What is logged of calls, and at which level. Source: section 15.3 of the seed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._core.resilience.rate_limit_headers import LimitWarnings
from .._redact import scrubbed, shown, shown_body, shown_headers
from ..errors import AnthropicError, AuthenticationError, ErrorKind, RetryExhaustedError
from .signal import Signal

if TYPE_CHECKING:
    from .._core.call.request import Request
    from .._core.protocols import Clock, Logger
    from .._core.resilience.rate_limit_headers import RateLimitStatus
    from .call_record import AttemptRecord, CallRecord

__all__ = ["LogSignal"]

# Refused here, before anything was sent: the circuit has said so itself, and a limiter refuses many.
_REFUSED = frozenset({ErrorKind.CIRCUIT_OPEN.value, ErrorKind.LOCAL_RATE_LIMIT.value})

# Nothing is out of order: the answer is for the caller, who may well expect it.
_ASKED_WRONGLY = frozenset(
    kind.value
    for kind in (
        ErrorKind.INVALID_REQUEST,
        ErrorKind.NOT_FOUND,
        ErrorKind.PERMISSION,
        ErrorKind.CONFLICT,
        ErrorKind.TOO_LARGE,
        ErrorKind.VALIDATION,
    )
)


class LogSignal(Signal):
    """Writes to `logger(part)`: the service for a call, else `retry` or `limits`. A circuit speaks for itself.

    Levels: DEBUG for requests, answers, retries and limits in detail; INFO for begin and end; WARNING for a retry and
    for a limit that comes near; ERROR for a call that failed for good, unless it asked for what cannot be had (INFO).
    """

    name = "logs"
    raises_to_caller = True

    def __init__(self, logger: Callable[[str], Logger], clock: Clock, *, content: bool) -> None:
        self._logger = logger
        self._clock = clock
        self._content = content
        self._nearness = LimitWarnings()

    def call_started(self, call: CallRecord, context: Any) -> None:
        """INFO."""
        logger = self._logger(call.service)
        # Asked once; whoever changes the level meets the next call.
        least = next((n for n in (logging.DEBUG, logging.INFO) if logger.isEnabledFor(n)), logging.WARNING)
        call.state[self] = least
        if least <= logging.INFO:
            self._write(call, logging.INFO, f"{_kind(call)} started", _asked(call))

    def attempt_started(self, call: CallRecord, attempt: AttemptRecord, request: Request) -> None:
        """DEBUG: the request, and before it whether it is another attempt."""
        if not self._detailed(call):
            return
        if attempt.number > 1:
            self._write(call, logging.DEBUG, "Retry attempt", {"attempt": attempt.number})
        fields = {
            "attempt": attempt.number,
            "method": attempt.method,
            "url": attempt.url,
            "headers": shown_headers(attempt.headers),
            "body": shown_body(attempt.body, content=self._content),
        }
        self._write(call, logging.DEBUG, "Sending request", fields)

    def response_received(self, call: CallRecord, attempt: AttemptRecord, headers: Mapping[str, str]) -> None:
        """DEBUG."""
        if self._detailed(call):
            fields = {
                "attempt": attempt.number,
                "http_status": attempt.status,
                "request_id": call.request_id,
                "headers": shown_headers(headers),
            }
            self._write(call, logging.DEBUG, "Received response", fields)

    def body_received(self, call: CallRecord, attempt: AttemptRecord, body: bytes) -> None:
        """DEBUG."""
        if self._detailed(call):
            fields = {"bytes": len(body), "body": shown_body(body, content=self._content)}
            self._write(call, logging.DEBUG, "Received body", {"attempt": attempt.number} | fields)

    def limiter_waited(self, call: CallRecord, seconds: float) -> None:
        """DEBUG."""
        self._say("limits", logging.DEBUG, "Rate limiter waits", fields={"service": call.service, "seconds": seconds})

    def retry_scheduled(self, call: CallRecord, error: AnthropicError, delay: float) -> None:
        """WARNING."""
        number = call.attempts + 1
        fields = _asked(call) | {"attempt": number, "delay_ms": _ms(delay), "error_type": error.kind.value}
        if error.status is not None:
            fields["http_status"] = error.status
        what = type(error).__name__ if error.status is None else f"{error.status} {type(error).__name__}"
        text = f"{what} of {call.operation.name}, attempt {number} follows in {delay:.2f} s"
        self._say("retry", logging.WARNING, "Retry triggered: %s", text, fields=fields, trace=call.trace)

    def call_ended(self, call: CallRecord, error: BaseException | None) -> None:
        """INFO, or ERROR where it failed for good."""
        fields = {"request_id": call.request_id, **_asked(call), "duration_ms": _ms(call.lasted)}
        fields |= {"input_tokens": call.input_tokens, "output_tokens": call.output_tokens, "status": call.outcome}
        fields = {name: value for name, value in fields.items() if value is not None}
        kind = _kind(call)
        if call.outcome == "success":
            self._write(call, logging.INFO, f"{kind} completed", fields)
        elif call.outcome == "closed":
            self._write(call, logging.INFO, f"{kind} closed before its end", fields)
        elif call.outcome == "cancelled":
            self._write(call, logging.INFO, f"{kind} cancelled", fields)
        elif error is not None:
            self._failed(call, error, fields | {"attempts": call.attempts, "error_type": call.error_type})

    def rate_limits_received(self, statuses: Sequence[RateLimitStatus]) -> None:
        """DEBUG, and WARNING where one comes near, once until its reset."""
        self._say("limits", logging.DEBUG, "Rate limits", fields={status.kind: status.remaining for status in statuses})
        now = self._clock.time()
        for status in statuses:
            if self._nearness.news(status, now):
                fields = {"limit_type": status.kind, "remaining": status.remaining, "limit": status.limit}
                text = f"{status.remaining:g} of {status.limit:g} {status.kind} left"
                self._say("limits", logging.WARNING, "Rate limit approaching: %s", text, fields=fields)

    def _failed(self, call: CallRecord, error: BaseException, fields: dict[str, Any]) -> None:
        said = f"{type(error).__name__}: {error.message}" if isinstance(error, AnthropicError) else type(error).__name__
        if isinstance(error, AnthropicError) and error.status is not None:
            fields["http_status"] = error.status
        if call.error_type in _REFUSED:
            self._say(call.service, logging.DEBUG, "Request refused: %s", said, fields=fields, trace=call.trace)
            return
        what = "Authentication" if isinstance(error, AuthenticationError) else _kind(call)
        asked_wrongly = call.error_type in _ASKED_WRONGLY and not isinstance(error, RetryExhaustedError)
        level = logging.INFO if asked_wrongly else logging.ERROR
        self._say(call.service, level, f"{what} failed: %s", said, fields=fields, trace=call.trace)

    def _detailed(self, call: CallRecord) -> bool:
        return bool(call.state.get(self, logging.WARNING) <= logging.DEBUG)

    def _write(self, call: CallRecord, level: int, message: str, fields: Mapping[str, Any]) -> None:
        if level >= call.state.get(self, logging.WARNING):
            self._say(call.service, level, message, fields=fields, trace=call.trace)

    def _say(
        self,
        part: str,
        level: int,
        message: str,
        *args: str,
        fields: Mapping[str, Any],
        trace: tuple[str, str] | None = None,
    ) -> None:
        logger = self._logger(part)
        if not logger.isEnabledFor(level):
            return
        extra: dict[str, Any] = {"fields": dict(fields), "target": f"integrations_anthropic.{part}"}
        if trace is not None:
            extra["span"] = {"trace_id": trace[0], "span_id": trace[1]}
        logger.log(level, message, *(shown(arg) for arg in args), extra=extra)


def _kind(call: CallRecord) -> str:
    return "Stream" if call.streams else "Request"


def _asked(call: CallRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {"operation": call.operation.name}
    if call.model is not None:
        fields["model"] = scrubbed(call.model[:200])
    return fields


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
