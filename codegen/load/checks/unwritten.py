"""A description is published only when it is written: `TODO`, which a draft leaves in its words, is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..description import SpecError, escape

__all__ = ["check_written", "unwritten"]

Json = Any

WORDS = ("description", "summary", "title")
"""Keys whose values are words for readers."""
DATA = ("example", "default", "const", "enum", "discriminator")
"""Keys whose values are data, which may hold anything."""
MARK = re.compile(r"\bTODO\b")


def check_written(files: Mapping[str, Json]) -> None:
    """Raise SpecError, at the first of them and with their number, if words of the files still have to be written."""
    if found := list(unwritten(files)):
        what = "this is" if len(found) == 1 else f"this and {len(found) - 1} more are"
        raise SpecError(found[0], f"{what} still to be written: TODO")


def unwritten(files: Mapping[str, Json]) -> Iterator[str]:
    """Yield the file and JSON pointer of each text that is still to be written."""
    for name, document in files.items():
        yield from _below(document, f"{name}#")


def _below(node: Json, where: str) -> Iterator[str]:
    parts = enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ()
    for key, value in parts:
        location = f"{where}/{escape(str(key))}"
        if key in WORDS and isinstance(value, str):
            if MARK.search(value):
                yield location
        elif key not in DATA:
            yield from _below(value, location)
