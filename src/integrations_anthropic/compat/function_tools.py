"""Tools of `tool_runner`: functions, and objects that bring their definition along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Generic, ParamSpec, TypeVar, cast, overload

from .._core.tools.toolbox import FunctionTool
from ..errors import ConfigurationError
from ..errors import ToolError as ToolError
from .arguments import given

__all__ = ["BetaAsyncFunctionTool", "BetaFunctionTool", "BuiltTool", "ToolError", "beta_async_tool", "beta_tool"]

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C", bound=Callable[..., Any])

_FIELDS = ("allowed_callers", "cache_control", "defer_loading", "eager_input_streaming", "input_examples", "strict")


class BetaFunctionTool(FunctionTool[..., Any], Generic[C]):
    """A function the model can call: `name`, `description`, `input_schema`, `to_dict()` and `call(input)`."""

    @property
    def func(self) -> C:
        """The function."""
        return cast(C, self.function)

    @property
    def description(self) -> str:
        """What it does, as the model reads it."""
        return str(self.to_dict().get("description") or "")

    @property
    def input_schema(self) -> dict[str, Any]:
        """The JSON schema of its parameters."""
        schema: dict[str, Any] = self.to_dict()["input_schema"]
        return schema

    def call(self, input: Any) -> Any:
        """Call the function with an input of the model. Raises ValueError for one that does not fit its parameters."""
        from .._core.schema.convert import ConversionError, convert

        signature = self.signature()
        try:
            values = dict(convert(input, signature.parameters))
        except ConversionError as error:
            raise ValueError(f"Invalid arguments for function {self.name}: {error}") from error
        positional, named = signature.arguments(values)
        return self.function(*positional, **named)


class ScheduledTool(BetaFunctionTool[C]):
    """A tool of a streamed run: whether it starts before the message is whole is asked for each call."""

    def __init__(self, tool: FunctionTool[..., Any], early: Callable[[str], bool]) -> None:
        """`early`: whether a call of the tool of this name may start now."""
        super().__init__(cast(Any, tool))
        self._early = early

    @property
    def starts_early(self) -> bool:
        """Whether it may start while the message that calls it is still arriving."""
        return super().starts_early and self._early(self.name)


class BetaAsyncFunctionTool(BetaFunctionTool[C]):
    """An async function the model can call: its `call` is awaited."""


class BuiltTool:
    """A tool with a definition of its own: any object with `to_dict()` and `call(input)`, as `run_tools` takes it."""

    def __init__(self, built: Any, early: Callable[[str], bool] | None = None) -> None:
        self._built = built
        self._early = early
        self.run: Callable[[dict[str, Any]], Any] = built.call

    @property
    def definition(self) -> Mapping[str, Any]:
        """What is sent of it."""
        definition: Mapping[str, Any] = self._built.to_dict()
        return definition

    @property
    def starts_early(self) -> bool:
        """Whether it may start while the message that calls it is still arriving."""
        return self._early is None or self._early("")


@overload
def beta_tool(func: Callable[P, R], /) -> BetaFunctionTool[Callable[P, R]]: ...
@overload
def beta_tool(
    func: Callable[P, R],
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    input_schema: Any = None,
    **fields: Any,
) -> BetaFunctionTool[Callable[P, R]]: ...
@overload
def beta_tool(
    *, name: str | None = None, description: str | None = None, input_schema: Any = None, **fields: Any
) -> Callable[[Callable[P, R]], BetaFunctionTool[Callable[P, R]]]: ...
def beta_tool(func: Any = None, /, **options: Any) -> Any:
    """Make a function a tool, as a decorator or not.

    `input_schema`: the JSON schema of its parameters, in place of one made from its type hints. `fields`: other fields
    of the definition, such as `defer_loading`.
    """
    return _made(BetaFunctionTool, func, options)


@overload
def beta_async_tool(func: Callable[P, Awaitable[R]], /) -> BetaAsyncFunctionTool[Callable[P, Awaitable[R]]]: ...
@overload
def beta_async_tool(
    func: Callable[P, Awaitable[R]],
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    input_schema: Any = None,
    **fields: Any,
) -> BetaAsyncFunctionTool[Callable[P, Awaitable[R]]]: ...
@overload
def beta_async_tool(
    *, name: str | None = None, description: str | None = None, input_schema: Any = None, **fields: Any
) -> Callable[[Callable[P, Awaitable[R]]], BetaAsyncFunctionTool[Callable[P, Awaitable[R]]]]: ...
def beta_async_tool(func: Any = None, /, **options: Any) -> Any:
    """The same for an async function, which the async client runs."""
    return _made(BetaAsyncFunctionTool, func, options)


def _made(cls: type[BetaFunctionTool[Any]], func: Any, options: dict[str, Any]) -> Any:
    unknown = options.keys() - {"name", "description", "input_schema", *_FIELDS}
    if unknown:
        raise TypeError(f"beta_tool() got an unexpected keyword argument {sorted(unknown)[0]!r}")
    if func is None:
        return lambda inner: _made(cls, inner, options)
    chosen = given(options)
    schema = chosen.pop("input_schema", None)
    if schema is None:
        return cls(func, **chosen)
    if isinstance(schema, type):
        from .._core.output.parsed_message import read_output

        schema = read_output(schema)[1]
    named = cls(func, **{key: chosen[key] for key in ("name", "description") if key in chosen})
    definition = named.to_dict() | {"input_schema": schema} | {k: v for k, v in chosen.items() if k in _FIELDS}
    return cls(func, definition=definition)


def runnable(tools: Iterable[Any], *, awaits: bool, early: Callable[[str], bool] | None = None) -> list[Any]:
    """The tools as `run_tools` takes them. Raises ConfigurationError for an async tool of a client that blocks.

    `early`: whether a call of the tool of this name may start before its message is whole.
    """
    found: list[Any] = []
    for tool in tools:
        if isinstance(tool, FunctionTool):
            if tool.awaits and not awaits:
                raise ConfigurationError(f"{tool!r} is async: use AsyncAnthropic, or beta_tool with a plain function")
            found.append(tool if early is None else ScheduledTool(tool, early))
        elif callable(getattr(tool, "to_dict", None)) and callable(getattr(tool, "call", None)):
            found.append(BuiltTool(tool, early))
        elif early is not None and callable(tool) and not hasattr(tool, "definition"):
            found.append(ScheduledTool(FunctionTool(tool), early))
        else:
            found.append(tool)
    return found
