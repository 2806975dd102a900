"""Identifiers that look like the API's."""

from __future__ import annotations

import secrets
import string

__all__ = ["new_id"]

_LETTERS = "".join(sorted(set(string.digits + string.ascii_letters) - set("0OIl")))


def new_id(prefix: str) -> str:
    """A fresh id: prefix, underscore and 24 letters and digits, of which the first two are `01`."""
    return f"{prefix}_01" + "".join(secrets.choice(_LETTERS) for _ in range(22))
