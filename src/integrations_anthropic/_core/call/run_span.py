"""What a run of tools reports of itself: its beginning and end, its answers, and each call of a tool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["RunSpan", "ToolSpan"]


class ToolSpan(Protocol):
    """One call of a tool. It ends once: the first of its endings counts."""

    def begun(self) -> None:
        """The tool begins, in the context that this is called in, where its span is the current one from now on."""
        ...

    def left(self) -> None:
        """The context is one in which others go on: the span is the current one no more."""
        ...

    def stopped(self) -> None:
        """The tool has ended, or is given up; what came of it is reported later."""
        ...

    def ended(self, result: Mapping[str, Any], error: BaseException | None, *, refused: bool = False) -> None:
        """The call is over: `result` is the block that the model is given, `error` why it is one of an error.

        `refused`: whether the call was not made because `confirm` refused it.
        """
        ...

    def cancelled(self) -> None:
        """The call was given up: nothing of it is sent."""
        ...


class RunSpan(Protocol):
    """One run of tools, from its first request to its last answer. It ends once."""

    @property
    def context(self) -> object:
        """The context in which the requests of the run are made, for `CallObserver.start`."""
        ...

    def tool(self, call: ToolUseBlock) -> ToolSpan:
        """A call of a tool, which has not begun."""
        ...

    def answered(self, answer: Any) -> None:
        """The model answered: with a message, whose usage is added up."""
        ...

    def succeeded(self) -> None:
        """The run is over."""
        ...

    def failed(self, error: BaseException) -> None:
        """The run ended in `error`, or was cancelled."""
        ...

    def closed(self) -> None:
        """The consumer closed the run before its end."""
        ...
