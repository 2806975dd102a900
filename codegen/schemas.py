"""The one adapter to datamodel-code-generator: what each schema is in Python terms.

It is used as a library, for what it does well: references, nullability, unions, names. Its private side is the
shape of `parser.results`; `tests/unit/codegen/test_schemas.py` says when a new version no longer fits.
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

from .load.description import ROOT_FILE, Spec, SpecError, at

__all__ = ["ParsedField", "ParsedSchema", "parse"]


@frozen
class ParsedField:
    """One property as the library sees it."""

    name: str
    wire: str
    hint: str


@frozen
class ParsedSchema:
    """One schema: its fields where it is an object, its annotation where it is not."""

    name: str
    fields: tuple[ParsedField, ...]
    hint: str | None


def parse(spec: Spec) -> dict[str, ParsedSchema]:
    """Every schema of the description, by name."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "schemas", "version": "1"},
        "paths": {},
        "components": {"schemas": _plain(spec.schemas)},
    }
    parsed = {}
    with at(f"{ROOT_FILE}#/components/schemas"):
        models = _run(yaml.safe_dump(document, sort_keys=False))
    for model in models:
        alias = type(model).__name__ == "TypeAlias"
        fields = tuple(ParsedField(f.name, f.original_name, f.data_type.type_hint) for f in model.fields if not alias)
        hint = model.fields[0].data_type.type_hint if alias else None
        parsed[model.class_name] = ParsedSchema(model.class_name, fields, hint)
    for name in spec.schemas:
        if name not in parsed:
            raise SpecError(spec.where(name), "the name is not usable as a Python class name")
    if invented := parsed.keys() - spec.schemas.keys():
        names = ", ".join(sorted(invented))
        raise SpecError(f"{ROOT_FILE}#/components/schemas", f"something inline wants a name of its own: {names}")
    return parsed


def _run(text: str) -> list[Any]:
    types = get_data_model_types(DataModelType.DataclassesDataclass, PythonVersion.PY_311, use_type_alias=True)
    with warnings.catch_warnings():
        # Its advice on its own defaults is not about our description.
        warnings.simplefilter("ignore")
        parser = OpenAPIParser(
            text,
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


def _plain(node: Any) -> Any:
    """The schemas without what would make Python types of texts: a date stays the wire's `str`."""
    if isinstance(node, dict):
        return {
            key: _plain(value)
            for key, value in node.items()
            if not (key == "format" and isinstance(value, str)) and key not in ("example", "examples", "default")
        }
    return [_plain(item) for item in node] if isinstance(node, list) else node
