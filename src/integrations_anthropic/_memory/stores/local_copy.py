"""The files of a folder that is kept like a memory store: read, written and removed without following a link.

A file is overwritten or removed only while it has the content that was compared; written as a whole or not at all.
"""

from __future__ import annotations

import os
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256

from ...errors import ConfigurationError, ToolError, ValidationError
from ..checked_directories import CheckedDirectory
from ..directories import Directory, LinkFound, OpenDirectory
from ..paths import ROOT, names_in
from ..trees import Tree
from .sync_result import MemoryLeftOut

__all__ = ["FileChanged", "LocalCopy", "hash_of"]

MAX_BYTES = 102_400
"""Of a memory's content."""
MAX_PATH_BYTES = 1024
MAX_DEPTH = 64
MAX_FILES = 20_000
"""Files that are compared; a memory store holds fewer."""
_TEMPORARY = re.compile(r"\.[0-9a-f]{32}\.tmp")


class FileChanged(Exception):
    """A file is not what it was when it was compared."""


def hash_of(data: bytes) -> str:
    """The hash of a content, as the API has it."""
    return sha256(data).hexdigest()


class LocalCopy:
    """The folder. `besides`: path of a file in it that is no memory, such as that of the state."""

    def __init__(self, folder: str | os.PathLike[str], *, make: bool) -> None:
        """Raises ConfigurationError where there is no such folder and it cannot be made."""
        try:
            self.path = os.path.realpath(os.fspath(folder))
            if make:
                os.makedirs(self.path, mode=0o700, exist_ok=True)
            self.is_there = os.path.isdir(self.path)
        except (OSError, ValueError) as error:
            raise ConfigurationError(f"folder: cannot be used as one: {error}", field="folder") from error
        self.besides: str | None = None
        self._lock = threading.Lock()
        """One file at a time is changed: others may have the same parents."""
        self._directories = OpenDirectory.root if OpenDirectory.supported else CheckedDirectory.root
        self._tree = Tree(max_entries=MAX_FILES, max_depth=MAX_DEPTH)
        self.files: dict[str, str] = {}
        """Hashes by path, as of the last scan."""
        self.left_out: list[MemoryLeftOut] = []

    def scan(self) -> None:
        """Look at all files; what cannot be a memory is left out. Raises ValidationError where there are too many."""
        self.files, self.left_out = {}, []
        if not self.is_there:
            return
        try:
            with closing(self._directories(self.path)) as root:
                self._scan(root, "", 1)
        except OSError as error:
            raise ConfigurationError(f"folder: cannot be read: {_reason(error)}", field="folder") from error

    def text(self, path: str, expected: str) -> str:
        """The content of a file. Raises FileChanged where its hash is another, OSError where it cannot be read."""
        with self._lock, self._parent(path) as (parent, name):
            data = parent.read(name, MAX_BYTES)
        if hash_of(data) != expected:
            raise FileChanged
        return data.decode()

    def write(self, path: str, data: bytes, expected: str | None) -> None:
        """Write a file whose content has this hash; None: where there is none yet. Raises FileChanged, OSError."""
        with self._lock, self._parent(path, make=expected is None) as (parent, name):
            if self._hash(parent, name) != expected:
                raise FileChanged
            try:
                parent.write(name, data, is_new=expected is None)
            except FileExistsError as error:
                raise FileChanged from error

    def delete(self, path: str, expected: str) -> None:
        """Remove a file whose content has this hash, and folders that are empty then. Raises FileChanged, OSError."""
        with self._lock:
            with self._parent(path) as (parent, name):
                if self._hash(parent, name) != expected:
                    raise FileChanged
                parent.remove(name)
            self._remove_empty(_names(path)[:-1])

    def _remove_empty(self, names: tuple[str, ...]) -> None:
        """Remove a folder, and those above it, as far as they are empty."""
        while names:
            with suppress(OSError), self._opened(names[:-1]) as parent:
                parent.remove_directory(names[-1])
                names = names[:-1]
                continue
            return

    def why_not(self, path: str) -> str | None:
        """Why a memory cannot be a file at its path; None where it can."""
        if path == self.besides:
            return "the state is kept at this path"
        try:
            names = _names(path)
        except ToolError as error:
            return error.message.partition(": ")[2] or error.message
        if "/" + "/".join(names) != path or _TEMPORARY.fullmatch(names[-1]):
            return "it is no path of a file"
        return None

    def _scan(self, directory: Directory, above: str, depth: int) -> None:
        for name in sorted(directory.names()):
            path = f"{above}/{name}"
            if path == self.besides or _TEMPORARY.fullmatch(name):
                continue
            kind = directory.kind(name)
            reason = self._refused(path, kind, depth)
            if reason is None and kind == "folder":
                reason = self._descend(directory, name, path, depth)
            elif reason is None and kind == "file":
                reason = self._add(directory, name, path)
            if reason is not None:
                self.left_out.append(MemoryLeftOut(path=path, reason=reason))
            if len(self.files) + len(self.left_out) > MAX_FILES:
                text = f"folder: has more than {MAX_FILES} files, more than a memory store holds"
                raise ValidationError(text, field="folder")

    def _descend(self, directory: Directory, name: str, path: str, depth: int) -> str | None:
        """Look at a folder in the folder; or why that cannot be done. What it has is left alone then."""
        try:
            with closing(directory.child(name)) as inner:
                self._scan(inner, path, depth + 1)
        except LinkFound:
            return "links and devices are not followed"
        except FileNotFoundError:
            return None
        except OSError as error:
            return _reason(error)
        return None

    def _refused(self, path: str, kind: str | None, depth: int) -> str | None:
        if kind == "other":
            return "links and devices are not followed"
        if depth > MAX_DEPTH:
            return f"it is more than {MAX_DEPTH} levels deep"
        try:
            if len(path.encode()) > MAX_PATH_BYTES:
                return f"its path has more than {MAX_PATH_BYTES} bytes"
        except UnicodeEncodeError:
            return "its name is not UTF-8"
        if not unicodedata.is_normalized("NFC", path):
            return "its name is not in Unicode normal form NFC"
        return self.why_not(path)

    def _add(self, directory: Directory, name: str, path: str) -> str | None:
        """Take a file in; or why it cannot be a memory."""
        try:
            data = directory.read(name, MAX_BYTES)
            if len(data) > MAX_BYTES:
                return f"it has more than {MAX_BYTES} bytes"
            data.decode()
        except UnicodeDecodeError:
            return "it is no text in UTF-8"
        except LinkFound:
            return "links and devices are not followed"
        except FileNotFoundError:
            return None
        except OSError as error:
            return _reason(error)
        self.files[path] = hash_of(data)
        return None

    def _hash(self, parent: Directory, name: str) -> str | None:
        """Of a file as it is now; None where there is nothing. Raises FileChanged for a folder or a link."""
        kind = parent.kind(name)
        if kind is None:
            return None
        if kind != "file":
            raise FileChanged
        return hash_of(parent.read(name, MAX_BYTES))

    @contextmanager
    def _parent(self, path: str, *, make: bool = False) -> Iterator[tuple[Directory, str]]:
        """The directory of a file, and its name in it. Raises FileChanged where there is none any more."""
        names = _names(path)
        try:
            with self._opened(names[:-1], make=make) as directory:
                yield directory, names[-1]
        except (FileNotFoundError, NotADirectoryError, LinkFound) as error:
            raise FileChanged from error

    @contextmanager
    def _opened(self, names: tuple[str, ...], *, make: bool = False) -> Iterator[Directory]:
        with self._tree.opened(self._directories(self.path), names, make=make) as directory:
            yield directory


def _names(path: str) -> tuple[str, ...]:
    return names_in(ROOT + path, max_depth=MAX_DEPTH)


def _reason(error: OSError) -> str:
    # The system's text may name paths of this computer.
    return error.strerror or type(error).__name__
