"""The output of a run, one JSON line a result: the file itself says which results were delivered."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from .._core.batching.digests import IdSet
from .._core.codec.json import loads
from .._core.codec.serialize import to_json
from ..errors import SerializationError
from .locked_file import LockedFile

__all__ = ["OutputFile"]

_BEGINNING = b'{"custom_id":'
"""What each line begins with."""


class OutputFile:
    """Results are appended in lines; a last line that is not whole, as after a kill, is cut off first."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._file = LockedFile(path, "out", 0o666)
        self.name = self._file.name

    def scan(self, given: int | None, found: Callable[[str, dict[str, Any]], object]) -> tuple[IdSet, int]:
        """The ids of the first `given` lines (None: of all), and how many lines there are.

        `found` is called with the custom id and the outcome of each line. Raises ValidationError, with its number, for
        a line that is no result; nothing of such a file is changed.
        """
        early, number = IdSet(), 0
        for line, begins in self._file.lines():
            if not line.endswith(b"\n"):
                if not (line.startswith(_BEGINNING) or _BEGINNING.startswith(line)):
                    raise self._file.refusal(f"holds something else than results in line {number + 1}")
                self._file.cut(begins)
                break
            number += 1
            custom_id, outcome = self._result(line, number)
            found(custom_id, outcome)
            if given is None or number <= given:
                early.add(custom_id)
        return early, number

    def write(self, result: Any) -> None:
        """Append a result, which outlives this process from now on."""
        self._file.append(to_json(result).encode() + b"\n")

    def sync(self) -> None:
        """Have what was written outlive the system, too."""
        self._file.sync()

    def close(self) -> None:
        """Close the file. May be called more than once."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _result(self, line: bytes, number: int) -> tuple[str, dict[str, Any]]:
        try:
            data = loads(line)
        except SerializationError as error:
            raise self._file.refusal(f"holds no JSON in line {number}") from error
        custom_id = data.get("custom_id") if isinstance(data, dict) else None
        outcome = data.get("result") if isinstance(data, dict) else None
        if not isinstance(custom_id, str) or not isinstance(outcome, dict) or not isinstance(outcome.get("type"), str):
            raise self._file.refusal(f"holds something else than results in line {number}")
        return custom_id, outcome
