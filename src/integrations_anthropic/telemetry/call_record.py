"""What there is to know of a call that is observed, gathered once for every signal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from .._core.codec.encode import encode
from .._record import UNSET
from ..errors import AnthropicError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core.call.execution import Execution
    from .._core.call.request import Request

__all__ = ["CallRecord", "CallOutcome", "AttemptRecord", "error_type"]

CallOutcome = Literal["success", "error", "cancelled", "closed"]
"""How a call ended: `closed` is a stream whose rest was not wanted."""

_CACHED = ("cache_creation_input_tokens", "cache_read_input_tokens")


class CallRecord:
    """One call: what was asked, and, as it comes, what became of it. Times are seconds of a monotonic clock."""

    __slots__ = (
        *("attempts", "body", "circuit", "error_type", "extra", "first_content", "kept", "lasted", "message_id"),
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

    def __init__(self, execution: Execution, started: float) -> None:
        self.operation = execution.call.operation
        self.body = execution.call.body
        self.extra: Mapping[str, Any] = execution.call.options.extra_body or {}
        self.started = started
        self.url = execution.request.url
        self.streams = self.operation.streams
        self.attempts = len(execution.attempts)
        self.kept: dict[Any, Any] = {}
        """What each signal keeps of the call for itself."""
        self.trace: tuple[str, str] | None = None
        """Ids of the trace and of the call's own span, in hexadecimal."""
        self.circuit: str | None = None
        """Its state when it was asked; None without one."""
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
        """The model that was asked for, None where none was."""
        return _text(self.asked("model"))

    @property
    def max_tokens(self) -> int | None:
        """The number of tokens that were asked for at most."""
        value = self.asked("max_tokens")
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    @property
    def writes_message(self) -> bool:
        """Whether a model writes a message in answer."""
        return self.operation.stream_flag is not None

    @property
    def input_tokens(self) -> int | None:
        """Tokens read, as the API counts them: without those of its cache."""
        return self.usage.get("input_tokens")

    @property
    def output_tokens(self) -> int | None:
        """Tokens written."""
        return self.usage.get("output_tokens")

    def asked(self, name: str) -> Any:
        """A field of the request, as JSON data; None where it has none."""
        if name in self.extra:
            return self.extra[name]
        value = self.body.get(name) if isinstance(self.body, Mapping) else getattr(self.body, name, None)
        return None if value is None or value is UNSET else encode(value)

    def ends(self, outcome: CallOutcome, error: BaseException | None, result: Any, now: float) -> None:
        """Take in how it ended, and when."""
        self.outcome = outcome
        self.lasted = now - self.started
        self.result = result
        if error is not None:
            self.error_type = error_type(error)
            if isinstance(error, AnthropicError):
                self.retryable = error.is_retryable
                self.request_id = self.request_id or error.request_id
        if self.writes_message and result is not None:
            self.message_id = _text(_of(result, "id"))
            self.response_model = _text(_of(result, "model"))
            self.stop_reason = _text(_of(result, "stop_reason"))
            usage = _of(result, "usage")
            for name in ("input_tokens", "output_tokens", *_CACHED):
                count = _of(usage, name)
                if isinstance(count, int):
                    self.usage[name] = count


class AttemptRecord:
    """One attempt: its number from 1, what went out, and what came back."""

    __slots__ = ("body", "headers", "kept", "length", "method", "number", "received", "status", "url")

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
        """Bytes of the answer's body; None where they are still on the wire and not announced."""
        self.kept: dict[Any, Any] = {}


def error_type(error: BaseException) -> str:
    """One word for what went wrong: the kind of our errors, `cancelled`, or `unexpected` for what is not ours."""
    if isinstance(error, AnthropicError):
        return str(error.kind.value)
    return "unexpected" if isinstance(error, Exception) else "cancelled"


def ending_of(error: BaseException) -> CallOutcome:
    """How a call ends that ends in `error`."""
    return "error" if isinstance(error, Exception) else "cancelled"


def later(so_far: Callable[[], Any] | None) -> Any:
    """The message as far as it came, None where that makes none."""
    if so_far is None:
        return None
    try:
        return so_far()
    except AnthropicError:
        return None


def _of(holder: Any, name: str) -> Any:
    value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
    return None if value is UNSET else value


def _text(value: Any) -> str | None:
    return str.__str__(value) if isinstance(value, str) else None
