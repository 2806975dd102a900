"""What a service offers, read off its methods: arguments, their types and texts, and the operation of each."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from typing import Any, get_overloads

from attrs import frozen
from docstring_parser import parse

from ..._core.call.operation import Operation
from ..._core.call.options import Options
from ..._loading.lazy_property import lazy_property
from ...models import enums

WHOLE = ("params", "request")
"""Arguments that take a whole request, in place of its fields."""


@frozen
class ServiceArgument:
    """One argument of a method."""

    name: str
    """Its name in Python."""
    type: str
    """Its annotation, without `| None`."""
    text: str
    """What the docstring says of it."""
    is_required: bool = True


@frozen
class ServiceOperation:
    """One method of a service."""

    name: str
    summary: str
    text: str
    """The docstring without its arguments and errors."""
    path: tuple[ServiceArgument, ...]
    """What is part of the URL, in order."""
    fields: tuple[ServiceArgument, ...]
    """Fields of the body, parameters of the query and of headers."""
    operation: Operation
    is_download: bool = False
    """Whether the response is a file."""


def operations_of(service: object) -> Iterator[ServiceOperation]:
    """The operations of a service."""
    module = sys.modules[type(service).__module__]
    tables = [value for value in vars(module).values() if isinstance(value, Operation)]
    for table in tables:
        name = table.name.rpartition(".")[2]
        method = vars(type(service)).get(name)
        if inspect.isfunction(method):
            yield _operation(name, method, table)


def services_of(service: object) -> dict[str, str]:
    """The services below a service: name of the attribute and what it says of itself."""
    found = vars(type(service)).items()
    return {name: value.__doc__ or "" for name, value in found if isinstance(value, lazy_property)}


def _operation(name: str, method: Callable[..., Any], table: Operation) -> ServiceOperation:
    said = parse(inspect.getdoc(method) or "")
    texts = {each.arg_name: " ".join((each.description or "").split()) for each in said.params}
    path, fields = [], []
    required = _required(method)
    for argument in list(inspect.signature(method).parameters.values())[1:]:
        if argument.name in WHOLE or argument.name in Options._fields or argument.kind is argument.VAR_KEYWORD:
            continue
        kind = _of_texts(str(argument.annotation).removesuffix(" | None"))
        text = texts.get(argument.name, "")
        if argument.kind is argument.KEYWORD_ONLY:
            fields.append(ServiceArgument(argument.name, kind, text, argument.name in required))
        else:
            path.append(ServiceArgument(argument.name, kind, text))
    summary, long = said.short_description or "", said.long_description or ""
    text, is_download = f"{summary}\n\n{long}".strip(), "BinaryResponse" in str(method.__annotations__.get("return"))
    return ServiceOperation(name, summary, text, tuple(path), tuple(fields), table, is_download)


def _of_texts(annotation: str) -> str:
    """The annotation; of a list of values of an enum, which are texts, that of a list of texts."""
    item = annotation.removeprefix("Iterable[").removesuffix("]")
    return "Strings" if item != annotation and item in enums.__all__ else annotation


def _required(method: Callable[..., Any]) -> set[str]:
    """The keywords that every call with keywords needs: those without a default in the last of the overloads."""
    variants = get_overloads(method)
    if not variants:
        return set()
    arguments = inspect.signature(variants[-1]).parameters.values()
    return {each.name for each in arguments if each.kind is each.KEYWORD_ONLY and each.default is each.empty}
