"""A file that one run appends to, and no other at the same time."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress

from ..errors import ConfigurationError, ValidationError

__all__ = ["LockedFile"]

_PIECE = 1 << 20
"""Bytes that are read at once."""
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What locking a file fails with that another has locked."""
_LOCKED_BYTE = 1 << 62
"""The byte that is locked on Windows, where no other process could read a locked one."""


class LockedFile:
    """A file of lines, created where there is none, that is appended to. A lock on it is held until `close`.

    The lock ends with the process, however it ends. `field`: the argument that errors name; `mode`: of a new file.
    """

    def __init__(self, path: str | os.PathLike[str], field: str, mode: int = 0o600) -> None:
        self.name = os.fspath(path)
        self.field = field
        self._descriptor: int | None = None
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
            self._descriptor = os.open(self.name, flags, mode)
        except (OSError, ValueError) as error:
            raise self.refusal(f"cannot be opened: {getattr(error, 'strerror', None) or error}") from error
        try:
            if not stat.S_ISREG(os.fstat(self._descriptor).st_mode):
                raise self.refusal("is no regular file: what was written before has to be read")
            _lock(self._descriptor, self.name, field)
        except BaseException:
            self.close()
            raise

    def __del__(self) -> None:
        # Opened in a thread whose caller was cancelled.
        self.close()

    @property
    def descriptor(self) -> int:
        """Of the open file. Raises ConfigurationError where it was closed."""
        if self._descriptor is None:
            raise ConfigurationError(f"{self.field}: {self.name} was closed", field=self.field)
        return self._descriptor

    def lines(self) -> Iterator[tuple[bytes, int]]:
        """The whole lines, each with the position of its first byte; then the rest, which is no whole line, if any."""
        begins = at = 0
        parts: list[bytes] = []
        while piece := self._read(at):
            at += len(piece)
            *whole, rest = piece.split(b"\n")
            for end in whole:
                line = b"".join([*parts, end])
                parts = []
                yield line + b"\n", begins
                begins += len(line) + 1
            parts.append(rest)
        if last := b"".join(parts):
            yield last, begins

    def cut(self, size: int) -> None:
        """Drop what comes after so many bytes."""
        try:
            os.truncate(self.descriptor, size)
        except OSError as error:
            raise self.refusal(f"cannot be written: {error.strerror}") from error

    def append(self, line: bytes) -> None:
        """Write a line, which outlives this process from now on."""
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self.descriptor, rest) :]
        except OSError as error:
            # As on a full disk: no part of a line stays, behind which another would be written.
            with suppress(OSError):
                os.truncate(self.descriptor, os.fstat(self.descriptor).st_size - (len(line) - len(rest)))
            raise self.refusal(f"cannot be written: {error.strerror}") from error

    def sync(self) -> None:
        """Have what was written outlive the system, too."""
        try:
            os.fsync(self.descriptor)
        except OSError as error:
            raise self.refusal(f"cannot be written: {error.strerror}") from error

    def close(self) -> None:
        """Close the file, which ends the lock. May be called more than once."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def refusal(self, why: str) -> ValidationError:
        """An error that names the file."""
        return ValidationError(f"{self.field}: {self.name} {why}", field=self.field, value=self.name)

    def _read(self, at: int) -> bytes:
        try:
            os.lseek(self.descriptor, at, os.SEEK_SET)
            return os.read(self.descriptor, _PIECE)
        except OSError as error:
            raise self.refusal(f"cannot be read: {error.strerror}") from error


def _lock(descriptor: int, name: str, field: str) -> None:
    try:
        try:
            import fcntl
        except ImportError:
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD:
            why = f"{field}: {name} cannot be locked: {error.strerror}; use a file on a disk of this machine"
            raise ValidationError(why, field=field, value=name) from error
        why = f"{field}: {name} is in use by another run: wait for its end, or give this run a file of its own"
        raise ConfigurationError(why, field=field) from error
