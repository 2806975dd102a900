"""What a run hands to functions that ask for it: the caller's own object, the call, and the run itself."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from ...errors import ConfigurationError, ValidationError

if TYPE_CHECKING:
    from ...models.message import ToolUseBlock

__all__ = ["HandedParameter", "ToolContext", "check_handed", "handed_parameters"]

T_co = TypeVar("T_co", covariant=True)


class ToolContext(Generic[T_co]):
    """Handed to a tool in each parameter whose annotation is `ToolContext[T]`; the model does not see that parameter.

    Made by the run. A test of a tool may make one: `ToolContext(value)`.
    """

    def __init__(self, value: T_co, call: ToolUseBlock | None = None, run: Any = None) -> None:
        self._value = value
        self._call = call
        self._run = run

    @property
    def value(self) -> T_co:
        """The object given as `context=`; None where none was given."""
        return self._value

    @property
    def call(self) -> ToolUseBlock:
        """The call that is being answered, with the input the function got."""
        if self._call is None:
            raise ConfigurationError("this ToolContext was made outside of a run: it has no call")
        return self._call

    @property
    def messages(self) -> list[Any]:
        """The turns of the run so far. Where the tool started early, without the answer that is still arriving."""
        return list(self._of_run().messages)

    @property
    def rounds(self) -> int:
        """How many answers the model has given."""
        rounds: int = self._of_run().rounds
        return rounds

    def add_tool(self, tool: Any) -> None:
        """Offer one more tool from the next request on: a function or a definition. ValidationError for a wrong one."""
        self._of_run().toolbox.add(tool)

    def remove_tool(self, tool: Any) -> None:
        """Offer a tool no longer: by name, or the function itself. ValidationError where there is no such tool."""
        self._of_run().toolbox.remove(tool)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({type(self._value).__name__})"

    def _of_run(self) -> Any:
        if self._run is None:
            raise ConfigurationError("this ToolContext was made outside of a run")
        return self._run


class HandedParameter(NamedTuple):
    """A parameter that the run fills in."""

    whole: bool
    """Whether it takes the ToolContext; else the object given as `context=`."""
    wants: Any
    """The class of the object; None where any will do, also none."""
    required: bool


def handed_parameters(hints: Mapping[str, Any], optional: frozenset[str], context: Any) -> dict[str, HandedParameter]:
    """Those of the parameters that the run fills in, by their type hints; `optional` ones have a default.

    They are annotated with `ToolContext`, or with the class of `context`, or a class above it that is no builtin one.
    """
    found = {}
    for name, hint in hints.items():
        for member in _members(hint):
            if (typing.get_origin(member) or member) is ToolContext:
                arguments = typing.get_args(member)
                wants = arguments[0] if arguments and arguments[0] not in (Any, None, types.NoneType) else None
                found[name] = HandedParameter(True, wants, name not in optional)
            elif context is not None and _is_class_of(member, context):
                found[name] = HandedParameter(False, None, name not in optional)
    return found


def check_handed(handed: Mapping[str, HandedParameter], context: Any, where: str) -> None:
    """Raise ValidationError for a parameter that asks for another context than there is."""
    for name, parameter in handed.items():
        wants = typing.get_origin(parameter.wants) or parameter.wants
        if wants is None:
            continue
        place = f"{where}.{name}"
        if context is None:
            if parameter.required:
                raise ValidationError(f"{place}: asks for a context: pass context=… to the run", field=place)
        elif isinstance(wants, type) and not _is_instance(context, wants):
            text = f"{place}: asks for a context of {wants.__name__}, and context= is of {type(context).__name__}"
            raise ValidationError(text, field=place)


def _members(hint: Any) -> list[Any]:
    """The hint, without notes, and each alternative of a union."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return _members(typing.get_args(hint)[0])
    if origin in (typing.Union, types.UnionType):
        return [found for member in typing.get_args(hint) for found in _members(member)]
    return [hint]


def _is_class_of(hint: Any, context: Any) -> bool:
    cls = typing.get_origin(hint) or hint
    if not isinstance(cls, type) or cls.__module__ in ("builtins", "typing", "collections.abc"):
        return False
    return cls in type(context).__mro__


def _is_instance(value: Any, cls: type) -> bool:
    try:
        return isinstance(value, cls)
    except TypeError:
        # A protocol, or a TypedDict, which cannot be asked.
        return True
