"""One connection of a session's stream of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..resumable_body import AsyncResumableBody
from ..streams.typed_event_stream import AsyncTypedEventStream

if TYPE_CHECKING:
    from ..._core.call.execution import Execution
    from ...errors import AnthropicError, APIConnectionError
    from ..http.timed_body import AsyncTimedBody

__all__ = ["AsyncSessionStream"]


class AsyncSessionStream(AsyncTypedEventStream[Any]):
    """The events of one connection. Where it breaks off, its reader opens another one: no error says how to go on."""

    async def _broke_off(self, body: AsyncTimedBody, execution: Execution, error: APIConnectionError) -> None:
        error.mid_stream = True
        raise error

    def _annotate(self, error: AnthropicError) -> AnthropicError:
        return AsyncResumableBody._annotate(self, error)
