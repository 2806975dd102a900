"""Identifiers in the format of the API."""

from __future__ import annotations

import secrets
import string

__all__ = ["new_id"]

_LETTERS = "".join(sorted(set(string.digits + string.ascii_letters) - set("0OIl")))


def new_id(prefix: str) -> str:
    """A random id: prefix, underscore, `01`, and 22 letters and digits."""
    return f"{prefix}_01" + "".join(secrets.choice(_LETTERS) for _ in range(22))
