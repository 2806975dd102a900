"""Names that the hand-written part of the package already uses, read from its source without importing it."""

from __future__ import annotations

import ast
import builtins
import re
from functools import cache
from pathlib import Path

__all__ = ["GENERATED_MODULE_NAMES", "RESERVED_MODULES", "SERVICE_NAMES", "mixins", "package_names"]

PACKAGE = Path(__file__).parent.parent / "src" / "integrations_anthropic"

_TYPING = ("Any", "Callable", "Literal", "Mapping", "Required", "Sequence", "TypeAlias", "TypedDict")
_OWN = ("DateLike", "DateTimeLike", "FileUpload", "Parameter", "Record", "Strings", "Unknown")
GENERATED_MODULE_NAMES = frozenset((*_TYPING, *_OWN))
"""Names that the generated modules import or define for their own use."""

SERVICE_NAMES = frozenset(
    (
        *("BinaryResponse", "EventRules", "EventStream", "Iterable", "JSONLines", "MessageStream", "NamesHinted"),
        *("NoOthers", "Operation", "Options", "Page", "PageRequest", "Paging", "ParsedMessage", "ParsedMessageStream"),
        *("Pipeline", "T", "TYPE_CHECKING", "ToolRunner", "ToolStreamRunner", "TypeVar", "TypedEventStream", "UNSET"),
        *("Unpack", "ValueAdapter"),
    )
)
"""Names that the modules of services import for their own use, in either half."""

RESERVED_MODULES = frozenset(("params", "enums", "unions", "unknowns", "_facts", "_functions", "_names", "__init__"))
"""Modules of `models/` that are not a group, and so cannot be named by `x-group`."""


@cache
def mixins() -> frozenset[str]:
    """Return the classes of `_record.py` that add behaviour to a model: the values `x-mixin` accepts."""
    tree = ast.parse((PACKAGE / "_record.py").read_text("utf-8"))
    public = {node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")}
    return frozenset(public - {"Record", "Unknown"})


@cache
def package_names() -> frozenset[str]:
    """Return hand-written public names of the package and Python's builtins: no schema may shadow them."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    found = {"Message"}
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("_HOMES", "_ERRORS"):
            found |= {part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)}  # type: ignore[misc]  # the constants are all strings
    return frozenset(name for name in found | set(dir(builtins)) if re.fullmatch(r"\w+", name))
