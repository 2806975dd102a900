"""The files of a folder that is uploaded as a whole: which they are, and the names they are sent under."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from os import PathLike, fsdecode
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from .._core.call.library_faults import is_from_signal_handler
from ..errors import ValidationError
from .reading import shown
from .upload_files import PathSource, identity_of

if TYPE_CHECKING:
    from .._core.call.operation import Call

__all__ = ["MOST_ENTRIES", "FolderFile", "folders_of", "is_left_out", "with_files"]

MOST_ENTRIES = 10_000
"""Files and folders in a folder that is uploaded; a folder that was named by mistake may have any number."""
LEFT_OUT = frozenset(("__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini"))
"""Names, beside those that begin with a dot, of what programs leave behind in folders."""

Identity = tuple[int, int]


class _Folder(NamedTuple):
    """A folder to look through."""

    path: str
    name: str
    """What the names of its files begin with: those of the folders it is in, with `/` between them."""
    above: frozenset[Identity]
    """Itself, and the folders it was reached through."""


class FolderFile(PathSource):
    """A file of a folder: sent only while it is the one that was found there."""

    def __init__(self, path: str, where: str, name: str, identity: Identity) -> None:
        """`name`: what it is sent under."""
        super().__init__(path, where)
        self.name = name
        self._identity = identity


def is_left_out(name: str) -> bool:
    """Whether a file or folder of this name is no part of what is uploaded."""
    return name.startswith(".") or name in LEFT_OUT


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def folders_of(call: Call) -> Mapping[str, Any]:
    """The folders that a call has in the place of files, by field. Raises ValidationError for a body of no fields."""
    fields = call.fields()
    return {name: fields[name] for name in call.operation.folders if isinstance(fields.get(name), PathLike)}


def with_files(call: Call, folders: Mapping[str, Any]) -> Call:
    """The call with the files of its folders. Raises ValidationError for a folder that cannot be sent as a whole."""
    needed = call.operation.folders
    files = {name: _Walk(folder, name).files(*needed[name]) for name, folder in folders.items()}
    return evolve(call, body=call.fields() | files)


class _Walk:
    """Looks through one folder, without following a link out of it."""

    def __init__(self, folder: Any, where: str) -> None:
        """`where`: the argument, as errors name it."""
        self._given, self._where = folder, where
        self._seen = 0
        self._kept: frozenset[str] = frozenset()
        try:
            self._path: str = fsdecode(folder)
            self._root = os.path.realpath(self._path, strict=True)
        except Exception as error:  # the system's, or that of an object of the user
            raise self._error(folder, error) from error

    def files(self, needed: str, *hidden: str) -> list[FolderFile]:
        """The files in the order of their names.

        `needed`: the path of the file that the folder must have, behind `*/` where names begin with that of the folder;
        `hidden`: names at its top that are sent although they begin with a dot, as is what the path begins with.
        """
        path = needed.removeprefix("*/")
        self._kept = frozenset((path.partition("/")[0], *hidden))
        name = os.path.basename(os.path.abspath(self._path))
        if not os.path.isdir(self._root):
            raise self._refused(self._given, "it is no folder; give a list of files for those that are in none")
        if path == needed:
            name = ""
        elif not name:
            raise self._refused(self._given, "it has no name, and the files are sent under that of their folder")
        found = list(self._found(_Folder(self._path, name, frozenset((identity_of(os.stat(self._root)),)))))
        if not found:
            raise self._refused(self._given, "it holds no files (those whose names begin with a dot do not count)")
        if all(file.name != _below(name, path) for file in found):
            place = "" if "/" in path else ", at its top"
            raise self._refused(self._given, f"it needs a file {path}, in exactly that case{place}")
        return sorted(found, key=lambda file: str(file.name).split("/"))

    def _found(self, top: _Folder) -> Iterator[FolderFile]:
        todo = [top]
        while todo:
            folder = todo.pop()
            for entry in self._entries(folder.path, self._kept if folder is top else frozenset()):
                path, name = os.path.join(folder.path, entry), _below(folder.name, entry)
                self._check_name(path, name)
                found = self._look(path)
                if stat.S_ISREG(found.st_mode):
                    yield FolderFile(path, self._where, name, identity_of(found))
                elif not stat.S_ISDIR(found.st_mode):
                    raise self._refused(path, "it is neither a file nor a folder")
                elif identity_of(found) in folder.above:
                    raise self._refused(path, "it is a link to a folder that it is in")
                else:
                    todo.append(_Folder(path, name, folder.above | {identity_of(found)}))

    def _entries(self, path: str, kept: frozenset[str]) -> list[str]:
        found = []
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if is_left_out(entry.name) and entry.name not in kept:
                        continue
                    found.append(entry.name)
                    self._seen += 1
                    if self._seen > MOST_ENTRIES:
                        break
        except OSError as error:
            raise self._error(path, error) from error
        if self._seen > MOST_ENTRIES:
            raise self._refused(self._given, f"it holds more than {MOST_ENTRIES} files and folders")
        return found

    def _look(self, path: str) -> os.stat_result:
        """What is at a path, where that is in the folder."""
        try:
            if os.path.islink(path):
                target = os.path.realpath(path, strict=True)
                if os.path.commonpath((target, self._root)) != self._root:
                    raise self._refused(path, "it is a link that leads out of the folder")
            return os.stat(path)
        except Exception as error:  # the system's; ValueError for drives of Windows that have nothing in common
            raise self._error(path, error) from error

    def _check_name(self, path: str, name: str) -> None:
        try:
            name.encode()
        except UnicodeEncodeError:
            raise self._refused(path, "its name is not UTF-8, in which names are sent") from None

    def _error(self, path: Any, error: Exception) -> Exception:
        """The error to raise for one that looking has raised; the same where it is not that of a file."""
        if isinstance(error, ValidationError) or is_from_signal_handler(error):
            return error
        # The text of an OSError repeats the path.
        return self._refused(path, getattr(error, "strerror", None) or f"{type(error).__name__}: {error}")

    def _refused(self, path: Any, why: str) -> ValidationError:
        text = repr(path) if isinstance(path, str) else shown(path)
        return ValidationError(f"{self._where}: {text} cannot be sent: {why}", field=self._where)
