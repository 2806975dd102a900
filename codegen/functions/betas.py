"""Where in a request a part stands that needs a beta header, as tables: only what leads to such a part is in them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from ..ir import Api, Field, Record
from ..types import names_in

__all__ = ["Betas", "betas", "marked"]

Values = tuple[str, ...]

SIGNS = {"list": "+", "dict": "*"}


@frozen(slots=False)
class Betas:
    """The `x-beta` values of a description's requests."""

    schemas: dict[str, Values]
    """By record or union: the values it needs wherever it stands."""
    fields: dict[str, dict[str, tuple[Values, Values]]]
    """By record and JSON name: the values the field needs if it is given, and the types below that may need some. A
    type in a list has `+` before its name, one in a map `*`."""
    unions: dict[str, tuple[str, dict[str, str], str | None]]
    """By union: its tag, the members that may need values by it, and the member without a tag."""

    @cached_property
    def all(self) -> frozenset[str]:
        """Every record and union that needs a value, or leads to one that does."""
        return frozenset({*self.schemas, *self.fields, *self.unions})


def betas(api: Api) -> Betas:
    """The tables of an API."""
    return marked(api, api.beta_schemas, lambda record, field: field.schema.get("x-beta", ()))


def marked(api: Api, own: Mapping[str, Values], of_field: Callable[[Record, Field], Values]) -> Betas:
    """The tables of any mark of schemas (`own`) and of the fields of records."""
    records = {r.name: r for r in api.records if r.sent}
    members = {u.name: u for u in api.unions if u.sent}
    aliases = {a.name: a.schema_type for a in api.aliases}
    needed = {name for name in own if name in records or name in members}
    found: Betas | None = None
    while found is None or found.all - needed:
        needed |= found.all if found else set()
        fields = {name: _fields(record, of_field, own, aliases, needed) for name, record in records.items()}
        unions = {
            name: (union.discriminator, {tag: m for tag, m in union.members.items() if m in needed}, union.default)
            for name, union in members.items()
        }
        found = Betas(
            schemas={name: own[name] for name in sorted(own) if name in records or name in members},
            fields={name: found_in for name, found_in in sorted(fields.items()) if found_in},
            unions={name: facts for name, facts in sorted(unions.items()) if facts[1]},
        )
    return found


def _fields(
    record: Record,
    of_field: Callable[[Record, Field], Values],
    own: Mapping[str, Values],
    aliases: Mapping[str, str],
    needed: set[str],
) -> dict[str, tuple[Values, Values]]:
    found = {}
    for field in record.fields:
        values = dict.fromkeys(of_field(record, field))
        values |= dict.fromkeys(value for name in _aliases(field.schema_type, aliases) for value in own.get(name, ()))
        below = tuple(name for name in _below(field.schema_type, aliases) if name.lstrip("+*") in needed)
        if values or below:
            found[field.wire] = (tuple(values), below)
    return found


def _aliases(shape: str, aliases: Mapping[str, str]) -> list[str]:
    found = [name for name in sorted(names_in(shape)) if name in aliases]
    return found + [inner for name in found for inner in _aliases(aliases[name], aliases)]


def _below(shape: str, aliases: Mapping[str, str]) -> list[str]:
    """The classes in a type, each with what it stands in."""
    return list(dict.fromkeys(_classes(ast.parse(shape, mode="eval").body, "", aliases)))


def _classes(node: ast.expr, sign: str, aliases: Mapping[str, str]) -> Iterator[str]:
    if isinstance(node, ast.BinOp):
        yield from _classes(node.left, sign, aliases)
        yield from _classes(node.right, sign, aliases)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in SIGNS:
        inner = node.slice.elts[-1] if isinstance(node.slice, ast.Tuple) else node.slice
        yield from _classes(inner, SIGNS[node.value.id], aliases)
    elif isinstance(node, ast.Name):
        if node.id in aliases:
            yield from _classes(ast.parse(aliases[node.id], mode="eval").body, sign, aliases)
        else:
            yield sign + node.id
