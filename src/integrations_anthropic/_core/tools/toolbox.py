"""Functions as tools: what is sent of each, and what it takes to run one when the model calls it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, Unpack, overload

from ..._record import Record
from ...errors import ValidationError
from ..codec.encode import encode
from ..content.turns import given_input
from ..schema.convert import ConversionError, convert
from ..schema.json_schema import schema_of
from ..schema.strict_schema import check_property_names, strict
from .raw_tool import RunnableTool, raw_tool
from .run_options import check_seconds
from .signatures import Signature, awaits, name_of, signature_of
from .tool_context import ToolContext, check_handed
from .tool_options import OWN_OPTIONS, ToolEntry, ToolInvocation, ToolOptions

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["AsyncToolbox", "FunctionTool", "ToolInvocation", "ToolOptions", "Toolbox", "tool"]

P = ParamSpec("P")
R = TypeVar("R")

# What the API takes for a name.
_NAME = re.compile(r"[A-Za-z0-9_-]{1,128}")
_SERVER_RUN = ("advisor_", "code_execution_", "mcp_toolset", "tool_search_tool_", "web_fetch_", "web_search_")
"""How the types of tools begin that Anthropic runs. Source: the API reference, "Create a Message"."""


class FunctionTool(Generic[P, R]):
    """A function the model can call. Calling it yourself calls the function.

    Made by `tool`; a plain function among `tools` becomes one by itself.
    """

    def __init__(self, function: Callable[P, R], **options: Unpack[ToolOptions]) -> None:
        unknown = options.keys() - ToolOptions.__annotations__.keys()
        if unknown:
            known = ", ".join(ToolOptions.__annotations__)
            raise TypeError(f"tool() got an unexpected keyword argument {min(unknown)!r}; its options are {known}")
        if isinstance(function, FunctionTool):
            # A tool made into a tool: what is said last counts.
            earlier: FunctionTool[P, R] = function
            function, options = earlier.function, earlier._options | options
        check_seconds(options.get("timeout"), "timeout")
        self.function: Callable[P, R] = function
        self._options: ToolOptions = options
        self._signature: Signature | None = None
        self._context: Any = None
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

    @property
    def timeout(self) -> float | None:
        """Seconds for one call; None: the run's limit."""
        return self._options.get("timeout")

    @property
    def starts_early(self) -> bool:
        """Whether it may start while the answer that calls it is still arriving."""
        return self._options.get("starts_early") is not False

    def in_context(self, context: Any) -> FunctionTool[P, R]:
        """The same tool, where parameters of the context's class are handed to it."""
        if context is None:
            return self
        other = copy(self)
        other._signature, other._context = None, context
        return other

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
        check_property_names(schema, where)
        if self._options.get("strict"):
            schema = strict(schema, where)
        described = self._options.get("description") or signature.description
        more = {key: value for key, value in self._options.items() if key not in OWN_OPTIONS}
        own = {"name": self._name(where), "description": described, "input_schema": schema, **more}
        return {key: value for key, value in own.items() if value is not None}

    def signature(self, where: str = "tool") -> Signature:
        """How it can be called; read once."""
        if self._signature is None:
            if isinstance(self.function, type):
                raise ValidationError(
                    f"{where}: a tool is a function, not the class {name_of(self.function)}", field=where
                )
            self._signature = signature_of(self.function, where, self._context)
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
        timeout: seconds for one call, above 0; what it returns later is dropped, and the model is given an error.
        starts_early: False has `run_tools_stream` wait for the whole answer before it runs the tool: for tools that
            must not run twice where a stream breaks and is asked for again.
        options: the other fields of `Tool`, as they are described there.
    """
    if function is None:
        return lambda inner: FunctionTool(inner, **options)
    return FunctionTool(function, **options)


class Toolbox:
    """The tools of one conversation, for a client that blocks. Tools may be added and removed, from any thread."""

    awaiting = False

    def __init__(self, tools: Iterable[Any], context: Any = None) -> None:
        """`context`: handed to functions that ask for it. Raises ValidationError for the first tool that is none."""
        self._context = context
        self._changing = Lock()
        self.entries: tuple[ToolEntry, ...] = ()
        """In the order given."""
        if isinstance(tools, (str, bytes, Mapping, Record)) or not isinstance(tools, Iterable):
            raise ValidationError("tools: must be a list of functions and definitions", field="tools", value=tools)
        for index, item in enumerate(tools):
            self.add(item, f"tools[{index}]")

    @property
    def definitions(self) -> list[Any]:
        """What is sent, in the order given."""
        return [entry.definition for entry in self.entries]

    def hands_back(self, call: ToolUseBlock) -> bool:
        """Whether the tool is only described, so that its caller has to answer."""
        if call.toolset_name is not None:
            return True
        found = self._find(_said_name(call))
        return found is not None and found.function is None

    def starts_early(self, call: ToolUseBlock) -> bool:
        """Whether the tool may start while the answer that calls it is still arriving.

        Not where the answer may also call a tool that is only described: then none of its calls is run.
        """
        found = self._find(_said_name(call))
        if found is None or found.function is None or call.toolset_name is not None:
            return False
        described = [entry.definition for entry in self.entries if entry.function is None]
        all_elsewhere = all(str(definition.get("type") or "").startswith(_SERVER_RUN) for definition in described)
        return bool(found.function.starts_early) and all_elsewhere

    def job(self, call: ToolUseBlock, run: Any = None) -> ToolInvocation:
        """The call made ready. Raises ValidationError, in words for the model, where it cannot be made."""
        entry = self._find(_said_name(call))
        if entry is None or entry.function is None:
            names = ", ".join(entry.name for entry in self.entries if entry.name is not None)
            raise ValidationError(f"there is no tool {call.name!r}; there are: {names}", field="name", value=call.name)
        found: FunctionTool[..., Any] | RunnableTool = entry.function
        given = given_input(call)
        if not isinstance(given, dict):
            text = f"the input of the tool {call.name!r} is no JSON object; call it again: {str(given)[:200]}"
            raise ValidationError(text, field="input", value=given)
        if isinstance(found, RunnableTool):
            return ToolInvocation(found.bound(given), found.awaits, found.timeout)
        signature = found.signature()
        try:
            values = dict(convert(given, signature.parameters))
        except ConversionError as fault:
            text = f"the input does not fit the tool {call.name!r}: {fault}"
            raise ValidationError(text, field="input", value=call.input) from fault
        for name, parameter in signature.handed.items():
            if parameter.required or parameter.wants is None or self._context is not None:
                values[name] = ToolContext(self._context, call, run) if parameter.whole else self._context
        positional, named = signature.arguments(values)
        return ToolInvocation(functools.partial(found.function, *positional, **named), found.awaits, found.timeout)

    def add(self, item: Any, where: str = "tool") -> None:
        """Add a function or a definition. Raises ValidationError for what is neither, and for a name that is taken."""
        entry = self._entry(item, where)
        with self._changing:
            if (name := entry.name) is not None and self._find(name) is not None:
                raise ValidationError(f"{where}: there is already a tool {name!r}", field=where, value=name)
            self.entries = (*self.entries, entry)

    def insert(self, items: Iterable[Any]) -> None:
        """Add these before the others. Raises ValidationError as `add` does."""
        entries, self.entries = self.entries, ()
        for index, item in enumerate(items):
            self.add(item, f"request.tools[{index}]")
        for entry in entries:
            self.add(entry.item, f"tool {entry.name!r}")

    def remove(self, item: Any) -> None:
        """Remove a tool: by name, by the function, or by the definition. Raises ValidationError where there is none."""
        with self._changing:
            kept = tuple(entry for entry in self.entries if not entry.is_meant(item))
            if len(kept) == len(self.entries):
                raise ValidationError(f"tool: there is none like this to remove: {item!r:.100}", field="tool")
            self.entries = kept

    def _find(self, name: str) -> ToolEntry | None:
        return next((entry for entry in self.entries if entry.name == name), None)

    def _entry(self, item: Any, where: str) -> ToolEntry:
        if isinstance(item, (Mapping, Record)):
            definition = _definition(item, where)
            name = definition.get("name")
            return ToolEntry(item, name if isinstance(name, str) else None, definition, None)
        raw = raw_tool(item, where)
        if raw is None and not callable(item):
            text = f"must be a function or a definition, not {type(item).__name__}"
            raise ValidationError(f"{where}: {text}", field=where, value=item)
        made: FunctionTool[..., Any] = item if isinstance(item, FunctionTool) or raw else FunctionTool(item)
        if (raw or made).awaits and not self.awaiting:
            text = f"{where}: {made!r} is async: use AsyncAnthropicClient, or give this client a plain function"
            raise ValidationError(text, field=where)
        if raw is not None:
            return ToolEntry(item, raw.name, raw.definition, raw)
        made = made.in_context(self._context)
        definition = made.definition(where)
        check_handed(made.signature(where).handed, self._context, where)
        return ToolEntry(made, str(definition["name"]), definition, made)


class AsyncToolbox(Toolbox):
    """The tools of one conversation, for a client that awaits: async functions are welcome."""

    awaiting = True


def _said_name(call: ToolUseBlock) -> str:
    """The name in a call; empty where another server gave none."""
    name: Any = call.name
    return name if isinstance(name, str) else ""


def _definition(given: Any, where: str) -> dict[str, Any]:
    definition = encode(given, where)
    if not isinstance(definition, dict):
        raise ValidationError(f"{where}: a tool definition must be an object", field=where, value=given)
    return definition
