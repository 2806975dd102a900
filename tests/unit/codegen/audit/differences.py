"""Changes of the description or of the facts, and the findings that each has to lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.unit.codegen.audit.library import call, reference

Json = Any
SCHEMAS = "anthropic.yaml#/components/schemas"
LISTING = "anthropic.yaml#/paths/~1v1~1things/get"
LENDING = "anthropic.yaml#/paths/~1v1~1loans~1{loan_id}/post"


def _field(record: str, field: str, **changed: Json) -> Callable[[Json, Json, Json], None]:
    def change(_: Json, __: Json, known: Json) -> None:
        fields = known[record]["fields"]
        fields[field] = {**fields.get(field, {"type": "str", "required": False}), **changed}

    return change


def _property(schema: str, field: str, value: Json) -> Callable[[Json, Json, Json], None]:
    def change(described: Json, _: Json, __: Json) -> None:
        described["components"]["schemas"][schema]["properties"][field] = value

    return change


def _operation(path: str, method: str, **changed: Json) -> Callable[[Json, Json, Json], None]:
    def change(described: Json, _: Json, __: Json) -> None:
        described["paths"].setdefault(path, {}).setdefault(method, {"responses": {}}).update(changed)

    return change


def _call(index: int, **changed: Json) -> Callable[[Json, Json, Json], None]:
    def change(_: Json, known: Json, __: Json) -> None:
        known[index].update(changed)

    return change


def _another_call(_: Json, known: Json, __: Json) -> None:
    known.append(call(resource="beta.shelves", http="GET", path="/v1/shelves/{id}", beta=True))


def _only_beta(_: Json, known: Json, __: Json) -> None:
    del known[1]
    known[1]["beta_header_default"] = "loans-2026-02-02"


def _beta_record(described: Json, known: Json, kinds: Json, *, marked: bool) -> None:
    """A record that only one operation, which is beta, responds with; `marked`: whether the operation has `x-beta`."""
    ticket = {"type": "object", "properties": {"seat": {"type": "string"}}}
    answer = {"200": {"content": {"application/json": {"schema": reference("Ticket")}}}}
    described["components"]["schemas"]["Ticket"] = ticket
    described["paths"]["/v1/tickets"] = {
        "get": {"operationId": "tickets.get", "responses": answer}
        | ({"x-beta": ["price-2026-01-01"]} if marked else {})
    }
    kinds["beta.ticket.Ticket"] = {
        "kind": "model",
        "name": "Ticket",
        "fields": {"seat": {"type": "str", "required": False}},
    }
    header = {"beta": True, "beta_header_default": "price-2026-01-01"}
    known.append(call(resource="beta.tickets", http="GET", path="/v1/tickets", response_type="Ticket", **header))


def _without_disc(described: Json, _: Json, __: Json) -> None:
    described["components"]["schemas"]["Thing"]["oneOf"].pop()


def _another_member(described: Json, _: Json, __: Json) -> None:
    schemas = described["components"]["schemas"]
    schemas["Map"] = {"type": "object", "properties": {"type": {"type": "string", "const": "map"}}}
    schemas["Thing"]["oneOf"].append(reference("Map"))


def _values(described: Json, _: Json, __: Json) -> None:
    described["components"]["schemas"]["State"]["enum"] = ["new", "lost"]


def _without_mark(described: Json, _: Json, __: Json) -> None:
    del described["components"]["schemas"]["Book"]["properties"]["price"]["x-beta"]


BOOK, LOAN, BODY = "thing.Book", "loan_create.Lend", "anthropic.yaml#/components/schemas/Loan/properties"
CASES: dict[str, tuple[Callable[[Json, Json, Json], None], set[tuple[str, str, str]]]] = {
    "a field we lack": (_field(BOOK, "isbn"), {("field missing", f"{SCHEMAS}/Book/properties/isbn", "")}),
    "a field of ours": (
        _property("Book", "isbn", {"type": "string"}),
        {("field extra", f"{SCHEMAS}/Book/properties/isbn", "")},
    ),
    "always sent": (
        _field(BOOK, "state", required=True),
        {("always sent, optional here", f"{SCHEMAS}/Book/properties/state", "")},
    ),
    "may be absent": (
        _field(BOOK, "title", required=False),
        {("may be absent, required here", f"{SCHEMAS}/Book/properties/title", "")},
    ),
    "required in a request": (_field(LOAN, "days", required=True), {("required, optional here", f"{BODY}/days", "")}),
    "optional in a request": (_field(LOAN, "book", required=False), {("optional, required here", f"{BODY}/book", "")}),
    "null of theirs": (
        _field(LOAN, "days", type={"anyOf": ["int", "null"]}),
        {("null allowed, other here", f"{BODY}/days", "request")},
    ),
    "null of ours": (
        _property("Loan", "days", {"type": ["integer", "null"]}),
        {("null not allowed, other here", f"{BODY}/days", "request")},
    ),
    "another scalar": (
        _field(LOAN, "days", type="str"),
        {("scalar missing", f"{BODY}/days", "string"), ("scalar extra", f"{BODY}/days", "integer")},
    ),
    "a list of theirs": (
        _field(LOAN, "days", type={"array": "int"}),
        {("list missing", f"{BODY}/days", ""), ("scalar extra", f"{BODY}/days", "integer")},
    ),
    "items of another type": (
        lambda d, c, t: [
            _property("Loan", "days", {"type": "array", "items": {"type": "string"}})(d, c, t),
            _field(LOAN, "days", type={"array": "int"})(d, c, t),
        ],
        {
            ("scalar missing", f"{BODY}/days/items", "integer"),
            ("scalar extra", f"{BODY}/days/items", "string"),
        },
    ),
    "enum values": (
        _values,
        {("enum value missing", f"{SCHEMAS}/State", "worn"), ("enum value extra", f"{SCHEMAS}/State", "lost")},
    ),
    "an enum of theirs": (
        _field(LOAN, "book", type={"enum": ["Emma"]}),
        {("enum, scalar here", f"{BODY}/book", "Emma")},
    ),
    "a member we lack": (_without_disc, {("union member missing", f"{SCHEMAS}/Thing", "disc")}),
    "a member of ours": (_another_member, {("union member extra", f"{SCHEMAS}/Thing", "map")}),
    "an operation we lack": (
        _another_call,
        {("operation missing", "anthropic.yaml#/paths/~1v1~1shelves~1{id}/get", "beta, beta.shelves")},
    ),
    "an operation of ours": (
        _operation("/v1/shelves", "get"),
        {("operation extra", "anthropic.yaml#/paths/~1v1~1shelves/get", "")},
    ),
    "a query parameter we lack": (
        _call(0, query_params=["state", "limit"]),
        {("query parameter missing", f"{LISTING}/parameters", "limit")},
    ),
    "a query parameter of ours": (
        _call(0, query_params=[]),
        {("query parameter extra", f"{LISTING}/parameters", "state")},
    ),
    "a query parameter that one side requires": (
        _field("things_list.List", "state", required=True),
        {("query parameter required by one side", f"{LISTING}/parameters/0", "")},
    ),
    "a header we lack": (
        _call(1, header_params={"X-Desk": "desk"}),
        {("header parameter missing", f"{LENDING}/parameters", "x-desk")},
    ),
    "no pages": (_call(0, paginated=None), {("pages on one side only", f"{LISTING}/x-paging", "None")}),
    "events": (_call(1, stream=True), {("events on one side only", f"{LENDING}/responses/200/content", "")}),
    "another media type": (
        _call(1, multipart=True),
        {("body of another media type", f"{LENDING}/requestBody/content", "application/json")},
    ),
    "a beta field without its mark": (
        _without_mark,
        {
            ("field is beta, no x-beta here", f"{SCHEMAS}/Book/properties/price", ""),
            ("beta header missing", "#/x-beta", "price-2026-01-01"),
        },
    ),
    "a mark on a field that is generally available": (
        _property("Book", "title", {"type": "string", "x-beta": ["price-2026-01-01"]}),
        {("field is generally available, x-beta here", f"{SCHEMAS}/Book/properties/title", "price-2026-01-01")},
    ),
    "a header that no fact has": (
        _property("Book", "price", {"type": "number", "x-beta": ["price-2026-01-01", "rice-2026-01-01"]}),
        {("beta header extra", "#/x-beta", "rice-2026-01-01")},
    ),
    "null instead of an answer": (
        _call(1, returns="Optional[Book]"),
        {("null allowed, other here", f"{LENDING}/responses/200/content/application~1json/schema", "response")},
    ),
    "a record of an operation that sends its header": (partial(_beta_record, marked=True), set()),
    "a record of an operation that does not send its header": (
        partial(_beta_record, marked=False),
        {
            ("record is beta, no x-beta here", f"{SCHEMAS}/Ticket", ""),
            ("operation's beta header missing", "anthropic.yaml#/paths/~1v1~1tickets/get/x-beta", "price-2026-01-01"),
        },
    ),
    "the header of a beta operation": (
        _only_beta,
        {("operation's beta header missing", f"{LENDING}/x-beta", "loans-2026-02-02")},
    ),
}
