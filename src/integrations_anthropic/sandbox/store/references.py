"""Items that others name: in paths, where an unknown one is a 404, and by `…_id` in requests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..errors import SandboxAPIError, invalid, not_found
from .shapes import OperationShape, Parent
from .tables import Row, Table

__all__ = ["Lookup", "References"]

Json = Any
Lookup = Callable[[str], Json]
"""The item with an id. Raises SandboxAPIError 404 if there is none."""


class References:
    """Finds the items that paths and requests name."""

    def __init__(
        self, shapes: Iterable[OperationShape], tables: Mapping[str, Table], elsewhere: Mapping[str, Lookup]
    ) -> None:
        self._tables, self._elsewhere = tables, elsewhere
        items = {f"{shape.collection}/{{{shape.own}}}": shape for shape in shapes if shape.own is not None}
        self._items = items
        """The shape of an operation on each item, by its path."""
        tops = [shape for shape in items.values() if not shape.parents]
        self._tops = {shape.own or "": shape for shape in sorted(tops, key=_depth, reverse=True)}
        """The same of the items that are below no other, by their parameter; of several, that of the shortest path."""

    def row(self, shape: OperationShape, path: Mapping[str, str]) -> Row:
        """The item at the path of an operation. Raises SandboxAPIError 404."""
        own = shape.own or ""
        row = self._tables[shape.table].find(path, own)
        if row is None:
            raise not_found(f"{_title(own)} {path[own]} not found.")
        return row

    def check_parent(self, parent: Parent, path: Mapping[str, str]) -> None:
        """Raise SandboxAPIError 404 where a part of a path names an item that there is not."""
        if shape := self._items.get(parent.path):
            self.row(shape, path)
        elif lookup := self._elsewhere.get(parent.parameter):
            lookup(path[parent.parameter])

    def require_active(self, shape: OperationShape, path: Mapping[str, str]) -> None:
        """Raise SandboxAPIError 400 where the item that a new one is to be below is archived."""
        parent = shape.parents[-1] if shape.parents else None
        if above := self.above(shape, path):
            self.require_active_row(self._items[shape.parents[-1].path], above)
        elif parent and (lookup := self._elsewhere.get(parent.parameter)):
            _require_active(parent.parameter, path[parent.parameter], lookup(path[parent.parameter]))

    def above(self, shape: OperationShape, path: Mapping[str, str]) -> Row | None:
        """The item that a collection is below; None if it is below none that is kept here."""
        item = self._items.get(shape.parents[-1].path) if shape.parents else None
        if item is None:
            return None
        return self._tables[item.table].find(
            {parent.parameter: path[parent.parameter] for parent in shape.parents}, item.own
        )

    def require_active_row(self, shape: OperationShape, row: Row) -> None:
        """Raise SandboxAPIError 400 where the item is archived."""
        own = shape.own or ""
        _require_active(own, row.name(own, is_own=True), row.value)

    def found_in(self, body: Mapping[str, Json], shape: OperationShape, *, checked: bool = True) -> dict[str, Json]:
        """The items that a request names, by the field without `_id`.

        Raises SandboxAPIError 404 for an unknown one if `checked`; that of the example is always accepted.
        """
        found, shown = {}, shape.operation.request or {}
        for name, value in body.items():
            if isinstance(value, str) and name.endswith("_id") and (lookup := self._lookup(name)):
                try:
                    found[name.removesuffix("_id")] = lookup(value)
                except SandboxAPIError:
                    if checked and shown.get(name) != value:
                        raise
        return found

    def details(self, found: Mapping[str, Json]) -> dict[str, Json]:
        """What a record may say of the items that it names: `issuer_name`, and the `email` of a user."""
        details = {f"{stem}_{name}": value for stem, item in found.items() for name, value in item.items()}
        for item in found.values():
            if "email" in item:
                details["email"] = item["email"]
        return details

    def _lookup(self, name: str) -> Lookup | None:
        if name in self._elsewhere:
            return self._elsewhere[name]
        tops = [shape for own, shape in self._tops.items() if own == name or own.endswith(f"_{name}")]
        if len(tops) != 1:
            return None
        shape = tops[0]
        return lambda wanted: self.row(shape, {shape.own or "": wanted}).value


def _depth(shape: OperationShape) -> int:
    return shape.collection.count("/")


def _require_active(parameter: str, name: str, item: Json) -> None:
    if item.get("archived_at") is not None:
        raise invalid(f"{_title(parameter)} {name} is archived.")


def _title(parameter: str) -> str:
    """A path parameter as an error names the item: `Federation rule`."""
    return parameter.removesuffix("_id").replace("_", " ").capitalize()
