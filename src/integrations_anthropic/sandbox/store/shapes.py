"""What each operation does to a resource, by its path, method and response."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..description.loader import Description, OperationSpec

__all__ = ["JSON", "OperationShape", "Parent", "Role", "operation_shapes", "record_name"]

Json = Any
JSON = "application/json"
WRITES = ("POST", "PUT", "PATCH")


class Role(StrEnum):
    """What an operation does."""

    CREATE = "create"
    GET = "get"
    LIST = "list"
    UPDATE = "update"
    SET = "set"
    """Creates an item, or changes the one there is."""
    DELETE = "delete"
    ACT = "act"
    """Does something with one item: `/archive`."""
    READ_ONE = "read one"
    """Reads what there is one of, such as the settings of the organization."""
    CHANGE_ONE = "change one"


@dataclass(frozen=True)
class Parent:
    """An item that others are below, as a path names it."""

    path: str
    """Path of the item, such as `/v1/skills/{skill_id}`."""
    parameter: str
    """Name of its last parameter."""


@dataclass(frozen=True)
class OperationShape:
    """One operation on resources that are kept in a table."""

    operation: OperationSpec
    role: Role
    table: str
    """Name of the record that is kept; items of one record are in one table, wherever they are listed."""
    collection: str
    """Path of the collection."""
    own: str | None
    """Path parameter that names the item."""
    parents: tuple[Parent, ...]
    """The items that the collection is below, the outermost first."""
    action: str = ""
    """Last part of the path, where `role` is ACT."""

    @property
    def record(self) -> Json:
        """Schema of the record that is kept; that of the response where it is none of its own."""
        return self.response if "/" in self.table else {"$ref": f"#/components/schemas/{self.table}"}

    @property
    def response(self) -> Json:
        """Schema of the response."""
        return self.operation.responses[JSON]["schema"]

    @property
    def example(self) -> Json:
        """Example of the response."""
        return self.operation.responses[JSON]["example"]


def operation_shapes(description: Description, besides: Collection[str]) -> dict[str, OperationShape]:
    """The shape of each operation by its id, except those in `besides` and those of what no operation reads."""
    paths = _Paths(description)
    others = [operation for operation in description.operations if operation.id not in besides]
    shapes = [shape for operation in others if (shape := paths.shape(operation)) is not None]
    read = {shape.table for shape in shapes if shape.role in (Role.GET, Role.LIST)}
    read |= {shape.collection for shape in shapes if shape.role is Role.READ_ONE}
    return {
        shape.operation.id: shape
        for shape in shapes
        if (shape.collection if shape.role in (Role.READ_ONE, Role.CHANGE_ONE) else shape.table) in read
        or shape.role in (Role.CREATE, Role.SET)
    }


def record_name(schema: Json) -> str | None:
    """Name of the record that a schema refers to; None if it is written in place."""
    return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else None


class _Paths:
    """The paths of a description, and which of them are collections."""

    def __init__(self, description: Description) -> None:
        self._schemas = description.schemas
        self._by_path: dict[str, dict[str, OperationSpec]] = {}
        for operation in description.operations:
            self._by_path.setdefault(operation.path, {})[operation.method] = operation
        self._collections = {path.rpartition("/")[0] for path in self._by_path if path.endswith("}")}
        self._collections |= {
            path for path, operations in self._by_path.items() if "GET" in operations and self._item(operations["GET"])
        }

    def shape(self, operation: OperationSpec) -> OperationShape | None:
        if set(operation.responses) != {JSON} or (operation.method not in ("GET", "DELETE", *WRITES)):
            return None
        path, _, last = operation.path.rpartition("/")
        method = operation.id.rpartition(".")[2]
        if last.startswith("{"):
            written = Role.SET if method in ("add", "set") else Role.UPDATE
            role = {"GET": Role.GET, "DELETE": Role.DELETE}.get(operation.method, written)
            return self._made(operation, role, path, last[1:-1])
        if operation.method == "GET":
            role = Role.LIST if self._item(operation) else Role.READ_ONE
            return self._made(operation, role, operation.path)
        if operation.path in self._collections:
            role = Role.SET if method == "set" else Role.CREATE
            return self._made(operation, role, operation.path) if operation.method == "POST" else None
        if path.endswith("}") and "GET" not in self._by_path[operation.path]:
            collection, _, own = path.rpartition("/")
            return self._made(operation, Role.ACT, collection, own[1:-1], last)
        return self._made(operation, Role.CHANGE_ONE, operation.path)

    def _made(
        self, operation: OperationSpec, role: Role, collection: str, own: str | None = None, action: str = ""
    ) -> OperationShape:
        parts = collection.split("/")
        parents = tuple(
            Parent("/".join(parts[: index + 1]), part[1:-1]) for index, part in enumerate(parts) if part.startswith("{")
        )
        return OperationShape(operation, role, self._record(collection), collection, own, parents, action)

    def _record(self, collection: str) -> str:
        """Name of the record of a collection's items; the path where no response is one."""
        own = self._by_path.get(collection, {})
        items = [
            ops for path, ops in self._by_path.items() if path.rpartition("/")[0] == collection and path[-1] == "}"
        ]
        listed = self._item(own["GET"]) if "GET" in own else None
        got = [
            record_name(operations["GET"].responses[JSON]["schema"]) for operations in items if self._gets(operations)
        ]
        found = [*(name for name in got if name and listed and self._has_all(name, listed)), listed]
        for operations in (own, *items):
            for method, operation in operations.items():
                if method != "DELETE" and set(operation.responses) == {JSON} and not self._item(operation):
                    found.append(record_name(operation.responses[JSON]["schema"]))
        return next(filter(None, found), collection)

    def _gets(self, operations: Mapping[str, OperationSpec]) -> bool:
        return "GET" in operations and set(operations["GET"].responses) == {JSON}

    def _has_all(self, name: str, listed: str) -> bool:
        """Whether a record has all that a list shows of it, and more: the list shows summaries."""
        whole, summary = (self._schemas[one].get("properties", {}).keys() for one in (name, listed))
        return bool(summary) and summary < whole

    def _item(self, operation: OperationSpec) -> str | None:
        """Name of the record that the operation lists; None if it lists nothing."""
        if set(operation.responses) != {JSON}:
            return None
        name = record_name(operation.responses[JSON]["schema"])
        properties: Mapping[str, Json] = self._schemas[name].get("properties", {}) if name else {}
        return record_name(properties.get("data", {}).get("items", {}))
