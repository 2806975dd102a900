"""Responses that are one of several models, each known by its tag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic._record import Unknown
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.small_calls import SmallServices, small_services
from tests.small_description import JSON, item_path, list_operation

from ..clients import client_of

pytestmark = pytest.mark.anyio

BOOK = {"type": "book", "title": "Emma", "cover": "aGk="}
DISC = {"type": "record", "sides": {"a": 20}}
NEW = {"type": "map", "scale": 5}


def _edit(root: Any, things: Any, schemas: Any) -> None:
    thing = {"$ref": "#/components/schemas/Thing"}
    item_path(things)["get"]["responses"]["200"]["content"][JSON] = {"schema": thing, "example": DISC}
    schemas["ThingList"]["properties"]["data"]["items"] = thing
    list_operation(things)["responses"]["200"]["content"][JSON]["example"]["data"] = [BOOK, DISC]


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallServices]:
    with pytest.MonkeyPatch.context() as patch:
        yield small_services(tmp_path_factory.mktemp("small"), _edit, patch)


async def test_a_response_is_the_model_that_its_tag_names(services: SmallServices) -> None:
    things = services.on(
        client_of(AsyncMockTransport(BOOK, Reply(DISC, headers={"request-id": "r1"}))), "ThingsService"
    )
    book, disc = await things.get("a"), await things.get("b")
    assert isinstance(book, services.models["Book"])
    assert isinstance(disc, services.models["Disc"])
    assert (book.title, disc.sides) == ("Emma", {"a": 20})
    assert disc.meta.request_id == "r1"


async def test_a_response_of_a_new_kind_is_kept_as_it_is(services: SmallServices) -> None:
    things = services.on(client_of(AsyncMockTransport(NEW)), "ThingsService")
    found = await things.get("a")
    assert isinstance(found, Unknown)
    assert found.raw == NEW
    assert found.meta.status == 200


async def test_the_items_of_a_page_may_be_of_several_kinds(services: SmallServices) -> None:
    transport = AsyncMockTransport({"data": [BOOK, DISC, NEW], "has_more": False})
    kinds = [type(thing).__name__ async for thing in services.on(client_of(transport), "ThingsService").list()]
    assert kinds == ["Book", "Disc", "UnknownThing"]
