"""What there is to know of a function before it is called with JSON: its parameters, its docstring, how to call it."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ...errors import ValidationError
from ..codec.json_types import MISSING
from ..schema.class_fields import Member, class_doc, is_typed_dict, members_of, names_around, resolved
from ..schema.docstrings import read_docstring
from ..schema.type_hints import TypeHintReader
from ..schema.type_nodes import ObjectNode
from .tool_context import HandedParameter, handed_parameters

__all__ = ["Signature", "awaits", "name_of", "signature_of"]


class Signature(NamedTuple):
    """A function as something JSON can call."""

    parameters: ObjectNode
    """Makes the keyword arguments by name."""
    description: str | None
    positional: Mapping[str, Any]
    """Parameters that have no name for callers, in order, with what stands for each that is left out."""
    handed: Mapping[str, HandedParameter] = MappingProxyType({})
    """Parameters that the run fills in, and the model does not see."""

    def arguments(self, values: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """The values as positional and keyword arguments of the function."""
        positional = [values.get(name, default) for name, default in self.positional.items()]
        return positional, {name: value for name, value in values.items() if name not in self.positional}


def signature_of(function: Callable[..., Any], where: str, context: Any = None) -> Signature:
    """How the function can be called with JSON. `context`: what the run hands to parameters of its class.

    Raises ValidationError, with the parameter's place, for what no JSON can be given for.
    """
    parameters = _parameters(function, where)
    inner = _inner(function)
    hints = resolved(lambda: _hints(inner, parameters), inner, where)
    optional = frozenset(name for name, p in parameters.items() if p.default is not p.empty)
    handed = handed_parameters(hints, optional, context)
    below = _below_partials(function)
    # A method may have its docstring from the class that it overrides one of.
    documented = read_docstring(inspect.getdoc(inner) if inspect.isroutine(below) else inner.__doc__)
    if documented.description is None and not inspect.isroutine(below):
        documented = documented._replace(description=read_docstring(class_doc(type(below))).description)
    reader = TypeHintReader()
    form = ObjectNode(name_of(function) or "the input", dict)
    members: list[Member] = []
    for name, parameter in parameters.items():
        if name in handed:
            continue
        if parameter.kind is parameter.VAR_KEYWORD:
            members += _keywords(hints[name], f"{where}.{name}")
            continue
        required = parameter.default is parameter.empty
        default = MISSING if required else parameter.default
        members.append(Member(name, hints[name], required, default, documented.parameters.get(name)))
    form.fields = reader.fields(members, where)
    positional = {n: p.default for n, p in parameters.items() if p.kind is p.POSITIONAL_ONLY}
    return Signature(form, documented.description, positional, handed)


def name_of(function: Any) -> str | None:
    """The name the function goes by; None where it has none of its own, as a lambda."""
    function = _below_partials(function)
    name = getattr(function, "__name__", None) or type(function).__name__
    return None if name == "<lambda>" else str(name)


def awaits(function: Any) -> bool:
    """Whether calling the function gives something to await."""
    return inspect.iscoroutinefunction(_inner(function))


def _below_partials(function: Any) -> Any:
    while isinstance(function, functools.partial):
        function = function.func
    return function


def _inner(function: Any) -> Any:
    """The function somebody wrote: below partials, behind `__call__`."""
    function = _below_partials(function)
    return function if inspect.isroutine(function) else type(function).__call__


def _parameters(function: Any, where: str) -> dict[str, inspect.Parameter]:
    inner = _inner(function)
    if inspect.isgeneratorfunction(inner) or inspect.isasyncgenfunction(inner):
        raise ValidationError(f"{where}: a tool returns its result: it cannot be a generator", field=where)
    try:
        found = dict(inspect.signature(function).parameters)
    except (TypeError, ValueError) as error:
        text = f"{where}: its parameters cannot be read: wrap it in a function with type hints"
        raise ValidationError(text, field=where) from error
    for name, parameter in found.items():
        if parameter.kind is parameter.VAR_POSITIONAL or (
            parameter.kind is parameter.VAR_KEYWORD and not _is_unpacked(parameter.annotation)
        ):
            stars = "*" if parameter.kind is parameter.VAR_POSITIONAL else "**"
            text = (
                f"{where}.{name}: the parameters of a tool are named one by one: {stars}{name} cannot be described; "
                f"**{name}: Unpack[…] of a TypedDict can"
            )
            raise ValidationError(text, field=f"{where}.{name}")
    # What a partial has bound is settled: the model has no say in it.
    for name in function.keywords if isinstance(function, functools.partial) else ():
        found.pop(name, None)
    for name, parameter in found.items():
        if parameter.annotation is parameter.empty:
            text = f"{where}.{name}: needs a type hint, such as `{name}: str`"
            raise ValidationError(text, field=f"{where}.{name}")
    return found


def _is_unpacked(annotation: Any) -> bool:
    """Whether it is `Unpack[…]`, of `typing` or of `typing_extensions`, read already or not."""
    if isinstance(annotation, str):
        return "Unpack[" in annotation
    return getattr(typing.get_origin(annotation), "_name", None) == "Unpack"


def _keywords(hint: Any, where: str) -> tuple[Member, ...]:
    """The parameters that `**kwargs: Unpack[…]` stands for."""
    inner = typing.get_args(hint)[0] if _is_unpacked(hint) else hint
    members = members_of(inner, where) if is_typed_dict(inner) else None
    if members is None:
        raise ValidationError(f"{where}: Unpack[…] has to be of a TypedDict", field=where)
    return members


def _hints(inner: Any, parameters: Mapping[str, inspect.Parameter]) -> dict[str, Any]:
    """The hints of the parameters alone: what a function returns may have a hint that cannot be read."""
    code = inspect.unwrap(getattr(inner, "__func__", inner))

    def holder() -> None: ...

    holder.__annotations__ = {name: parameter.annotation for name, parameter in parameters.items()}
    around = dict(getattr(code, "__globals__", {}))
    # A class made beside the function, inside another one, is known where the function also uses it.
    names = getattr(getattr(code, "__code__", None), "co_freevars", ())
    for name, cell in zip(names, getattr(code, "__closure__", None) or (), strict=False):
        try:
            around[name] = cell.cell_contents
        except ValueError:
            continue
    try:
        return typing.get_type_hints(holder, globalns=around, localns=around, include_extras=True)
    except NameError:
        around |= names_around(code)
        return typing.get_type_hints(holder, globalns=around, localns=around, include_extras=True)
