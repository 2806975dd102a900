"""Files at paths, as sources of an upload: open only while they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from integrations_anthropic import ValidationError
from integrations_anthropic._inputs.upload_files import PathSource


def test_a_file_is_open_only_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    source = PathSource(path, "file")
    for _ in range(2):
        source.open()
        assert (source.size, source._file) == (5, None)
        assert source.read() == b"12345"
        assert source._file is None
        assert source.read() == b""
        source.close()


def test_an_empty_file_is_not_opened_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    source = PathSource(path, "file")
    source.open()
    path.unlink()
    assert (source.size, source.read()) == (0, b"")


def test_a_file_that_is_replaced_or_removed_before_it_is_read_is_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    source = PathSource(path, "file")
    source.open()
    (tmp_path / "b").write_bytes(b"other, and longer")
    (tmp_path / "b").replace(path)
    with pytest.raises(ValidationError, match=r"file: '.*a' cannot be sent: another file has taken its place"):
        source.read()
    source.close()
    # The next attempt sends the one that is there.
    source.open()
    assert source.read() == b"other, and longer"
    source.open()
    path.unlink()
    with pytest.raises(ValidationError, match="No such file"):
        source.read()


def test_a_file_that_may_not_be_read_is_refused_before_anything_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    denied = PermissionError(13, "Permission denied")

    def refuse(name: str) -> int:
        raise denied

    # Whoever may read everything, as in many containers, cannot be refused by a mode.
    monkeypatch.setattr("integrations_anthropic._inputs.upload_files.open_regular", refuse)
    source = PathSource(path, "files[3]")
    with pytest.raises(ValidationError, match=r"files\[3\]: '.*a' cannot be sent: Permission denied") as found:
        source.open()
    assert found.value.__cause__ is denied
    assert source._file is None
