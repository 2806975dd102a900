"""Lists, page by page."""

from __future__ import annotations

from typing import Any

from .errors import invalid

__all__ = ["page"]

Json = Any


def page(items: list[Json], query: dict[str, Json], by: str = "id") -> Json:
    """The page of `items` that `limit`, `after_id` and `before_id` ask for; the field `by` of an item is its cursor.

    SandboxAPIError 400 where both cursors are given or one names nothing in the list.
    """
    after, before, limit = query.get("after_id"), query.get("before_id"), query["limit"]
    if after is not None and before is not None:
        raise invalid("Only one of before_id and after_id can be provided.")
    places = {item[by]: index for index, item in enumerate(items)}
    for name, cursor in (("after_id", after), ("before_id", before)):
        if cursor is not None and cursor not in places:
            raise invalid(f"{name}: {cursor} is not in the list")
    if before is not None:
        end = places[before]
        data = items[max(0, end - limit) : end]
        more = end > limit
    else:
        start = places[after] + 1 if after is not None else 0
        data = items[start : start + limit]
        more = len(items) > start + limit
    return {
        "data": data,
        "has_more": more,
        "first_id": data[0][by] if data else None,
        "last_id": data[-1][by] if data else None,
    }
