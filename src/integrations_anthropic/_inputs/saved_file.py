"""A file that appears under its name only when it is complete."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable
from os import PathLike
from pathlib import Path
from threading import Lock
from typing import Any

from .._core.call.library_faults import is_from_signal_handler
from ..errors import ValidationError

__all__ = ["SavedFile"]

LONGEST_STEM = 100
"""Bytes of the name that the temporary one repeats: a file system may take no more than 255 bytes."""


class SavedFile:
    """Writes a temporary file in the folder of the final one, and renames it at the end."""

    def __init__(self, path: str | PathLike[str]) -> None:
        """Raises ValidationError for what is no path of a file."""
        try:
            self.path = Path(path)
        except TypeError:
            why = f"path: must be the path of a file, not {type(path).__name__}"
            raise ValidationError(why, field="path", value=path) from None
        if not self.path.name or str(path).endswith(("/", os.sep)) or "\0" in str(path):
            raise self._refused("it does not end in the name of a file")
        stem = (
            self.path.name[: LONGEST_STEM // 4] if len(os.fsencode(self.path.name)) > LONGEST_STEM else self.path.name
        )
        self._temporary = self.path.with_name(f".{stem}.{secrets.token_hex(8)}.part")
        self._file: Any = None
        self._lock = Lock()
        self._discarded = False

    def create(self) -> None:
        """Create the temporary file. Raises ValidationError."""
        self._run(self._create)

    def write(self, *pieces: bytes) -> None:
        """Append to it. Raises ValidationError."""
        self._run(lambda: self._write(pieces))

    def finish(self) -> None:
        """Give the file its name, once all is on the disk. Raises ValidationError."""
        self._run(self._finish)

    def discard(self) -> None:
        """Remove the temporary file, unless it has its name already. From any thread, also while another one writes."""
        self._discarded = True
        if self._lock.acquire(blocking=False):
            try:
                self._remove()
            finally:
                self._lock.release()

    def _run(self, function: Callable[[], Any]) -> None:
        with self._lock:
            try:
                if not self._discarded:
                    function()
            except Exception as error:  # the system's
                if isinstance(error, ValidationError) or is_from_signal_handler(error):
                    raise
                raise self._refused(getattr(error, "strerror", None) or str(error)) from error
            finally:
                # Discarded meanwhile, by a task that has stopped waiting.
                if self._discarded:
                    self._remove()

    def _create(self) -> None:
        if self.path.is_dir():
            raise self._refused("it is a folder; name the file in it")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        self._file = open(os.open(self._temporary, flags, 0o666), "wb", buffering=0)  # noqa: SIM115 - closed below

    def _write(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                # A file without a buffer may take less than it is given.
                rest = rest[self._file.write(rest) :]

    def _finish(self) -> None:
        os.fsync(self._file.fileno())
        file, self._file = self._file, None
        try:
            file.close()
            os.replace(self._temporary, self.path)
        except BaseException:
            self._temporary.unlink(missing_ok=True)
            raise

    def _remove(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()
            self._temporary.unlink(missing_ok=True)

    def _refused(self, why: str) -> ValidationError:
        return ValidationError(f"path: {str(self.path)!r} cannot be written: {why}", field="path")
