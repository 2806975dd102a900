"""A file that appears under its name only when it is complete."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import ValidationError
from integrations_anthropic._inputs.saved_file import SavedFile


class NarrowFile:
    """A file of the system that takes at most three bytes at a time, and no more than `room`."""

    def __init__(self, real: Any, room: int) -> None:
        self.real, self.room = real, room

    def write(self, data: memoryview) -> int:
        if self.room <= 0:
            raise OSError(28, "No space left on device")
        written = self.real.write(data[: min(3, self.room)])
        self.room -= written
        return int(written)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


def narrow(file: SavedFile, room: int) -> None:
    inside: Any = file
    inside._file = NarrowFile(inside._file, room)


def test_a_file_that_takes_less_than_it_is_given_is_written_completely(tmp_path: Path) -> None:
    file = SavedFile(tmp_path / "a")
    file.create()
    narrow(file, 100)
    file.write(b"0123456789", b"abc")
    file.finish()
    assert (tmp_path / "a").read_bytes() == b"0123456789abc"


def test_a_full_disk_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    file = SavedFile(tmp_path / "a")
    file.create()
    narrow(file, 4)
    with pytest.raises(ValidationError, match="No space left"):
        file.write(b"0123456789")
    file.discard()
    assert not list(tmp_path.iterdir())
