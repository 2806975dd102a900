"""What is deprecated: as a sentence for docstrings, and as the text of the warning of a call that uses it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..ir import Operation

__all__ = ["operation_notices", "reason", "warning", "with_notice", "with_value_notices"]

Json = Any


def with_notice(text: str, raw: Json) -> str:
    """A description, with a sentence that says so where what it describes is deprecated."""
    if not raw.get("deprecated"):
        return text
    return f"{text.rstrip()} {_sentence('Deprecated', raw.get('x-deprecated', ''))}"


def with_value_notices(text: str, schema: Json) -> str:
    """The description of an enum, with a sentence for each value that is deprecated."""
    values = schema.get("x-deprecated-values", {})
    return " ".join([text.rstrip(), *(_sentence(f"`{value}` is deprecated", why) for value, why in values.items())])


def operation_notices(op: Operation, name: str) -> dict[str, str]:
    """The warnings of a method called `name`: of all of it under "", else by parameter or `parameter=value`."""
    found = {}
    if op.deprecated is not None:
        found[""] = warning(f"{name}()", op.deprecated)
    for param in (*op.query, *op.headers):
        if param.deprecated is not None:
            found[param.wire] = warning(f"the parameter {param.name} of {name}()", param.deprecated)
        for value, why in param.deprecated_values.items():
            found[f"{param.wire}={value}"] = warning(f"the value {value!r} of {param.name} of {name}()", why)
    return found


def reason(raw: Mapping[str, Any]) -> str | None:
    """Why something is deprecated, which may be empty; None where it is not."""
    return raw.get("x-deprecated", "") if raw.get("deprecated") else None


def _sentence(start: str, why: str) -> str:
    return f"{start}: {why.rstrip('.')}." if why else f"{start}."


def warning(what: str, why: str) -> str:
    """The text of the warning of a call that uses it."""
    return f"{what} is deprecated" + (f": {why.rstrip('.')}" if why else ", see its documentation")
