"""Directories by their paths, for systems that open no name inside an open directory (Windows).

Every path is resolved before it is used, and refused where a link or a junction leads elsewhere. What another program
exchanges between that look and the use is not seen: there the folder has to be one that no one else writes to.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress

from .directories import NEW_FILE_FLAGS, Directory, LinkFound, TemporaryNames, check_plain, write_new

__all__ = ["CheckedDirectory"]


class CheckedDirectory:
    """A directory by its path, which is resolved at every step."""

    def __init__(self, path: str) -> None:
        self._path = path

    @classmethod
    def root(cls, path: str) -> CheckedDirectory:
        """The folder itself; a link that somebody put in its place is refused."""
        os.listdir(path)
        return cls(_unlinked(path))

    def child(self, name: str) -> CheckedDirectory:
        path = self._at(name)
        os.listdir(path)
        return CheckedDirectory(path)

    def make(self, name: str) -> None:
        os.mkdir(self._at(name), 0o700)

    def kind(self, name: str) -> str | None:
        path = os.path.join(self._path, name)
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            return None
        if os.path.realpath(path) != path:
            return "other"
        return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"

    def size(self, name: str) -> int:
        return os.lstat(self._at(name)).st_size

    def names(self) -> Iterator[str]:
        yield from os.listdir(_unlinked(self._path))

    def read(self, name: str, most: int) -> bytes:
        with open(self._at(name), "rb") as file:
            check_plain(name, os.fstat(file.fileno()))
            return file.read(most + 1)

    def write(self, name: str, data: bytes, *, is_new: bool) -> None:
        path, temporary = self._at(name), self._at(TemporaryNames.new())
        try:
            write_new(os.open(temporary, NEW_FILE_FLAGS, 0o600), data)
            if is_new:
                os.close(os.open(path, NEW_FILE_FLAGS, 0o600))
            try:
                os.replace(temporary, path)
            except BaseException:
                # An interrupt may have come after the renaming: then the file is whole, and stays.
                if is_new and os.path.lexists(temporary):
                    os.unlink(path)
                raise
        finally:
            with suppress(OSError):
                os.unlink(temporary)

    def move(self, name: str, target: Directory, target_name: str) -> None:
        assert isinstance(target, CheckedDirectory)  # noqa: S101 - of one folder, all directories are of one class
        if target.kind(target_name) is not None:
            raise FileExistsError(target_name)
        os.rename(self._at(name), target._at(target_name))

    def remove(self, name: str) -> None:
        os.unlink(os.path.join(_unlinked(self._path), name))

    def remove_directory(self, name: str) -> None:
        os.rmdir(self._at(name))

    def close(self) -> None:
        """Nothing is open."""

    def _at(self, name: str) -> str:
        return _unlinked(os.path.join(self._path, name))


def _unlinked(path: str) -> str:
    """The same path. Raises LinkFound where a link is on the way, or at its end."""
    if os.path.realpath(path) != path:
        raise LinkFound(f"{os.path.basename(path)}: is a link")
    return path
