"""The helpers of the official client, by the modules that have them there."""

from __future__ import annotations

from typing import Any

from ..._loading.lazy_import import load_in_place as _load


def __getattr__(name: str) -> Any:
    if name not in ("streaming", "tools"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _load(f"{__name__}.{name}")
