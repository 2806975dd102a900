"""Names: from the wire to Python."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata

__all__ = ["class_name", "is_name", "method_name", "python_name", "shadows_builtin"]

# What a record or a method already means by these names, and the builtins that annotations beside them name.
RESERVED = {"self", "meta", "extra_fields", "list", "dict", "str", "int", "float", "bool"}


def python_name(wire: str) -> str:
    """An identifier for a JSON name: `from` is `from_`, `x-y` is `x_y`, `2fa` is `n2fa`, `_x` is `n_x`.

    Never one with a leading underscore: attrs would drop it from the argument, and records keep their own state
    under such names.
    """
    name = re.sub(r"\W", "_", unicodedata.normalize("NFKC", wire))
    if not name.isidentifier() or name.startswith("_"):
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) or name in RESERVED else name


def method_name(name: str) -> str:
    """The Python method of an operation: `messages.list` may be `list`, `import` is `import_`."""
    return f"{name}_" if keyword.iskeyword(name) else name


def is_name(text: object) -> bool:
    """Whether it can stand in Python as a public name."""
    return isinstance(text, str) and text.isidentifier() and not keyword.iskeyword(text) and not text.startswith("_")


def class_name(tag: str) -> str:
    """The service class of a tag: `api_keys` is `ApiKeysService`."""
    return "".join(part.title() for part in re.split(r"[\W_]+", tag)) + "Service"


def shadows_builtin(name: str) -> bool:
    """Whether a method of this name hides a builtin from annotations in the class body (`list`)."""
    return hasattr(builtins, name)
