"""Adapter for datamodel-code-generator: the Python fields and type hints of each schema.

The library resolves references, nullability, unions and names. The structure of its `parser.results` is private:
`tests/unit/codegen/test_schemas.py` fails if a new version changes it.
"""

from __future__ import annotations

import warnings
from typing import Any

import yaml
from attrs import frozen
from datamodel_code_generator import DataModelType
from datamodel_code_generator.enums import OpenAPIScope
from datamodel_code_generator.format import PythonVersion
from datamodel_code_generator.model import get_data_model_types
from datamodel_code_generator.parser import LiteralType
from datamodel_code_generator.parser.openapi import OpenAPIParser

from .load.description import ROOT_FILE, Spec, SpecError, errors_at

__all__ = ["ParsedField", "ParsedSchema", "parse"]


@frozen
class ParsedField:
    """One property of a schema, as the library parsed it."""

    name: str
    wire: str
    hint: str


@frozen
class ParsedSchema:
    """One schema: `fields` if it is an object, else `hint`, its annotation."""

    name: str
    fields: tuple[ParsedField, ...]
    hint: str | None


def parse(spec: Spec) -> dict[str, ParsedSchema]:
    """Return every schema of the description, by name. Raises SpecError for one that has no Python name."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "schemas", "version": "1"},
        "paths": {},
        "components": {"schemas": _without_formats(spec.schemas)},
    }
    parsed = {}
    with errors_at(f"{ROOT_FILE}#/components/schemas"):
        models = _run(yaml.safe_dump(document, sort_keys=False))
    for model in models:
        alias = type(model).__name__ == "TypeAlias"
        fields = tuple(ParsedField(f.name, f.original_name, f.data_type.type_hint) for f in model.fields if not alias)
        hint = model.fields[0].data_type.type_hint if alias else None
        parsed[model.class_name] = ParsedSchema(model.class_name, fields, hint)
    for name in spec.schemas:
        if name not in parsed:
            raise SpecError(spec.schema_location(name), "the name is not a valid Python class name")
    if unnamed := parsed.keys() - spec.schemas.keys():
        names = ", ".join(sorted(unnamed))
        raise SpecError(
            f"{ROOT_FILE}#/components/schemas", f"inline schemas must be named under components/schemas: {names}"
        )
    return parsed


def _run(source: str) -> list[Any]:
    types = get_data_model_types(DataModelType.DataclassesDataclass, PythonVersion.PY_311, use_type_alias=True)
    with warnings.catch_warnings():
        # Its warnings concern its own defaults, not the description.
        warnings.simplefilter("ignore")
        parser = OpenAPIParser(
            source,
            data_model_type=types.data_model,
            data_model_root_type=types.root_model,
            data_model_field_type=types.field_model,
            data_type_manager_type=types.data_type_manager,
            dump_resolve_reference_action=types.dump_resolve_reference_action,
            target_python_version=PythonVersion.PY_311,
            enum_field_as_literal=LiteralType.All,
            use_union_operator=True,
            use_standard_collections=True,
            strict_nullable=True,
            openapi_scopes=[OpenAPIScope.Schemas],
        )
        parser.parse(format_=False)
    return list(parser.results)


def _without_formats(node: Any) -> Any:
    """Copy the schemas without examples, and without `format`, which would turn a string into, say, a datetime."""
    if isinstance(node, dict):
        return {
            key: _without_formats(value)
            for key, value in node.items()
            if not (key == "format" and isinstance(value, str)) and key not in ("example", "examples", "default")
        }
    return [_without_formats(item) for item in node] if isinstance(node, list) else node
