"""Adapter for datamodel-code-generator: the Python fields and type hints of each schema.

The library resolves references, nullability, unions and names. The structure of its `parser.results` is private:
`tests/unit/codegen/test_schemas.py` fails if a new version changes it.
"""

from __future__ import annotations

import json
import warnings
from typing import Any

from attrs import frozen

from .cache.connected import connected
from .cache.store import Cache, digest
from .load.description import ROOT_FILE, Spec, SpecError, all_refs, errors_at

__all__ = ["ParsedField", "ParsedSchema", "parse"]

PARSED = "parsed schemas"
UNTYPED = ("example", "examples", "default")


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


def parse(spec: Spec, cache: Cache | None = None) -> dict[str, ParsedSchema]:
    """Return every schema of the description, by name. Raises SpecError for one that has no Python name.

    Schemas that refer to each other are parsed together, and only again when one of them has changed.
    """
    cache = cache or Cache()
    schemas = _without_formats(spec.schemas, names=True)
    parsed: dict[str, ParsedSchema] = {}
    todo: dict[str, str] = {}
    for names in connected({name: _refers(schema) for name, schema in schemas.items()}):
        key = digest([[name, schemas[name]] for name in names])
        if (found := cache.get(PARSED, key)) is not None:
            parsed |= {name: _restored(name, value) for name, value in found.items()}
        else:
            todo |= dict.fromkeys(names, key)
    if todo:
        new = _parsed(spec, {name: schema for name, schema in schemas.items() if name in todo})
        by_key: dict[str, dict[str, Any]] = {}
        for name, key in todo.items():
            by_key.setdefault(key, {})[name] = [[[f.name, f.wire, f.hint] for f in new[name].fields], new[name].hint]
        for key, value in by_key.items():
            cache.put(PARSED, key, value)
        parsed |= new
    return parsed


def _refers(schema: Any) -> list[str]:
    mapping = schema.get("discriminator", {}).get("mapping", {})
    return [ref.rsplit("/", 1)[1] for ref in (*all_refs(schema), *mapping.values())]


def _restored(name: str, value: Any) -> ParsedSchema:
    fields, hint = value
    return ParsedSchema(name, tuple(ParsedField(*field) for field in fields), hint)


def _parsed(spec: Spec, schemas: dict[str, Any]) -> dict[str, ParsedSchema]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "schemas", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    parsed = {}
    with errors_at(f"{ROOT_FILE}#/components/schemas"):
        # As JSON: the library reads it many times faster than YAML.
        models = _run(json.dumps(document))
    for model in models:
        alias = type(model).__name__ == "TypeAlias"
        fields = tuple(ParsedField(f.name, f.original_name, f.data_type.type_hint) for f in model.fields if not alias)
        hint = model.fields[0].data_type.type_hint if alias else None
        parsed[model.class_name] = ParsedSchema(model.class_name, fields, hint)
    for name in schemas:
        if name not in parsed:
            raise SpecError(spec.schema_location(name), "the name is not a valid Python class name")
    if unnamed := parsed.keys() - schemas.keys():
        names = ", ".join(sorted(unnamed))
        raise SpecError(
            f"{ROOT_FILE}#/components/schemas", f"inline schemas must be named under components/schemas: {names}"
        )
    return parsed


def _run(source: str) -> list[Any]:
    # Only where a schema has changed: importing it takes longer than generating the rest.
    from datamodel_code_generator import DataModelType
    from datamodel_code_generator.enums import OpenAPIScope
    from datamodel_code_generator.format import PythonVersion
    from datamodel_code_generator.model import get_data_model_types
    from datamodel_code_generator.parser import LiteralType
    from datamodel_code_generator.parser.openapi import OpenAPIParser

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


def _without_formats(node: Any, *, names: bool = False) -> Any:
    """Copy the schemas without what decides no type, and without `format`, which would make a string, say, a datetime.

    `names`: the keys of the node are names, of schemas, properties or tags, and not keywords.
    """
    if isinstance(node, dict):
        return {
            key: _without_formats(value, names=not names and key in ("properties", "mapping"))
            for key, value in node.items()
            if names or (not (key in ("format", "description") and isinstance(value, str)) and key not in UNTYPED)
        }
    return [_without_formats(item) for item in node] if isinstance(node, list) else node
