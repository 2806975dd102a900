"""One connection of a session's stream of events."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...errors import AnthropicError
from ..resumable_body import AsyncResumableBody
from ..streams.typed_event_stream import AsyncTypedEventStream

if TYPE_CHECKING:
    from ..._core.call.execution import Execution
    from ..._core.call.operation import Call
    from ...errors import APIConnectionError
    from ..http.timed_body import AsyncTimedBody
    from ..pipeline import AsyncPipeline

__all__ = ["AsyncSessionStream"]


class AsyncSessionStream(AsyncTypedEventStream[Any]):
    """The events of one connection. Where it breaks off, its reader opens another one: no error says how to go on."""

    def __init__(self, pipeline: AsyncPipeline, call: Call, decide: Callable[[AnthropicError], float | None]) -> None:
        """`decide`: seconds after which another connection is opened where this one broke off; None: none is."""
        super().__init__(pipeline, call)
        self._decide = decide

    async def _broke_off(self, body: AsyncTimedBody, execution: Execution, error: APIConnectionError) -> None:
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
        return AsyncResumableBody._annotate(self, error)
