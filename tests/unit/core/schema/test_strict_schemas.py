"""JSON Schema reduced to what structured output accepts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from integrations_anthropic import ValidationError
from integrations_anthropic._core.schema.strict_schema import strict
from tests.unit.core.schema.hint_schemas import SCHEMAS, TEXT, WHOLE, schema

from .hinted import Box

STRICT = [
    ({"type": "integer", "minimum": 1}, {"type": "integer", "description": "(minimum: 1)"}),
    (
        {"type": "string", "description": "A name.", "maxLength": 3, "pattern": "^(?=a)"},
        {"type": "string", "description": 'A name. (maxLength: 3; pattern: "^(?=a)")'},
    ),
    ({"type": "string", "pattern": r"^[A-Z]{2}\d+$"}, {"type": "string", "pattern": r"^[A-Z]{2}\d+$"}),
    ({"type": "string", "format": "date"}, {"type": "string", "format": "date"}),
    ({"type": "string", "format": "iban"}, {"type": "string", "description": '(format: "iban")'}),
    ({"type": "array", "items": TEXT, "minItems": 1}, {"type": "array", "items": TEXT, "minItems": 1}),
    ({"type": "array", "items": TEXT, "minItems": 2}, {"type": "array", "items": TEXT, "description": "(minItems: 2)"}),
    (
        {"oneOf": [TEXT, {"type": "integer", "maximum": 9}]},
        {"anyOf": [TEXT, {"type": "integer", "description": "(maximum: 9)"}]},
    ),
    (
        {"$ref": "#/$defs/A", "$defs": {"A": TEXT, "B": TEXT}},
        {"$ref": "#/$defs/A", "$defs": {"A": TEXT}},
    ),
    (
        {"$ref": "#/$defs/A", "description": "first", "default": None, "$defs": {"A": TEXT}},
        {"anyOf": [{"$ref": "#/$defs/A"}], "description": "first", "default": None, "$defs": {"A": TEXT}},
    ),
    ({"allOf": [TEXT], "title": "T"}, {"anyOf": [TEXT], "title": "T"}),
    (
        {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": ["a"], "additionalProperties": True},
        {
            "type": "object",
            "properties": {"a": TEXT, "b": TEXT},
            "required": ["a"],
            "additionalProperties": False,
        },
    ),
    (
        {"type": "object", "properties": {}},
        {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
    ),
    ({"enum": ["a", None], "default": "a"}, {"enum": ["a", None], "default": "a"}),
]


@pytest.mark.parametrize(("given", "wanted"), STRICT, ids=str)
def test_what_the_api_has_no_word_for_is_said_in_the_description(given, wanted):
    assert strict(given, "output") == wanted
    # Nothing is left to be said differently.
    assert strict(wanted, "output") == wanted


@pytest.mark.parametrize(
    "hint",
    [
        hint
        for hint, wanted in SCHEMAS
        if not re.search("dict|Mapping|Any|object|Node|Dog|Box'|'list|'tuple|\\(\\)", str(hint))
    ],
)
def test_every_object_of_a_strict_schema_is_closed(hint):
    def closed(node):
        if isinstance(node, dict):
            assert node.get("type") != "object" or node["additionalProperties"] is False
            assert not node.keys() & {"uniqueItems", "prefixItems", "maxItems", "minimum"}
            assert "$ref" not in node or node.keys() <= {"$ref", "$defs"}
        for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            closed(part)

    made = strict(schema(hint), "output")
    Draft202012Validator.check_schema(made)
    closed(made)


@pytest.mark.parametrize(
    ("hint", "where"),
    [(dict, "output"), (dict[str, int], "output"), (list[dict[str, Any]], "output[]"), (Box[dict], "output.item")],
)
def test_free_keys_cannot_be_promised(hint, where):
    with pytest.raises(ValidationError, match="objects with named keys") as caught:
        strict(schema(hint), "output")
    assert caught.value.field == where


def test_a_tuple_keeps_what_can_be_kept_of_it():
    made = strict(schema(tuple[int, int, str]), "output")
    assert made["items"] == {"anyOf": [WHOLE, TEXT]}
    assert "prefixItems" in made["description"]
