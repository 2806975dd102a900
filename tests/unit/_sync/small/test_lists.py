# Derived from tests/unit/_async/small/test_lists.py by `make codegen`. Do not edit.
"""Lists of generated methods: pages of a report with `has_more` and a cursor, pages with cursors of both directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import SerializationError
from integrations_anthropic.testing import MockTransport
from tests.small_calls import SmallServices, small_services
from tests.small_description import list_operation

from ..clients import client_of

CURSOR = {"type": ["string", "null"], "description": "x"}


def _edit(root: Any, things: Any, schemas: Any) -> None:
    schemas["ThingList"]["properties"] |= {"next_page": CURSOR, "prev_page": CURSOR}
    # Left out by a page of both directions.
    schemas["ThingList"]["required"] = ["data"]
    del schemas["ThingList"]["properties"]["last_id"]
    report = list_operation(things)
    report["x-paging"] = {"cursor": "after", "next": "next_page", "more": "has_more", "items": "data"}
    both = {**report, "operationId": "desk.list", "tags": ["desk"], "x-params": "ListDeskParams"}
    both["x-paging"] = {"cursor": "after", "next": "next_page", "previous": "prev_page", "items": "data"}
    things["paths"]["/v1/desk"] = {"get": both}
    root["paths"]["/v1/desk"] = {"$ref": "things.yaml#/paths/~1v1~1desk"}


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallServices]:
    with pytest.MonkeyPatch.context() as patch:
        yield small_services(tmp_path_factory.mktemp("small"), _edit, patch)


def _page(*titles: str, **more: Any) -> dict[str, Any]:
    return {"data": [{"type": "book", "title": title, "cover": "aGk="} for title in titles], **more}


def _cursors(transport: MockTransport) -> list[str]:
    return [request.url.partition("?")[2] for request in transport.requests]


def test_a_report_is_walked_bucket_by_bucket_or_page_by_page(services: SmallServices) -> None:
    pages = [_page("a", "b", has_more=True, next_page="p 2"), _page(has_more=True, next_page="p3"), _page("c")]
    transport = MockTransport(*[page | {"has_more": page.get("has_more", False)} for page in pages * 2])
    things = services.on(client_of(transport), "ThingsService")
    assert [thing.title for thing in things.list()] == ["a", "b", "c"]
    first = things.list()
    assert [len(page) for page in first.pages()] == [2, 0, 1]
    assert _cursors(transport) == ["", "after=p+2", "after=p3"] * 2


def test_a_report_ends_where_no_more_is_said_to_follow(services: SmallServices) -> None:
    transport = MockTransport(_page("a", has_more=False, next_page="p2"))
    assert len([thing for thing in services.on(client_of(transport), "ThingsService").list()]) == 1


@pytest.mark.parametrize("cursors", [["p2", "p2"], ["p2", "p3", "p2"]])
def test_a_report_whose_cursor_comes_again_is_an_error(services: SmallServices, cursors: list[str]) -> None:
    pages = [_page("a", has_more=True, next_page=cursor) for cursor in cursors]
    things = services.on(client_of(MockTransport(*pages)), "ThingsService")
    with pytest.raises(SerializationError, match="returned a cursor a second time"):
        _ = [thing for thing in things.list()]


def test_a_list_with_both_cursors_is_walked_there_and_back(services: SmallServices) -> None:
    first, second = _page("a", next_page="2", prev_page=None), _page("b", next_page=None, prev_page="1")
    transport = MockTransport(first, second, first, second)
    page = services.on(client_of(transport), "DeskService").list(state="new")
    assert page.previous_page() is None
    second_page = page.next_page()
    assert second_page is not None
    assert second_page.next_page() is None
    again = second_page.previous_page()
    assert again is not None
    assert [thing.title for thing in again.data] == ["a"]
    assert [thing.title for thing in again] == ["a", "b"]
    assert _cursors(transport) == ["state=new", "state=new&after=2", "state=new&after=1", "state=new&after=2"]


def test_a_walk_back_whose_cursor_comes_again_is_an_error(services: SmallServices) -> None:
    pages = [_page("a", prev_page=cursor) for cursor in ("1", "0", "1")]
    page = services.on(client_of(MockTransport(*pages)), "DeskService").list()
    with pytest.raises(SerializationError, match="returned a cursor a second time"):
        for _ in range(3):
            page = page.previous_page()


def test_a_list_with_a_parameter_for_that_has_no_previous_page(services: SmallServices) -> None:
    transport = MockTransport(_page("a", has_more=True, next_page="2"))
    page = services.on(client_of(transport), "ThingsService").list()
    assert page.previous_page() is None
