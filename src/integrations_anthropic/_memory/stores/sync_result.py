"""What synchronizing a memory store with a folder is asked for, and what came of it."""

from __future__ import annotations

import os
from typing import Literal, TypeAlias

from attrs import frozen

from ...errors import ValidationError

__all__ = ["MemoryAction", "MemoryChange", "MemoryConflict", "MemoryLeftOut", "MemorySync", "MemorySyncOptions"]

MOST_AT_ONCE = 32
MemoryAction: TypeAlias = Literal["write_file", "delete_file", "create_memory", "update_memory", "delete_memory"]


@frozen(kw_only=True)
class MemoryChange:
    """One thing that was done, or is to be done."""

    action: MemoryAction
    path: str
    """Path of the memory, such as `/style/currency.md`; the file has the same one below the folder."""


@frozen(kw_only=True)
class MemoryConflict:
    """A path that both sides changed; neither was overwritten. Make them alike, or remove one, and try again."""

    path: str
    reason: str
    """Why it is one, in a few words."""
    file_sha256: str | None = None
    """SHA-256 of the file's content when it was looked at; None where there was none."""
    memory_sha256: str | None = None
    """SHA-256 of the memory's content when it was looked at; None where there was none."""


@frozen(kw_only=True)
class MemoryLeftOut:
    """A file that cannot be a memory, or a memory that cannot be a file."""

    path: str
    reason: str


@frozen(kw_only=True)
class MemorySync:
    """What synchronizing did; with `dry_run`, what it would have done."""

    changes: tuple[MemoryChange, ...]
    """What was done: deletions first, then the others, each by path."""
    conflicts: tuple[MemoryConflict, ...]
    left_out: tuple[MemoryLeftOut, ...]
    waiting: tuple[MemoryChange, ...]
    """Changes in the direction that was not asked for: they are made when it is."""
    unchanged: int
    """Paths that were alike."""
    dry_run: bool

    @property
    def is_complete(self) -> bool:
        """Whether both sides are alike now, or would be: no conflict, nothing left out, nothing waiting."""
        return not (self.conflicts or self.left_out or self.waiting)


@frozen(kw_only=True)
class MemorySyncOptions:
    """The arguments of `memory_stores.sync`, which says what they mean."""

    folder: str | os.PathLike[str]
    direction: Literal["both", "download", "upload"] = "both"
    dry_run: bool = False
    state: str | os.PathLike[str] | None = None
    max_concurrency: int = 4

    def check(self) -> None:
        """Raise ValidationError for the first that is wrong."""
        for name, value in (("folder", self.folder), ("state", self.state)):
            is_path = isinstance(value, str) or hasattr(value, "__fspath__")
            if not (is_path or (name == "state" and value is None)) or value == "":
                raise ValidationError(f"{name}: must be a path", field=name, value=value)
        if self.direction not in ("both", "download", "upload"):
            text = "direction: must be 'both', 'download' or 'upload'"
            raise ValidationError(text, field="direction", value=self.direction)
        if not isinstance(self.dry_run, bool):
            raise ValidationError("dry_run: must be True or False", field="dry_run", value=self.dry_run)
        most: object = self.max_concurrency
        if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= MOST_AT_ONCE:
            text = f"max_concurrency: must be an integer from 1 to {MOST_AT_ONCE}"
            raise ValidationError(text, field="max_concurrency", value=most)
