"""Functions as tools: what is sent of each, and what it takes to run one when the model calls it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, ParamSpec, TypedDict, TypeVar, Unpack, overload

from ..._record import Record
from ...errors import ValidationError
from ..codec.encode import encode
from ..schema.convert import ConversionError, convert
from ..schema.json_schema import schema_of, strict
from .history import given_input
from .raw_tool import RunnableTool, raw_tool
from .signatures import Signature, awaits, name_of, signature_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...models.enums import AllowedCaller
    from ...models.message import ToolUseBlock
    from ...models.params import CacheControlInput, ToolUnionInput

__all__ = ["AsyncToolbox", "FunctionTool", "ToolInvocation", "ToolOptions", "Toolbox", "tool"]

P = ParamSpec("P")
R = TypeVar("R")

# What the API takes for a name.
_NAME = re.compile(r"[A-Za-z0-9_-]{1,128}")


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


class FunctionTool(Generic[P, R]):
    """A function the model can call. Calling it yourself calls the function.

    Made by `tool`; a plain function among `tools` becomes one by itself.
    """

    def __init__(self, function: Callable[P, R], **options: Unpack[ToolOptions]) -> None:
        unknown = options.keys() - ToolOptions.__annotations__.keys()
        if unknown:
            raise TypeError(f"tool() got an unexpected keyword argument {sorted(unknown)[0]!r}")
        if isinstance(function, FunctionTool):
            # A tool made into a tool: what is said last counts.
            earlier: FunctionTool[P, R] = function
            function, options = earlier.function, earlier._options | options
        self.function: Callable[P, R] = function
        self._options: ToolOptions = options
        self._signature: Signature | None = None
        functools.update_wrapper(self, function, updated=())

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.function(*args, **kwargs)

    def __get__(self, instance: object, owner: type | None = None) -> FunctionTool[..., R]:
        """The tool of one object, where the function is a method."""
        get = getattr(type(self.function), "__get__", None)
        bound = self.function if get is None else get(self.function, instance, owner)
        return self if bound is self.function else FunctionTool(bound, **self._options)

    def __repr__(self) -> str:
        return f"FunctionTool({self._options.get('name') or name_of(self.function)})"

    @property
    def name(self) -> str:
        """The name the model calls it by. Raises ValidationError where it has none the API takes."""
        return self._name("tool")

    @property
    def awaits(self) -> bool:
        """Whether it is an async function, which only AsyncAnthropicClient can run."""
        return awaits(self.function)

    def to_dict(self) -> dict[str, Any]:
        """What is sent of it. Raises ValidationError for a parameter that cannot be described."""
        return self.definition("tool")

    def definition(self, where: str) -> dict[str, Any]:
        """The same, `where` being its place in a list."""
        signature = self.signature(where)
        given = self._options.get("definition")
        if given is not None:
            return _definition(given, f"{where}.definition")
        schema = schema_of(signature.parameters)
        if self._options.get("strict"):
            schema = strict(schema, where)
        described = self._options.get("description") or signature.description
        more = {key: value for key, value in self._options.items() if key not in ("name", "description", "definition")}
        own = {"name": self._name(where), "description": described, "input_schema": schema, **more}
        return {key: value for key, value in own.items() if value is not None}

    def signature(self, where: str = "tool") -> Signature:
        """How it can be called; read once."""
        if self._signature is None:
            if isinstance(self.function, type):
                raise ValidationError(
                    f"{where}: a tool is a function, not the class {name_of(self.function)}", field=where
                )
            self._signature = signature_of(self.function, where)
        return self._signature

    def _name(self, where: str) -> str:
        given = self._options.get("definition")
        name = encode(given).get("name") if given is not None else self._options.get("name") or name_of(self.function)
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise ValidationError(
                f"{where}: the name of a tool must be 1 to 128 letters, digits, `_` and `-`: pass tool(…, name=…)",
                field=where,
                value=name,
            )
        return name


@overload
def tool(function: Callable[P, R], /, **options: Unpack[ToolOptions]) -> FunctionTool[P, R]: ...
@overload
def tool(**options: Unpack[ToolOptions]) -> Callable[[Callable[P, R]], FunctionTool[P, R]]: ...
def tool(function: Any = None, /, **options: Unpack[ToolOptions]) -> Any:
    """Make a function a tool, as a decorator or not: `@tool`, `@tool(name="search")`, `tool(f, strict=True)`.

    Needed only to say what the function itself does not.

    Args:
        function: what runs when the model calls the tool: a function, a bound method, a partial, any callable with
            type hints. Its docstring describes the tool and the parameters.
        name: name the model calls it by; default: the function's.
        description: what it does and when to use it; default: the docstring, without what it says of parameters.
        strict: True makes the API hold every call to the schema.
        definition: sent instead of one made from the function, for tools whose schema is Anthropic's.
        options: the other fields of `Tool`, as they are described there.
    """
    if function is None:
        return lambda inner: FunctionTool(inner, **options)
    return FunctionTool(function, **options)


class ToolInvocation(NamedTuple):
    """A call of a function, ready to be made."""

    run: Callable[[], Any]
    awaits: bool


class Toolbox:
    """The tools of one conversation, for a client that blocks."""

    _awaiting = False

    def __init__(self, tools: Iterable[Any]) -> None:
        """Raises ValidationError for the first tool that cannot be one."""
        self.definitions: list[Any] = []
        """What is sent, in the order given."""
        self._functions: dict[str, FunctionTool[..., Any] | RunnableTool] = {}
        self._described: set[str] = set()
        if isinstance(tools, (str, bytes, Mapping, Record)) or not isinstance(tools, Iterable):
            raise ValidationError("tools: must be a list of functions and definitions", field="tools", value=tools)
        for index, item in enumerate(tools):
            self._add(item, f"tools[{index}]")

    def hands_back(self, call: ToolUseBlock) -> bool:
        """Whether the tool is only described, so that its caller has to answer."""
        return call.toolset_name is not None or _said_name(call) in self._described

    def job(self, call: ToolUseBlock) -> ToolInvocation:
        """The call made ready. Raises ValidationError, in words for the model, where it cannot be made."""
        found = self._functions.get(_said_name(call))
        if found is None:
            names = ", ".join([*self._functions, *sorted(self._described)])
            raise ValidationError(f"there is no tool {call.name!r}; there are: {names}", field="name", value=call.name)
        given = given_input(call)
        if not isinstance(given, dict):
            text = f"the input of the tool {call.name!r} is no JSON object; call it again: {str(given)[:200]}"
            raise ValidationError(text, field="input", value=given)
        if isinstance(found, RunnableTool):
            return ToolInvocation(found.bound(given), found.awaits)
        signature = found.signature()
        try:
            values = convert(given, signature.parameters)
        except ConversionError as fault:
            text = f"the input does not fit the tool {call.name!r}: {fault}"
            raise ValidationError(text, field="input", value=call.input) from fault
        positional, named = signature.arguments(values)
        return ToolInvocation(functools.partial(found.function, *positional, **named), found.awaits)

    def _add(self, item: Any, where: str) -> None:
        if isinstance(item, (Mapping, Record)):
            definition = _definition(item, where)
            name = definition.get("name")
            if isinstance(name, str):
                self._claim(name, where)
                self._described.add(name)
            self.definitions.append(definition)
            return
        raw = raw_tool(item, where)
        if raw is None and not callable(item):
            text = f"{where}: must be a function or a definition, not {type(item).__name__}"
            raise ValidationError(text, field=where, value=item)
        function: FunctionTool[..., Any] = item if isinstance(item, FunctionTool) or raw else FunctionTool(item)
        made = raw or function
        if made.awaits and not self._awaiting:
            text = f"{where}: {item!r} is async: use AsyncAnthropicClient, or give this client a plain function"
            raise ValidationError(text, field=where)
        definition = raw.definition if raw else function.definition(where)
        name = str(definition["name"])
        self._claim(name, where)
        self._functions[name] = made
        self.definitions.append(definition)

    def _claim(self, name: str, where: str) -> None:
        if name in self._functions or name in self._described:
            raise ValidationError(f"{where}: there is already a tool {name!r}", field=where, value=name)


class AsyncToolbox(Toolbox):
    """The tools of one conversation, for a client that awaits: async functions are welcome."""

    _awaiting = True


def _said_name(call: ToolUseBlock) -> str:
    """The name in a call; empty where another server gave none."""
    name: Any = call.name
    return name if isinstance(name, str) else ""


def _definition(given: Any, where: str) -> dict[str, Any]:
    definition = encode(given, where)
    if not isinstance(definition, dict):
        raise ValidationError(f"{where}: a tool definition must be an object", field=where, value=given)
    return definition
