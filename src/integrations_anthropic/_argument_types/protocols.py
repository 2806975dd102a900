"""Types of arguments beside the generated ones: what callers have instead of models and typed dicts.

They are for type checkers. None of them is a class that a value is an instance of.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence
from typing import Any, Protocol, TypeAlias

from .._record import Record

__all__ = ["Data", "FileData", "FileUpload", "FilesUpload", "HasMessage", "Picture", "TextFile", "UploadedFile"]


class _Untyped:
    """The type of values that nothing is known of: a type checker takes only `Any` for it."""


class _Unspecified:
    """Another such type."""


class _UntypedMapping(Protocol):
    """A mapping whose values are `Any`, such as a variable of type `dict[str, Any]`.

    A dict that is written in place has values of types that are known: it is compared with the typed dicts instead.
    """

    def keys(self) -> Iterable[str]: ...

    def __getitem__(self, key: str, /) -> _Untyped: ...


class _UntypedObject(Protocol):
    """The same again: with one such protocol, mypy compares a dict that is written in place with that alone."""

    def keys(self) -> Iterable[str]: ...

    def __getitem__(self, key: str, /) -> _Unspecified: ...


class _Dumpable(Protocol):
    """An object of pydantic, such as those that the official client returns."""

    def model_dump(self) -> dict[str, Any]: ...


class HasMessage(Protocol):
    """A parsed message, of which the message is sent."""

    @property
    def message(self) -> Record: ...


class _Path(Protocol):
    def __fspath__(self) -> str: ...


class _Readable(Protocol):
    def read(self) -> bytes: ...


class TextFile(Protocol):
    """A file that was opened as text."""

    def read(self) -> str: ...


class _Image(Protocol):
    """An image of PIL."""

    @property
    def size(self) -> Any: ...

    @property
    def save(self) -> Any: ...


class _Figure(Protocol):
    """A figure of matplotlib."""

    @property
    def savefig(self) -> Any: ...


class UploadedFile(Protocol):
    """A file that was uploaded with the Files API, by its id."""

    @property
    def id(self) -> str: ...


Picture: TypeAlias = _Image | _Figure
"""What is drawn as a PNG."""

Data: TypeAlias = _UntypedMapping | _UntypedObject | _Dumpable
"""What may stand for any model: what is in it is only known when it is sent."""

FileData: TypeAlias = bytes | bytearray | memoryview | _Path | _Readable
"""What may stand for the content of a file: a path, as an object, or an open binary file."""

FileUpload: TypeAlias = (
    FileData
    | Iterable[bytes]
    | AsyncIterable[bytes]
    | tuple[str | None, FileData | Iterable[bytes] | AsyncIterable[bytes]]
    | tuple[str | None, FileData | Iterable[bytes] | AsyncIterable[bytes], str | None]
)
"""What may be uploaded as a file: its content, or a tuple of its name, its content and its media type."""

FilesUpload: TypeAlias = _Path | Sequence[FileUpload]
"""What may be uploaded as the files of a folder: the path of the folder, as an object, or the files one by one."""
