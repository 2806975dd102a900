"""The log events of this package."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["LOG_EVENTS", "LogEvent"]


class LogEvent(NamedTuple):
    """One event. Its record has `fields` as a mapping, and `span` where it belongs to a trace."""

    message: str
    """How its message begins; `…` stands for what differs."""
    part: str
    """The logger, without `integrations_anthropic.`; `service` is that of the call, `messages` or `batches`."""
    level: str
    meaning: str
    fields: tuple[str, ...] = ()
    convention: str = "package"


LOG_EVENTS: list[LogEvent] = []
"""All of them, in the order of the definitions below."""


def _event(
    message: str, part: str, level: str, meaning: str, fields: tuple[str, ...] = (), convention: str = "package"
) -> str:
    LOG_EVENTS.append(LogEvent(message, part, level, meaning, fields, convention))
    return message


_OF_CALL = ("operation", "model")
_AT_END = ("request_id", *_OF_CALL, "duration_ms", "input_tokens", "output_tokens", "status")
_FAILED = (*("request_id", *_OF_CALL), "duration_ms", "status", "attempts", "error_type", "http_status")
_STREAM_FAILED = (*_AT_END, "attempts", "error_type", "http_status")
_UNSENT = (*_OF_CALL, "duration_ms", "status")
_OF_RUN = (*_OF_CALL, "rounds", "tool_calls", "duration_ms", "input_tokens", "output_tokens", "status")
_OF_TOOL = ("operation", "tool", "call_id")

CONFIGURATION = _event(
    "Configuration loaded",
    "config",
    "INFO",
    "a client was made; names of options, no values",
    ("base_url", "given"),
    "package",
)
REQUEST_STARTED = _event("Request started", "service", "INFO", "a call begins", _OF_CALL, "package")
STREAM_STARTED = _event("Stream started", "service", "INFO", "the call of a stream begins", _OF_CALL, "package")
RETRY_ATTEMPT = _event("Retry attempt", "service", "DEBUG", "another attempt is sent", ("attempt",), "package")
SENDING = _event(
    "Sending request",
    "service",
    "DEBUG",
    "an attempt is sent; the body only with `log_content`",
    ("attempt", "method", "url", "headers", "body"),
    "package",
)
RESPONSE = _event(
    "Received response",
    "service",
    "DEBUG",
    "the head of a response arrived",
    ("attempt", "http_status", "request_id", "headers"),
    "package",
)
BODY = _event(
    "Received body",
    "service",
    "DEBUG",
    "the body arrived; its text only with `log_content`",
    ("attempt", "bytes", "body"),
    "package",
)
REQUEST_COMPLETED = _event("Request completed", "service", "INFO", "a call succeeded", _AT_END, "package")
STREAM_COMPLETED = _event("Stream completed", "service", "INFO", "a stream was read to its end", _AT_END, "package")
STREAM_CLOSED = _event("Stream closed before its end", "service", "INFO", "its consumer stopped", _AT_END)
REQUEST_CLOSED = _event(
    "Request closed before its end",
    "service",
    "INFO",
    "its consumer stopped",
    ("request_id", "operation", "duration_ms", "status"),
)
REQUEST_CANCELLED = _event("Request cancelled", "service", "INFO", "the task of the call was cancelled", _UNSENT)
STREAM_CANCELLED = _event("Stream cancelled", "service", "INFO", "the task that read it was cancelled", _AT_END)
REQUEST_FAILED = _event(
    "Request failed",
    "service",
    "ERROR, WARNING, INFO",
    "a call failed; WARNING: key, permission or billing; INFO: the request was wrong",
    _FAILED,
    "package",
)
STREAM_FAILED = _event(
    "Stream failed", "service", "ERROR, WARNING, INFO", "the same of a stream", _STREAM_FAILED, "package"
)
AUTHENTICATION_FAILED = _event(
    "Authentication failed", "service", "ERROR, WARNING", "the API refused the key", _FAILED, "package"
)
REFUSED = _event(
    "Request refused", "service", "DEBUG", "by an open circuit or a local limit", (*_UNSENT, "attempts", "error_type")
)
RETRY = _event(
    "Retry triggered",
    "retry",
    "WARNING",
    "an attempt failed, and another follows",
    (*_OF_CALL, "attempt", "delay_ms", "error_type", "http_status", "request_id"),
    "package",
)
RECONNECTS = _event(
    "Stream reconnects",
    "service",
    "WARNING",
    "the event stream of a session broke off, and is opened again; what was missed is listed",
    ("operation", "delay_ms", "error_type", "http_status", "request_id"),
)
LIMITER_WAITS = _event(
    "Rate limiter waits", "limits", "DEBUG", "an attempt waits for its turn", ("service", "seconds"), "package"
)
LIMITS = _event(
    "Rate limits",
    "limits",
    "DEBUG",
    "what a response stated as remaining",
    ("requests", "tokens", "input_tokens", "output_tokens"),
    "package",
)
LIMIT_NEAR = _event(
    "Rate limit approaching",
    "limits",
    "WARNING",
    "less than a tenth is left, once until its reset",
    ("limit_type", "remaining", "limit"),
    "package",
)
RUN_STARTED = _event("Run started", "service", "INFO", "a run of tools begins", _OF_CALL)
RUN_COMPLETED = _event("Run completed", "service", "INFO", "a run of tools is over", _OF_RUN)
RUN_CLOSED = _event("Run closed before its end", "service", "INFO", "its consumer stopped", _OF_RUN)
RUN_CANCELLED = _event("Run cancelled", "service", "INFO", "the task of the run was cancelled", _OF_RUN)
RUN_FAILED = _event(
    "Run failed", "service", "INFO", "an error ended it, which is logged where it arose", (*_OF_RUN, "error_type")
)
TOOL_STARTED = _event("Tool started", "service", "DEBUG", "a tool is run", _OF_TOOL)
TOOL_COMPLETED = _event(
    "Tool completed", "service", "DEBUG", "the model gets its result", (*_OF_TOOL, "duration_ms", "status")
)
TOOL_FAILED = _event(
    "Tool failed",
    "service",
    "INFO",
    "the model gets an error; the class of the exception, no text",
    (*_OF_TOOL, "duration_ms", "status", "error_type"),
)
CIRCUIT_CHANGED = _event(
    "circuit of …",
    "circuit",
    "WARNING",
    "a circuit changed its state",
    ("service", "old_state", "new_state"),
    "package",
)
CIRCUIT_OPENED = _event(
    "circuit breaker opened for …",
    "circuit",
    "ERROR",
    "calls of a service fail at once",
    ("service", "old_state", "new_state"),
    "package",
)
LISTENER_RAISED = _event("a listener of the circuit raised …", "circuit", "ERROR", "its exception was dropped")
ON_RETRY_RAISED = _event("on_retry raised …", "retry", "ERROR", "its exception was dropped")
ON_RETRY_ASYNC = _event("on_retry returned a coroutine: …", "retry", "ERROR", "it must be a plain function")
HOOK_RAISED = _event("… raised …", "hooks", "ERROR", "`on_request` or `on_response`: its exception was dropped")
SIGNAL_FAILED = _event("… are incomplete: …", "telemetry", "WARNING", "an exporter or a registry failed, once each")
DEVIATION = _event(
    "the response is not what the API promises: …",
    "responses",
    "WARNING",
    "it is read as it came; once a kind",
    ("path",),
)
FILE_READABLE = _event("config file … can be read by other users …", "config", "WARNING", "its mode should be 600")
UNKNOWN_KEYS = _event("…: unknown keys are ignored: …", "config", "WARNING", "of the file or of a policy")
NO_PROXY = _event("NO_PROXY entry … is malformed and is skipped", "config", "WARNING", "the other entries count")
CREDENTIAL_UNUSED = _event(
    "… is not used: …", "config", "WARNING", "a profile or workload identity that is set up beside a key"
)
TOKEN_ISSUED = _event("an access token was issued …", "credentials", "DEBUG", "and how long it is valid")
TOKEN_KEPT = _event(
    "the access token is used on, as a new one could not be had: …",
    "credentials",
    "WARNING",
    "a new one could not be had yet",
)
LOGIN_UNWRITABLE = _event(
    "profile …: … cannot be written …", "credentials", "ERROR", "the renewed login is known to this process alone"
)
REDIS_LOST = _event(
    "Redis at … does not reply …", "storage", "WARNING", "limits or circuit are kept in the process until it is back"
)
REDIS_BACK = _event("Redis at … is back", "storage", "INFO", "limits or circuit are shared again")
POLL_FAILED = _event(
    "asking for work failed … times", "work", "WARNING", "a worker of an environment asks again after a while"
)
UNACKNOWLEDGED = _event(
    "work … was not acknowledged", "work", "WARNING", "another worker may have it, or the API could not be reached"
)
WORK_WITHOUT_TOKEN = _event(
    "the secret of work … has no token: its calls are made without",
    "work",
    "WARNING",
    "they are made with the credential of the worker",
)
WORK_FAILED = _event(
    "work … failed", "work", "ERROR", "its handler raised the exception that is logged; the work is stopped"
)
BATCH_CALL_FAILED = _event(
    "…: failed … times, the next try follows in … s: …",
    "batch_runs",
    "WARNING",
    "a call of `batches.run` about the batch it begins with failed for a passing reason, and is made again",
)
