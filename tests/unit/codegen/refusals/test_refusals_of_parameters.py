"""Parameters and pages that no argument can be made of are rejected with their location."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.load.openapi import SpecError
from tests.small_description import JSON, LOANS, STRING, THING, THINGS, Edit, body, create_operation, edited, item_path
from tests.small_description import list_operation as listing
from tests.small_description import parameter as p

ADDED = THINGS + "/get/parameters/3"
REF = "#/components/schemas/"
LIST = {"type": "array", "items": STRING}


def _added(location: str, schema: Any, name: str = "size", **more: Any) -> Edit:
    return lambda r, t, s: listing(t)["parameters"].append({**p(location, schema, name), **more})


CASES: list[tuple[Edit, str, str]] = [
    (_added("query", {**STRING, "minimum": 1}), ADDED + "/schema/minimum", "nothing reads minimum"),
    (_added("query", {"type": "boolean", "minLength": 1}), ADDED + "/schema/minLength", "nothing reads minLength"),
    (_added("query", {**STRING, "format": "uuid"}), ADDED + "/schema/format", "only date-time and date"),
    (_added("query", {**STRING, "enum": ["a"]}), ADDED + "/schema/enum", "nothing reads enum"),
    (_added("query", {"type": ["string", "null"]}), ADDED + "/schema", "must be a string"),
    (_added("query", {"type": "integer", "maximum": 5, "default": 6}), ADDED + "/schema/default", "contradicts"),
    (_added("query", {"$ref": REF + "State", "default": "old"}), ADDED + "/schema/default", "contradicts"),
    (_added("query", {**LIST, "uniqueItems": True}), ADDED + "/schema/uniqueItems", "nothing reads uniqueItems"),
    (
        _added("query", {"type": "array", "items": {**STRING, "format": "date"}}),
        ADDED + "/schema/items",
        "format and default of an item",
    ),
    (_added("query", LIST, "size[]"), ADDED + "/name", "write size with `x-array: brackets`"),
    (_added("query", STRING, **{"x-array": "comma"}), ADDED + "/x-array", "only a list"),
    (_added("query", LIST, **{"x-array": "pipes"}), ADDED + "/x-array", "brackets or comma"),
    (_added("header", LIST), ADDED + "/schema", "must be a string"),
    (_added("query", STRING, **{"x-rule": "known-value"}), ADDED + "/x-rule", "for an enum"),
    (
        _added("query", {"$ref": REF + "State"}, **{"x-rule": "content-not-empty"}),
        ADDED + "/x-rule",
        "only known-value",
    ),
    (_added("query", STRING, "after[0]", **{"x-name": "after"}), ADDED, "already the query parameter 'after'"),
    (_added("query", STRING, "timeout"), ADDED, "already an argument of every call"),
    (
        lambda r, t, s: create_operation(t).update(parameters=[p("query", STRING, "days")]),
        "things.yaml#/components/schemas/Loan/properties/days",
        "already the query parameter 'days'",
    ),
    (
        lambda r, t, s: item_path(t)["get"]["parameters"][0].update(schema={"type": "integer"}),
        THING + "/get/parameters/0/schema",
        "a path parameter must be a string",
    ),
    (
        lambda r, t, s: listing(t)["x-paging"].update(back="from"),
        THINGS + "/get/x-paging/back",
        "needs previous",
    ),
    (
        lambda r, t, s: body(t)[JSON].update(schema={"$ref": REF + "Thing"}),
        LOANS + "/requestBody/content/application~1json/schema",
        "not a union",
    ),
    (
        lambda r, t, s: s["Thing"].pop("discriminator"),
        "things.yaml#/components/schemas/Thing",
        "needs a discriminator",
    ),
    (
        lambda r, t, s: create_operation(t).update({"x-params": "LoanParams"}),
        LOANS + "/x-params",
        "no query parameters",
    ),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=[f"{w[-40:]} {r}" for _, w, r in CASES])
def test_a_parameter_that_nothing_acts_on_is_rejected(edit: Edit, where: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, edit)
    assert caught.value.where == where
    assert reason in caught.value.reason


def test_bounds_of_a_parameter_in_the_path_are_known_to_the_client(tmp_path: Path) -> None:
    def edit(_: Any, things: Any, __: Any) -> None:
        item_path(things)["get"]["parameters"][0]["schema"] = {"type": "string", "minLength": 1, "maxLength": 9}

    services = edited(tmp_path, edit).services
    found = next(op for service in services for op in service.operations if op.name == "things.get")
    assert found.path_params[0].rule["maxLength"] == 9
