"""Collections of the store: pages, filters, and those below an item."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.store.library import Json, Library


@pytest.fixture
def library() -> Library:
    return Library()


def names(page: Json) -> list[str]:
    return [item["name"] for item in page["data"]]


def test_a_list_is_paged_the_newest_first(library: Library) -> None:
    shelves = [library("shelves.create", body={"name": f"{n}"}) for n in range(5)]
    first = library("shelves.list", query={"limit": 2})
    assert names(first) == ["4", "3"]
    # Neither a new item nor one that goes shifts the pages that follow.
    library("shelves.create", body={"name": "5"})
    library("shelves.delete", shelves[2]["id"])
    second = library("shelves.list", query={"limit": 2, "page": first["next_page"]})
    assert (names(second), second["next_page"]) == (["1", "0"], None)
    assert names(library("shelves.list", query={"order": "asc", "limit": 2})) == ["0", "1"]
    rest = library("shelves.list", query={"order": "asc", "limit": 2})["next_page"]
    assert names(library("shelves.list", query={"order": "asc", "page": rest})) == ["3", "4", "5"]


@pytest.mark.parametrize("cursor", ["nothing", "page_", "page_99", "page_ü", "page_L3YxIHg="])
def test_a_cursor_of_no_page_is_refused(cursor: str, library: Library) -> None:
    library("shelves.create", body={"name": "a"})
    status, message = library.refused("shelves.list", query={"page": cursor})
    assert (status, message) == (400, f"page: {cursor} is not a cursor of this list")


def test_a_cursor_of_another_list_is_refused(library: Library) -> None:
    one, other = (library("shelves.create", body={"name": "a"})["id"] for _ in range(2))
    for reader in ("reader_1", "reader_2"):
        library("loans.create", one, body={"reader_id": reader})
    page = library("loans.list", one, query={"limit": 1})["next_page"]
    assert library("loans.list", one, query={"page": page})["data"][0]["reader_id"] == "reader_1"
    assert library.refused("loans.list", other, query={"page": page})[0] == 400


def test_a_list_is_filtered_by_the_fields_of_its_items(library: Library) -> None:
    ids = [library("shelves.create", body={"name": n, "size": s})["id"] for n, s in (("a", "small"), ("B", "large"))]
    library("shelves.create", body={"name": "c", "lock": {"type": "key", "teeth": 1}})
    created = library("shelves.get", ids[0])["created_at"]
    library("shelves.archive", ids[1])
    wanted: list[tuple[Json, list[str]]] = [
        ({}, ["c", "a"]),
        ({"include_archived": True}, ["c", "B", "a"]),
        ({"ids": [ids[0], "unknown"]}, ["a"]),
        ({"sizes": ["small"]}, ["a"]),
        ({"name": "b", "include_archived": True}, ["B"]),
        ({"lock": "key"}, ["c"]),
        ({"lock_type": "key"}, ["c"]),
        ({"lock_teeth": 1}, ["c"]),
        ({"created_at[gt]": created}, ["c"]),
        ({"created_at[gt]": created, "name": "a"}, []),
        ({"odd": "like no field of a shelf"}, ["c", "a"]),
    ]
    for query, found in wanted:
        assert names(library("shelves.list", query=query)) == found, query
    assert library.refused("shelves.list", query={"created_at[gt]": "soon"})[0] == 400


def test_an_item_of_two_collections_is_in_both(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a"})["id"]
    loan = library("loans.create", shelf, body={"reader_id": "reader_1"})
    assert (loan["shelf_id"], loan["reader_id"]) == (shelf, "reader_1")
    # What it says of the reader is known of that one.
    assert (loan["reader_name"], loan["email"], loan["role"]) == ("Ada", "ada@example.com", "visitor")
    assert library("loans.list", shelf)["data"] == library("readers.loans", "reader_1")["data"] == [loan]
    assert library("readers.loans", "reader_2")["data"] == []
    gone = library("loans.delete", shelf, "reader_1")
    assert gone == {"type": "loan_gone", "shelf_id": shelf, "reader_id": "reader_1"}
    assert library("readers.loans", "reader_1")["data"] == []


def test_unknown_items_are_refused_in_paths_and_in_fields(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a"})["id"]
    assert library.refused("loans.list", "shelf_x") == (404, "Shelf shelf_x not found.")
    assert library.refused("loans.create", "shelf_x", body={"reader_id": "reader_1"})[0] == 404
    assert library.refused("readers.loans", "reader_x") == (404, "Reader reader_x not found.")
    assert library.refused("loans.create", shelf, body={"reader_id": "reader_x"}) == (404, "Reader reader_x not found.")
    assert library.refused("loans.delete", shelf, "reader_1") == (404, "Reader reader_1 not found.")
    assert library.refused("shelves.update", shelf, body={"reader_id": "reader_x"})[0] == 404


def test_what_the_example_of_a_request_names_is_accepted(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a", "reader_id": "reader_of_the_example"})
    assert shelf["reader_ids"] == ["reader_of_the_example"]
    (loan,) = library("loans.list", shelf["id"])["data"]
    assert (loan["reader_id"], loan["reader_name"]) == ("reader_of_the_example", None)
    assert library.refused("shelves.create", body={"name": "a", "reader_id": "reader_x"})[0] == 404


def test_an_item_is_created_from_either_side(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a"})["id"]
    loan = library("readers.lend", "reader_2", body={"shelf_id": shelf, "role": "owner"})
    assert library("loans.list", shelf)["data"] == [loan]
    assert library.refused("loans.create", shelf, body={"reader_id": "reader_2"})[0] == 400
    assert library.refused("readers.lend", "reader_3", body={"shelf_id": shelf}) == (
        400,
        "Reader reader_3 is archived.",
    )
    assert library.refused("readers.lend", "reader_2", body={"shelf_id": "shelf_x"})[0] == 404


def test_an_item_that_is_below_another_already_is_refused(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a"})["id"]
    library("loans.create", shelf, body={"reader_id": "reader_1"})
    again = library.refused("loans.create", shelf, body={"reader_id": "reader_1"})
    assert again == (400, "reader_id: reader_1 was added already")


def test_the_list_that_an_item_has_of_those_below_it_is_kept(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a", "reader_id": "reader_1"})
    assert shelf["reader_ids"] == ["reader_1"]
    assert [loan["reader_id"] for loan in library("loans.list", shelf["id"])["data"]] == ["reader_1"]
    library("loans.create", shelf["id"], body={"reader_id": "reader_2"})
    assert library("shelves.get", shelf["id"])["reader_ids"] == ["reader_1", "reader_2"]
    library("loans.delete", shelf["id"], "reader_1")
    assert library("shelves.get", shelf["id"])["reader_ids"] == ["reader_2"]


def test_what_nothing_can_create_is_below_each_item(library: Library) -> None:
    for _ in range(2):
        shelf = library("shelves.create", body={"name": "a"})["id"]
        assert library("rights.list", shelf)["data"] == [{"action": "read"}]


def test_what_named_an_item_of_others_goes_with_it(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a"})["id"]
    for reader in ("reader_1", "reader_2"):
        library("loans.create", shelf, body={"reader_id": reader})
    library.store.forget("reader_id", "reader_1")
    assert [loan["reader_id"] for loan in library("loans.list", shelf)["data"]] == ["reader_2"]
    assert library("shelves.get", shelf)["reader_ids"] == ["reader_2"]
