"""The helpers of the official client, by the modules that have them there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._loading.lazy_import import load_in_place as _load

if TYPE_CHECKING:
    from .folders import async_files_from_dir as async_files_from_dir
    from .folders import files_from_dir as files_from_dir


def __getattr__(name: str) -> Any:
    if name in ("async_files_from_dir", "files_from_dir"):
        return getattr(_load(f"{__name__}.folders"), name)
    if name not in ("streaming", "tools"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _load(f"{__name__}.{name}")
