"""Validate values against the schemas of requests, which may be hostile: with bounded work, and without the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.exceptions import Unresolvable

from .patterns import WorkLimitError, matches, spend

__all__ = ["is_valid"]

Json = Any
DESCENT_STEPS = 50
"""What following a reference costs: references that each lead to two others are as many as there is work left."""

_original: Json = Draft202012Validator.VALIDATORS


def is_valid(schema: Json, value: Json) -> bool:
    """Whether the value is valid against the schema; False also for an unresolvable reference, or for too much work."""
    try:
        # An explicit registry, because the default one fetches references from the network.
        _Validator(schema, registry=Registry()).validate(value)
    except (ValidationError, Unresolvable, RecursionError, OverflowError, WorkLimitError, re.error):
        return False
    return True


def _pattern(validator: Json, pattern: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not matches(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _pattern_properties(validator: Json, patterns: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for pattern, subschema in patterns.items():
            for name, value in instance.items():
                if matches(pattern, name):
                    yield from validator.descend(value, subschema, path=name, schema_path=pattern)


def _additional_properties(validator: Json, rest: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    patterns = schema.get("patternProperties", {})
    for name, value in instance.items():
        if name in schema.get("properties", {}) or any(matches(pattern, name) for pattern in patterns):
            continue
        if rest is False:
            yield ValidationError(f"additional property {name!r}")
        else:
            yield from validator.descend(value, rest, path=name)


def _unevaluated_properties(validator: Json, rest: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    # The original matches names with `re`.
    if '"patternProperties"' not in str(schema).replace("'", '"'):
        yield from _original["unevaluatedProperties"](validator, rest, instance, schema)


def _reference(validator: Json, reference: Json, instance: Json, schema: Json) -> Iterator[ValidationError]:
    spend(DESCENT_STEPS)
    yield from _original["$ref"](validator, reference, instance, schema)


_extend: Json = validators.extend
_Validator = _extend(
    Draft202012Validator,
    {
        "$ref": _reference,
        "additionalProperties": _additional_properties,
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "unevaluatedProperties": _unevaluated_properties,
    },
)
