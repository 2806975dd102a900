"""The memory tool on a folder of this computer, which no path and no link leads out of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from .._runtime.fork import register_after_fork
from ..errors import ConfigurationError, ToolError
from .checked_directories import CheckedDirectory
from .commands import MemoryTool
from .directories import Directory, LinkFound, OpenDirectory
from .paths import ROOT, names_in
from .texts import MAX_LINES, SNIPPET, lines_of, listing, numbered, replaced, with_inserted
from .trees import Tree

__all__ = ["MemoryFolder"]


class MemoryFolder(MemoryTool):
    """The memory tool, with its files in a folder: `client.messages.run_tools(tools=[MemoryFolder("memory")], …)`.

    `/memories` is the folder; nothing outside of it is read or written, whatever the model asks for and whatever links
    there are in it or are put there meanwhile. Links, devices and files with several names (hard links) are not opened.
    On Windows, which opens no name inside an open directory, links are looked for before each step; what another
    program exchanges at that moment is not seen.

    Files are UTF-8 text, written as a whole or not at all, readable by their owner alone (0600, folders 0700). The
    calls of one object wait for each other: give one object to every run that shares a folder.

    Args:
        folder: its path; made where it is missing. Default permissions of a new one: 0700.
        max_file_bytes: most bytes of a file that is read or written. Default: 1 MB.
        max_view_characters: most characters of one view; it ends with how to go on. Default: 100,000.
        max_entries: most entries of one listing, and of a folder that is deleted or moved. Default: 1,000.
        max_depth: most levels of folders and files below `/memories`. Default: 8.
        options: fields of the definition beside `type` and `name`, such as `cache_control`.

    Raises ConfigurationError where there is no such folder and it cannot be made.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        *,
        max_file_bytes: int = 1_000_000,
        max_view_characters: int = 100_000,
        max_entries: int = 1_000,
        max_depth: int = 8,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        limits = {"max_file_bytes": max_file_bytes, "max_view_characters": max_view_characters}
        for name, limit in {**limits, "max_entries": max_entries, "max_depth": max_depth}.items():
            if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
                raise ConfigurationError(f"{name}: must be an integer of at least 1", field=name)
        self._path = _made(folder)
        self._max_file_bytes, self._max_view_characters = max_file_bytes, max_view_characters
        self._max_depth = max_depth
        self._tree = Tree(max_entries=max_entries, max_depth=max_depth)
        self._directories: Callable[[str], Directory] = (
            OpenDirectory.root if OpenDirectory.supported else CheckedDirectory.root
        )
        self._lock = Lock()
        register_after_fork(self)

    def __repr__(self) -> str:
        return f"MemoryFolder({self._path!r})"

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return Path(self._path)

    def after_fork(self) -> None:
        """Called in a child process: a thread of its parent may have held the lock."""
        self._lock = Lock()

    def view(self, path: str, view_range: tuple[int, int] | None = None) -> str:
        """A file's lines, or what is in a folder, two levels deep; a folder has no `view_range`."""
        missing = f"The path {path} does not exist. Please provide a valid path."
        names = self._names(path)
        with self._at(names[:-1], missing) as parent:
            if not names or parent.kind(names[-1]) == "folder":
                with self._opened(names, missing) as directory:
                    entries, left_out = self._tree.listed(directory, _shown(names))
                return listing(_shown(names), entries, left_out=left_out)
            lines = lines_of(self._read(parent, names[-1], path, missing))
        if len(lines) > MAX_LINES:
            raise ToolError(f"File {path} exceeds maximum line limit of 999,999 lines.")
        first, last = _range(view_range, len(lines))
        shown = numbered(lines[first - 1 : last], first, most=self._max_view_characters)
        return f"Here's the content of {path} with line numbers:\n{shown}"

    def create(self, path: str, file_text: str) -> str:
        """Make a new file, and the folders it is in."""
        names, data = self._names(path, "create"), self._data(path, file_text)
        exists = f"Error: File {path} already exists"
        with self._at(names[:-1], f"Error: The path {path} cannot be created", make=True) as parent:
            try:
                parent.write(names[-1], data, is_new=True)
            except FileExistsError as error:
                raise ToolError(exists) from error
        return f"File created successfully at: {path}"

    def str_replace(self, path: str, old_str: str, new_str: str = "") -> str:
        """Replace the only place of a text."""
        missing = f"Error: The path {path} does not exist. Please provide a valid path."
        names = self._names(path, "change")
        with self._at(names[:-1], missing) as parent:
            text, line = replaced(path, self._read(parent, names[-1], path, missing), old_str, new_str)
            parent.write(names[-1], self._data(path, text), is_new=False)
        first = max(line - SNIPPET, 1)
        last = line + new_str.count("\n") + SNIPPET
        shown = numbered(lines_of(text)[first - 1 : last], first, most=self._max_view_characters)
        return f"The memory file has been edited. Here is the snippet with the change:\n{shown}"

    def insert(self, path: str, insert_line: int, insert_text: str) -> str:
        """Insert lines."""
        missing = f"Error: The path {path} does not exist"
        names = self._names(path, "change")
        with self._at(names[:-1], missing) as parent:
            text = with_inserted(self._read(parent, names[-1], path, missing), insert_line, insert_text)
            parent.write(names[-1], self._data(path, text), is_new=False)
        return f"The file {path} has been edited."

    def delete(self, path: str) -> str:
        """Delete a file, or a folder with all it holds; never `/memories` itself."""
        missing = f"Error: The path {path} does not exist"
        names = self._names(path, "delete")
        with self._at(names[:-1], missing) as parent:
            kind = parent.kind(names[-1])
            if kind == "folder":
                self._tree.removed(parent, names[-1])
            elif kind == "file":
                parent.remove(names[-1])
            else:
                raise ToolError(missing)
        return f"Successfully deleted {path}"

    def rename(self, old_path: str, new_path: str) -> str:
        """Rename or move a file or a folder; the folders of the new path are made."""
        missing = f"Error: The path {old_path} does not exist"
        exists = f"Error: The destination {new_path} already exists"
        old, new = self._names(old_path, "rename"), self._names(new_path, "replace")
        if new[: len(old)] == old and new != old:
            raise ToolError(f"Error: {old_path} cannot be moved into itself")
        with self._at(old[:-1], missing) as source:
            if source.kind(old[-1]) not in ("file", "folder"):
                raise ToolError(missing)
            self._tree.check_depth(source, old[-1], len(new))
            with self._opened(new[:-1], f"Error: The path {new_path} cannot be created", make=True) as target:
                if target.kind(new[-1]) is not None:
                    raise ToolError(exists)
                source.move(old[-1], target, new[-1])
        return f"Successfully renamed {old_path} to {new_path}"

    def _names(self, path: str, change: str | None = None) -> tuple[str, ...]:
        names = names_in(path, max_depth=self._max_depth)
        if change is not None and not names:
            raise ToolError(f"Error: you cannot {change} {ROOT} itself: name something in it")
        return names

    def _data(self, path: str, text: str) -> bytes:
        try:
            data = text.encode()
        except UnicodeEncodeError as error:
            raise ToolError(f"Error: the text for {path} holds half of a surrogate pair") from error
        if len(data) > self._max_file_bytes:
            raise ToolError(f"Error: {path} would have {len(data)} bytes; {self._max_file_bytes} are allowed")
        return data

    def _read(self, parent: Directory, name: str, path: str, missing: str) -> str:
        if parent.kind(name) != "file":
            raise ToolError(missing)
        data = parent.read(name, self._max_file_bytes)
        if len(data) > self._max_file_bytes:
            raise ToolError(f"Error: {path} is too large to be read: over {self._max_file_bytes} bytes")
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            raise ToolError(f"Error: {path} is no text in UTF-8") from error

    @contextmanager
    def _at(self, names: Sequence[str], missing: str, *, make: bool = False) -> Iterator[Directory]:
        """The directory of these names, while this object's other calls wait. Raises ToolError for any fault there."""
        with self._lock, self._opened(names, missing, make=make) as directory:
            yield directory

    @contextmanager
    def _opened(self, names: Sequence[str], missing: str, *, make: bool = False) -> Iterator[Directory]:
        path = _shown(names)
        try:
            with self._tree.opened(self._directories(self._path), names, make=make) as directory:
                yield directory
        except (FileNotFoundError, NotADirectoryError) as error:
            raise ToolError(missing) from error
        except LinkFound as error:
            raise ToolError(f"Error: {path}: links are not followed") from error
        except OSError as error:
            # The system's text may name paths of this computer.
            raise ToolError(f"Error: {path}: {error.strerror or type(error).__name__}") from error


def _shown(names: Sequence[str]) -> str:
    return "/".join([ROOT, *names])


def _range(given: tuple[int, int] | None, count: int) -> tuple[int, int]:
    """The first and the last line of a view."""
    first, last = given or (1, -1)
    last = count if last == -1 else min(last, count)
    if given is not None and not (1 <= first <= max(count, 1) and last >= min(first, count)):
        raise ToolError(f"Error: Invalid `view_range` parameter: {list(given)}. The file has {count} lines")
    return first, last


def _made(folder: str | os.PathLike[str]) -> str:
    try:
        path = os.path.realpath(os.fspath(folder))
        os.makedirs(path, mode=0o700, exist_ok=True)
    except (OSError, TypeError, ValueError) as error:
        raise ConfigurationError(f"folder: cannot be used as one: {error}", field="folder") from error
    return path
