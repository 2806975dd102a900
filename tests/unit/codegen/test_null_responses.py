"""A response that may be null: a `oneOf` of a schema and `null`, where the result is handed out as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.load.openapi import SpecError
from codegen.methods import methods
from tests.small_description import JSON, LOANS, THING, THINGS, Edit, S, body, edited, item_path, list_operation

NULL = {"type": "null"}
AT = "/responses/200/content/application~1json"


def media(operation: Any) -> Any:
    """The JSON of the response of an operation."""
    return operation["responses"]["200"]["content"][JSON]


def or_null(content: Any, *members: Any) -> None:
    content["schema"] = {"oneOf": [content["schema"], *members, NULL]}


def _with_key(things: Any) -> None:
    or_null(media(item_path(things)["get"]))
    media(item_path(things)["get"])["schema"]["discriminator"] = {"propertyName": "type"}


def _with_description(things: Any) -> None:
    or_null(media(item_path(things)["get"]))
    media(item_path(things)["get"])["schema"]["oneOf"][0]["deprecated"] = True


CASES: list[tuple[Edit, str, str]] = [
    (lambda r, t, s: or_null(media(list_operation(t))), f"{THINGS}/get{AT}/schema", "cannot be null here"),
    (lambda r, t, s: or_null(media(t["paths"]["/v1/loans"]["post"])), f"{LOANS}{AT}/schema", "cannot be null here"),
    (
        lambda r, t, s: or_null(body(t)[JSON]),
        f"{LOANS}/requestBody/content/application~1json/schema",
        "cannot be null here",
    ),
    (
        lambda r, t, s: or_null(media(item_path(t)["get"]), {"$ref": "#/components/schemas/Book"}),
        f"{THING}/get{AT}/schema",
        "must be a reference to a named schema",
    ),
    (
        lambda r, t, s: media(item_path(t)["get"]).update(schema={"oneOf": [{"type": "string"}, NULL]}),
        f"{THING}/get{AT}/schema",
        "must be a reference to a named schema",
    ),
    (
        lambda r, t, s: media(item_path(t)["get"]).update(schema={"oneOf": [NULL]}),
        f"{THING}/get{AT}/schema",
        "must be a reference to a named schema",
    ),
    (lambda r, t, s: _with_key(t), f"{THING}/get{AT}/schema/discriminator", "nothing reads discriminator"),
    (lambda r, t, s: _with_description(t), f"{THING}/get{AT}/schema/oneOf/0/deprecated", "nothing reads deprecated"),
    (lambda r, t, s: media(item_path(t)["get"]).update(example=None), f"{THING}/get{AT}/example", f"{S[-21:]}Shelf"),
    (
        lambda r, t, s: media(t["paths"]["/v1/loans/next"]["get"]).update(example={"things": "none", "due": None}),
        f"things.yaml#/paths/~1v1~1loans~1next/get{AT}/example/things",
        "contradicts",
    ),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=[f"{w[-40:]} {r}" for _, w, r in CASES])
def test_null_is_refused_where_the_result_has_to_be_an_object(
    edit: Edit, where: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, edit)
    assert (caught.value.where, reason in caught.value.reason) == (where, True), caught.value.reason


@pytest.mark.parametrize("example", [None, {"things": [], "due": None}])
def test_the_method_returns_the_record_or_none_whichever_the_example_shows(example: Any, tmp_path: Path) -> None:
    def edit(_: Any, things: Any, __: Any) -> None:
        media(things["paths"]["/v1/loans/next"]["get"])["example"] = example

    services = edited(tmp_path, edit).services
    operations = [op for desk in services for child in desk.children for op in child.operations]
    (method,) = methods(next(op for op in operations if op.name == "desk.loans.next"))
    assert (method.returns, "nullable=True" in method.operation) == ("Shelf | None", True)
