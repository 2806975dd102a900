"""Tools that bring their definition along and read their input themselves, beside functions."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..._record import Record
from ...errors import ValidationError
from ..codec.encode import encode
from .run_options import check_seconds

if TYPE_CHECKING:
    from ...models.params import ToolUnionInput

__all__ = ["RawTool", "RunnableTool", "raw_tool"]


class RawTool(Protocol):
    """A tool with a definition of its own, for instance a JSON Schema that is not made from a function.

    Any object with these two members may stand in the `tools` of `run_tools`. `run` gets the input as the model wrote
    it: a dict that is checked against nothing, unless the definition says `strict`. An exception it raises is reported
    to the model, and a ToolError in its own words; what it returns may be what a function may return.
    """

    @property
    def definition(self) -> ToolUnionInput | Mapping[str, Any]:
        """What is sent of the tool; it has a name."""
        ...

    def run(self, input: dict[str, Any], /) -> Any:
        """Do what the tool is for. As `async def` it is for AsyncAnthropicClient only; else it runs in a thread there.

        A tool whose plain `run` returns something to await says so by an attribute `awaits` that is True. Attributes
        `timeout` (seconds for one call) and `starts_early` mean what they mean for `tool`.
        """
        ...


class RunnableTool(NamedTuple):
    """A raw tool that was looked at once."""

    name: str
    definition: dict[str, Any]
    run: Callable[[dict[str, Any]], Any]
    awaits: bool
    starts_early: bool = True
    """Whether `run_tools_stream` may start it while the answer is still arriving."""
    timeout: float | None = None
    """Seconds for one call; None: those of the run."""

    def bound(self, given: dict[str, Any]) -> Callable[[], Any]:
        """The call with one input."""
        return functools.partial(self.run, given)


def raw_tool(item: Any, where: str) -> RunnableTool | None:
    """What there is to know of a raw tool; None for anything else. Raises ValidationError for one that is not whole."""
    if not (hasattr(item, "definition") and callable(getattr(item, "run", None))):
        return None
    if isinstance(item, type):
        raise ValidationError(f"{where}: needs an object of {item.__name__}, not the class", field=where)
    definition = encode(item.definition, f"{where}.definition") if _is_data(item.definition) else None
    if not isinstance(definition, dict) or not isinstance(definition.get("name"), str):
        text = f"{where}.definition: must be an object with a name, as a definition in `tools` is"
        raise ValidationError(text, field=f"{where}.definition")
    awaits = inspect.iscoroutinefunction(item.run) or getattr(item, "awaits", False) is True
    timeout = getattr(item, "timeout", None)
    check_seconds(timeout, f"{where}.timeout")
    early = getattr(item, "starts_early", True) is not False
    return RunnableTool(definition["name"], definition, item.run, awaits, early, timeout)


def _is_data(value: Any) -> bool:
    return isinstance(value, (Mapping, Record))
