"""A small description for the store's tests: shelves with loans, and what there is one of."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson
from jsonschema import Draft202012Validator
from referencing import Registry

from integrations_anthropic.sandbox.call import SandboxCall
from integrations_anthropic.sandbox.description.loader import Description, OperationSpec
from integrations_anthropic.sandbox.errors import SandboxAPIError, not_found
from integrations_anthropic.sandbox.store.resource_store import ResourceStore

Json = Any
DAY = "2026-06-12T13:27:48.182656+00:00"
TEXT: Json = {"type": "string"}
NULLABLE: Json = {"type": ["string", "null"]}
TIME: Json = {"type": "string", "format": "date-time"}
NULLABLE_TIME: Json = {"type": ["string", "null"], "format": "date-time"}
READERS = {
    "reader_1": {"id": "reader_1", "name": "Ada", "email": "ada@example.com"},
    "reader_2": {"id": "reader_2"},
    "reader_3": {"archived_at": DAY},
}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def record(required: str, **properties: Json) -> Json:
    return {"type": "object", "required": required.split(), "properties": properties}


def listed(name: str) -> Json:
    return record("data", data={"type": "array", "items": ref(name)}, next_page=NULLABLE)


SCHEMAS: dict[str, Json] = {
    "Lock": {
        "oneOf": [ref("Key"), ref("Code")],
        "discriminator": {
            "propertyName": "type",
            "mapping": {"key": "#/components/schemas/Key", "code": "#/components/schemas/Code"},
        },
    },
    "Key": record("type teeth", type={"const": "key"}, teeth={"type": "integer"}),
    "Code": record("type digits tries", type={"const": "code"}, digits=TEXT, tries={"type": "integer", "minimum": 3}),
    "Shelf": record(
        "id type name lock labels reader_ids created_at updated_at archived_at size",
        id=TEXT,
        type={"const": "shelf"},
        name=TEXT,
        note=NULLABLE,
        motto=TEXT,
        size={"enum": ["small", "large"]},
        lock=ref("Lock"),
        labels={"type": "object", "additionalProperties": TEXT},
        reader_ids={"type": "array", "items": TEXT},
        closed_at=NULLABLE_TIME,
        archived_at=NULLABLE_TIME,
        archived_by_id=NULLABLE,
        created_at=TIME,
        updated_at=TIME,
    ),
    "NewShelf": record(
        "name",
        name=TEXT,
        note=NULLABLE,
        motto=TEXT,
        size={"enum": ["small", "large"], "default": "large"},
        lock=ref("Lock"),
        labels={"type": "object", "additionalProperties": TEXT},
        reader_id=TEXT,
        closed={"type": "boolean"},
    ),
    "ShelfList": listed("Shelf"),
    "Gone": record("id type", id=TEXT, type={"const": "gone"}),
    "Check": record("type result expires_at", type={"const": "check"}, result=TEXT, expires_at=TIME),
    "Loan": record(
        "type shelf_id reader_id email role",
        type={"const": "loan"},
        shelf_id=TEXT,
        reader_id=TEXT,
        reader_name=NULLABLE,
        email=TEXT,
        role=TEXT,
    ),
    "NewLoan": record("reader_id", reader_id=TEXT, role=TEXT),
    "LoanList": listed("Loan"),
    "LoanGone": record("type shelf_id reader_id", type=TEXT, shelf_id=TEXT, reader_id=TEXT),
    "Right": record("action", action=TEXT),
    "RightList": listed("Right"),
    "Wish": record(
        "id type status resolved_at created_at",
        id=TEXT,
        type={"const": "wish"},
        status={"enum": ["pending", "granted"]},
        resolved_at=NULLABLE_TIME,
        created_at=TIME,
    ),
    "WishList": listed("Wish"),
    "Hours": record("type state", type={"const": "hours"}, state=TEXT),
}
SHELF: Json = {
    "id": "shelf_01",
    "type": "shelf",
    "name": "Novels",
    "note": "By the door",
    "size": "small",
    "lock": {"type": "code", "digits": "1234", "tries": 5},
    "labels": {"floor": "2"},
    "reader_ids": [],
    "closed_at": None,
    "archived_at": None,
    "archived_by_id": None,
    "created_at": DAY,
    "updated_at": DAY,
}
LOAN: Json = {
    "type": "loan",
    "shelf_id": "shelf_01",
    "reader_id": "r",
    "reader_name": "R",
    "email": "r@x",
    "role": "visitor",
}
WISH: Json = {"id": "wish_01", "type": "wish", "status": "pending", "resolved_at": None, "created_at": DAY}


def operation(
    name: str, method: str, path: str, response: str, example: Json, *query: str, body: str = ""
) -> OperationSpec:
    parameters = [{"name": part[1:-1], "in": "path", "schema": TEXT} for part in path.split("/") if part[:1] == "{"]
    parameters += [{"name": one, "in": "query", "schema": TEXT} for one in query]
    return OperationSpec(
        id=name,
        path=path,
        method=method,
        parameters=tuple(parameters),
        body=ref(body) if body else None,
        form=None,
        body_required=bool(body),
        status=200,
        responses={"application/json": {"schema": ref(response), "example": example}},
    )


SHELVES, ITEM = "/v1/shelves", "/v1/shelves/{shelf_id}"
ARCHIVED = {
    **SHELF,
    "archived_at": DAY,
    "archived_by_id": "reader_1",
    "note": "Other",
    "closed_at": DAY,
    "size": "large",
}
DESCRIPTION = Description(
    SCHEMAS,
    (
        replace(
            operation("shelves.create", "POST", SHELVES, "Shelf", SHELF, body="NewShelf"),
            request={"name": "Novels", "reader_id": "reader_of_the_example"},
        ),
        operation(
            "shelves.list",
            "GET",
            SHELVES,
            "ShelfList",
            {"data": [SHELF], "next_page": None},
            *("limit", "page", "order", "ids", "sizes", "name", "lock", "lock_type", "lock_teeth"),
            *("created_at[gt]", "include_archived", "odd"),
        ),
        operation("shelves.get", "GET", ITEM, "Shelf", {**SHELF, "motto": "Of a shelf that has one"}),
        operation("shelves.update", "POST", ITEM, "Shelf", SHELF, body="NewShelf"),
        operation("shelves.delete", "DELETE", ITEM, "Gone", {"id": "x", "type": "gone"}),
        operation("shelves.archive", "POST", f"{ITEM}/archive", "Shelf", ARCHIVED),
        operation("shelves.unarchive", "POST", f"{ITEM}/unarchive", "Shelf", SHELF),
        operation(
            "shelves.check", "POST", f"{ITEM}/check", "Check", {"type": "check", "result": "fine", "expires_at": DAY}
        ),
        operation("loans.create", "POST", f"{ITEM}/loans", "Loan", LOAN, body="NewLoan"),
        operation("loans.list", "GET", f"{ITEM}/loans", "LoanList", {"data": [LOAN], "next_page": None}),
        operation("loans.delete", "DELETE", f"{ITEM}/loans/{{reader_id}}", "LoanGone", {**LOAN, "type": "loan_gone"}),
        operation("readers.loans", "GET", "/v1/readers/{reader_id}/loans", "LoanList", {"data": [], "next_page": None}),
        operation("readers.lend", "POST", "/v1/readers/{reader_id}/loans", "Loan", LOAN, body="NewLoan"),
        operation(
            "rights.list", "GET", f"{ITEM}/rights", "RightList", {"data": [{"action": "read"}], "next_page": None}
        ),
        operation("wishes.list", "GET", "/v1/wishes", "WishList", {"data": [WISH], "next_page": None}),
        operation("wishes.get", "GET", "/v1/wishes/{wish_id}", "Wish", WISH),
        operation(
            "wishes.grant",
            "POST",
            "/v1/wishes/{wish_id}/grant",
            "Wish",
            {**WISH, "status": "granted", "resolved_at": DAY},
        ),
        operation("hours.get", "GET", "/v1/hours", "Hours", {"type": "hours", "state": "open"}),
        replace(
            operation("hours.update", "POST", "/v1/hours", "Hours", {"type": "hours", "state": "shut"}, body="Hours"),
            security=("adminKey",),
        ),
        operation("puts.only", "PUT", "/v1/puts/{put_id}", "Hours", {"type": "hours", "state": "open"}),
        operation("handled", "GET", "/v1/handled", "Hours", {"type": "hours", "state": "open"}),
    ),
)


class Clock:
    """Moves by one second with each look at it."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        self.now += 1
        return self.now

    def monotonic(self) -> float:
        return self.now


