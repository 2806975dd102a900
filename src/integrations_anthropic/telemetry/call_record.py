"""What telemetry knows of a call and its attempts, gathered once for every signal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from .._core.codec.encode import encode
from .._record import UNSET
from ..errors import AnthropicError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.call.request import Request
    from .._core.call.span import ObservedExecution

__all__ = [
    "AttemptRecord",
    "CallOutcome",
    "CallRecord",
    "error_type",
    "exception_type",
    "failure_text",
    "field_of",
    "string_of",
    "tokens_of",
]

CallOutcome = Literal["success", "error", "cancelled", "closed"]
"""How a call ended; `closed`: the consumer closed a stream, or what was waiting, before its end."""

COUNTED = "CountTokensResponse"
"""Record of what `count_tokens` returns."""

_USAGE = {
    "input": "input_tokens",
    "output": "output_tokens",
    "cache_read": "cache_read_input_tokens",
    "cache_creation": "cache_creation_input_tokens",
}
"""Directions of tokens, and the fields of the API's usage that state them."""


class CallRecord:
    """One call: its request and, as they become known, its results. Times are seconds of a monotonic clock."""

    __slots__ = (
        *("attempts", "body", "circuit", "counted", "error_type", "extra", "first_content", "state", "lasted"),
        *("message_id", "model"),
        *(
            "operation",
            "outcome",
            "request_id",
            "response_model",
            "result",
            "retryable",
            "started",
            "stop_reason",
            "streams",
        ),
        *("trace", "url", "usage"),
    )

    def __init__(self, execution: ObservedExecution, started: float) -> None:
        self.operation = execution.call.operation
        self.body = execution.call.body
        self.extra: Mapping[str, Any] = execution.call.options.extra_body or {}
        self.started = started
        self.url = execution.request.url
        self.streams = self.operation.streams
        self.attempts = len(execution.attempts)
        self.state: dict[Any, Any] = {}
        """What each signal keeps of the call, by signal."""
        self.trace: tuple[str, str] | None = None
        """Ids of the trace and of the call's own span, in hexadecimal."""
        self.circuit: str | None = None
        """The state of the circuit when it was asked; None without a circuit."""
        self.lasted = 0.0
        """Seconds from the call to its end, once it has ended."""
        self.first_content: float | None = None
        self.request_id: str | None = None
        self.outcome: CallOutcome = "success"
        self.error_type: str | None = None
        self.retryable = False
        self.result: Any = None
        self.message_id: str | None = None
        self.response_model: str | None = None
        self.stop_reason: str | None = None
        self.usage: dict[str, int] = {}
        """Tokens by direction: `input`, `output`, `cache_read`, `cache_creation`, `reasoning`."""
        self.counted: int | None = None
        """What `count_tokens` counted: tokens that were not used."""
        self.model = string_of(self.requested("model"))
        """The requested model; None where the operation has none."""

    @property
    def service(self) -> str:
        """`messages`, `admin.workspaces`."""
        return self.operation.service

    @property
    def method(self) -> str:
        """`create`, `list`."""
        return self.operation.name.rpartition(".")[2]

    @property
    def max_tokens(self) -> int | None:
        """The requested maximum of output tokens."""
        value = self.requested("max_tokens")
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @property
    def writes_message(self) -> bool:
        """Whether a model writes a message in response."""
        return self.operation.stream_flag is not None

    @property
    def input_tokens(self) -> int | None:
        """Input tokens as the API counts them: without those of its cache. Of `count_tokens` its result."""
        return self.usage.get("input", self.counted)

    @property
    def output_tokens(self) -> int | None:
        """Output tokens, those of reasoning included."""
        return self.usage.get("output")

    def requested(self, name: str) -> Any:
        """A field of the request, as JSON data; None where it has none."""
        if name in self.extra:
            return self.extra[name]
        value = self.body.get(name) if isinstance(self.body, Mapping) else getattr(self.body, name, None)
        return None if value is None or value is UNSET else encode(value)

    def end(self, outcome: CallOutcome, error: BaseException | None, result: Any, now: float) -> None:
        """Record how and when the call ended."""
        self.outcome = outcome
        self.lasted = now - self.started
        self.result = result
        if error is not None and outcome == "error":
            self.error_type = error_type(error)
            if isinstance(error, AnthropicError):
                self.retryable = error.is_retryable
                self.request_id = self.request_id or error.request_id
        if self.writes_message and result is not None:
            self.message_id = string_of(field_of(result, "id"))
            self.response_model = string_of(field_of(result, "model"))
            self.stop_reason = string_of(field_of(result, "stop_reason"))
            self.usage = tokens_of(field_of(result, "usage"))
        elif result is not None and self.operation.result == COUNTED:
            self.counted = _count(field_of(result, "input_tokens"))


class AttemptRecord:
    """One attempt: its number from 1, its request and its response."""

    __slots__ = ("body", "headers", "length", "method", "number", "received", "status", "url")

    def __init__(self, request: Request, number: int, url: str) -> None:
        self.number = number
        self.method = request.method
        self.url = url
        """Without user, password and unknown parameters."""
        self.body = request.body
        self.headers = request.headers
        self.length = len(request.body or b"")
        self.status: int | None = None
        self.received: int | None = None
        """Bytes of the response's body; None where they have not arrived and are not announced."""


def tokens_of(usage: Any) -> dict[str, int]:
    """Tokens by direction, as far as the usage of a message states them; `reasoning` is a part of `output`."""
    if usage is None:
        return {}
    found = {name: _count(field_of(usage, field)) for name, field in _USAGE.items()}
    details = field_of(usage, "output_tokens_details")
    if details is not None:
        found["reasoning"] = _count(field_of(details, "thinking_tokens"))
    return {name: count for name, count in found.items() if count is not None}


def error_type(error: BaseException) -> str:
    """The kind of an `AnthropicError`, or `unexpected` for any other exception."""
    return str(error.kind.value) if isinstance(error, AnthropicError) else "unexpected"


def exception_type(error: BaseException) -> str:
    """The class of an exception as `exception.type` of OpenTelemetry has it: `package.module.Class`, `KeyError`."""
    cls = type(error)
    return cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"


def failure_text(error: AnthropicError, request_id: str | None) -> str:
    """What an error says, with the id of its request, which the support of the API asks for."""
    text = str(error)
    return text if request_id is None or error.request_id is not None else f"{text} (request_id {request_id})"


def outcome_of(error: BaseException) -> CallOutcome:
    """The outcome of a call that ends in `error`: its consumer may have stopped, which is none."""
    if isinstance(error, GeneratorExit):
        # A generator, or a coroutine, was closed while it waited.
        return "closed"
    return "error" if isinstance(error, Exception) else "cancelled"


def message_so_far(snapshot: Callable[[], Any] | None) -> Any:
    """The message so far, None where the events so far make none."""
    if snapshot is None:
        return None
    try:
        return snapshot()
    except AnthropicError:
        return None


def field_of(holder: Any, name: str) -> Any:
    """A field of a record or of JSON data; None where there is none."""
    value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
    return None if value is UNSET else value


def string_of(value: Any) -> str | None:
    """A string as one of the class itself; None for any other value."""
    return str.__str__(value) if isinstance(value, str) else None


def _count(value: Any) -> int | None:
    # Other servers state counts as floats, or below 0, which no counter takes.
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < math.inf:
        return int(value)
    return None
