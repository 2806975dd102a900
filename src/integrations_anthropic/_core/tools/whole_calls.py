"""Which calls of a streamed answer are whole before the answer is: their tools may start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..codec.lenient import structure_leniently
from ..codec.response_reader import unreported
from ..codec.type_refs import TypeRef
from ..streaming.growing_block import copied

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock
    from ..streaming.accumulate import Accumulator

__all__ = ["WholeCalls"]


class WholeCalls:
    """Follows the events of one answer.

    A call is whole at the end of its block where its input is a whole JSON object. An answer that is cut off ends its
    last block too: so a call without any input is whole once the model has gone on from it. After a fallback to another
    model nothing is known before the end: what was said before it may have been cut off.
    """

    def __init__(self) -> None:
        # Calls that ended without input.
        self._empty: list[ToolUseBlock] = []
        self._fell_back = False

    def add(self, event: dict[str, Any], message: Accumulator) -> list[ToolUseBlock]:
        """The calls that are known to be whole since this event, which `message` has taken in."""
        kind = event.get("type")
        if kind == "content_block_stop":
            return self._ended(message, event.get("index"))
        if kind == "content_block_start":
            block = event.get("content_block")
            if isinstance(block, dict) and block.get("type") == "fallback":
                self._fell_back = True
                self._empty = []
            return self._went_on()
        delta = event.get("delta")
        if kind == "message_delta" and isinstance(delta, dict) and delta.get("stop_reason") == "tool_use":
            return self._went_on()
        return []

    def _ended(self, message: Accumulator, index: Any) -> list[ToolUseBlock]:
        block = message.block_at(index)
        if block is None or block.is_open or block.data.get("type") != "tool_use" or self._fell_back:
            return []
        names = block.data.get("id"), block.data.get("name")
        if not all(isinstance(name, str) for name in names):
            return []
        given = block.data.get("input")
        if block.is_whole is False or not isinstance(given, dict):
            return []
        call: ToolUseBlock = structure_leniently(copied(block.data), TypeRef("ToolUseBlock"), unreported)
        if block.is_whole or given:
            return [call]
        self._empty.append(call)
        return []

    def _went_on(self) -> list[ToolUseBlock]:
        found, self._empty = self._empty, []
        return found
