"""Fields of requests that are a moment or a day: their types, and the places where a body may hold one."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ..ir import Api, Record, Service
from ..types import names_in

__all__ = ["CONVERTERS", "DATES", "date_places"]

DATES = {"date-time": "DateTimeLike", "date": "DateLike"}
"""Annotation of a string with this format."""
CONVERTERS = {"date-time": "moment_as_given"}
"""Converter of a field with this format in a record of requests and responses: it is read as text alone."""

Place = tuple[str, str]


def date_places(api: Api) -> dict[str, dict[str, str]]:
    """The dates that each request may hold: {record: {path: format}}; `[]` in a path stands for any index.

    Dicts with keys of the caller's own are not looked into.
    """
    finder = _Finder(api)
    found = {name: dict(finder.below(name, "", ())) for name in sorted(_bodies(api.services))}
    return {name: places for name, places in found.items() if places}


def _bodies(services: Iterable[Service]) -> set[str]:
    found: set[str] = set()
    for service in services:
        found |= {op.body.name for op in service.operations if op.body} | _bodies(service.children)
    return found


class _Finder:
    def __init__(self, api: Api) -> None:
        self._records = {record.name: record for record in api.records}
        self._shapes = {union.name: " | ".join(dict.fromkeys(union.members.values())) for union in api.unions}
        self._shapes |= {alias.name: alias.schema_type for alias in api.aliases}
        self._dated = self._with_dates()

    def below(self, record: str, path: str, above: tuple[str, ...]) -> Iterator[Place]:
        """(Path, format) of each date in a record; not once more in a record that holds itself."""
        if record in above or record not in self._dated:
            return
        for field in self._records[record].fields:
            place = f"{path}.{field.wire}" if path else field.wire
            if field.schema.get("format") in DATES:
                yield place, field.schema["format"]
            yield from self._in(ast.parse(field.schema_type, mode="eval").body, place, (*above, record))

    def _in(self, node: ast.expr, path: str, above: tuple[str, ...]) -> Iterator[Place]:
        if isinstance(node, ast.BinOp):
            yield from self._in(node.left, path, above)
            yield from self._in(node.right, path, above)
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "list":
            yield from self._in(node.slice, f"{path}[]", above)
        elif isinstance(node, ast.Name) and node.id in self._shapes:
            yield from self._in(ast.parse(self._shapes[node.id], mode="eval").body, path, above)
        elif isinstance(node, ast.Name):
            yield from self.below(node.id, path, above)

    def _with_dates(self) -> set[str]:
        """The records that have a date, themselves or in what they hold: few, so that the others are not walked."""
        found: set[str] = set()
        while new := {name for name, one in self._records.items() if name not in found and self._has(one, found)}:
            found |= new
        return found

    def _has(self, record: Record, found: set[str]) -> bool:
        return any(f.schema.get("format") in DATES or self._names(f.schema_type) & found for f in record.fields)

    def _names(self, shape: str) -> set[str]:
        names = names_in(shape)
        inner = (self._names(self._shapes[name]) for name in names if self._shapes.get(name, name) != name)
        return names.union(*inner)
