"""What can be said of a tool beside its function, and a call of it made ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

if TYPE_CHECKING:
    from ...models.enums import AllowedCaller
    from ...models.params import CacheControlInput, ToolUnionInput

__all__ = ["OWN_OPTIONS", "ToolEntry", "ToolInvocation", "ToolOptions"]

OWN_OPTIONS = ("name", "description", "definition", "timeout", "starts_early")
"""Options of a tool that are not sent as they are."""


class ToolOptions(TypedDict, total=False):
    """What can be said of a tool beside its function; the fields of `Tool`, where they are described."""

    name: str | None
    description: str | None
    strict: bool | None
    cache_control: CacheControlInput | None
    defer_loading: bool | None
    allowed_callers: Sequence[AllowedCaller] | None
    input_examples: Sequence[Mapping[str, Any]] | None
    eager_input_streaming: bool | None
    definition: ToolUnionInput | None
    """Sent instead of one made from the function, as for `{"type": "bash_20250124", "name": "bash"}`."""
    timeout: float | None
    """Seconds for one call; default: `tool_timeout` of the run. Not sent."""
    starts_early: bool | None
    """Whether `run_tools_stream` may start it while the answer is still arriving; default: True. Not sent."""


class ToolInvocation(NamedTuple):
    """A call of a function, ready to be made."""

    run: Callable[[], Any]
    awaits: bool
    seconds: float | None = None
    """The tool's own time limit."""


class ToolEntry(NamedTuple):
    """One tool of a conversation. `item`: as it was given; a function as a FunctionTool."""

    item: Any
    name: str | None
    definition: dict[str, Any]
    """What is sent of it."""
    function: Any
    """The FunctionTool or RunnableTool that runs; None where the tool is only described."""

    def is_meant(self, item: Any) -> bool:
        """Whether it is the tool of that name, or of that function, or this definition."""
        if isinstance(item, str):
            return self.name == item
        called = getattr(self.function, "function", None)
        return self.item is item or (called is not None and called == getattr(item, "function", item))
