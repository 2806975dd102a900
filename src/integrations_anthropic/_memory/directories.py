"""Directories that are held open, so that no name is looked up twice and no link is ever followed.

Every step from the root downwards opens one name inside a directory that is open already, and refuses a link there
(`openat` with `O_NOFOLLOW`): a link that is made, or a folder that is exchanged, between two steps changes nothing.
Files are written to a temporary file and renamed inside the open directory.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol, Self

__all__ = ["Directory", "LinkFound", "OpenDirectory", "TemporaryNames"]

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_DIRECTORY = _FLAGS | getattr(os, "O_DIRECTORY", 0)
# Not to wait where something put a pipe there.
_FILE = _FLAGS | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS | getattr(os, "O_BINARY", 0)


class LinkFound(OSError):
    """There is a link, a device, a pipe or a file with more than one name where a file or a folder is looked for."""


class TemporaryNames:
    """Names for files that are not whole yet: hidden, and not to be guessed."""

    @staticmethod
    def new() -> str:
        return f".{secrets.token_hex(16)}.tmp"


class Directory(Protocol):
    """A directory below the folder of the memory, or that folder. Every name is a single one, without a separator.

    Methods raise OSError as the system does, and LinkFound.
    """

    def child(self, name: str) -> Directory:
        """A directory in this one; to be closed. Raises NotADirectoryError for a file."""
        ...

    def make(self, name: str) -> None:
        """Make a directory, readable by its owner alone. Raises FileExistsError."""
        ...

    def kind(self, name: str) -> str | None:
        """`file`, `folder` or `other` (links among them); None where there is nothing."""
        ...

    def size(self, name: str) -> int:
        """Bytes of a file."""
        ...

    def names(self) -> Iterator[str]:
        """What is in it, unsorted."""
        ...

    def read(self, name: str, most: int) -> bytes:
        """The content of a file, at most `most` bytes of it and one more."""
        ...

    def write(self, name: str, data: bytes, *, is_new: bool) -> None:
        """Write a file, all of it or nothing. Raises FileExistsError where it is to be new and is not."""
        ...

    def move(self, name: str, target: Directory, target_name: str) -> None:
        """Move a file or directory to a place where nothing is. Raises FileExistsError."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file; of a link the link alone."""
        ...

    def remove_directory(self, name: str) -> None:
        """Remove an empty directory."""
        ...

    def close(self) -> None:
        """Close it; again is fine."""
        ...


class OpenDirectory:
    """A directory by its file descriptor, for systems that open names inside of one (all but Windows)."""

    supported = os.open in os.supports_dir_fd and os.rename in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def root(cls, path: str) -> Self:
        """The folder itself; a link that somebody put in its place is refused."""
        return cls(os.open(path, _DIRECTORY))

    def child(self, name: str) -> OpenDirectory:
        if self.kind(name) == "other":
            raise LinkFound(f"{name}: is a link or a device")
        # Between the look and this step a link may have come: O_NOFOLLOW refuses it.
        return OpenDirectory(os.open(name, _DIRECTORY, dir_fd=self._descriptor))

    def make(self, name: str) -> None:
        os.mkdir(name, 0o700, dir_fd=self._descriptor)

    def kind(self, name: str) -> str | None:
        try:
            mode = os.stat(name, dir_fd=self._descriptor, follow_symlinks=False).st_mode
        except FileNotFoundError:
            return None
        return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"

    def size(self, name: str) -> int:
        return os.stat(name, dir_fd=self._descriptor, follow_symlinks=False).st_size

    def names(self) -> Iterator[str]:
        with os.scandir(self._descriptor) as entries:
            for entry in entries:
                yield entry.name

    def read(self, name: str, most: int) -> bytes:
        with os.fdopen(os.open(name, _FILE, dir_fd=self._descriptor), "rb") as file:
            check_plain(name, os.fstat(file.fileno()))
            return file.read(most + 1)

    def write(self, name: str, data: bytes, *, is_new: bool) -> None:
        temporary = TemporaryNames.new()
        with self._removed_at_the_end(temporary):
            _write(os.open(temporary, _NEW, 0o600, dir_fd=self._descriptor), data)
            if is_new:
                # Takes the name, or fails where there is anything, a link included.
                os.close(os.open(name, _NEW, 0o600, dir_fd=self._descriptor))
            try:
                os.rename(temporary, name, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)
            except BaseException:
                # An interrupt may have come after the renaming: then the file is whole, and stays.
                if is_new and self.kind(temporary) is not None:
                    self.remove(name)
                raise

    def move(self, name: str, target: Directory, target_name: str) -> None:
        assert isinstance(target, OpenDirectory)  # noqa: S101 - of one folder, all directories are of one class
        if self.kind(name) == "folder":
            os.mkdir(target_name, 0o700, dir_fd=target._descriptor)
            claimed = target.remove_directory
        else:
            os.close(os.open(target_name, _NEW, 0o600, dir_fd=target._descriptor))
            claimed = target.remove
        try:
            os.rename(name, target_name, src_dir_fd=self._descriptor, dst_dir_fd=target._descriptor)
        except BaseException:
            with suppress(OSError):
                claimed(target_name)
            raise

    def remove(self, name: str) -> None:
        os.unlink(name, dir_fd=self._descriptor)

    def remove_directory(self, name: str) -> None:
        os.rmdir(name, dir_fd=self._descriptor)

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    @contextmanager
    def _removed_at_the_end(self, name: str) -> Iterator[None]:
        try:
            yield
        finally:
            with suppress(OSError):
                self.remove(name)


def check_plain(name: str, found: os.stat_result) -> None:
    """Raise LinkFound for what is no file of its own: a second name of a file may lie anywhere."""
    if not stat.S_ISREG(found.st_mode):
        raise LinkFound(f"{name}: is no plain file")
    if found.st_nlink > 1:
        raise LinkFound(f"{name}: has {found.st_nlink} names (hard links)")


def _write(descriptor: int, data: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


write_new = _write
NEW_FILE_FLAGS = _NEW
