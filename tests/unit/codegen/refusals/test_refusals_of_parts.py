"""Unsupported parts of OpenAPI are rejected with their location; shared components are resolved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen.ir import Api
from codegen.load.openapi import SpecError, load
from tests.small_description import (
    JSON,
    LOANS,
    STRING,
    THING,
    THINGS,
    Edit,
    S,
    body,
    create_operation,
    edited,
    item_path,
    list_operation,
    parameter,
)

CASES: list[tuple[Edit, str, str]] = [
    (
        lambda r, t, s: create_operation(t).update(
            {"parameters": [parameter("query", STRING)], "x-params": "LoanParams"}
        ),
        LOANS + "/x-params",
        "beside a body",
    ),
    (
        lambda r, t, s: list_operation(t)["parameters"].append(parameter("cookie", STRING)),
        THINGS + "/get/parameters/3/in",
        "cookie",
    ),
    (
        lambda r, t, s: list_operation(t)["parameters"].append(parameter("query", {"type": "object"})),
        THINGS + "/get/parameters/3/schema",
        "must be a string",
    ),
    (
        lambda r, t, s: list_operation(t)["parameters"].append(
            parameter("query", {"$ref": "#/components/schemas/Shelf"})
        ),
        THINGS + "/get/parameters/3/schema",
        "must be a string",
    ),
    (
        lambda r, t, s: t["paths"]["/v1/things"].update(parameters=[parameter("cookie", STRING)]),
        THINGS + "/parameters/0/in",
        "cookie",
    ),
    (lambda r, t, s: item_path(t)["get"].pop("parameters"), THING + "/get", "{thing_id}"),
    (
        lambda r, t, s: create_operation(t).update(parameters=[{**parameter("path", STRING), "required": True}]),
        LOANS,
        "not in the path",
    ),
    (
        lambda r, t, s: list_operation(t)["parameters"].append(parameter("query", STRING, "after")),
        THINGS + "/get/parameters/3",
        "duplicate parameter",
    ),
    (
        lambda r, t, s: body(t).update({"text/plain": body(t).pop(JSON)}),
        LOANS + "/requestBody/content/text~1plain",
        "bodies are supported",
    ),
    (
        lambda r, t, s: body(t)[JSON].update(schema={"$ref": "#/components/schemas/Thing"}),
        LOANS + "/requestBody/content/application~1json/schema",
        "an object",
    ),
    (
        lambda r, t, s: body(t)[JSON].update(schema={"$ref": "#/components/schemas/State"}),
        LOANS + "/requestBody/content/application~1json/schema",
        "an object",
    ),
    (lambda r, t, s: body(t)[JSON].pop("example"), LOANS + "/requestBody/content/application~1json", "an example"),
    (
        lambda r, t, s: list_operation(t)["responses"]["200"]["content"][JSON].pop("example"),
        THINGS + "/get/responses/200/content/application~1json",
        "an example",
    ),
    (lambda r, t, s: item_path(t).update(head=item_path(t)["get"]), THING + "/head", "are generated"),
    (lambda r, t, s: create_operation(t).pop("x-retry"), LOANS, "x-retry"),
    (lambda r, t, s: create_operation(t).update({"x-streaming": "yes"}), LOANS + "/x-streaming", "a mapping"),
    (
        lambda r, t, s: create_operation(t).update(
            {"x-streaming": {"method": "a b", "flag": "days", "event": "Book", "result": "Book"}}
        ),
        LOANS + "/x-streaming/method",
        "a method name",
    ),
    (
        lambda r, t, s: create_operation(t).update(operationId="desk.loans", tags=["desk"]),
        LOANS + "/operationId",
        "also the name of a tag",
    ),
    (
        lambda r, t, s: t.update(components=None),
        "things.yaml#/paths/~1v1~1things/get/parameters/2/schema",
        "does not exist",
    ),
    (lambda r, t, s: r.update(components=None), "anthropic.yaml#/components", "a mapping"),
    (lambda r, t, s: r.update(paths=None), "anthropic.yaml#/paths", "a mapping"),
    (lambda r, t, s: r.pop("paths"), "anthropic.yaml#/paths", "a mapping"),
    (lambda r, t, s: s["Book"]["properties"].update(title=True), S + "Book/properties/title", "a mapping"),
    (
        lambda r, t, s: list_operation(t)["responses"].update({200: list_operation(t)["responses"].pop("200")}),
        THINGS + "/get/responses",
        "quotes",
    ),
    (
        lambda r, t, s: s["Thing"]["discriminator"]["mapping"].update({1: "Book"}),
        S + "Thing/discriminator/mapping",
        "quotes",
    ),
    (lambda r, t, s: s["Shelf"].update(allOf=[]), S + "Shelf/allOf", ""),
    (
        lambda r, t, s: s.update(Both={"description": "x", "allOf": [{"$ref": "#/components/schemas/Book"}]}),
        S + "Both/allOf",
        "list the properties",
    ),
    (
        lambda r, t, s: s.update(
            A={"description": "x", "$ref": "#/components/schemas/B"},
            B={"description": "x", "$ref": "#/components/schemas/A"},
        ),
        S + "A",
        "refers to itself",
    ),
    (lambda r, t, s: create_operation(t).update(summary=3), LOANS + "/summary", "string"),
    (
        lambda r, t, s: create_operation(t).update({"x-companions": ["sing"]}),
        LOANS + "/x-companions",
        "follow, follow_thread, parse, parse_stream, run, run_live, run_session_tools, run_tools",
    ),
    (
        lambda r, t, s: create_operation(t).update({"x-companions": ["parse", "parse"]}),
        LOANS + "/x-companions",
        "at most once",
    ),
    (lambda r, t, s: create_operation(t).update({"x-companions": "parse"}), LOANS + "/x-companions", "a list"),
    (
        lambda r, t, s: create_operation(t).update({"x-companions": ["run_tools"]}),
        LOANS + "/x-companions",
        "'messages'",
    ),
    (
        lambda r, t, s: item_path(t)["get"].update({"x-companions": ["parse"]}),
        THING + "/get/x-companions",
        "a body and a single JSON response",
    ),
    (
        lambda r, t, s: create_operation(t).update({"x-companions": ["follow"]}),
        LOANS + "/x-companions",
        "follow needs an operation without a body",
    ),
    (
        lambda r, t, s: list_operation(t).update({"x-companions": ["run_session_tools"]}),
        THINGS + "/get/x-companions",
        "without a body",
    ),
    (
        lambda r, t, s: item_path(t)["get"].update(
            {"x-companions": ["run_session_tools"], "operationId": "desk.run_tools", "tags": ["desk"]}
        ),
        THING + "/get/x-companions",
        "already the method",
    ),
    (
        lambda r, t, s: s["Loan"]["properties"].update(output={"type": "string", "description": "x"}),
        LOANS + "/x-companions",
        "an argument output",
    ),
    (
        lambda r, t, s: create_operation(t).update(operationId="desk.loans.parse"),
        LOANS + "/x-companions",
        "already the method",
    ),
]


@pytest.mark.parametrize(("edit", "where", "reason"), CASES, ids=[f"{w[-50:]} {r}" for _, w, r in CASES])
def test_an_unsupported_part_is_rejected_with_its_location(edit: Edit, where: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        edited(tmp_path, edit)
    assert caught.value.where == where
    assert reason in caught.value.reason


def test_a_file_that_is_not_utf_8_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "anthropic.yaml").write_bytes(b"info: \xff")
    with pytest.raises(SpecError, match=r"anthropic\.yaml: not valid UTF-8"):
        load(tmp_path)


def test_shared_components_are_resolved_and_a_parameter_of_the_operation_takes_precedence(tmp_path: Path) -> None:
    def share(_: Any, things: Any, __: Any) -> None:
        general = {**item_path(things)["get"].pop("parameters")[0], "description": "General."}
        things["components"]["parameters"] = {"Id": general}
        item_path(things)["parameters"] = [{"$ref": "#/components/parameters/Id"}]
        things["components"]["requestBodies"] = {"Loan": create_operation(things)["requestBody"]}
        create_operation(things)["requestBody"] = {"$ref": "#/components/requestBodies/Loan"}
        things["paths"]["/v1/things"]["parameters"] = [parameter("query", STRING, "after"), parameter("query", STRING)]

    operations = {op.name: op for op in _operations(edited(tmp_path, share))}
    assert [p.doc for p in operations["things.get"].path_params] == ["General."]
    assert [p.name for p in operations["things.list"].query] == ["after", "from_", "state", "size"]
    assert operations["things.list"].query[0].doc == "Start after this one."
    assert operations["desk.loans.create"].body is not None


def _operations(api: Api) -> list[Any]:
    todo, found = list(api.services), []
    while todo:
        service = todo.pop()
        todo += service.children
        found += service.operations
    return found
