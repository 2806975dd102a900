"""Which call asks for the next page of a list, and for the one before."""

from __future__ import annotations

from typing import Any

from ...errors import SerializationError
from .operation import Call

__all__ = ["has_more", "next_page_call", "previous_page_call"]


def has_more(call: Call, response: Any) -> bool:
    """Whether the page says that another one follows."""
    paging = call.operation.paging
    return paging is not None and bool(getattr(response, paging.more or paging.next))


def next_page_call(call: Call, response: Any, seen: frozenset[str]) -> tuple[Call, str] | None:
    """The call for the page behind `response` and its cursor, or None behind the last.

    A list asked for from its end (`before_id=`) is walked backwards. A cursor in `seen` would never end: it is a
    SerializationError.
    """
    paging = call.operation.paging
    if paging is None or (paging.more and not getattr(response, paging.more)):
        return None
    if paging.back is not None and paging.back in call.query:
        return _followed(call, response, seen, paging.previous or paging.next, paging.back, without=paging.cursor)
    return _followed(call, response, seen, paging.next, paging.cursor, without=paging.back)


def previous_page_call(call: Call, response: Any, seen: frozenset[str]) -> tuple[Call, str] | None:
    """The same for the page before `response`, of a list whose pages hold cursors of both directions; else None.

    A list with a parameter of its own for that, `before_id`, is asked for from its end instead.
    """
    paging = call.operation.paging
    if paging is None or paging.previous is None or paging.back is not None:
        return None
    return _followed(call, response, seen, paging.previous, paging.cursor)


def _followed(
    call: Call, response: Any, seen: frozenset[str], field: str, asks: str, *, without: str | None = None
) -> tuple[Call, str] | None:
    cursor = getattr(response, field)
    if not cursor:
        return None
    if not isinstance(cursor, str):
        raise SerializationError(
            f"$.{field}: {call.operation.name} returned a cursor that is no string", path=f"$.{field}"
        )
    if cursor in seen or cursor == call.query.get(asks):
        raise SerializationError(f"$.{field}: {call.operation.name} returned a cursor a second time", path=f"$.{field}")
    return call.with_query(asks, cursor, without=without), cursor
