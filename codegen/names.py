"""Conversion of names: from JSON and OpenAPI to Python."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

__all__ = ["cap_words", "class_name", "field_name", "is_public_name", "method_name", "python_name"]

# Names that records or methods already use, and builtins that appear in annotations next to them.
RESERVED = {"self", "meta", "extra_fields", "list", "dict", "str", "int", "float", "bool"}


def python_name(wire: str) -> str:
    """Return the identifier for a JSON name: `from` is `from_`, `x-y` is `x_y`, `2fa` is `n2fa`, `_x` is `n_x`,
    `created_at[gt]` is `created_at_gt`.

    It never has a leading underscore: attrs strips it from the argument name, and records use such names for
    internal state.
    """
    name = re.sub(r"\W", "_", unicodedata.normalize("NFKC", re.sub(r"\[(\w+)\]\Z", r"_\1", wire)))
    if not name.isidentifier() or name.startswith("_"):
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in RESERVED else name


def field_name(wire: str, schema: Mapping[str, Any]) -> str:
    """Return the attribute and argument name of a property: `x-name`, or what its JSON name becomes."""
    return python_name(schema.get("x-name", wire))


def method_name(name: str) -> str:
    """Return the method name of an operation: `list` stays `list`, the keyword `import` becomes `import_`."""
    return f"{name}_" if keyword.iskeyword(name) else name


def is_public_name(text: object) -> bool:
    """Whether `text` is a string usable as a public Python name."""
    return isinstance(text, str) and text.isidentifier() and not keyword.iskeyword(text) and not text.startswith("_")


def class_name(tag: str) -> str:
    """Return the service class name of a tag: `api_keys` is `ApiKeysService`."""
    return "".join(part.title() for part in re.split(r"[\W_]+", tag)) + "Service"


def cap_words(name: str) -> str:
    """Return a name in CapWords: `list_members` and `List_Members` are `ListMembers`; capitals inside are kept."""
    words = re.sub(r"[\W_]+", " ", name).split()
    return "".join(word[0].upper() + word[1:] for word in words)
