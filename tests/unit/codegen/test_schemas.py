"""What the adapter reads out of datamodel-code-generator, for the small description: changes with the library only."""

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
    "Book": {"state": ("state", "State"), "title": ("title", "str"), "type": ("type", "Literal['book']")},
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


def test_the_library_still_says_what_the_adapter_reads() -> None:
    told = f"codegen/schemas.py no longer fits datamodel-code-generator {version('datamodel-code-generator')}"
    try:
        found = _snapshot()
    except Exception as error:
        pytest.fail(f"{told}: {type(error).__name__}: {error}")
    assert found == EXPECTED, told
