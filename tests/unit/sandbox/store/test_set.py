"""What is set rather than created: the second call changes what the first one made."""

from __future__ import annotations

import pytest

from tests.unit.sandbox.store.house import HOUSE
from tests.unit.sandbox.store.library import DAY, Json, Library

KEY: Json = {"type": "key", "teeth": 1}


@pytest.fixture
def library() -> Library:
    return Library(HOUSE)


def test_what_is_set_again_for_the_same_is_changed_in_place(library: Library) -> None:
    first = library("limits.set", body={"owner": KEY, "size": "large", "amount": "5"})
    again = library("limits.set", body={"owner": KEY, "size": "large", "amount": "7"})
    assert again == {**first, "amount": "7"}
    assert library("limits.get", first["id"]) == again
    assert library("limits.list")["data"] == [again]


@pytest.mark.parametrize("other", [{"owner": {"type": "key", "teeth": 2}, "size": "large"}, {"owner": KEY}])
def test_what_is_set_for_another_is_an_item_of_its_own(other: Json, library: Library) -> None:
    first = library("limits.set", body={"owner": KEY, "size": "large", "amount": "5"})
    second = library("limits.set", body={**other, "amount": "7"})
    assert second["id"] != first["id"]
    assert library("limits.list")["data"] == [second, first]


def test_what_is_set_by_its_path_is_created_once_and_removed(library: Library) -> None:
    club = library("clubs.create", body={"name": "a"})["id"]
    assert library("members.list", club)["data"] == []
    member = library("members.add", club, "reader_1")
    assert member == {"type": "member", "book_club_id": club, "reader_id": "reader_1"}
    assert library("members.add", club, "reader_1") == member
    assert library("members.list", club)["data"] == [member]
    assert library("members.delete", club, "reader_1") == member
    assert library("members.list", club)["data"] == []


def test_what_is_set_by_its_path_has_to_name_items_that_there_are(library: Library) -> None:
    club = library("clubs.create", body={"name": "a"})["id"]
    assert library.refused("members.add", club, "reader_9")[0] == 404
    assert library.refused("members.add", "club_9", "reader_1")[0] == 404
    assert library("members.list", club)["data"] == []


def test_a_list_within_a_field_of_the_request_creates_what_is_below_the_item(library: Library) -> None:
    club = library("clubs.create", body={"name": "a", "members": {"type": "some", "reader_ids": ["reader_1"]}})["id"]
    assert [one["reader_id"] for one in library("members.list", club)["data"]] == ["reader_1"]


def test_what_there_is_one_of_below_a_path_has_its_name_and_maps_that_change_key_by_key(library: Library) -> None:
    assert library("branches.get", "branch_7")["branch_id"] == "branch_7"
    changed = library("branches.update", "branch_7", body={"floors": {"names": {"2": "Poems"}}})
    assert changed["floors"] == {"names": {"1": "Novels", "2": "Poems"}, "count": 2}
    assert changed["updated_at"] > DAY
    gone = library("branches.update", "branch_7", body={"floors": {"names": {"1": None}}})
    assert gone["floors"]["names"] == {"2": "Poems"}
    assert library("branches.get", "branch_8")["floors"]["names"] == {"1": "Novels"}


def test_a_list_of_summaries_shows_less_than_what_is_kept_and_other_json_is_set_as_a_whole(library: Library) -> None:
    library("rules.set", "reader_2", body={"text": {"a": 1, "b": None}})
    assert library("rules.set", "reader_2", body={"text": {"b": None}})["text"] == {"b": None}
    kept = {"type": "rule", "reader_id": "reader_2", "text": {"b": None}}
    assert library("rules.get", "reader_2") == kept
    assert library("rules.list")["data"] == [{"type": "rule_summary", "reader_id": "reader_2"}]
