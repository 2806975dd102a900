"""Cursor pagination of lists."""

from __future__ import annotations

from typing import Any

from .errors import invalid

__all__ = ["page"]

Json = Any


def page(items: list[Json], query: dict[str, Json], by: str = "id") -> Json:
    """The page of `items` selected by `limit`, `after_id` and `before_id`. The field `by` of an item is its cursor.

    Raises SandboxAPIError 400 if both cursors are given, or if no item has the given cursor.
    """
    after, before, limit = query.get("after_id"), query.get("before_id"), query["limit"]
    if after is not None and before is not None:
        raise invalid("Only one of before_id and after_id can be provided.")
    positions = {item[by]: index for index, item in enumerate(items)}
    for name, cursor in (("after_id", after), ("before_id", before)):
        if cursor is not None and cursor not in positions:
            raise invalid(f"{name}: {cursor} is not in the list")
    if before is not None:
        end = positions[before]
        data = items[max(0, end - limit) : end]
        has_more = end > limit
    else:
        start = positions[after] + 1 if after is not None else 0
        data = items[start : start + limit]
        has_more = len(items) > start + limit
    return {
        "data": data,
        "has_more": has_more,
        "first_id": data[0][by] if data else None,
        "last_id": data[-1][by] if data else None,
    }
