"""`x-beta` of operations, parameters, fields and schemas: what is generated for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from codegen.functions.betas import betas
from codegen.functions.checks import checked_records
from codegen.methods import methods
from tests.small_description import STRING, Edit, create_operation, edited, list_operation, parameter


def _operation(folder: Path, edit: Edit, name: str) -> Any:
    services = list(edited(folder, edit).services)
    for service in services:
        services += service.children
        for op in service.operations:
            if op.name == name:
                return op
    raise AssertionError(name)


def test_an_operation_and_a_parameter_have_their_values(tmp_path: Path) -> None:
    def edit(_: Any, things: Any, __: Any) -> None:
        list_operation(things)["x-beta"] = ["list-1"]
        list_operation(things)["parameters"].append({**parameter("query", STRING), "x-beta": ["size-1", "size-2"]})

    (method,) = methods(_operation(tmp_path, edit, "things.list"))
    assert "betas=('list-1',), argument_betas={'size': ('size-1', 'size-2')}" in method.operation
    assert "Beta: sends the header `anthropic-beta: list-1`." in method.doc


def test_only_what_leads_to_a_marked_part_is_in_the_tables(tmp_path: Path) -> None:
    def edit(_: Any, things: Any, schemas: Any) -> None:
        schemas["Disc"]["x-beta"] = ["disc-1"]
        schemas["Remarks"]["x-beta"] = ["remarks-1"]
        schemas["Loan"]["properties"]["class"]["x-beta"] = ["class-1"]
        schemas["ThingList"]["x-beta"] = ["never-sent"]
        schemas["Loan"]["properties"]["by_name"] = {
            "type": "object",
            "description": "x",
            "additionalProperties": {"$ref": "#/components/schemas/Disc"},
        }

    found = betas(edited(tmp_path, edit))
    assert found.schemas == {"Disc": ("disc-1",)}
    assert found.fields == {
        "Loan": {
            "thing": ((), ("Thing",)),
            "class": (("class-1",), ()),
            "remarks": (("remarks-1",), ("+Thing",)),
            "by_name": ((), ("*Disc",)),
        }
    }
    assert found.unions == {"Thing": ("type", {"record": "Disc"}, None)}


def test_a_description_without_marks_is_checked_as_before(tmp_path: Path) -> None:
    (loan,) = checked_records(edited(tmp_path, lambda r, t, s: create_operation(t)))
    assert not [line for line in loan.lines if "needs_beta" in line]
