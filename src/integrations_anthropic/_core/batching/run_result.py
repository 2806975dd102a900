"""One result of a run, whether it came of a batch or of a call of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from ...errors import AnthropicError, APITimeoutError
from ...models.batches import BatchErrored, BatchResult, BatchSucceeded
from ..codec.encode import encode
from ..codec.error_response import from_outcome
from ..codec.lenient import structure_leniently
from ..codec.response_reader import unreported

if TYPE_CHECKING:
    from ...models.message import MessageResponse

__all__ = ["RunResult", "failed_result", "is_passing", "succeeded_result", "without_result"]

PASSING = frozenset({"overloaded_error", "api_error", "rate_limit_error", "timeout_error"})
"""Types of errors that another try may not have."""


@frozen
class RunResult:
    """What became of one request. `to_dict` and `to_json` give the line of a batch's results."""

    response: BatchResult
    """The result as the API has it; of a call of its own, in the same form."""
    error: AnthropicError | None = field(default=None, eq=False)
    """Why there is no message, as an error of this package; None where there is one. It is not raised."""

    @property
    def custom_id(self) -> str:
        """The id of the request."""
        return self.response.custom_id

    @property
    def result(self) -> Any:
        """The outcome: BatchSucceeded, BatchErrored, BatchExpired, BatchCanceled; `type` says which."""
        return self.response.result

    @property
    def message(self) -> MessageResponse | None:
        """The message; None where there is none."""
        found: MessageResponse | None = getattr(self.response.result, "message", None)
        return found

    def get(self) -> MessageResponse:
        """The message. Raises `error` where there is none."""
        message = self.message
        if message is None:
            raise self.error or AnthropicError(f"the request {self.custom_id!r} has no message: {self.result.type}")
        return message


def result_of(line: BatchResult) -> RunResult:
    """The result of a batch's line."""
    outcome = line.result
    if isinstance(outcome, BatchSucceeded):
        return RunResult(line)
    if isinstance(outcome, BatchErrored):
        return RunResult(line, from_outcome(encode(outcome.error)))
    return RunResult(line, AnthropicError(f"the request {line.custom_id!r} was not answered: it is {outcome.type}"))


def is_passing(line: BatchResult, *, was_canceled: bool) -> bool:
    """Whether a request may be asked again: it expired or failed for a passing reason, its batch was not stopped."""
    outcome: Any = line.result
    if was_canceled:
        return False
    if outcome.type == "expired":
        return True
    detail = getattr(getattr(outcome, "error", None), "error", None)
    return outcome.type == "errored" and getattr(detail, "type", None) in PASSING


def succeeded_result(custom_id: str, message: MessageResponse) -> RunResult:
    """The result of a call that was answered."""
    return RunResult(BatchResult(custom_id=custom_id, result=BatchSucceeded(message=message)))


def failed_result(custom_id: str, error: AnthropicError) -> RunResult:
    """The result of a call that failed."""
    body = error.body if isinstance(error.body, dict) and isinstance(error.body.get("error"), dict) else None
    if body is None:
        kind = "timeout_error" if isinstance(error, APITimeoutError) else "api_error"
        body = {"type": "error", "error": {"type": kind, "message": error.message}}
    data = {"custom_id": custom_id, "result": {"type": "errored", "error": body}}
    return RunResult(structure_leniently(data, BatchResult, unreported), error)


def without_result(custom_id: str, batch: str, unread: AnthropicError | None) -> RunResult:
    """The result of a request that an ended batch has no line for. `unread`: why a line of it could not be read."""
    why = f"the batch {batch} ended without a result for this request"
    error = AnthropicError(why if unread is None else f"{why}, or with one that cannot be read: {unread.message}")
    error.__cause__ = unread
    return failed_result(custom_id, error)
