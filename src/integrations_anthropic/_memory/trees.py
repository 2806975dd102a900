"""Whole trees of a memory's folder: opened, listed, measured and removed, without following a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress

from ..errors import ToolError
from .directories import Directory

__all__ = ["Tree"]

LISTED_LEVELS = 2
NOT_LISTED = "node_modules"


class Tree:
    """What is done with a folder and all below it. Both limits are at least 1."""

    def __init__(self, *, max_entries: int, max_depth: int) -> None:
        self._max_entries = max_entries
        self._max_depth = max_depth

    @contextmanager
    def opened(self, root: Directory, names: Sequence[str], *, make: bool) -> Iterator[Directory]:
        """The directory that `names` lead to from `root`; missing ones are made if `make`. Everything is closed."""
        directory = root
        try:
            for name in names:
                if make:
                    with suppress(FileExistsError):
                        directory.make(name)
                inner = directory.child(name)
                directory.close()
                directory = inner
            yield directory
        finally:
            directory.close()

    def listed(self, directory: Directory, path: str) -> tuple[list[tuple[int, str]], bool]:
        """(bytes, path) of the directory and of what is in it, two levels deep, and whether some was left out."""
        rows: list[tuple[int, str]] = []
        left_out = self._list(directory, path, LISTED_LEVELS, rows)
        total = sum(count for count, name in rows if not name.endswith("/"))
        return [(total, path), *rows], left_out

    def check_depth(self, parent: Directory, name: str, depth: int) -> None:
        """Raise ToolError where a tree that is moved to level `depth` would reach too deep, or is too large."""
        if parent.kind(name) == "folder":
            deepest = max((depth + level for level in self._levels(parent, name)), default=depth)
            if deepest > self._max_depth:
                raise ToolError(f"Error: that would be {deepest} levels; {self._max_depth} are allowed")

    def removed(self, parent: Directory, name: str) -> None:
        """Remove a directory and what is in it; of a link in it, the link."""
        # Measured first: a tree that is too large stays whole.
        if max(self._levels(parent, name), default=0) > self._max_depth:
            raise ToolError(f"Error: {name} holds more than {self._max_depth} levels: take those in it one by one")
        self._remove(parent, name)

    def _list(self, directory: Directory, path: str, levels: int, rows: list[tuple[int, str]]) -> bool:
        left_out = False
        for name in sorted(directory.names()):
            if name.startswith(".") or name == NOT_LISTED or not name.isprintable():
                continue
            if len(rows) >= self._max_entries:
                return True
            # Something else may have removed it by now.
            with suppress(FileNotFoundError, NotADirectoryError):
                kind = directory.kind(name)
                if kind == "file":
                    rows.append((directory.size(name), f"{path}/{name}"))
                elif kind == "folder":
                    place = len(rows)
                    rows.append((0, f"{path}/{name}/"))
                    if levels > 1:
                        with closing(directory.child(name)) as inner:
                            left_out |= self._list(inner, f"{path}/{name}", levels - 1, rows)
                    total = sum(count for count, below in rows[place + 1 :] if not below.endswith("/"))
                    rows[place] = (total, f"{path}/{name}/")
        return left_out

    def _levels(self, parent: Directory, name: str) -> Iterator[int]:
        """For each entry of a tree how deep it lies below `name`. Raises ToolError where there are too many."""
        count = 0
        with closing(parent.child(name)) as directory:
            for level in self._walked(directory, 1):
                count += 1
                if count > self._max_entries:
                    text = f"Error: {name} has more than {self._max_entries} entries: take those in it one by one"
                    raise ToolError(text)
                yield level

    def _walked(self, directory: Directory, level: int) -> Iterator[int]:
        for name in directory.names():
            yield level
            # One level more than is allowed is enough to refuse the tree.
            if level <= self._max_depth and directory.kind(name) == "folder":
                with closing(directory.child(name)) as inner:
                    yield from self._walked(inner, level + 1)

    def _remove(self, parent: Directory, name: str) -> None:
        with closing(parent.child(name)) as directory:
            for inner in list(directory.names()):
                if directory.kind(inner) == "folder":
                    self._remove(directory, inner)
                else:
                    directory.remove(inner)
        parent.remove_directory(name)
