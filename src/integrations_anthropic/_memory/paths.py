"""Paths as the model writes them, and the names they are made of: whatever could lead elsewhere is refused."""

from __future__ import annotations

import os
from urllib.parse import unquote

from ..errors import ToolError

__all__ = ["ROOT", "names_in"]

ROOT = "/memories"
LONGEST_NAME = 255
"""Bytes of one name, as most file systems have it."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")})
"""Names of Windows that are devices in every folder, with any ending."""


def names_in(path: str, *, max_depth: int, windows: bool = os.name == "nt") -> tuple[str, ...]:
    """The names below `/memories` that lead to `path`; none for the folder itself.

    Raises ToolError for a path that is outside, has `.`, `..`, a backslash, or a character that does not print, in the
    clear or percent-encoded, or has more than `max_depth` names.
    """
    if path != ROOT and not path.startswith(f"{ROOT}/"):
        raise ToolError(f"Error: paths start with {ROOT}, which {path[:200]!r} does not")
    names = tuple(name for name in path.removeprefix(ROOT).split("/") if name)
    if len(names) > max_depth:
        raise ToolError(f"Error: the path has {len(names)} levels below {ROOT}; {max_depth} are allowed")
    for name in names:
        reason = _refused(_decoded(name)) or _refused(name) or (windows and _refused_by_windows(name))
        if reason:
            raise ToolError(f"Error: the path {path[:200]!r} is not allowed: {reason}")
    return names


def _decoded(name: str) -> str:
    """The name without percent-encoding, however often it was encoded."""
    while (plain := unquote(name)) != name:
        name = plain
    return name


def _refused(name: str) -> str | None:
    if name in (".", "..") or "/" in name or "\\" in name:
        return "no part of it may lead to another folder"
    # A half of a surrogate pair does not print; neither do NUL and line feeds.
    if not name.isprintable():
        return "it has a character that does not print"
    if len(name.encode()) > LONGEST_NAME:
        return f"a name in it is longer than {LONGEST_NAME} bytes"
    return None


def _refused_by_windows(name: str) -> str | None:
    if name.partition(".")[0].rstrip(" ").lower() in DEVICES or name[-1] in ". " or set(name) & set('<>:"|?*'):
        return "Windows does not take it for the name of a file"
    return None
