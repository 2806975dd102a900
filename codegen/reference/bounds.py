"""Bounds of a value in words: `from 1 to 1000`, `at most 64 characters`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .markdown import code

__all__ = ["in_words"]


def in_words(schema: Mapping[str, Any]) -> str:
    """The bounds of a schema or of the checks of a parameter; empty where there are none."""
    found = [
        _range(schema.get("minimum"), schema.get("maximum"), ""),
        f"above {schema['exclusiveMinimum']}" if "exclusiveMinimum" in schema else "",
        f"below {schema['exclusiveMaximum']}" if "exclusiveMaximum" in schema else "",
        _range(schema.get("minLength"), schema.get("maxLength"), "character"),
        _range(schema.get("minItems"), schema.get("maxItems"), "item"),
        f"matches {code(schema['pattern'])}" if "pattern" in schema else "",
    ]
    if isinstance(items := schema.get("items"), Mapping) and (of_each := in_words(items)):
        found.append(f"each {of_each}")
    return ", ".join(part for part in found if part)


def _range(least: float | None, most: float | None, unit: str) -> str:
    if least is None and most is None:
        return ""
    if most is None:
        return f"at least {_amount(least, unit)}"
    if least is None or (unit and least == 0):
        return f"at most {_amount(most, unit)}"
    return f"exactly {_amount(most, unit)}" if least == most else f"from {_number(least)} to {_amount(most, unit)}"


def _amount(value: float | None, unit: str) -> str:
    plural = "" if value == 1 or not unit else "s"
    return f"{_number(value)} {unit}{plural}".strip()


def _number(value: float | None) -> str:
    return f"{value:,}" if isinstance(value, int) and value >= 10_000 else str(value)
