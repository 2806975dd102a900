"""Impossible names, unknown `x-` keys and invalid values of them are rejected with their location."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen.build import build
from codegen.load.openapi import SpecError, load
from codegen.names import python_name

SMALL = Path(__file__).parent.parent / "small" / "spec"
S = "things.yaml#/components/schemas/"
LOANS = "things.yaml#/paths/~1v1~1loans/post"
STRING = {"type": "string", "description": "x"}
SCHEMA, PROPERTIES, TAGS = ("things", "components", "schemas"), ("Book", "properties"), ("root", "tags")
BOOK = (*SCHEMA, *PROPERTIES)
LOAN = (*SCHEMA, "Loan", "properties")
POST = ("things", "paths", "/v1/loans", "post")
LIST = ("things", "paths", "/v1/things", "get")

CASES: list[tuple[tuple[Any, ...], Any, str, str]] = [
    ((*BOOK, "ti-tle"), STRING, "", ""),
    ((*BOOK, "2fa"), STRING, "", ""),
    ((*BOOK, "_x"), STRING, "", ""),
    ((*BOOK, "list"), STRING, "", ""),
    ((*SCHEMA, "Thing", "discriminator", "mapping", "book"), "Book", "", ""),
    ((*BOOK, "state_"), STRING, "", ""),
    ((*BOOK, "from_"), STRING, "", ""),
    ((*SCHEMA, "Loan", "properties", "class_"), STRING, S + "Loan/properties/class_", "already that of 'class'"),
    ((*BOOK, "Shelf"), STRING, S + "Book/properties/Shelf", "annotations"),
    ((*LOAN, "timeout"), STRING, S + "Loan/properties/timeout", "an argument of every call"),
    ((*LOAN, "request"), STRING, S + "Loan/properties/request", "an argument of every call"),
    ((*LOAN, "unknown"), STRING, S + "Loan/properties/unknown", "an argument of every call"),
    ((*LIST, "parameters", 0, "name"), "deadline", "things.yaml#/paths/~1v1~1things/get/x-paging/cursor", "'after'"),
    (
        (*LIST, "parameters", 1, "name"),
        "max_retries",
        "things.yaml#/paths/~1v1~1things/get/parameters/1",
        "an argument of every call",
    ),
    ((*TAGS, 0, "x-klass"), "A", "anthropic.yaml#/tags/0/x-klass", "did you mean x-class"),
    (("root", "x-beta-feature"), {}, "anthropic.yaml#/x-beta-feature", "did you mean x-beta-features"),
    (("root", "x-beta-features"), ["a"], "anthropic.yaml#/x-beta-features", "values are lists of strings"),
    ((*SCHEMA, "Book", "x-chekced"), True, S + "Book/x-chekced", "did you mean x-checked"),
    ((*BOOK, "title", "x-nul"), "sent", S + "Book/properties/title/x-nul", "did you mean x-null"),
    ((*BOOK, "title", "x-null"), "send", S + "Book/properties/title/x-null", "must be sent or received"),
    ((*BOOK, "title", "x-until"), "soon", S + "Book/properties/title/x-until", "the date of a version"),
    ((*BOOK, "title", "x-until"), "2026-10-21", S + "Book/properties/title/x-until", "a required property has none"),
    ((*POST, "externalDocs"), {"url": "http://x"}, LOANS + "/externalDocs", "a url that begins with https://"),
    ((*POST, "x-error-codes"), "gone", LOANS + "/x-error-codes", "a list of strings, each once"),
    ((*POST, "x-error-codes"), ["gone"], LOANS + "/x-error-codes", "gone is not a known value of the schema ErrorCode"),
    ((*BOOK, "title", "x-rule"), "even", S + "Book/properties/title/x-rule", "content-not-empty"),
    ((*POST, "x-spam"), "a", LOANS + "/x-spam", "did you mean x-span"),
    ((*POST, "x-null"), "sent", LOANS + "/x-null", "allowed on a property"),
    ((*POST, "x-params"), "List Params", LOANS + "/x-params", "a Python identifier"),
    ((*LIST, "x-params"), "Book", "things.yaml#/paths/~1v1~1things/get/x-params", "already used"),
    ((*LIST, "x-paging", "forth"), "after", "things.yaml#/paths/~1v1~1things/get/x-paging/forth", "must be one of"),
    (
        (*LIST, "parameters", 0, "x-nmae"),
        "a",
        "things.yaml#/paths/~1v1~1things/get/parameters/0/x-nmae",
        "did you mean x-name",
    ),
    ((*SCHEMA, "Book", "x-mixin"), "Text", S + "Book/x-mixin", "MessageText"),
    ((*SCHEMA, "Thing", "x-default"), "Shelf", S + "Thing/x-default", "not a member"),
    ((*SCHEMA, "Thing", "x-unknown"), "Un known", S + "Thing/x-unknown", "a Python identifier"),
    ((*SCHEMA, "Book", "x-group"), "params", S + "Book/x-group", "other than"),
    ((*SCHEMA, "Book", "x-group"), "class", S + "Book/x-group", "a Python identifier"),
    ((*SCHEMA, "Shelf", "x-accumulate"), [], S + "Shelf/x-accumulate", "`type`"),
    ((*SCHEMA, "Book", "x-functions"), True, S + "Book/x-functions", "a union with a discriminator"),
    ((*SCHEMA, "Thing", "x-functions"), "yes", S + "Thing/x-functions", "must be true"),
    ((*SCHEMA, "Loan", "x-response"), "Thing", S + "Loan/x-response", "an object schema"),
    ((*SCHEMA, "Loan", "x-response"), "Shelve", S + "Loan/x-response", "an object schema"),
    ((*SCHEMA, "Shelf", "properties", "place", "format"), "byte", S + "Shelf/properties/place/format", "a const"),
    ((*SCHEMA, "Loan", "properties", "days", "format"), "password", S + "Loan/properties/days/format", "for a string"),
    ((*SCHEMA, "Loan", "properties", "days", "format"), "byte", S + "Loan/properties/days/format", "a string"),
    ((*SCHEMA, "Exception"), STRING, S + "Exception", "such as ThingsException"),
    ((*SCHEMA, "list_item"), STRING, S + "list_item", "such as ListItem"),
    ((*SCHEMA, "Book_Param"), STRING, S + "Book_Param", "such as BookParamValue"),
    ((*SCHEMA, "Operation"), STRING, S + "Operation", "such as ThingsOperation"),
    ((*SCHEMA, "Page"), STRING, S + "Page", "such as ThingsPage"),
    ((*SCHEMA, "AsyncThing"), STRING, S + "AsyncThing", "the async half"),
    ((*LIST, "x-params"), "list_params", "things.yaml#/paths/~1v1~1things/get/x-params", "such as ListParams"),
    ((*LIST, "x-params"), "Options", "things.yaml#/paths/~1v1~1things/get/x-params", "such as ThingsOptions"),
    ((*SCHEMA, "Loan", "properties", "timeout"), STRING, S + "Loan/properties/timeout", "x-name, such as timeout_"),
    ((*SCHEMA, "Loan", "properties", "timeout"), {**STRING, "x-name": "longest"}, "", ""),
    (
        (*SCHEMA, "Loan", "properties", "x days"),
        {**STRING, "x-name": "days"},
        S + "Loan/properties/x days",
        "add x-name",
    ),
    ((*SCHEMA, "Message"), STRING, S + "Message", "already"),
    ((*SCHEMA, "ClientConfig"), STRING, S + "ClientConfig", "already"),
    ((*SCHEMA, "NotFoundError"), STRING, S + "NotFoundError", "already"),
    ((*TAGS, 2, "name"), "office.loans", "anthropic.yaml#/tags", "'desk.loans'"),
    ((*TAGS, 3), {"name": "office.mail", "description": "x"}, "anthropic.yaml#/tags/3/name", "parent tag 'office'"),
    ((*TAGS, 3), {"name": "class", "description": "x"}, "anthropic.yaml#/tags/3/name", "'class'"),
    ((*TAGS, 3), {"name": "office"}, "anthropic.yaml#/tags/3", "description"),
    ((*TAGS, 3), {"name": "desk", "description": "x"}, "anthropic.yaml#/tags/3", "duplicate tag"),
    ((*TAGS, 3), {"name": "desk.things", "description": "x"}, "anthropic.yaml#/tags/3", "class ThingsService"),
    ((*TAGS, 0, "x-class"), "A B", "anthropic.yaml#/tags/0/x-class", "a Python identifier"),
]


@pytest.mark.parametrize(("path", "value", "where", "reason"), CASES, ids=lambda case: str(case)[-40:])
def test_a_name_is_accepted_or_rejected_with_its_location(
    path: tuple[Any, ...], value: Any, where: str, reason: str, tmp_path: Path
) -> None:
    shutil.copytree(SMALL, tmp_path / "spec")
    files = {name: tmp_path / "spec" / f"{name}.yaml" for name in ("anthropic", "things")}
    data = {
        "root": yaml.safe_load(files["anthropic"].read_text()),
        "things": yaml.safe_load(files["things"].read_text()),
    }
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    if isinstance(node, list) and path[-1] == len(node):
        node.append(value)
    else:
        node[path[-1]] = value
    files["anthropic"].write_text(yaml.safe_dump(data["root"], sort_keys=False))
    files["things"].write_text(yaml.safe_dump(data["things"], sort_keys=False))
    if not where:
        assert build(load(tmp_path / "spec"))
        return
    with pytest.raises(SpecError) as caught:
        build(load(tmp_path / "spec"))
    assert caught.value.where == where
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("wire", "name"),
    [("2fa", "n2fa"), ("_x", "n_x"), ("from", "from_"), ("x-y", "x_y"), ("list", "list_"), ("meta", "meta_")],
)
def test_a_json_name_becomes_a_public_identifier(wire: str, name: str) -> None:
    assert python_name(wire) == name
