"""Names: from the wire to Python."""

from __future__ import annotations

import builtins
import keyword
import re

__all__ = ["class_name", "python_name", "shadows_builtin"]

# What a record or a method already means by these names.
RESERVED = {"self", "meta", "extra_fields"}


def python_name(wire: str) -> str:
    """An identifier for a JSON name: `from` is `from_`, `x-y` is `x_y`."""
    name = re.sub(r"\W", "_", wire)
    if name[:1].isdigit() or not name:
        name = f"_{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in RESERVED else name


def class_name(tag: str) -> str:
    """The service class of a tag: `api_keys` is `ApiKeysService`."""
    return "".join(part.title() for part in re.split(r"[\W_]+", tag)) + "Service"


def shadows_builtin(name: str) -> bool:
    """Whether a method of this name hides a builtin from annotations in the class body (`list`)."""
    return hasattr(builtins, name)
