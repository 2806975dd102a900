"""One store for the resources of all areas: what the operations do to them follows from the description.

Create, get, list, update, delete, actions such as `/archive`, and what is below an item. A collection that nothing can
be created in has the items of its example. References to unknown items are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from functools import partial
from typing import Any

from starlette.responses import Response

from ..call import OperationHandler, SandboxCall, require_admin_key
from ..clock import SandboxClock, timestamp
from ..description.loader import Description
from ..errors import invalid
from ..responses import json_response
from .actions import acted
from .filters import matches, page_of
from .references import Lookup, References
from .shapes import OperationShape, Role, operation_shapes
from .tables import Row, Table
from .values import RecordValues

__all__ = ["ResourceStore"]

Json = Any
LIFETIME = 3600
"""Seconds until something expires that says when it does."""


class ResourceStore:
    """The resources that have no handlers of their own, and the handlers of their operations."""

    def __init__(
        self,
        description: Description,
        clock: SandboxClock,
        *,
        besides: Collection[str] = (),
        elsewhere: Mapping[str, Lookup] | None = None,
        filled: Collection[str] = (),
    ) -> None:
        """`besides`: ids of operations that others handle; `elsewhere`: their items, by the path parameter of each.

        `filled`: ids of the lists whose items handlers create, where no operation does: they begin empty.
        """
        self._clock, self._values = clock, RecordValues(description.schemas)
        self._shapes = operation_shapes(description, besides)
        self._tables: dict[str, Table] = {shape.table: Table() for shape in self._shapes.values()}
        self._singles: dict[tuple[str, ...], Json] = {}
        """What there is one of, by its path and the values of its parameters."""
        self._number = 0
        makes = (Role.CREATE, Role.SET)
        self._creatable = {s.collection for name, s in self._shapes.items() if s.role in makes or name in filled}
        self._references = References(self._shapes.values(), self._tables, elsewhere or {})
        run = {
            Role.CREATE: self._create,
            Role.GET: self._get,
            Role.LIST: self._list,
            Role.UPDATE: self._update,
            Role.SET: self._set,
            Role.DELETE: self._delete,
            Role.ACT: self._act,
            Role.READ_ONE: self._read_one,
            Role.CHANGE_ONE: self._change_one,
        }
        self.by_operation: dict[str, OperationHandler] = {
            name: partial(self._respond, run[shape.role], shape) for name, shape in self._shapes.items()
        }

    def create(self, operation: str, path: Mapping[str, str], given: Mapping[str, Json]) -> Json:
        """Create an item as an operation does, for handlers of their own; the response. Raises SandboxAPIError.

        Where no operation creates items of the kind, name the one that gets one.
        """
        shape = self._shapes[operation]
        self._prepare(shape, path)
        return self._created(shape, path, given)

    def require_active(self, operation: str, path: Mapping[str, str]) -> None:
        """Raise SandboxAPIError 400 where the item that those of an operation are below is archived."""
        self._references.require_active(self._shapes[operation], path)

    def row(self, operation: str, path: Mapping[str, str]) -> Row:
        """The item at the path of an operation. Raises SandboxAPIError 404."""
        shape = self._shapes[operation]
        self._prepare(shape, path)
        return self._references.row(shape, path)

    def rows(self, operation: str, path: Mapping[str, str]) -> list[Row]:
        """The items that an operation lists, the newest first. Raises SandboxAPIError 404 for what they are below."""
        shape = self._shapes[operation]
        self._prepare(shape, path)
        return [row for row in reversed(self._tables[shape.table].rows) if row.is_at(path, shape.own)]

    async def _respond(self, run: Any, shape: OperationShape, call: SandboxCall) -> Response:
        if shape.operation.security == ("adminKey",):
            require_admin_key(call)
        self._prepare(shape, call.path)
        return json_response(run(shape, call), shape.operation.status)

    def _prepare(self, shape: OperationShape, path: Mapping[str, str]) -> None:
        """Check what the resource is below, and fill a collection that nothing can be created in."""
        for index, parent in enumerate(shape.parents):
            above = {each.parameter: path[each.parameter] for each in shape.parents[: index + 1]}
            for other in self._listing(parent.path.rpartition("/")[0]):
                self._fill(other, above)
            self._references.check_parent(parent, above)
        for listing in self._listing(shape.collection):
            self._fill(listing, path)

    def _listing(self, collection: str) -> list[OperationShape]:
        """The operations whose examples show the items of a collection: its list, else that which gets an item."""
        here = [shape for shape in self._shapes.values() if shape.collection == collection]
        return [s for s in here if s.role is Role.LIST] or [s for s in here if s.role is Role.GET]

    def _fill(self, shape: OperationShape, path: Mapping[str, str]) -> None:
        if self._is_creatable(shape.table):
            return
        keys = {parent.parameter: path[parent.parameter] for parent in shape.parents}
        table, filled = self._tables[shape.table], (shape.collection, *keys.values())
        if filled in table.filled:
            return
        table.filled.add(filled)
        for item in reversed(shape.example["data"] if shape.role is Role.LIST else [shape.example]):
            self._add(shape.table, {**deepcopy(item), **{k: v for k, v in keys.items() if k in item}}, keys)

    def _is_creatable(self, table: str) -> bool:
        return any(s.table == table and s.collection in self._creatable for s in self._shapes.values())

    def _add(self, table: str, value: Json, keys: Mapping[str, str]) -> Row:
        self._number += 1
        row = Row(self._number, value, keys)
        self._tables[table].rows.append(row)
        return row

    def _create(self, shape: OperationShape, call: SandboxCall) -> Json:
        return self._created(shape, call.path, call.body or {})

    def _created(
        self, shape: OperationShape, path: Mapping[str, str], body: Mapping[str, Json], *, checked: bool = True
    ) -> Json:
        self._references.require_active(shape, path)
        found = self._references.found_in(body, shape, checked=checked)
        given = {**self._references.details(found), **self._values.named(shape.record, path), **body, **path}
        for name in list(body):
            # A list in the response, one in the request: `workspace_ids` and `workspace_id`.
            if body[name] is not None:
                given.setdefault(f"{name}s", [body[name]])
        value = self._values.new(shape.record, *self._from(shape, given))
        row = Row(0, value, path)
        for own in self._item_parameters(shape.collection):
            if own in value and self._tables[shape.table].find({**path, own: value[own]}, own):
                raise invalid(f"{own}: {value[own]} was added already")
        row = self._add(shape.table, value, path)
        self._tell_above(shape, row, added=True)
        self._fill_below(shape, row, body)
        return self._shown(shape, row.value)

    def _shown(self, shape: OperationShape, value: Json) -> Json:
        """A value that is kept, or a page, as the response of an operation."""
        if shape.role is not Role.LIST:
            kept = self._values.properties(shape.record, value)
            return self._values.shown(value, shape.response, shape.example, kept)
        items = self._values.properties(shape.response)["data"]["items"]
        data = [one if self._values.fits(one, items) else self._values.shown(one, items, {}) for one in value["data"]]
        return self._values.shown({**value, "data": data}, shape.response, shape.example)

    def _tell_above(self, shape: OperationShape, row: Row, *, added: bool) -> None:
        """Keep the list that an item has of those below it: `workspace_ids` of a rule, where `…/workspaces` changes."""
        above = self._references.above(shape, row.keys)
        for own in self._item_parameters(shape.collection) if above else ():
            held = above.value.get(f"{own}s") if above else None
            if above and isinstance(held, list) and own in row.value:
                rest = [one for one in held if one != row.value[own]]
                above.value = {**above.value, f"{own}s": [*rest, row.value[own]] if added else rest}

    def _fill_below(self, shape: OperationShape, row: Row, body: Mapping[str, Json]) -> None:
        """Create what is listed for an item: `…/workspaces`, for a rule created with `workspace_ids`.

        The list may stand in the item or, within one of its fields, in the request alone.
        """
        fields = [row.value, *(field for field in body.values() if isinstance(field, dict))]
        for other in list(self._shapes.values()):
            parent = other.parents[-1] if other.parents else None
            creates = other.role in (Role.CREATE, Role.SET)
            if not creates or not parent or parent.path.rpartition("/")[0] != shape.collection:
                continue
            for own in self._item_parameters(other.collection):
                for one in next((field[f"{own}s"] for field in fields if field.get(f"{own}s") is not None), ()):
                    path = {**row.keys, parent.parameter: row.value["id"]}
                    self._created(other, path, {own: one}, checked=False)

    def _from(self, shape: OperationShape, given: Json) -> tuple[Json, Json, Json, str, str]:
        """What a new record is made of."""
        asked = shape.operation.body or shape.operation.form
        now = self._clock.time()
        return shape.example, given, asked, timestamp(now), timestamp(now + LIFETIME)

    def _item_parameters(self, collection: str) -> set[str]:
        return {s.own for s in self._shapes.values() if s.collection == collection and s.own is not None}

    def _get(self, shape: OperationShape, call: SandboxCall) -> Json:
        return self._shown(shape, self._references.row(shape, call.path).value)

    def _list(self, shape: OperationShape, call: SandboxCall) -> Json:
        rows = reversed(self._tables[shape.table].rows)
        parameters = [one for one in shape.operation.parameters if one["in"] == "query"]
        shown = [row for row in rows if row.is_at(call.path, None) and matches(row.value, call.query, parameters)]
        own = next(iter(self._item_parameters(shape.collection)), "id")
        own = own if any(own in row.value for row in shown) else "id"
        page = page_of(shown, call.query, own, "/".join((shape.collection, *call.path.values())))
        return self._shown(shape, page)

    def _update(self, shape: OperationShape, call: SandboxCall) -> Json:
        row = self._references.row(shape, call.path)
        self._references.require_active_row(shape, row)
        self._references.found_in(call.body or {}, shape)
        self._change(row, shape, call.body or {})
        return self._shown(shape, row.value)

    def _set(self, shape: OperationShape, call: SandboxCall) -> Json:
        body, table = call.body or {}, self._tables[shape.table]
        if shape.own is not None:
            row = table.find(call.path, shape.own)
        else:
            wanted = self._values.keys(shape.operation.body, {**shape.example, **body})
            row = next((row for row in table.rows if all(row.value[name] == wanted[name] for name in wanted)), None)
        if row is None:
            self._references.found_in({shape.own: call.path[shape.own]} if shape.own else {}, shape)
            return self._created(shape, call.path, body)
        self._change(row, shape, body)
        return self._shown(shape, row.value)

    def _change(self, row: Row, shape: OperationShape, body: Mapping[str, Json]) -> None:
        now = timestamp(self._clock.time())
        given = dict(body)
        for name, value in body.items():
            if isinstance(value, bool):
                # Whether in the request, since when in the response: `disabled` and `disabled_at`.
                given.setdefault(f"{name}_at", now if value else None)
        given = self._values.merged(shape.operation.body or {}, row.value, given)
        row.value = self._values.changed(row.value, shape.record, {**given, "updated_at": now})

    def _delete(self, shape: OperationShape, call: SandboxCall) -> Json:
        row = self._references.row(shape, call.path)
        self.drop(shape.operation.id, row)
        names = {"id": row.name(shape.own or "", is_own=True), **call.path, "type": None}
        return self._shown(shape, {**row.value, **names})

    def drop(self, operation: str, row: Row) -> None:
        """Remove an item, and all that is below it; `operation`: the one that deletes it."""
        self._remove(self._shapes[operation], row)

    def _remove(self, shape: OperationShape, row: Row) -> None:
        self._tables[shape.table].remove(lambda other: other is row)
        self._tell_above(shape, row, added=False)
        item = f"{shape.collection}/{{{shape.own}}}"
        name = row.name(shape.own or "", is_own=True)
        for other in self._shapes.values():
            if any(parent.path == item for parent in other.parents):
                self._tables[other.table].remove(lambda below: below.name(shape.own or "") == name)

    def forget(self, parameter: str, name: str) -> None:
        """Remove what named an item of others that is gone, such as the memberships of a user."""
        for shape in self._shapes.values():
            if shape.own == parameter or any(parent.parameter == parameter for parent in shape.parents):
                for row in [row for row in self._tables[shape.table].rows if row.name(parameter) == name]:
                    self._remove(shape, row)

    def _act(self, shape: OperationShape, call: SandboxCall) -> Json:
        row = self._references.row(shape, call.path)
        body, response = call.body or {}, self._values.properties(shape.response, row.value)
        record = self._values.properties(shape.record, row.value)
        if not ("id" in response and response.get("type") == record.get("type")):
            # A report, such as that of a check: the item stays as it is.
            return self._values.new(shape.response, *self._from(shape, {**body, **call.path}))
        self._change(row, shape, body)
        row.value = acted(row.value, record, shape, timestamp(self._clock.time()))
        return self._shown(shape, row.value)

    def _read_one(self, shape: OperationShape, call: SandboxCall) -> Json:
        return self._shown(shape, self._single(shape, call))

    def _change_one(self, shape: OperationShape, call: SandboxCall) -> Json:
        held = self._single(shape, call)
        given = self._values.merged(shape.operation.body or {}, held, call.body or {})
        value = self._values.changed(held, shape.response, {**given, "updated_at": timestamp(self._clock.time())})
        self._singles[shape.collection, *call.path.values()] = value
        return self._shown(shape, value)

    def _single(self, shape: OperationShape, call: SandboxCall) -> Json:
        read = next((s for s in self._shapes.values() if s.collection == shape.collection), shape)
        held = {**deepcopy(read.example), **{name: one for name, one in call.path.items() if name in read.example}}
        return self._singles.setdefault((shape.collection, *call.path.values()), held)
