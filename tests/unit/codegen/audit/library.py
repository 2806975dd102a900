"""The description of an imaginary library in one file, and facts about it that agree with it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import yaml

from codegen.audit.__main__ import audit
from codegen.audit.facts import Facts
from codegen.audit.findings import Finding
from codegen.load.bundle import bundle

Json = Any


def reference(name: str) -> Json:
    """A reference to a schema of the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def description() -> Json:
    """Two operations: one lists books in pages, one lends a book."""
    book = {
        "type": "object",
        "required": ["type", "title"],
        "properties": {
            "type": {"type": "string", "const": "book"},
            "title": {"type": "string"},
            "state": reference("State"),
            "pages": {"type": ["integer", "null"]},
            "price": {"type": "number", "x-beta": ["price-2026-01-01"]},
        },
    }
    disc = {"type": "object", "required": ["type"], "properties": {"type": {"type": "string", "const": "disc"}}}
    page = {"type": "object", "properties": {"data": {"type": "array", "items": reference("Thing")}}}
    lent = {"book": {"type": "string"}, "days": {"type": "integer"}}
    schemas = {
        "Book": book,
        "Disc": disc,
        "State": {"type": "string", "enum": ["new", "worn"]},
        "Thing": {"oneOf": [reference("Book"), reference("Disc")]},
        "Page": page,
        "Loan": {"type": "object", "required": ["book"], "properties": lent},
    }
    return {"openapi": "3.1.0", "paths": _paths(), "components": {"schemas": schemas}}


def _paths() -> Json:
    listing = {
        "operationId": "things.list",
        "x-paging": {"items": "data"},
        "parameters": [{"name": "state", "in": "query", "schema": reference("State")}],
        "responses": {"200": {"content": {"application/json": {"schema": reference("Page")}}}},
    }
    lending = {
        "operationId": "loans.create",
        "requestBody": {"content": {"application/json": {"schema": reference("Loan")}}},
        "responses": {"200": {"content": {"application/json": {"schema": reference("Book")}}}},
    }
    return {"/v1/things": {"get": listing}, "/v1/loans/{loan_id}": {"post": lending}}


def _field(kind: Json, *, required: bool = False) -> Json:
    return {"type": kind, "required": required}


def types() -> Json:
    """The types that the facts know."""
    state = {"enum": ["new", "worn"]}
    book = {
        "type": _field({"enum": ["book"]}, required=True),
        "title": _field("str", required=True),
        "state": _field(state),
        "pages": _field({"anyOf": ["int", "null"]}),
    }
    disc = {"type": _field({"enum": ["disc"]}, required=True)}
    loan = {"loan_id": _field("str", required=True), "book": _field("str", required=True), "days": _field("int")}
    either = {"anyOf": ["#thing.Book", "#thing.Disc"]}
    return {
        "thing.Book": {"kind": "model", "name": "Book", "fields": book},
        "thing.Disc": {"kind": "model", "name": "Disc", "fields": disc},
        "beta.thing.Book": {"kind": "model", "name": "BetaBook", "fields": {**book, "price": _field("float")}},
        "alias:thing.Thing": {"kind": "alias", "name": "Thing", "type": either},
        "things_list.List": {"kind": "params", "name": "List", "fields": {"state": _field(state)}},
        "loan_create.Lend": {"kind": "params", "name": "Lend", "fields": loan},
        "alias:anthropic_beta_param.AnthropicBetaParam": {
            "kind": "alias",
            "name": "AnthropicBetaParam",
            "type": {"anyOf": ["str", {"enum": ["price-2026-01-01"]}]},
        },
    }


def call(**changed: Json) -> Json:
    """A generally available call that takes nothing and answers nothing, with what is `changed`."""
    nothing = dict.fromkeys(
        ("request_type", "response_type", "paginated", "query_params", "body_params", "header_params", "alias_of")
    )
    flags = {"stream": False, "multipart": False, "beta": False, "beta_header_default": None}
    return {**nothing, **flags, "request_type_file": "", **changed}


def calls() -> list[Json]:
    """The calls that the facts know: the second has a beta variant, whose answer has a price."""
    lend = call(
        resource="loans",
        http="POST",
        path="/v1/loans/{id}",
        request_type="Lend",
        request_type_file="types/loan_create.py",
        response_type="Book",
        body_params=["book", "days"],
    )
    listing = call(
        resource="things",
        http="GET",
        path="/v1/things",
        request_type="List",
        request_type_file="types/things_list.py",
        response_type="Thing",
        paginated="Page",
        query_params=["state"],
    )
    return [listing, lend, {**lend, "resource": "beta.loans", "beta": True, "response_type": "BetaBook"}]


def write_description(folder: Path, described: Json) -> Path:
    """Write a description to a folder, which is made, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "anthropic.yaml").write_text(yaml.safe_dump(described, sort_keys=False), "utf-8")
    return folder


def write_facts(folder: Path) -> Path:
    """Write the facts to a folder, which is made, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "calls.json.gz").write_bytes(gzip.compress(json.dumps({"endpoints": calls()}).encode()))
    (folder / "wire-types.json.gz").write_bytes(gzip.compress(json.dumps(types()).encode()))
    return folder


def audited(folder: Path, described: Json, known_calls: list[Json], known_types: Json) -> list[Finding]:
    """Return the differences between a description and facts."""
    return audit(bundle(write_description(folder, described)), Facts(known_calls, known_types))
