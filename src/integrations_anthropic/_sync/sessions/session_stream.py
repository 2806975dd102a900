# Derived from src/integrations_anthropic/_async/sessions/session_stream.py by `make codegen`. Do not edit.
"""One connection of a session's stream of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..resumable_body import ResumableBody
from ..streams.typed_event_stream import TypedEventStream

if TYPE_CHECKING:
    from ..._core.call.execution import Execution
    from ...errors import AnthropicError, APIConnectionError
    from ..http.timed_body import TimedBody

__all__ = ["SessionStream"]


class SessionStream(TypedEventStream[Any]):
    """The events of one connection. Where it breaks off, its reader opens another one: no error says how to go on."""

    def _broke_off(self, body: TimedBody, execution: Execution, error: APIConnectionError) -> None:
        error.mid_stream = True
        raise error

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        return ResumableBody._annotate(self, error)
