"""The content of an upload that is in a file: one that the user has opened, or one at a path."""

from __future__ import annotations

import io
import os
from functools import partial
from os import fsdecode
from threading import Lock
from typing import Any

from .._runtime.files import open_regular
from .reading import opened
from .upload_sources import PIECE, UploadSource

__all__ = ["FileSource", "PathSource", "identity_of"]


class FileSource(UploadSource):
    """A file that the user has opened: read from the position it has, and left open."""

    blocks = True

    def __init__(self, given: Any, where: str) -> None:
        super().__init__(given, where)
        self._lock = Lock()
        self._closing = False
        self._file: Any = None
        self._origin: int | None = None
        self._left: int | None = None
        named = getattr(given, "name", None)
        self.name = os.path.basename(named) or None if isinstance(named, str) else None

    @property
    def why_spent(self) -> str:
        if not self._started or self._origin is not None:
            return ""
        return f"not sent again: {self.where} is a file that cannot be rewound; give a path or bytes"

    def open(self) -> None:
        with self._lock:
            self._closing = False
            self._run(self._open)
            self._left = self.size

    def _open(self) -> None:
        if self._file is None:
            self._file = opened(self._given, self.where)
            if isinstance(self._file, io.TextIOBase):
                raise self._refused("it was opened as text; open it in binary mode")
            if self._seekable():
                self._origin = self._file.tell()
        if self._origin is not None:
            self.size = self._file.seek(0, os.SEEK_END) - self._origin
            self._file.seek(self._origin)

    def _seekable(self) -> bool:
        seekable = getattr(self._file, "seekable", None)
        return bool(seekable()) if callable(seekable) else False

    def read(self) -> bytes:
        with self._lock:
            self._started = True
            try:
                return b"" if self._closing else self._run(self._piece)
            finally:
                # Closed meanwhile by a task that has stopped waiting for this read.
                if self._closing:
                    self._release()

    def _piece(self) -> bytes:
        most = PIECE if self._left is None else min(PIECE, self._left)
        piece = self._checked(self._file.read(most)) if most else b""
        if self._left is not None:
            if not piece and self._left:
                raise self._refused(f"it became shorter while it was sent, by {self._left} bytes")
            self._left -= len(piece)
        return piece

    def close(self) -> None:
        self._closing = True
        if self._lock.acquire(blocking=False):
            try:
                self._release()
            finally:
                self._lock.release()

    def _release(self) -> None:
        """Nothing: the file is the user's."""


class PathSource(FileSource):
    """A regular file, by its path: looked at for each attempt, open only while it is read, as there may be many."""

    def __init__(self, given: Any, where: str) -> None:
        super().__init__(None, where)
        self._given = given
        self._path = self._run(partial(fsdecode, given))
        self.name = os.path.basename(self._path) or None
        self._identity: tuple[int, int] | None = None
        """Which file it has to be; None: the one that is there when an attempt begins."""

    @property
    def why_spent(self) -> str:
        return ""

    def _open(self) -> None:
        self._release()
        descriptor = open_regular(self._path)
        try:
            found = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        self._expected = self._identity or identity_of(found)
        self._check_identity(found)
        self.size = found.st_size

    def _piece(self) -> bytes:
        if self._file is None and self._left:
            # Unbuffered: what is read is as large as a buffer.
            self._file = open(open_regular(self._path), "rb", buffering=0)  # noqa: SIM115 - see _release
            self._check_identity(os.fstat(self._file.fileno()))
        piece = super()._piece()
        if not self._left:
            self._release()
        return piece

    def _check_identity(self, found: os.stat_result) -> None:
        if identity_of(found) != self._expected:
            raise self._refused("another file has taken its place meanwhile")

    def _release(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()


def identity_of(found: os.stat_result) -> tuple[int, int]:
    """Which file of the computer it is, under whatever name."""
    return found.st_dev, found.st_ino
