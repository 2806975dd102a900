"""What is deprecated in the description is said in docstrings, and warned of at the line of the call, once for each."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from integrations_anthropic.testing import AsyncMockTransport
from tests.small_calls import SmallServices, small_services
from tests.small_description import STRING, create_operation, item_path, list_operation, parameter

from ..clients import client_of

pytestmark = pytest.mark.anyio

BOOK = {"type": "book", "title": "Emma", "cover": "aGk="}
LOAN = {"thing": BOOK, "days": 3}
SHELF = {"things": [], "due": None}
OLD = {"deprecated": True}


def _edit(root: Any, things: Any, schemas: Any) -> None:
    item_path(things)["get"] |= OLD | {"x-deprecated": "use `things.list()`."}
    list_operation(things)["parameters"] += [
        parameter("query", STRING, "size") | OLD | {"x-deprecated": "use `from`"},
        parameter("query", {"type": "array", "items": {"$ref": "#/components/schemas/State"}}, "wears"),
        parameter("header", STRING, "x-desk") | OLD,
    ]
    schemas["State"]["x-deprecated-values"] = {"used": "use `new`"}
    schemas["Loan"]["properties"]["class"] |= OLD | {"x-deprecated": "use `words`"}
    schemas["Disc"] |= OLD
    file = {"type": "string", "format": "binary", "description": "x"}
    schemas["Cover"] = {"type": "object", "description": "x", "required": ["file"], "properties": {"file": file}}
    schemas["Cover"]["properties"]["size"] = {"type": "string", "description": "x", "x-beta": ["size-1"], **OLD}
    form = {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Cover"}, "example": {"file": "a"}}}
    cover = {**item_path(things)["get"], "operationId": "things.cover", "parameters": [], "x-retry": "unsafe"}
    cover.pop("deprecated"), cover.pop("x-deprecated")
    things["paths"]["/v1/covers"] = {"post": {**cover, "requestBody": {"required": True, "content": form}}}
    root["paths"]["/v1/covers"] = {"$ref": "things.yaml#/paths/~1v1~1covers"}
    create_operation(things)["parameters"] = [parameter("query", STRING, "view") | OLD]


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallServices]:
    with pytest.MonkeyPatch.context() as patch:
        yield small_services(tmp_path_factory.mktemp("small"), _edit, patch)


async def _warned(call: Callable[[], Any]) -> list[str]:
    """The warnings of a call; each names a line of this file."""
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        await call()
    assert {one.category for one in given} <= {DeprecationWarning}
    assert {one.filename for one in given} <= {__file__}
    return [str(one.message) for one in given]


async def test_an_operation_that_is_deprecated_warns(services: SmallServices) -> None:
    things = services.on(client_of(AsyncMockTransport(SHELF)), "ThingsService")
    assert await _warned(lambda: things.get("a")) == ["things.get() is deprecated: use `things.list()`"]
    assert "Deprecated: use `things.list()`." in things.get.__doc__


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ({"from_": 1, "state": "new", "wears": ["new"]}, []),
        ({"size": "a"}, ["the parameter size of things.list() is deprecated: use `from`"]),
        ({"x_desk": "a"}, ["the parameter x_desk of things.list() is deprecated, see its documentation"]),
        ({"state": "used"}, ["the value 'used' of state of things.list() is deprecated: use `new`"]),
        ({"wears": ["new", "used", "used"]}, ["the value 'used' of wears of things.list() is deprecated: use `new`"]),
    ],
)
async def test_a_parameter_that_is_deprecated_warns_where_it_is_given(
    services: SmallServices, given: dict[str, Any], texts: list[str]
) -> None:
    pages = [{"data": [BOOK], "has_more": True, "last_id": "a"}, {"data": [], "has_more": False}]
    things = services.on(client_of(AsyncMockTransport(*pages)), "ThingsService")

    async def walk() -> None:
        assert len([thing async for thing in things.list(**given)]) == 1

    assert await _warned(walk) == texts


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ({}, []),
        ({"wear": "new"}, []),
        ({"class_": "a"}, ["the field class of Loan is deprecated: use `words`"]),
        ({"wear": "used"}, ["the value 'used' of wear of Loan is deprecated: use `new`"]),
        ({"thing": {**BOOK, "state": "used"}}, ["the value 'used' of state of Book is deprecated: use `new`"]),
        (
            {"remarks": [{"type": "record", "sides": {}}] * 2, "view": "a"},
            [
                "the parameter view of desk.loans.create() is deprecated, see its documentation",
                "the record Disc is deprecated, see its documentation",
            ],
        ),
    ],
)
async def test_a_part_of_a_body_that_is_deprecated_warns_at_any_depth(
    services: SmallServices, given: dict[str, Any], texts: list[str]
) -> None:
    loans = services.on(client_of(AsyncMockTransport(SHELF)), "LoansService")
    assert await _warned(lambda: loans.create(**{**LOAN, **given})) == texts


async def test_a_model_of_a_schema_that_is_deprecated_warns_as_its_dict_does(services: SmallServices) -> None:
    disc = services.models["Disc"](sides={})
    loans = services.on(client_of(AsyncMockTransport(SHELF)), "LoansService")
    assert await _warned(lambda: loans.create(thing=disc, days=3)) == [
        "the record Disc is deprecated, see its documentation"
    ]


async def test_a_field_beside_a_file_warns_and_sends_its_beta_header(services: SmallServices) -> None:
    transport = AsyncMockTransport(SHELF, SHELF)
    things = services.on(client_of(transport), "ThingsService")
    assert await _warned(lambda: things.cover(file=b"a")) == []
    texts = await _warned(lambda: things.cover(file=b"a", size="1"))
    assert texts == ["the field size of Cover is deprecated, see its documentation"]
    assert [request.headers.get("anthropic-beta") for request in transport.requests] == [None, "size-1"]


def test_what_is_deprecated_is_said_in_docstrings(services: SmallServices) -> None:
    client = client_of(AsyncMockTransport())
    assert "size: x Deprecated: use `from`." in services.on(client, "ThingsService").list.__doc__
    assert "class_: A Python keyword. Deprecated: use `words`." in services.on(client, "LoansService").create.__doc__
    assert services.models["Disc"].__doc__ == "A record. Deprecated."
