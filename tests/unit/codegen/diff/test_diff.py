"""The comparison of two versions of the description says which changes break users and which do not."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from codegen.diff.__main__ import difference
from codegen.load.bundle import bundle
from tests.unit.codegen.audit.library import description, reference, write_description

Json = Any
BREAKS, FINE = True, False
Edit = Callable[[Json, Json], Any]
"""Edits the new version: its operations by operationId, and its schemas."""


def _book(edit: Callable[[Json], Any]) -> Edit:
    return lambda _, schemas: edit(schemas["Book"]["properties"])


def _loan(edit: Callable[[Json], Any]) -> Edit:
    return lambda _, schemas: edit(schemas["Loan"]["properties"])


def _listing(edit: Callable[[Json], Any]) -> Edit:
    return lambda operations, _: edit(operations["things.list"])


def _rename(operations: Json, schemas: Json) -> None:
    operations["loans.create"]["responses"]["200"]["content"]["application/json"]["schema"] = reference("Volume")
    schemas["Volume"] = schemas.pop("Book")
    schemas["Thing"]["oneOf"][0] = reference("Volume")
    schemas["Volume"]["description"] = "Another text."


def _rename_field(properties: Json) -> None:
    properties["condition"] = properties.pop("state")


def _new_member(_: Json, schemas: Json) -> None:
    schemas["Map"] = {"type": "object", "properties": {"type": {"type": "string", "const": "map"}}}
    schemas["Thing"]["oneOf"].append(reference("Map"))


PARAMETER = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
EDITS: dict[str, tuple[Edit, set[tuple[str, str, bool]]]] = {
    "nothing": (lambda _, __: None, set()),
    "words": (lambda _, s: s["Book"].update(description="Another text."), set()),
    # Operations
    "an operation was renamed": (
        _listing(lambda op: op.update(operationId="things.all")),
        {("things.list", "renamed to `things.all`", BREAKS)},
    ),
    "pages went": (_listing(lambda op: op.pop("x-paging")), {("things.list", "no longer has pages", BREAKS)}),
    "a companion came": (
        _listing(lambda op: op.update({"x-companions": ["parse"]})),
        {("things.list", "has companions", FINE)},
    ),
    "a parameter came": (
        _listing(lambda op: op["parameters"].append(PARAMETER)),
        {("things.list(limit)", "", FINE)},
    ),
    "a required parameter came": (
        _listing(lambda op: op["parameters"].append({**PARAMETER, "required": True})),
        {("things.list(limit)", "required", BREAKS)},
    ),
    "a parameter went": (_listing(lambda op: op["parameters"].clear()), {("things.list(state)", "", BREAKS)}),
    "a parameter was renamed": (
        _listing(lambda op: op["parameters"][0].update({"x-name": "condition"})),
        {("things.list(state)", "renamed to `condition`", BREAKS)},
    ),
    "a parameter is required": (
        _listing(lambda op: op["parameters"][0].update(required=True)),
        {("things.list(state)", "is required", BREAKS)},
    ),
    "a beta header came": (
        _listing(lambda op: op.update({"x-beta": ["things-2026-01-01"]})),
        {("things.list", "sends the beta header `things-2026-01-01`", FINE)},
    ),
    "deprecated": (_listing(lambda op: op.update(deprecated=True)), {("things.list", "is deprecated", FINE)}),
    "a body went": (lambda o, _: o["loans.create"].pop("requestBody"), {("loans.create", "takes no body", BREAKS)}),
    # Schemas
    "a schema came": (lambda _, s: s.update(Extra={"type": "object", "properties": {}}), {("Extra", "", FINE)}),
    "a schema was renamed": (_rename, {("Book", "renamed to `Volume`", BREAKS)}),
    "a union has a new member": (_new_member, {("Map", "", FINE), ("Thing", "may be `Map`", FINE)}),
    "a value came": (lambda _, s: s["State"]["enum"].append("lost"), {("State", "the value 'lost'", FINE)}),
    "a value of a request went": (lambda _, s: s["State"]["enum"].pop(), {("State", "the value 'worn'", BREAKS)}),
    # Fields of an answer
    "a field of an answer came": (
        lambda _, s: (s["Book"]["properties"].update(isbn={"type": "string"}), s["Book"]["required"].append("isbn")),
        {("Book.isbn", "", FINE)},
    ),
    "a field of an answer went": (_book(lambda p: p.pop("title")), {("Book.title", "", BREAKS)}),
    "a field was renamed": (_book(_rename_field), {("Book.state", "renamed to `condition`", BREAKS)}),
    "a field of an answer may be absent": (
        lambda _, s: s["Book"]["required"].remove("title"),
        {("Book.title", "may be absent", BREAKS)},
    ),
    "a field of an answer is always sent": (
        lambda _, s: s["Book"]["required"].append("pages"),
        {("Book.pages", "is always sent", FINE)},
    ),
    "an answer may be null": (
        _book(lambda p: p["title"].update(type=["string", "null"])),
        {("Book.title", "may be null", BREAKS)},
    ),
    "an answer is never null": (
        _book(lambda p: p["pages"].update(type="integer")),
        {("Book.pages", "no longer null", FINE)},
    ),
    "an integer may be a fraction": (
        _book(lambda p: p["pages"].update(type=["number", "null"])),
        {("Book.pages", "may be number", BREAKS)},
    ),
    "a tag changed": (
        _book(lambda p: p["type"].update(const="volume")),
        {("Book.type", "'volume' instead of 'book'", BREAKS)},
    ),
    "a text is a time": (
        _book(lambda p: p["title"].update(format="date-time")),
        {("Book.title", "format date-time instead of none", BREAKS)},
    ),
    # Fields of a request
    "a field of a request came": (_loan(lambda p: p.update(note={"type": "string"})), {("Loan.note", "", FINE)}),
    "a required field came": (
        lambda _, s: (s["Loan"]["properties"].update(note={"type": "string"}), s["Loan"]["required"].append("note")),
        {("Loan.note", "required", BREAKS)},
    ),
    "a field of a request is required": (
        lambda _, s: s["Loan"]["required"].append("days"),
        {("Loan.days", "is required", BREAKS)},
    ),
    "a request takes null": (
        _loan(lambda p: p["days"].update(type=["integer", "null"])),
        {("Loan.days", "may be null", FINE)},
    ),
    "a request takes another type": (
        _loan(lambda p: p["days"].update(type="string")),
        {("Loan.days", "no longer integer", BREAKS), ("Loan.days", "may be string", FINE)},
    ),
    "a request takes any number": (
        _loan(lambda p: p["days"].update(type="number")),
        {("Loan.days", "may be number", FINE)},
    ),
    "a bound came": (_loan(lambda p: p["days"].update(maximum=28)), {("Loan.days", "`maximum` is 28", BREAKS)}),
    "a default came": (
        _loan(lambda p: p["days"].update(default=7)),
        {("Loan.days", "default 7 instead of None", FINE)},
    ),
}


def compare(tmp_path: Path, old: Json, new: Json) -> set[tuple[str, str, bool]]:
    versions = [bundle(write_description(tmp_path / name, each)) for name, each in (("old", old), ("new", new))]
    return {(each.subject, each.text, each.breaking) for each in difference(versions[0], versions[1])}


def edited(edit: Edit) -> tuple[Json, Json]:
    """The description before and after `edit`."""
    old, new = description(), deepcopy(description())
    operations = {op["operationId"]: op for item in new["paths"].values() for op in item.values()}
    edit(operations, new["components"]["schemas"])
    return old, new


@pytest.mark.parametrize("name", EDITS)
def test_each_change_is_found_and_judged_and_nothing_else_is(name: str, tmp_path: Path) -> None:
    edit, expected = EDITS[name]
    assert compare(tmp_path, *edited(edit)) == expected


def test_an_operation_that_went_breaks_users_and_one_that_came_does_not(tmp_path: Path) -> None:
    old, new = description(), description()
    del new["paths"]["/v1/things"]
    assert ("things.list", "", BREAKS) in compare(tmp_path, old, new)
    assert compare(tmp_path, new, old) == {("things.list", "", FINE)}


@pytest.mark.parametrize(
    ("old", "new", "breaks"),
    [
        ({"maximum": 28}, {"maximum": 14}, BREAKS),
        ({"maximum": 28}, {"maximum": 56}, FINE),
        ({"minimum": 1}, {"minimum": 2}, BREAKS),
        ({"minimum": 1}, {"minimum": 0}, FINE),
        ({"exclusiveMinimum": 0}, {"minimum": 0}, FINE),
        ({"minimum": 0}, {"exclusiveMinimum": 0}, BREAKS),
        ({"minLength": 1}, {}, FINE),
        ({}, {"minLength": 1}, BREAKS),
        ({"pattern": "a"}, {"pattern": "b"}, BREAKS),
        ({"pattern": "a"}, {}, FINE),
    ],
)
def test_a_narrower_bound_breaks_those_who_send_it_and_no_one_else(
    old: Json, new: Json, breaks: bool, tmp_path: Path
) -> None:
    for schema, breaking in (("Loan", breaks), ("Book", FINE)):
        before, after = description(), description()
        for described, bounds in ((before, old), (after, new)):
            described["components"]["schemas"][schema]["properties"]["size"] = {"type": "integer", **bounds}
        assert {each[2] for each in compare(tmp_path, before, after)} == {breaking}
