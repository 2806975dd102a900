"""Which rows a list shows: its query parameters, compared with the fields of the same name, and its pages."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from operator import ge, gt, le, lt
from typing import Any

from ..errors import invalid
from ..pagination import page
from .ordering import is_ascending, moment, ordered
from .tables import Row

__all__ = ["matches", "page_of"]

Json = Any
PAGING = ("limit", "page", "after_id", "before_id", "order", "order_by", "include_archived")
COMPARED = {"gt": gt, "gte": ge, "lt": lt, "lte": le}
_COMPARISON = re.compile(r"(\w+)\[(gte?|lte?)\]")


def matches(value: Json, query: Mapping[str, Json], parameters: Sequence[Json]) -> bool:
    """Whether a list with these parameters shows the item. A parameter that is like no field of it changes nothing."""
    archived = {parameter["name"] for parameter in parameters} & {"include_archived"}
    if archived and not query.get("include_archived") and value.get("archived_at") is not None:
        return False
    return all(
        _matches(value, parameter["name"], query[parameter["name"]])
        for parameter in parameters
        if parameter["name"] not in PAGING and query.get(parameter["name"]) is not None
    )


def _matches(value: Json, name: str, wanted: Json) -> bool:
    compared = _COMPARISON.fullmatch(name)
    if compared:
        held = moment(value.get(compared[1]))
        bound = moment(wanted)
        if bound is None:
            raise invalid(f"{name}: Input should be a valid datetime")
        return held is not None and bool(COMPARED[compared[2]](held, bound))
    if isinstance(wanted, list):
        field = _singular(name, value)
        return field is None or any(_same(value[field], one) for one in wanted)
    # A list of the item may hold what the parameter names one of: `case_ids`, for `case_id`.
    field = name if name in value else f"{name}s"
    if field not in value and (record := _record(name, value)):
        return _same(value[record].get(name.removeprefix(f"{record}_")), wanted)
    if field not in value and (found := _in_lists(name, value)):
        return _same(found, wanted)
    return field not in value or _same(value[field], wanted)


def _record(name: str, value: Json) -> str | None:
    """The record of which the parameter names a field: `owner` for `owner_type` and `owner_user_id`."""
    stems = [name[:index] for index, letter in enumerate(name) if letter == "_"]
    return next((stem for stem in stems if isinstance(value.get(stem), dict)), None)


def _in_lists(name: str, value: Json) -> list[Json]:
    """What records in lists of the item have in that field, such as `memory_store_id` of each of the `resources`."""
    lists = [held for held in value.values() if isinstance(held, list)]
    return [one[name] for held in lists for one in held if isinstance(one, dict) and name in one]


def _singular(name: str, value: Json) -> str | None:
    """The field that a list of values is about: `id` for `ids`, `status` for `statuses`."""
    return next((field for field in (name, name.removesuffix("s"), name.removesuffix("es")) if field in value), None)


def _same(held: Json, wanted: Json) -> bool:
    if isinstance(held, list):
        return any(_same(one, wanted) for one in held)
    if isinstance(held, dict):
        # A record that says what kind it is: `source=custom`.
        return "type" not in held or held["type"] == wanted
    if isinstance(held, str) and isinstance(wanted, str):
        moments = moment(held), moment(wanted)
        # The letters of mail addresses count in either case. A day of a report is no filter: there is one report.
        return None not in moments or held.casefold() == wanted.casefold()
    return bool(held == wanted)


def page_of(rows: Sequence[Row], query: Mapping[str, Json], own: str, name: str) -> dict[str, Json]:
    """The fields of a page: the items, and the cursors of both kinds of lists.

    `rows`: the newest first; `own`: the field that names an item; `name`: of the list, whose cursors no other takes.

    Raises SandboxAPIError 400 for a cursor of another list.
    """
    rows = ordered(rows, query)
    limit = query.get("limit") or len(rows) or 1
    if query.get("after_id") is not None or query.get("before_id") is not None:
        found: dict[str, Json] = page([row.value for row in rows], {**query, "limit": limit}, own)
        return found
    start = 0
    if (cursor := query.get("page")) is not None:
        start = _start(rows, cursor, name, query)
    shown, rest = rows[start : start + limit], rows[start + limit :]
    data, before = [row.value for row in shown], max(0, start - limit)
    return {
        "data": data,
        "next_page": _cursor(name, rest[0].number, start + limit) if rest else None,
        "prev_page": _cursor(name, rows[before].number, before) if start else None,
        "has_more": bool(rest),
        "first_id": data[0].get(own) if data else None,
        "last_id": data[-1].get(own) if data else None,
    }


def _cursor(name: str, number: int, position: int) -> str:
    return "page_" + urlsafe_b64encode(f"{name} {number} {position}".encode()).decode()


def _start(rows: Sequence[Row], cursor: str, name: str, query: Mapping[str, Json]) -> int:
    """Where the page begins: at its first row, or behind that where it was deleted."""
    try:
        named, number, position = urlsafe_b64decode(cursor.removeprefix("page_").encode()).decode().rsplit(" ", 2)
        first, place = (int(number), int(position)) if named == name else (None, 0)
    except ValueError:
        first, place = None, 0
    if first is None:
        raise invalid(f"page: {cursor} is not a cursor of this list")
    numbers = [row.number for row in rows]
    if first in numbers:
        return numbers.index(first)
    if query.get("order_by") is not None:
        return min(place, len(rows))
    ascending = is_ascending(query)
    return next((i for i, n in enumerate(numbers) if (n >= first if ascending else n <= first)), len(numbers))
