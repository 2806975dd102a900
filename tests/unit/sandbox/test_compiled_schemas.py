"""Which schemas of strict tools and output formats the sandbox refuses, as the API does."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic.sandbox.errors import SandboxAPIError
from integrations_anthropic.sandbox.rules.request import check_rules

Json = Any

CIRCLE = "Self-referencing or mutually-referencing definitions are not supported."
ANY = "Invalid schema: a schema that accepts any value is not supported. Set its 'type'"


def closed(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def request(**fields: Json) -> Json:
    return {"model": "claude-haiku-4-5", "messages": [{"role": "user", "content": "x"}]} | fields


def refusal(schema: Json) -> str:
    """What is said about a schema, of which the sandbox says the same wherever it stands."""
    form = {"type": "json_schema", "schema": schema}
    bodies = {
        "tools.0.custom": request(tools=[{"name": "x", "strict": True, "input_schema": schema}]),
        "output_config.format.schema": request(output_config={"format": form}),
        "output_format.schema": request(output_format=form),
    }
    found = set()
    for where, body in bodies.items():
        with pytest.raises(SandboxAPIError) as caught:
            check_rules(body)
        assert (caught.value.status, caught.value.message.startswith(f"{where}: ")) == (400, True)
        found.add(caught.value.message.removeprefix(f"{where}: "))
    assert len(found) == 1
    return found.pop()


NODE = closed(next={"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]})


@pytest.mark.parametrize(
    ("definitions", "first", "circle"),
    [
        ({"Node": NODE}, "Node", "Node -> Node"),
        ({"A": closed(b={"$ref": "#/$defs/B"}), "B": {"$ref": "#/$defs/A"}}, "A", "A -> B -> A"),
        ({"A": closed(b={"type": "array", "items": {"$ref": "#/$defs/A"}})}, "A", "A -> A"),
    ],
)
def test_a_recursive_definition_is_refused(definitions: Json, first: str, circle: str) -> None:
    schema = closed(a={"$ref": f"#/$defs/{first}"}) | {"$defs": definitions}
    assert refusal(schema) == (f"Invalid schema: Circular reference detected in schema definitions: {circle}. {CIRCLE}")


def test_a_schema_that_refers_to_itself_is_refused() -> None:
    assert "Circular reference detected in schema definitions: # -> #" in refusal(closed(a={"$ref": "#"}))


@pytest.mark.parametrize("anything", [{}, {"title": "Value"}, {"description": "x", "default": None}])
@pytest.mark.parametrize("around", [lambda s: closed(a=s), lambda s: closed(a={"type": "array", "items": s})])
def test_a_schema_that_accepts_anything_is_refused(anything: Json, around: Any) -> None:
    assert refusal(around(anything)) == ANY


def test_a_property_that_is_true_is_refused_in_the_words_of_the_api() -> None:
    assert refusal(closed(a=True)) == "For 'object' type, property 'properties' is not supported"


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"type": "integer", "minimum": 1}, "For 'integer' type, property 'minimum' is not supported"),
        (
            {"type": "number", "maximum": 1, "minimum": 0},
            "For 'number' type, properties minimum, maximum are not supported",
        ),
        ({"type": ["number", "null"], "multipleOf": 2}, "For 'number' type, property 'multipleOf' is not supported"),
        ({"type": "string", "minLength": 1}, "For 'string' type, property 'minLength' is not supported"),
        ({"type": "array", "maxItems": 3}, "For 'array' type, property 'maxItems' is not supported"),
        ({"type": "array", "minItems": 2}, "For 'array' type, 'minItems' values other than 0 or 1 are not supported"),
        ({"type": "object"}, "For 'object' type, 'additionalProperties' must be explicitly set to false"),
        (
            {"type": "object", "additionalProperties": True},
            "For 'object' type, 'additionalProperties: true' is not supported. "
            "Please set 'additionalProperties' to false",
        ),
        (
            {"type": "object", "additionalProperties": {"type": "string"}},
            "For 'object' type, 'additionalProperties: object' is not supported. "
            "Please set 'additionalProperties' to false",
        ),
        (
            {"enum": [{"a": 1}]},
            "Invalid schema: 'enum' supports strings, numbers, booleans and null only",
        ),
        (
            {"$ref": "https://example.com/schema"},
            "Invalid schema: External references are not supported: https://example.com/schema",
        ),
        (
            {"allOf": [{"$ref": "#/properties/b"}, {"type": "string"}]},
            "Invalid schema: 'allOf' with '$ref' is not supported",
        ),
    ],
)
@pytest.mark.parametrize("around", [lambda s: closed(a=s), lambda s: closed(a={"anyOf": [s, {"type": "null"}]})])
def test_what_the_api_does_not_compile_is_refused(schema: Json, message: str, around: Any) -> None:
    assert refusal(around(schema)) == message


@pytest.mark.parametrize(
    "schema",
    [
        closed(),
        closed(a={"type": "string", "format": "date", "pattern": "^a"}, b={"enum": ["x", 1, True, None]}),
        closed(a={"type": "array", "items": {"type": "integer"}, "minItems": 1}),
        closed(a={"$ref": "#/properties/b"}, b={"type": "string"}),
        closed(a={"$ref": "#/$defs/A"}, b={"$ref": "#/$defs/A"}) | {"$defs": {"A": closed(c={"type": "null"})}},
        closed(a={"anyOf": [{"$ref": "#/definitions/A"}]}) | {"definitions": {"A": {"const": 1}}},
        closed(a={"allOf": [{"type": "string"}, {"enum": ["a", "b"]}]}),
        closed(minimum={"type": "string"}, properties={"type": "string"}),
        closed(a={"type": "string", "default": "x", "title": "A", "description": "An a"}),
    ],
)
def test_what_the_api_compiles_is_accepted(schema: Json) -> None:
    check_rules(request(tools=[{"name": "x", "strict": True, "input_schema": schema}]))
    check_rules(request(output_config={"format": {"type": "json_schema", "schema": schema}}))


TEXT = {"type": "string"}


def texts(number: int, schema: Json = TEXT) -> Json:
    return {f"p{n}": schema for n in range(number)}


def tools(number: int, schema: Json, *, strict: bool = True) -> list[Json]:
    return [{"name": f"t{n}", "strict": strict, "input_schema": schema} for n in range(number)]


def optional_and(*required: str, **properties: Json) -> Json:
    return closed(**properties) | {"required": list(required)}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"tools": tools(21, closed())}, "Too many strict tools (21)"),
        ({"tools": tools(5, closed(**texts(5)))}, "too many optional parameters (25)"),
        (
            {
                "tools": tools(2, closed(**texts(10))),
                "output_config": {"format": {"type": "json_schema", "schema": closed(a=closed(**texts(5)))}},
            },
            "too many optional parameters (26)",
        ),
        (
            {"tools": tools(1, optional_and(*texts(17), **texts(17, {"anyOf": [TEXT, {"type": "null"}]})))},
            "too many parameters with union types (17",
        ),
        (
            {"tools": tools(1, optional_and(*texts(17), **texts(17, {"type": ["string", "null"]})))},
            "too many parameters with union types (17",
        ),
    ],
)
def test_more_than_the_api_compiles_in_one_request_is_refused(fields: Json, message: str) -> None:
    with pytest.raises(SandboxAPIError) as caught:
        check_rules(request(**fields))
    assert caught.value.status == 400
    assert message in caught.value.message


@pytest.mark.parametrize(
    "made",
    [
        tools(20, closed()),
        tools(4, closed(**texts(6))),
        tools(2, optional_and(*texts(8), **texts(8, {"type": ["string", "null"]}))),
        tools(30, closed(**texts(30)), strict=False),
    ],
)
def test_as_much_as_the_api_compiles_is_accepted(made: Json) -> None:
    check_rules(request(tools=made))


@pytest.mark.parametrize("strict", [False, None])
def test_a_tool_that_is_not_strict_may_have_any_schema(strict: bool | None) -> None:
    schema = {"type": "object", "properties": {"a": {"minimum": 3}, "b": {}, "c": {"$ref": "#"}}}
    check_rules(request(tools=[{"name": "x", "strict": strict, "input_schema": schema}]))


def test_schemas_too_large_to_be_checked_are_refused() -> None:
    tool = {"name": "x", "input_schema": {"type": "object", "properties": {f"p{i}": {} for i in range(10_001)}}}
    with pytest.raises(SandboxAPIError, match="tools: the sandbox accepts schemas of 10000 objects in all"):
        check_rules(request(tools=[tool]))
