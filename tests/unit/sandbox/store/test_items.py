"""Items of the store: created, read, changed, archived and deleted as the description says."""

from __future__ import annotations

import pytest

from integrations_anthropic.sandbox.clock import timestamp
from tests.unit.sandbox.store.library import DAY, SHELF, Json, Library

START = 1_800_000_000


@pytest.fixture
def library() -> Library:
    return Library()


def test_a_new_item_has_what_was_given_and_for_the_rest_what_fits(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "Poems", "labels": {"a": "b"}})
    assert shelf["id"].startswith("shelf_01")
    assert shelf == {
        "id": shelf["id"],
        "type": "shelf",
        "name": "Poems",
        "note": None,
        "size": "large",
        "lock": SHELF["lock"],
        "labels": {"a": "b"},
        "reader_ids": [],
        "closed_at": None,
        "archived_at": None,
        "archived_by_id": None,
        "created_at": timestamp(START + 1),
        "updated_at": timestamp(START + 1),
    }
    assert library("shelves.get", shelf["id"]) == shelf
    assert library("shelves.create", body={"name": "Poems"})["id"] != shelf["id"]


def test_what_a_response_says_beside_what_was_given_is_as_in_the_example_of_its_kind(library: Library) -> None:
    coded = library("shelves.create", body={"name": "a", "lock": {"type": "code", "digits": "9"}})
    assert coded["lock"] == {"type": "code", "digits": "9", "tries": 5}
    keyed = library("shelves.create", body={"name": "a", "lock": {"type": "key", "teeth": 4}})
    assert keyed["lock"] == {"type": "key", "teeth": 4}
    # Of another kind than the example: the smallest value that fits.
    changed = library("shelves.update", keyed["id"], body={"lock": {"type": "code", "digits": "9"}})
    assert changed["lock"]["tries"] == 3


def test_what_the_schema_of_the_response_does_not_have_is_not_kept(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a", "lock": {"type": "key", "teeth": 4, "note": "of brass"}})
    assert shelf["lock"] == {"type": "key", "teeth": 4}


def test_an_update_changes_what_it_names(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a", "note": "b", "motto": "c", "labels": {"x": "1", "y": "2"}})
    body: Json = {"note": None, "motto": None, "name": None, "labels": {"y": None, "z": "3"}, "closed": True}
    changed = library("shelves.update", shelf["id"], body=body)
    assert (changed["name"], changed["note"], "motto" in changed) == ("a", None, False)
    assert changed["labels"] == {"x": "1", "z": "3"}
    assert changed["closed_at"] == changed["updated_at"] > shelf["updated_at"]
    assert changed["created_at"] == shelf["created_at"]
    assert library("shelves.update", shelf["id"], body={"closed": False})["closed_at"] is None
    assert library("shelves.get", shelf["id"])["labels"] == {"x": "1", "z": "3"}


def test_what_an_action_is_named_for_is_set_once_and_cleared_by_its_opposite(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a", "note": "b"})
    archived = library("shelves.archive", shelf["id"])
    assert archived["archived_at"] is not None
    assert archived["archived_by_id"] == "reader_1"
    # The example has other values of these as well.
    assert (archived["note"], archived["closed_at"], archived["size"]) == ("b", None, "large")
    assert library("shelves.archive", shelf["id"])["archived_at"] == archived["archived_at"]
    assert library.refused("shelves.update", shelf["id"], body={"name": "x"}) == (
        400,
        f"Shelf {shelf['id']} is archived.",
    )
    assert library.refused("loans.create", shelf["id"], body={"reader_id": "reader_1"})[0] == 400
    again = library("shelves.unarchive", shelf["id"])
    assert (again["archived_at"], again["archived_by_id"]) == (None, None)


def test_an_action_with_a_report_leaves_the_item_as_it_is(library: Library) -> None:
    shelf = library("shelves.create", body={"name": "a"})
    report = library("shelves.check", shelf["id"])
    assert report == {"type": "check", "result": "fine", "expires_at": report["expires_at"]}
    assert report["expires_at"] > timestamp(START + 3000)
    assert library("shelves.get", shelf["id"]) == shelf


def test_a_deleted_item_is_gone_with_all_that_is_below_it(library: Library) -> None:
    shelf, other = (library("shelves.create", body={"name": "a"}) for _ in range(2))
    for each in (shelf, other):
        library("loans.create", each["id"], body={"reader_id": "reader_1"})
    assert library("shelves.delete", shelf["id"]) == {"id": shelf["id"], "type": "gone"}
    for name in ("shelves.get", "shelves.delete", "shelves.archive", "shelves.check", "loans.list", "rights.list"):
        assert library.refused(name, shelf["id"]) == (404, f"Shelf {shelf['id']} not found.")
    assert [loan["shelf_id"] for loan in library("readers.loans", "reader_1")["data"]] == [other["id"]]


def test_what_there_is_one_of_begins_as_its_example_and_keeps_its_changes(library: Library) -> None:
    assert library("hours.get")["state"] == "open"
    assert library("hours.update", body={"state": "night"})["state"] == "night"
    assert library("hours.get")["state"] == "night"
    assert Library()("hours.get")["state"] == "open"


def test_what_nothing_can_create_is_as_in_the_example_and_can_change(library: Library) -> None:
    assert library("wishes.list")["data"] == [library("wishes.get", "wish_01")]
    granted = library("wishes.grant", "wish_01")
    assert (granted["status"], granted["resolved_at"] > DAY) == ("granted", True)
    assert library("wishes.list")["data"] == [granted]
    assert library.refused("wishes.get", "wish_02") == (404, "Wish wish_02 not found.")


def test_operations_that_nothing_reads_or_others_handle_are_not_kept(library: Library) -> None:
    assert {"puts.only", "handled"} & library.store.by_operation.keys() == set()


def test_what_needs_an_admin_key_takes_no_other(library: Library) -> None:
    assert library.refused("hours.update", body={"state": "x"}, key="sk-ant-api03-x") == (401, "invalid x-api-key")
    assert library("hours.get", key="sk-ant-api03-x")["state"] == "open"
