"""The rows of one sandbox: values of the description's records, and the items they are below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Row", "Table"]

Json = Any


@dataclass
class Row:
    """One item."""

    number: int
    """Grows with each row of the sandbox."""
    value: Json
    keys: Mapping[str, str]
    """The path parameters it was created with."""

    def is_at(self, path: Mapping[str, str], own: str | None) -> bool:
        """Whether the parameters of a path lead to it; `own`: that of the item, where the path is that of one."""
        return all(self.name(key, is_own=key == own) == wanted for key, wanted in path.items())

    def name(self, key: str, *, is_own: bool = False) -> Json:
        """What the row has for a path parameter: the field of that name, else its id or what it was created with."""
        if key in self.value:
            return self.value[key]
        return self.value.get("id", self.keys.get(key)) if is_own else self.keys.get(key)


class Table:
    """The rows of one record, the oldest first."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.filled: set[tuple[str, ...]] = set()
        """Collections that have the items of the example: path, and the values of its parameters."""

    def find(self, path: Mapping[str, str], own: str | None) -> Row | None:
        """The row at a path; None if there is none."""
        return next((row for row in self.rows if row.is_at(path, own)), None)

    def remove(self, unwanted: Callable[[Row], bool]) -> None:
        """Remove rows."""
        self.rows = [row for row in self.rows if not unwanted(row)]
