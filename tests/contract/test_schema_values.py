"""Values that are made from the description match it, and meet every member of every union in it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from integrations_anthropic.sandbox.description.loader import find_folder, load
from tests.contract.schema_values import DEEPEST, Values

SCHEMAS = load(find_folder()).schemas
REQUESTS = sorted(name for name, schema in SCHEMAS.items() if name.endswith("Request") and "properties" in schema)
TREE: dict[str, Any] = {
    "Tree": {"type": "object", "required": ["kind"], "properties": {"kind": {"$ref": "#/x/Kind"}, "part": {}}},
    "Kind": {"type": "string", "enum": ["leaf", "branch"]},
}
TREE["Tree"]["properties"]["part"] = {"type": "array", "items": {"$ref": "#/x/Tree"}}


def given(schema: dict[str, Any], times: int = 1, schemas: dict[str, Any] | None = None) -> list[Any]:
    values = Values(schemas or {})
    return [values.make(schema) for _ in range(times)]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"const": 3}, 3),
        ({"type": ["string", "null"]}, "text"),
        ({"type": "string", "minLength": 6}, "text.."),
        ({"type": "string", "format": "date"}, "2026-11-02"),
        ({"type": "integer"}, 1),
        ({"type": "integer", "minimum": 1024, "maximum": 2000}, 1024),
        ({"type": "integer", "exclusiveMinimum": 7}, 8),
        ({"type": "number"}, 0.5),
        ({"type": "boolean"}, True),
        ({"type": "array", "items": {"type": "string"}}, ["text"]),
        ({"type": "array", "items": {"type": "boolean"}, "minItems": 2}, [True, True]),
        ({"type": "array", "items": {"enum": ["a", "b", "c"]}, "maxItems": 2}, ["a", "b"]),
        ({"type": "object"}, {}),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"name": 1}),
        ({"type": "object", "properties": {"a": {"const": 1}, "b": {"type": "boolean"}}}, {"a": 1, "b": True}),
    ],
)
def test_a_value_has_the_type_the_bounds_and_every_field(schema: dict[str, Any], value: object) -> None:
    assert given(schema) == [value]


def test_unions_and_enums_give_their_members_in_turn_until_all_were_given() -> None:
    union = {"oneOf": [{"const": 1}, {"type": "null"}, {"x-known-values": ["a", "b", "c"]}]}
    values = Values({})
    found: list[Any] = []
    while not found or not values.complete:
        found.append(values.make(union))
    assert found == [1, "a", 1, "b", 1, "c"]


def test_a_list_has_an_item_for_each_member_of_the_union_of_its_items() -> None:
    assert given({"type": "array", "items": {"anyOf": [{"const": 1}, {"enum": ["a", "b"]}]}}, 2) == [[1, "a"], [1, "b"]]


def test_a_schema_that_holds_itself_ends() -> None:
    (tree,) = given({"$ref": "#/x/Tree"}, schemas=TREE)
    depth = 0
    while tree.get("part"):
        tree, depth = tree["part"][0], depth + 1
    assert 0 < depth <= DEEPEST


@pytest.mark.parametrize("name", REQUESTS)
def test_what_is_made_for_a_request_matches_its_schema(name: str) -> None:
    validator = Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}})
    value = Values(SCHEMAS).make(SCHEMAS[name])
    assert [error.message for error in validator.iter_errors(value)] == []
    assert value.keys() == SCHEMAS[name]["properties"].keys()
