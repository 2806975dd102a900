"""Errors of our own making: calls refused before they are sent, tools that never end, answers that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ._anthropic_error import AnthropicError, ErrorKind, Facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

__all__ = ["CircuitBreakerOpenError", "LocalRateLimitError", "OutputParseError", "ToolRoundsExceededError"]


class CircuitBreakerOpenError(AnthropicError):
    """Too many calls failed of late, so this one was not sent.

    `open_until`: when the next call will be let through (aware, UTC). `retry_after`: the same as seconds from now.
    """

    kind = ErrorKind.CIRCUIT_OPEN

    def __init__(
        self,
        message: str,
        *,
        open_until: datetime | None = None,
        retry_after: float | None = None,
        **facts: Unpack[Facts],
    ) -> None:
        super().__init__(message, **facts)
        self.open_until = open_until
        self.retry_after = retry_after


class LocalRateLimitError(AnthropicError):
    """The client's own limiter refused; nothing was sent. `retry_after`: seconds until it would agree, or None."""

    kind = ErrorKind.LOCAL_RATE_LIMIT

    def __init__(self, message: str, *, retry_after: float | None = None, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.retry_after = retry_after


class ToolRoundsExceededError(AnthropicError):
    """The model still calls tools, and `max_rounds` of `run_tools` is used up; its last calls were not run.

    `messages`: the whole conversation, to show, to keep, or to go on with in another `run_tools`. `rounds`: answers
    it took. `partial` is the last of them.
    """

    kind = ErrorKind.TOOL_ROUNDS

    def __init__(self, message: str, *, messages: Sequence[Any] = (), rounds: int = 0, **facts: Unpack[Facts]) -> None:
        super().__init__(message, **facts)
        self.messages = list(messages)
        self.rounds = rounds


class OutputParseError(AnthropicError):
    """The answer to `parse` is no value of the type that was asked for.

    `answer`: the whole message, as it was paid for; `partial` is the same. `stop_reason`: why the model stopped.
    `refused`: the model declined. `truncated`: the answer was cut short by a limit.
    """

    kind = ErrorKind.OUTPUT

    def __init__(
        self,
        message: str,
        *,
        answer: Any = None,
        stop_reason: str | None = None,
        refused: bool = False,
        truncated: bool = False,
        **facts: Unpack[Facts],
    ) -> None:
        super().__init__(message, **facts)
        self.answer = answer
        self.stop_reason = stop_reason
        self.refused = refused
        self.truncated = truncated
