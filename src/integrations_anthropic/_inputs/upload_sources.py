"""The content of a file to upload, read piece by piece: never as a whole, and from its beginning for each attempt."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping
from os import PathLike, fsdecode
from threading import Lock
from typing import Any, TypeVar

from .._core.call.library_faults import is_from_signal_handler
from .._runtime.files import open_regular
from ..errors import ValidationError
from .reading import opened, shown

__all__ = ["PIECE", "UploadSource", "upload_source"]

T = TypeVar("T")

PIECE = 256 * 1024
"""Bytes read at once."""
SMALL = 64 * 1024
"""Bytes up to which what an iterable yields is collected, so that few bytes make no write of their own."""


class UploadSource:
    """The content of one file. It is opened for each attempt, read to its end, and closed."""

    blocks = False
    """Whether opening and reading may wait for a disk or for a file of the user."""
    iterates = False
    """Whether reading runs the user's own code."""
    awaits = False
    """Whether `read` has to be awaited."""
    size: int | None = None
    """Bytes of the content; None where they are not known beforehand. Valid once it is open."""
    name: str | None = None
    """Name of the file, without its folder; None where there is none."""

    def __init__(self, given: Any, where: str) -> None:
        """`where`: the argument, as errors name it."""
        self.where = where
        self._given = given
        self._started = False

    def __repr__(self) -> str:
        """Without the content."""
        return f"{type(self).__name__}({self.where})"

    @property
    def why_spent(self) -> str:
        """Why it cannot be read from its beginning again; empty where it can."""
        return ""

    def open(self) -> None:
        """Go to the beginning. Raises ValidationError."""

    def read(self) -> Any:
        """The next bytes, at most PIECE of them; empty at the end. Raises ValidationError."""
        raise NotImplementedError

    def close(self) -> None:
        """Release what `open` has taken. May be called more than once, also while another thread reads."""

    def _run(self, function: Callable[[], T]) -> T:
        try:
            return function()
        except Exception as error:  # the user's own code, or the system's
            raise self._error(error) from error

    def _error(self, error: Exception) -> Exception:
        """The error to raise for one that reading has raised; the same where it is not the file's."""
        if isinstance(error, ValidationError) or is_from_signal_handler(error):
            return error
        # The text of an OSError repeats the path.
        return self._refused(getattr(error, "strerror", None) or f"{type(error).__name__}: {error}")

    def _refused(self, why: str) -> ValidationError:
        return ValidationError(f"{self.where}: {shown(self._given)} cannot be sent: {why}", field=self.where)

    def _checked(self, piece: Any) -> bytes:
        if isinstance(piece, (bytearray, memoryview)):
            return bytes(piece)
        if not isinstance(piece, bytes):
            hint = "; open the file in binary mode" if isinstance(piece, str) else ""
            raise self._refused(f"reading it gave a {type(piece).__name__}, not bytes{hint}")
        return piece


class _Content(UploadSource):
    """Bytes that are in memory already."""

    def open(self) -> None:
        view = memoryview(self._given)
        self._view = view.cast("B") if view.c_contiguous else memoryview(view.tobytes())
        self.size, self._at = self._view.nbytes, 0

    def read(self) -> bytes:
        piece = bytes(self._view[self._at : self._at + PIECE])
        self._at += len(piece)
        return piece


class _File(UploadSource):
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


class _Path(_File):
    """A regular file, by its path: opened for each attempt."""

    def __init__(self, given: Any, where: str) -> None:
        super().__init__(None, where)
        self._given = given
        self.name = os.path.basename(fsdecode(given)) or None

    @property
    def why_spent(self) -> str:
        return ""

    def _open(self) -> None:
        self._release()
        # Unbuffered: what is read is as large as a buffer.
        self._file = open(open_regular(fsdecode(self._given)), "rb", buffering=0)  # noqa: SIM115 - `close` closes it
        self.size = os.fstat(self._file.fileno()).st_size

    def _release(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()


class _Pieces(UploadSource):
    """What an iterable yields."""

    iterates = True

    def __init__(self, given: Any, where: str) -> None:
        super().__init__(given, where)
        self._rest: bytes | memoryview = b""
        self._once = False

    @property
    def why_spent(self) -> str:
        if not (self._started and self._once):
            return ""
        return f"not sent again: {self.where} is an iterator, which can be read once; give a path or bytes"

    def open(self) -> None:
        self._rest = b""
        self._run(self._begin)

    def _begin(self) -> None:
        self._iterator: Iterator[Any] = iter(self._given)
        self._once = self._iterator is self._given

    def read(self) -> Any:
        self._started = True
        return self._run(self._piece)

    def _piece(self) -> bytes:
        while len(self._rest) < SMALL and (more := next(self._iterator, None)) is not None:
            self._add(more)
        return self._taken()

    def _add(self, more: Any) -> None:
        self._rest = bytes(self._rest) + self._checked(more) if self._rest else self._checked(more)

    def _taken(self) -> bytes:
        if len(self._rest) <= PIECE:
            taken, self._rest = bytes(self._rest), b""
            return taken
        # A view of what is left, so that a large piece is not copied once for each part of it.
        view = memoryview(self._rest)
        taken, self._rest = bytes(view[:PIECE]), view[PIECE:]
        return taken


class _AsyncPieces(_Pieces):
    """What an async iterable yields."""

    awaits = True

    def _begin(self) -> None:
        self._aiterator = aiter(self._given)
        self._once = self._aiterator is self._given

    async def read(self) -> Any:
        self._started = True
        try:
            while len(self._rest) < SMALL and (more := await anext(self._aiterator, None)) is not None:
                self._add(more)
        except Exception as error:  # the user's own code
            raise self._error(error) from error
        return self._taken()


def upload_source(given: Any, where: str) -> UploadSource:
    """The source of what the user gave as the content of a file. Raises ValidationError where it can be none."""
    if isinstance(given, (bytes, bytearray, memoryview)):
        return _Content(given, where)
    if isinstance(given, PathLike):
        return _Path(given, where)
    if callable(getattr(given, "read", None)) and not isinstance(given, type):
        return _File(given, where)
    if isinstance(given, AsyncIterable):
        return _AsyncPieces(given, where)
    if isinstance(given, Iterable) and not isinstance(given, (str, Mapping)):
        return _Pieces(given, where)
    hint = ": give pathlib.Path(…) for a path, or encode the text" if isinstance(given, str) else ""
    wanted = "a path, an open binary file, bytes or an iterable of bytes"
    raise ValidationError(f"{where}: must be {wanted}, not {type(given).__name__}{hint}", field=where)
