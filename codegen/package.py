"""What the hand-written part of the package already means by a name; read as text, nothing is imported."""

from __future__ import annotations

import ast
import builtins
import re
from functools import cache
from pathlib import Path

__all__ = ["MODULES", "USED", "mixins", "taken"]

PACKAGE = Path(__file__).parent.parent / "src" / "integrations_anthropic"

USED = frozenset(
    ("Record", "Unknown", "Strings", "Any", "Literal", "Mapping", "Sequence", "TypeAlias", "TypedDict", "Required")
)
"""Names the generated modules use themselves."""

MODULES = frozenset(("params", "enums", "unions", "unknowns", "_facts", "__init__"))
"""Modules below `models/` that are no group."""


@cache
def mixins() -> frozenset[str]:
    """Classes of `_record.py` that add behaviour to a model: what `x-mixin` may name."""
    tree = ast.parse((PACKAGE / "_record.py").read_text("utf-8"))
    public = {node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")}
    return frozenset(public - {"Record", "Unknown"})


@cache
def taken() -> frozenset[str]:
    """Public names of the package that are written by hand, and Python's own: no schema may hide them."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    found = {"Message"}
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("_HOMES", "_ERRORS"):
            found |= {part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)}  # type: ignore[misc]  # texts only
    return frozenset(name for name in found | set(dir(builtins)) if re.fullmatch(r"\w+", name))
