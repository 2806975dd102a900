"""Snapshot of what `codegen/schemas.py` reads from datamodel-code-generator: it changes only with the library."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from codegen.load.openapi import load
from codegen.schemas import parse

SPEC = load(Path(__file__).parent / "small" / "spec")


def _snapshot() -> dict[str, object]:
    return {
        name: parsed.hint or {field.wire: (field.name, field.hint) for field in parsed.fields}
        for name, parsed in sorted(parse(SPEC).items())
    }


EXPECTED: dict[str, object] = {
    "Book": {
        "cover": ("cover", "str"),
        "state": ("state", "State"),
        "title": ("title", "str"),
        "type": ("type", "Literal['book']"),
    },
    "DeskName": "str",
    "Disc": {
        "anything": ("anything", "Any"),
        "sides": ("sides", "dict[str, int]"),
        "type": ("type", "Literal['record']"),
    },
    "Loan": {
        "class": ("class_", "str"),
        "days": ("days", "int"),
        "desk": ("desk", "DeskName"),
        "note": ("note", "str | None"),
        "output_config": ("output_config", "dict[str, Any]"),
        "remarks": ("remarks", "Remarks"),
        "thing": ("thing", "Thing"),
        "until": ("until", "str | None"),
        "wear": ("wear", "State"),
        "words": ("words", "list[str]"),
    },
    "LoanEvent": "LoanRenewed | LoanReturned",
    "LoanRenewed": {
        "days": ("days", "int"),
        "id": ("id", "str"),
        "type": ("type", "Literal['renewed']"),
    },
    "LoanReturned": {
        "id": ("id", "str"),
        "type": ("type", "Literal['returned']"),
    },
    "Remarks": "str | list[Thing]",
    "Shelf": {
        "count": ("count", "int | None"),
        "due": ("due", "str | None"),
        "place": ("place", "str"),
        "things": ("things", "list[Thing]"),
    },
    "State": "Literal['new', 'used']",
    "Thing": "Book | Disc",
    "ThingList": {
        "data": ("data", "list[Book]"),
        "has_more": ("has_more", "bool"),
        "last_id": ("last_id", "str | None"),
    },
}


def test_the_adapter_fits_the_installed_version_of_the_library() -> None:
    failure = f"codegen/schemas.py no longer fits datamodel-code-generator {version('datamodel-code-generator')}"
    try:
        found = _snapshot()
    except Exception as error:
        pytest.fail(f"{failure}: {type(error).__name__}: {error}")
    assert found == EXPECTED, failure