def reader(reader_id: str) -> Json:
    if reader_id not in READERS:
        raise not_found(f"Reader {reader_id} not found.")
    return READERS[reader_id]


class Library:
    """A store over the description; each response is checked against its schema."""

    def __init__(self, description: Description = DESCRIPTION) -> None:
        self.description = description
        self.store = ResourceStore(description, Clock(), besides=("handled",), elsewhere={"reader_id": reader})

    def __call__(
        self, name: str, *path: str, body: Json = None, query: Mapping[str, Json] | None = None, key: str = "k"
    ) -> Json:
        found = self.description.operation(name)
        names = [one["name"] for one in found.parameters if one["in"] == "path"]
        call = SandboxCall(dict(zip(names, path, strict=True)), dict(query or {}), body, "http://x", key)
        response = asyncio.run(self.store.by_operation[name](call))  # type: ignore[arg-type]  # handlers are coroutines
        value = orjson.loads(response.body)
        whole = {**found.responses["application/json"]["schema"], "components": {"schemas": self.description.schemas}}
        Draft202012Validator(whole, registry=Registry()).validate(value)
        return value

    def refused(self, *args: Any, **options: Any) -> tuple[int, str]:
        try:
            value = self(*args, **options)
        except SandboxAPIError as error:
            return error.status, error.message
        raise AssertionError(f"not refused: {value}")
