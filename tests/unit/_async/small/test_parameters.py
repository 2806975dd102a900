"""Query and header parameters of generated methods: their checks, and how they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from integrations_anthropic import ValidationError
from integrations_anthropic.testing import AsyncMockTransport
from tests.small_calls import SmallServices, small_services
from tests.small_description import create_operation, list_operation, parameter

from ..clients import client_of

pytestmark = pytest.mark.anyio

PAGE = {"data": [], "has_more": False}
LOAN = {"thing": {"type": "book", "title": "Emma", "cover": "aGk="}, "days": 3}
MOMENT = {"type": "string", "format": "date-time"}
LIST = {"type": "array", "items": {"type": "string", "minLength": 1}, "maxItems": 2}
STATES = {"type": "array", "items": {"$ref": "#/components/schemas/State"}}


def _edit(root: Any, things: Any, schemas: Any) -> None:
    schemas["Loan"]["properties"]["timeout"] = {"type": "string", "x-name": "longest", "description": "x"}
    list_operation(things)["parameters"] += [
        {**parameter("query", MOMENT, "lent_at"), "required": True},
        parameter("query", MOMENT, "created_at[gt]"),
        parameter("query", {"type": "string", "format": "date"}, "date"),
        parameter("query", {"type": "integer", "minimum": 1, "maximum": 50, "default": 20}, "limit"),
        parameter("query", {"type": "number", "exclusiveMinimum": 0}, "weight"),
        parameter("query", {"type": "boolean"}, "archived"),
        parameter("query", {"type": "string", "pattern": "^[a-z]+$", "maxLength": 3}, "code"),
        {**parameter("query", {"$ref": "#/components/schemas/State"}, "wear"), "x-rule": "known-value"},
        {**parameter("query", STATES, "wears"), "x-rule": "known-value"},
        {**parameter("query", LIST, "ids"), "x-array": "brackets"},
        {**parameter("query", LIST, "tags"), "x-array": "comma"},
        parameter("query", LIST, "names"),
        parameter("query", {"$ref": "#/components/schemas/DeskName"}, "desk"),
        {**parameter("header", {"type": "integer", "maximum": 9}, "x-floor"), "x-name": "floor"},
    ]
    create_operation(things)["parameters"] = [
        parameter("query", {"type": "string", "maxLength": 5}, "view"),
        parameter("query", MOMENT, "from[gte]"),
        {**parameter("header", {"type": "boolean"}, "x-dry-run"), "required": True},
    ]


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallServices]:
    with pytest.MonkeyPatch.context() as patch:
        yield small_services(tmp_path_factory.mktemp("small"), _edit, patch)


async def _sent(services: SmallServices, **given: Any) -> Any:
    """The request of a list with these parameters."""
    transport = AsyncMockTransport(PAGE)
    things = services.on(client_of(transport), "ThingsService")
    await things.list(**{"lent_at": "2026-01-02T00:00:00Z", **given})
    return transport.requests[0]


async def _query(services: SmallServices, **given: Any) -> str:
    url: str = (await _sent(services, **given)).url
    return "&".join(part for part in url.partition("?")[2].split("&") if not part.startswith("lent_at="))


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ({"created_at_gt": "2026-01-02T00:00:00Z"}, "created_at%5Bgt%5D=2026-01-02T00%3A00%3A00Z"),
        ({"created_at_gt": "2016-12-31t23:59:60.5-02:30"}, "created_at%5Bgt%5D=2016-12-31t23%3A59%3A60.5-02%3A30"),
        ({"date": "2024-02-29"}, "date=2024-02-29"),
        (
            {"created_at_gt": datetime(2026, 1, 2, 3, 4, 5, 6, UTC)},
            "created_at%5Bgt%5D=2026-01-02T03%3A04%3A05.000006Z",
        ),
        (
            {"created_at_gt": datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=2, seconds=5)))},
            "created_at%5Bgt%5D=2026-01-01T21%3A59%3A55Z",
        ),
        ({"date": date(2026, 3, 1)}, "date=2026-03-01"),
        ({"date": "2026-03-01"}, "date=2026-03-01"),
        ({"limit": 50, "weight": 0.5}, "limit=50&weight=0.5"),
        ({"limit": 5.0}, "limit=5"),
        ({"archived": True}, "archived=true"),
        ({"archived": False}, "archived=false"),
        ({"ids": ["a", "b&c"]}, "ids%5B%5D=a&ids%5B%5D=b%26c"),
        ({"names": ("a", "b")}, "names=a&names=b"),
        ({"tags": ["a", "b,c"]}, "tags=a,b%2Cc"),
        ({"tags": []}, ""),
        ({"wear": "used", "wears": ["new"]}, "wear=used&wears=new"),
        ({"state": "a new one"}, "state=a+new+one"),
    ],
)
async def test_a_parameter_is_sent_as_the_description_says(
    services: SmallServices, given: dict[str, Any], query: str
) -> None:
    assert await _query(services, **given) == query


@pytest.mark.parametrize(
    ("given", "field", "why"),
    [
        ({"limit": 0}, "limit", "must be at least 1"),
        ({"limit": 51}, "limit", "must be at most 50"),
        ({"limit": "5"}, "limit", "must be an integer, not a string"),
        ({"limit": True}, "limit", "must be an integer, not a boolean"),
        ({"weight": 0}, "weight", "must be greater than 0"),
        ({"archived": "yes"}, "archived", "must be a boolean, not a string"),
        ({"code": "a1"}, "code", "must match the pattern"),
        ({"code": "abc\n"}, "code", "must have at most 3 characters"),
        ({"code": "abcd"}, "code", "must have at most 3 characters"),
        ({"ids": "a"}, "ids", "must be a list, not a string"),
        ({"ids": ["a", "b", "c"]}, "ids", "must have at most 2 items"),
        ({"ids": ["a", ""]}, "ids[1]", "must not be empty"),
        ({"names": ["a", 1]}, "names[1]", "must be a string, not a number"),
        ({"wear": "broken"}, "wear", "must be one of new, used"),
        ({"wears": ["new", "broken"]}, "wears[1]", "must be one of new, used"),
        ({"desk": "a"}, "desk", "must have at least 2 characters"),
        ({"created_at_gt": datetime(2026, 1, 2)}, "created_at_gt", "needs a time zone"),
        ({"created_at_gt": date(2026, 1, 2)}, "created_at_gt", "must be a datetime or an RFC 3339 string"),
        ({"created_at_gt": 5}, "created_at_gt", "must be a datetime or an RFC 3339 string, not a number"),
        ({"date": 5}, "date", "must be a date or a string such as '2026-03-01', not a number"),
        ({"date": "1.3.2026"}, "date", "must be written like '2026-03-01'"),
        ({"date": "2026-02-30"}, "date", "must be written like '2026-03-01'"),
        ({"date": "2026-03-01T00:00:00Z"}, "date", "must be written like '2026-03-01'"),
        ({"date": "٢٠٢٦-03-01"}, "date", "must be written like"),
        ({"date": ""}, "date", "must be written like"),
        *(
            ({"created_at_gt": text}, "created_at_gt", "must be written like '2026-03-01T09:30:00Z'")
            for text in (
                "1.3.2026",
                "2026-03-01",
                "2026-03-01T09:30:00",
                "2026-13-01T09:30:00Z",
                "2026-03-01T24:00:00Z",
            )
        ),
        (
            {"created_at_gt": datetime.min.replace(tzinfo=timezone(timedelta(hours=2)))},
            "created_at_gt",
            "is out of range in UTC",
        ),
        ({"date": datetime(2026, 1, 2, tzinfo=UTC)}, "date", "must be a date"),
        ({"lent_at": None}, "lent_at", "is required"),
        ({"floor": 10}, "floor", "must be at most 9"),
    ],
)
async def test_a_parameter_out_of_its_bounds_is_refused_before_anything_is_sent(
    services: SmallServices, given: dict[str, Any], field: str, why: str
) -> None:
    transport = AsyncMockTransport()
    things = services.on(client_of(transport), "ThingsService")
    with pytest.raises(ValidationError, match=why) as caught:
        await things.list(**{"lent_at": "2026-01-02T00:00:00Z", **given})
    assert caught.value.field == field
    assert transport.requests == []


async def test_a_header_that_is_no_string_is_sent_as_text(services: SmallServices) -> None:
    assert (await _sent(services, floor=7)).headers["x-floor"] == "7"


async def test_the_parameters_may_come_as_one_record_or_dict(services: SmallServices) -> None:
    transport = AsyncMockTransport(PAGE, PAGE, PAGE)
    things = services.on(client_of(transport), "ThingsService")
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    await things.list(services.models["ListThingsParams"](lent_at=moment, created_at_gt=moment, tags=["a", "b"]))
    await things.list({"lent_at": moment, "created_at_gt": moment, "tags": ["a", "b"]})
    await things.list({"lent_at": moment, "created_at[gt]": moment, "tags": ["a", "b"]})
    text = "2026-01-02T00%3A00%3A00Z"
    queries = {"&".join(sorted(request.url.partition("?")[2].split("&"))) for request in transport.requests}
    assert queries == {f"created_at%5Bgt%5D={text}&lent_at={text}&tags=a,b"}


async def test_a_record_without_what_is_required_is_refused(services: SmallServices) -> None:
    things = services.on(client_of(AsyncMockTransport()), "ThingsService")
    with pytest.raises(ValidationError, match="lent_at: is required"):
        await things.list({"limit": 3})


async def test_a_misspelt_parameter_is_named_as_in_python(services: SmallServices) -> None:
    things = services.on(client_of(AsyncMockTransport()), "ThingsService")
    with pytest.raises(TypeError, match="did you mean 'created_at_gt'"):
        await things.list(created_at_tg="2026-01-02T00:00:00Z")


async def test_every_page_is_asked_for_with_what_a_generator_gave(services: SmallServices) -> None:
    book = LOAN["thing"]
    transport = AsyncMockTransport({"data": [book], "has_more": True, "last_id": "x"}, {"data": [], "has_more": False})
    things = services.on(client_of(transport), "ThingsService")
    found = [thing async for thing in things.list(lent_at="2026-01-02T00:00:00Z", ids=(text for text in "ab"))]
    assert len(found) == 1
    assert all("ids%5B%5D=a&ids%5B%5D=b" in request.url for request in transport.requests)


async def test_a_query_stands_beside_a_body(services: SmallServices) -> None:
    transport = AsyncMockTransport(*[{"things": [], "due": None}] * 2)
    loans = services.on(client_of(transport), "LoansService")
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    await loans.create(**LOAN, view="full", from_gte=moment, x_dry_run=True)
    await loans.create(LOAN, view="full", from_gte=moment, x_dry_run=True)
    for request in transport.requests:
        assert request.url.endswith("/v1/loans?view=full&from%5Bgte%5D=2026-01-02T00%3A00%3A00Z")
        assert request.headers["x-dry-run"] == "true"
        assert b"view" not in (request.body or b"")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"view": "longest", "x_dry_run": True}, "view: must have at most 5"),
        ({"view": "full"}, "x_dry_run: is required"),
    ],
)
async def test_what_stands_beside_a_body_is_checked_as_well(
    services: SmallServices, given: dict[str, Any], why: str
) -> None:
    loans = services.on(client_of(AsyncMockTransport()), "LoansService")
    with pytest.raises(ValidationError, match=why):
        await loans.create(**LOAN, **given)


async def test_a_field_with_a_name_of_its_own_is_sent_under_that_of_the_description(services: SmallServices) -> None:
    transport = AsyncMockTransport({"things": [], "due": None})
    loans = services.on(client_of(transport), "LoansService")
    await loans.create(**LOAN, longest="a week", timeout=5, x_dry_run=True)
    assert b'"timeout":"a week"' in (transport.requests[0].body or b"")
    assert transport.requests[0].timeout == 5


def test_defaults_and_what_stands_beside_a_body_are_in_the_docstrings(services: SmallServices) -> None:
    client = client_of(AsyncMockTransport())
    assert "limit: x. Default: 20." in services.on(client, "ThingsService").list.__doc__
    doc = services.on(client, "LoansService").create.__doc__
    assert "instead of the arguments below without" in doc
    assert "view: x" in doc
