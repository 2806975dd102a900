from __future__ import annotations

import pytest

from integrations_anthropic import from_dict, models
from integrations_anthropic._core.call.operation import Operation, Paging, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.pagination import next_page_call
from integrations_anthropic.errors import SerializationError

IDS = Paging(cursor="after_id", back="before_id", next="last_id", previous="first_id", more="has_more")
ARGUMENTS = ("after_id", "before_id", "limit")


def call(paging=IDS, **query):
    operation = Operation(name="batches.list", http="GET", path="/x", span="x", arguments=ARGUMENTS, paging=paging)
    return make_call(operation, Options(), given=query)


def page(**data):
    return from_dict(models.ListBatchResponse, {"data": [], "has_more": True, "first_id": "a", "last_id": "z", **data})


@pytest.mark.parametrize(
    ("query", "data", "following", "cursor"),
    [
        ({}, {}, {"after_id": "z"}, "z"),
        ({"limit": 5}, {}, {"limit": 5, "after_id": "z"}, "z"),
        ({"after_id": "b", "limit": 5}, {}, {"limit": 5, "after_id": "z"}, "z"),
        ({"before_id": "y"}, {}, {"before_id": "a"}, "a"),
        ({"before_id": "y", "after_id": "b"}, {}, {"before_id": "a"}, "a"),
        ({"before_id": None, "limit": 5}, {}, {"limit": 5, "after_id": "z"}, "z"),
    ],
)
def test_the_next_page_is_asked_for_behind_the_cursor(query, data, following, cursor):
    first = call(**query)
    before = dict(first.query)
    found = next_page_call(first, page(**data), frozenset())
    assert found is not None
    assert (found[0].query, found[1]) == (following, cursor)
    assert first.query == before
    assert found[0].options is first.options


@pytest.mark.parametrize(
    ("query", "data"),
    [
        ({}, {"has_more": False}),
        ({}, {"last_id": None}),
        ({}, {"last_id": ""}),
        ({"before_id": "y"}, {"first_id": None}),
        ({"before_id": "y"}, {"has_more": False}),
    ],
)
def test_behind_the_last_page_there_is_none(query, data):
    assert (
        next_page_call(call(**query), page(**data), frozenset({"z"}) if data.get("has_more") is False else frozenset())
        is None
    )


def test_a_list_without_pages_has_no_next_one():
    assert next_page_call(call(paging=None), page(), frozenset()) is None


def test_a_list_without_a_flag_goes_on_while_there_is_a_cursor():
    token = Paging(cursor="after_id", next="last_id")
    assert next_page_call(call(token), page(has_more=False), frozenset())[1] == "z"
    assert next_page_call(call(token), page(last_id=None), frozenset()) is None


@pytest.mark.parametrize(("query", "path"), [({}, "$.last_id"), ({"before_id": "y"}, "$.first_id")])
def test_a_cursor_that_comes_again_is_an_error(query, path):
    with pytest.raises(SerializationError, match="returned a cursor a second time") as caught:
        next_page_call(call(**query), page(), frozenset({"a", "z"}))
    assert caught.value.path == path
