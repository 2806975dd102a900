"""Arguments that are files or lists of files: their types, and what an operation says of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .ir import Field

__all__ = ["UPLOAD_TYPES", "upload_facts", "upload_imports", "upload_type"]

UPLOAD_TYPES = ("FileUpload", "FilesUpload")
"""Names of the types, in the module of the protocols."""
PROTOCOLS = "..._argument_types.protocols"


def upload_type(raw: dict[str, Any]) -> str | None:
    """The type of an argument that is a file, or a list of files; None for any other."""
    if raw.get("format") == "binary":
        return "FileUpload"
    if not _is_list(raw):
        return None
    return "FilesUpload" if "x-folder" in raw else "Sequence[FileUpload]"


def upload_facts(arguments: Iterable[Field]) -> dict[str, object]:
    """What the constant of an operation says of the files among its arguments."""
    files = [f for f in arguments if upload_type(f.schema)]
    return {
        "files": tuple(f.wire for f in files),
        "file_lists": tuple(f.wire for f in files if _is_list(f.schema)),
        "folders": {f.wire: tuple(f.schema["x-folder"]) for f in files if "x-folder" in f.schema},
    }


def upload_imports(arguments: Iterable[Field]) -> tuple[tuple[str, str], ...]:
    """(Module, name) of each type of a file that annotations of the arguments use."""
    found = {upload_type(f.schema) or "" for f in arguments}
    return tuple((PROTOCOLS, name) for name in UPLOAD_TYPES if any(name in one for one in found))


def _is_list(raw: dict[str, Any]) -> bool:
    return bool(raw.get("items", {}).get("format") == "binary")
