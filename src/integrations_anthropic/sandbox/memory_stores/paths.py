"""Paths of memories: what a path may be, which two cannot both be there, and what a list shows of a folder."""

from __future__ import annotations

import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence
from typing import Any

from ..errors import invalid

__all__ = ["check_path", "collide", "in_folder", "page_by_path"]

Json = Any
MAX_PATH_BYTES = 1024
REFUSED_CATEGORIES = ("Cc", "Cf", "Zl", "Zp")
"""Unicode categories of control and format characters, and of the separators of lines and paragraphs."""


def check_path(path: str) -> None:
    """Raise SandboxAPIError 400 for a path that no memory can have."""
    parts = path.split("/")
    if parts[0] or len(parts) < 2:
        raise invalid("path: Path should begin with '/'")
    if any(part in ("", ".", "..") for part in parts[1:]):
        raise invalid("path: Path should have no empty segment, '.' or '..'")
    if len(path.encode()) > MAX_PATH_BYTES:
        raise invalid(f"path: Path should have at most {MAX_PATH_BYTES} bytes")
    if any(unicodedata.category(letter) in REFUSED_CATEGORIES for letter in path):
        raise invalid("path: Path should have no control or format characters")
    if not unicodedata.is_normalized("NFC", path):
        raise invalid("path: Path should be in Unicode normal form NFC")


def collide(one: str, other: str) -> bool:
    """Whether two memories cannot have these paths: they are equal, or one is a folder of the other."""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def in_folder(memories: Iterable[Json], prefix: str, depth: int) -> list[Json]:
    """The memories below a folder, by the bytes of their paths.

    With a depth above 0, what is deeper is shown as the folder that it is in, once. Raises SandboxAPIError 400 for a
    prefix that is no folder.
    """
    if not (prefix.startswith("/") and prefix.endswith("/")):
        raise invalid("path_prefix: Input should begin and end with '/'")
    shown: dict[str, Json] = {}
    for memory in memories:
        if not memory["path"].startswith(prefix):
            continue
        parts = memory["path"].removeprefix(prefix).split("/")
        if 0 < depth < len(parts):
            folder = f"{prefix}{'/'.join(parts[:depth])}/"
            shown[folder] = {"type": "memory_prefix", "path": folder}
        else:
            shown[memory["path"]] = memory
    return [shown[path] for path in sorted(shown, key=str.encode)]


def page_by_path(items: Sequence[Json], limit: int, cursor: str | None, name: str) -> Json:
    """A page of items that are sorted by path: it begins at the path of the cursor, or behind it where that is gone.

    `name`: of the list, whose cursors no other takes. Raises SandboxAPIError 400 for a cursor of another list.
    """
    rest = list(items)
    if cursor is not None:
        try:
            named, _, first = urlsafe_b64decode(cursor.removeprefix("page_").encode()).partition(b"\n")
        except ValueError:
            named = first = b""
        if named != name.encode() or not first:
            raise invalid(f"page: {cursor} is not a cursor of this list")
        rest = [item for item in rest if item["path"].encode() >= first]
    more = rest[limit]["path"] if len(rest) > limit else None
    following = None if more is None else "page_" + urlsafe_b64encode(f"{name}\n{more}".encode()).decode()
    return {"data": rest[:limit], "next_page": following}
