# Derived from src/integrations_anthropic/_async/sessions/session_stream.py by `make codegen`. Do not edit.
"""One connection of a session's stream of events."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...errors import AnthropicError
from ..resumable_body import ResumableBody
from ..streams.typed_event_stream import TypedEventStream

if TYPE_CHECKING:
    from ..._core.call.execution import Execution
    from ..._core.call.operation import Call
    from ...errors import APIConnectionError
    from ..http.timed_body import TimedBody
    from ..pipeline import Pipeline

__all__ = ["SessionStream"]


class SessionStream(TypedEventStream[Any]):
    """The events of one connection. Where it breaks off, its reader opens another one: no error says how to go on."""

    def __init__(self, pipeline: Pipeline, call: Call, decide: Callable[[AnthropicError], float | None]) -> None:
        """`decide`: seconds after which another connection is opened where this one broke off; None: none is."""
        super().__init__(pipeline, call)
        self._decide = decide

    def _broke_off(self, body: TimedBody, execution: Execution, error: APIConnectionError) -> None:
        error.mid_stream = True
        raise error

    def _report(self, error: BaseException) -> None:
        delay = self._decide(error) if self._opened is not None and isinstance(error, AnthropicError) else None
        if self._opened is None or delay is None or not isinstance(error, AnthropicError):
            super()._report(error)
            return
        execution = self._opened[1]
        execution.span.reconnects(execution, error, delay)

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        return ResumableBody._annotate(self, error)
