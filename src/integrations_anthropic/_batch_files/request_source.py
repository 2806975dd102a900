"""Where the requests of a run come from: a JSONL file, a data frame, or an iterable."""

from __future__ import annotations

import math
import os
import stat
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from .._core.batching.digests import IdSet
from .._core.codec.json import loads
from ..errors import SerializationError, ValidationError
from .asked_request import AskedRequest, asked_request

if TYPE_CHECKING:
    from .._argument_types.frames import DataFrameLike
    from ..models.params import BatchRequestInput

    # A list of dicts in a variable has a type of its own, such as `list[dict[str, object]]`. What is in them is checked
    # before it is sent.
    RunRequest: TypeAlias = BatchRequestInput | Mapping[str, object]
    BatchRequests: TypeAlias = Iterable[RunRequest] | str | os.PathLike[str] | DataFrameLike
    AsyncBatchRequests: TypeAlias = BatchRequests | AsyncIterable[RunRequest]

__all__ = ["FileRequests", "duplicate", "rows_of", "source_of"]

LONGEST_LINE = 256_000_000
"""Bytes of one line: more than one request can have."""
BLOCK = 1 << 18
"""Bytes of lines that are read at once, or one line that is longer."""
GZIP = b"\x1f\x8b"
"""What a file that gzip made begins with."""


class FileRequests:
    """The requests of a JSONL file, line by line. A blank line is none."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.name = os.fspath(path)
        self._file: BinaryIO | None = None
        self._line = 0
        self._index = 0

    def check(self) -> int:
        """How many requests the file has. Raises ValidationError, naming file and line, for the first bad one."""
        seen = IdSet()
        other = FileRequests(self.name)
        try:
            while block := other.block():
                for asked in block:
                    if not seen.add(asked.custom_id):
                        raise duplicate(asked)
        finally:
            other.close()
        return other._index

    def block(self) -> list[AskedRequest]:
        """The next requests; none at the end of the file."""
        found: list[AskedRequest] = []
        size = 0
        file = self._opened()
        while size < BLOCK and (line := self._next_line(file)):
            size += len(line)
            if not line.isspace():
                found.append(self._request(line))
        return found

    def close(self) -> None:
        """Close the file. May be called more than once."""
        if self._file is not None:
            self._file.close()

    def _opened(self) -> BinaryIO:
        if self._file is None:
            try:
                self._file = open(self.name, "rb")  # noqa: SIM115 - closed by `close`
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                raise ValidationError(f"requests: {self.name} cannot be read: {reason}", field="requests") from error
            if not stat.S_ISREG(os.fstat(self._file.fileno()).st_mode):
                why = f"requests: {self.name} cannot be read: it is no regular file, which is read twice"
                raise ValidationError(why, field="requests")
        return self._file

    def _next_line(self, file: BinaryIO) -> bytes:
        try:
            line = file.readline(LONGEST_LINE + 1)
        except (OSError, ValueError) as error:
            raise ValidationError(f"requests: {self.name} cannot be read: {error}", field="requests") from error
        self._line += 1
        if self._line == 1 and line.startswith(GZIP):
            raise ValidationError(f"requests: {self.name} is compressed: unpack it with gunzip", field="requests")
        if len(line) > LONGEST_LINE:
            why = f"{self.name}, line {self._line}: is longer than {LONGEST_LINE:,} bytes"
            raise ValidationError(why, field="requests")
        return line

    def _request(self, line: bytes) -> AskedRequest:
        place = f"{self.name}, line {self._line}"
        try:
            data = loads(line.removeprefix(b"\xef\xbb\xbf"))
        except SerializationError as error:
            why = f"{place}: {error.message.replace('the body', 'the line')}"
            raise ValidationError(why, field=f"requests[{self._index}]") from error
        asked = asked_request(data, self._index, place)
        self._index += 1
        return asked


def source_of(requests: Any, *, awaits: bool) -> FileRequests | Iterator[Any] | AsyncIterator[Any]:
    """The requests, nothing of which was consumed. Raises ValidationError for what holds none.

    `awaits`: whether they may be an asynchronous iterable.
    """
    if isinstance(requests, (str, os.PathLike)):
        return FileRequests(requests)
    if hasattr(requests, "columns") and hasattr(requests, "iloc"):
        return rows_of(requests)
    if isinstance(requests, Iterable) and not isinstance(requests, (bytes, bytearray, Mapping)):
        return iter(requests)
    if isinstance(requests, AsyncIterable):
        if awaits:
            return aiter(requests)
        why = "requests: an asynchronous iterable is read by AsyncAnthropicClient alone"
        raise ValidationError(why, field="requests", value=requests)
    kind = type(requests).__name__
    why = f"requests: must be an iterable of requests, the path of a JSONL file or a data frame, not a {kind}"
    raise ValidationError(why, field="requests", value=requests)


def rows_of(frame: Any) -> Iterator[dict[str, Any]]:
    """The rows of a pandas frame: columns `custom_id` and `params`, or `custom_id` and one for each parameter.

    An empty cell (None, NaN) is a parameter that is not given. Raises ValidationError where a column is missing.
    """
    columns = [str(name) for name in frame.columns]
    if "custom_id" not in columns:
        raise ValidationError("requests: the frame has no column custom_id", field="requests")
    return _rows(columns, zip(*(frame.iloc[:, at] for at in range(len(columns))), strict=True))


def _rows(columns: list[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        cells = {name: _cell(value) for name, value in zip(columns, row, strict=True) if not _is_empty(value)}
        named = {"custom_id": cells.pop("custom_id")} if "custom_id" in cells else {}
        yield {**named, "params": cells["params"] if "params" in columns and "params" in cells else cells}


def _is_empty(value: Any) -> bool:
    return (
        value is None
        or (isinstance(value, float) and math.isnan(value))
        or type(value).__name__ in ("NAType", "NaTType")
    )


def _cell(value: Any) -> Any:
    """The value of a cell as JSON data; a column of integers with empty cells may hold floats."""
    if type(value).__module__ == "numpy":
        # A number of a nullable column, or an array, as in a frame that was read from a Parquet file.
        value = value.tolist()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def duplicate(asked: AskedRequest) -> ValidationError:
    """The error of a custom id that was there before."""
    why = f"{asked.place}: the custom_id {asked.custom_id!r} is that of an earlier request; each needs its own"
    return ValidationError(why, field="custom_id", value=asked.custom_id)
