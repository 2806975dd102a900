"""Lists in the order that a query asks for, and their pages."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic.sandbox.errors import SandboxAPIError
from integrations_anthropic.sandbox.store.filters import page_of
from integrations_anthropic.sandbox.store.ordering import ordered
from integrations_anthropic.sandbox.store.tables import Row

Json = Any


def rows(*values: Json) -> list[Row]:
    """Rows in the order of a list, the newest first."""
    return [Row(number, {"id": number, "held": value}, {}) for number, value in enumerate(values)][::-1]


def shown(found: list[Row]) -> list[Json]:
    return [row.value["held"] for row in found]


@pytest.mark.parametrize(
    ("values", "sorted_values"),
    [
        (["b", "A", "c"], ["A", "b", "c"]),
        ([10, 9, 100.5], [9, 10, 100.5]),
        (["10.00", "9.5", "100"], ["9.5", "10.00", "100"]),
        (
            ["2026-03-01T10:00:00+02:00", "2026-03-01T09:00:00Z", "2026-03-01T08:30:00Z"],
            ["2026-03-01T10:00:00+02:00", "2026-03-01T08:30:00Z", "2026-03-01T09:00:00Z"],
        ),
        (["nan", "b", "Inf"], ["b", "Inf", "nan"]),
    ],
)
def test_items_are_compared_as_what_they_are(values: list[Json], sorted_values: list[Json]) -> None:
    assert shown(ordered(rows(*values), {"order_by": "held", "order": "asc"})) == sorted_values
    assert shown(ordered(rows(*values), {"order_by": "held"})) == sorted_values[::-1]


def test_items_without_the_field_come_last_in_either_direction() -> None:
    for order, first in (("asc", ["a", "b"]), ("desc", ["b", "a"])):
        assert shown(ordered(rows(None, "a", None, "b"), {"order_by": "held", "order": order})) == [*first, None, None]


def test_equal_items_keep_the_order_of_their_creation() -> None:
    for order, ids in (("asc", [0, 1, 2]), ("desc", [2, 1, 0])):
        found = ordered(rows("x", "X", "x"), {"order_by": "held", "order": order})
        assert [row.number for row in found] == ids


def test_a_field_may_be_in_a_record_of_the_item_and_one_that_none_has_changes_nothing() -> None:
    given = rows({"count": 1}, {"count": 3}, {"count": 2})
    assert [row.number for row in ordered(given, {"order_by": "count"})] == [1, 2, 0]
    assert ordered(given, {"order_by": "unknown"}) == given
    assert ordered(given, {"order_by": "held", "order": "asc"}) == given[::-1]
    mixed = rows("a", 1)
    assert ordered(mixed, {"order_by": "held"}) == mixed


def test_pages_follow_the_order_also_where_the_first_row_of_one_is_deleted() -> None:
    given = rows("c", "a", "d", "b")
    query: Json = {"order_by": "held", "order": "asc", "limit": 2}
    first = page_of(given, query, "id", "things")
    assert [one["held"] for one in first["data"]] == ["a", "b"]
    second = page_of(given, {**query, "page": first["next_page"]}, "id", "things")
    assert ([one["held"] for one in second["data"]], second["next_page"]) == (["c", "d"], None)
    back = page_of(given, {**query, "page": second["prev_page"]}, "id", "things")
    assert back["data"] == first["data"]
    left = [row for row in given if row.value["held"] != "c"]
    assert [one["held"] for one in page_of(left, {**query, "page": first["next_page"]}, "id", "things")["data"]] == [
        "d"
    ]
    with pytest.raises(SandboxAPIError, match="is not a cursor of this list"):
        page_of(given, {**query, "page": first["next_page"]}, "id", "others")
