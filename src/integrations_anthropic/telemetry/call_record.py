"""What telemetry knows of a call and its attempts, gathered once for every signal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from .._core.codec.encode import encode
from .._record import UNSET
from ..errors import AnthropicError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.call.request import Request
    from .._core.call.span import ObservedExecution

__all__ = ["AttemptRecord", "CallOutcome", "CallRecord", "error_type", "failure_text"]

CallOutcome = Literal["success", "error", "cancelled", "closed"]
"""How a call ended; `closed`: the consumer closed a stream, or what was waiting, before its end."""

_CACHED = ("cache_creation_input_tokens", "cache_read_input_tokens")


class CallRecord:
    """One call: its request and, as they become known, its results. Times are seconds of a monotonic clock."""

    __slots__ = (
        *("attempts", "body", "circuit", "error_type", "extra", "first_content", "state", "lasted", "message_id"),
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

    @property
    def service(self) -> str:
        """`messages`, `admin.workspaces`."""
        return self.operation.service

    @property
    def method(self) -> str:
        """`create`, `list`."""
        return self.operation.name.rpartition(".")[2]

    @property
    def model(self) -> str | None:
        """The requested model; None where the operation has none."""
        return _string(self.requested("model"))

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
        """Input tokens as the API counts them: without those of its cache."""
        return self.usage.get("input_tokens")

    @property
    def output_tokens(self) -> int | None:
        """Output tokens."""
        return self.usage.get("output_tokens")

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
            self.message_id = _string(_field(result, "id"))
            self.response_model = _string(_field(result, "model"))
            self.stop_reason = _string(_field(result, "stop_reason"))
            usage = _field(result, "usage")
            for name in ("input_tokens", "output_tokens", *_CACHED):
                count = _field(usage, name)
                # Other servers state counts as floats, or below 0, which no counter takes.
                if isinstance(count, (int, float)) and not isinstance(count, bool) and count >= 0:
                    self.usage[name] = int(count)


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


def error_type(error: BaseException) -> str:
    """The kind of an `AnthropicError`, or `unexpected` for any other exception."""
    return str(error.kind.value) if isinstance(error, AnthropicError) else "unexpected"


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


def _field(holder: Any, name: str) -> Any:
    value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
    return None if value is UNSET else value


def _string(value: Any) -> str | None:
    return str.__str__(value) if isinstance(value, str) else None
