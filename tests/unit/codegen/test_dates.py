"""Where the body of a request may hold a date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from codegen.build import build
from codegen.load.openapi import load
from codegen.parts.dates import DATES, date_places
from tests.small_description import edited

SPEC = Path(__file__).parents[3] / "spec"
MOMENT = {"type": "string", "format": "date-time", "description": "x"}


def schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "description": "x", "properties": properties}


def test_every_date_of_a_request_of_the_api_has_a_place() -> None:
    api = build(load(SPEC))
    fields = {f.wire for record in api.records if record.sent for f in record.fields if f.schema.get("format") in DATES}
    places = {path.rpartition(".")[2] for paths in date_places(api).values() for path in paths}
    assert fields == places
    assert date_places(api)["CreateVaultCredentialRequest"] == {"auth.expires_at": "date-time"}


def test_dates_are_found_in_lists_and_unions_and_once_in_what_holds_itself(tmp_path: Path) -> None:
    def edit(_: Any, things: Any, schemas: Any) -> None:
        schemas["Stay"] = schema(
            begins={"type": "string", "format": "date", "description": "x"},
            inner={"$ref": "#/components/schemas/Stay", "description": "x"},
        )
        schemas["Bed"] = {**schema(type={"const": "bed", "description": "x"}, made=MOMENT), "required": ["type"]}
        schemas["Room"] = {
            "description": "x",
            "oneOf": [{"$ref": "#/components/schemas/Bed"}],
            "discriminator": {"propertyName": "type", "mapping": {"bed": "#/components/schemas/Bed"}},
        }
        schemas["Loan"]["properties"] |= {
            "stays": {"type": "array", "items": {"$ref": "#/components/schemas/Stay"}, "description": "x"},
            "room": {"$ref": "#/components/schemas/Room", "description": "x"},
        }

    assert date_places(edited(tmp_path, edit))["Loan"] == {
        "until": "date-time",
        "stays[].begins": "date",
        "room.made": "date-time",
    }
