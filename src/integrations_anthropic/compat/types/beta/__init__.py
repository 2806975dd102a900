"""The types under `beta`: those without it, whose official names begin with `Beta` here."""

from __future__ import annotations

from typing import Any

from ...._loading.lazy_import import load_in_place as _load


def __getattr__(name: str) -> Any:
    value = _load("integrations_anthropic.compat.types._lookup").type_of(name)
    if value is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}: this package has no such type")
    globals()[name] = value
    return value
