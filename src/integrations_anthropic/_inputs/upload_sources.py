"""The content of a file to upload, read piece by piece: never as a whole, and from its beginning for each attempt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from .._core.call.library_faults import is_from_signal_handler
from ..errors import ValidationError
from .reading import shown

__all__ = ["PIECE", "AsyncPiecesSource", "ContentSource", "PiecesSource", "UploadSource"]

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


class ContentSource(UploadSource):
    """Bytes that are in memory already."""

    def open(self) -> None:
        view = memoryview(self._given)
        self._view = view.cast("B") if view.c_contiguous else memoryview(view.tobytes())
        self.size, self._at = self._view.nbytes, 0

    def read(self) -> bytes:
        piece = bytes(self._view[self._at : self._at + PIECE])
        self._at += len(piece)
        return piece


class PiecesSource(UploadSource):
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


class AsyncPiecesSource(PiecesSource):
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
