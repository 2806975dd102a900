"""What runs keep: sets of ids, lines of files, requests and results on disk."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations_anthropic import AnthropicClient, ConfigurationError, ValidationError
from integrations_anthropic._batch_files import locked_file
from integrations_anthropic._batch_files.locked_file import LockedFile
from integrations_anthropic._batch_files.spool import IN_MEMORY, LineSpool
from integrations_anthropic._core.batching.digests import IdSet, fingerprint
from integrations_anthropic._core.batching.journal import journal_line, journal_of
from integrations_anthropic._core.batching.pauses import pause_before
from integrations_anthropic.errors import RateLimitError


@given(st.lists(st.text(max_size=8)))
def test_a_set_of_ids_knows_what_a_set_knows(names: list[str]) -> None:
    ids, seen = IdSet(), set()
    for name in names:
        assert (name in ids) == (name in seen)
        assert ids.add(name) == (name not in seen)
        seen.add(name)
    assert len(ids) == len(seen)
    assert all(name in ids for name in names)


def test_a_set_of_a_hundred_thousand_ids_takes_less_than_3_mb() -> None:
    ids = IdSet(f"request-{number}" for number in range(100_000))
    assert len(ids) == 100_000
    assert ids._slots.buffer_info()[1] * 8 < 3_000_000
    assert "request-100000" not in ids


@given(st.lists(st.text(), unique=True), st.randoms())
def test_the_fingerprint_of_ids_does_not_depend_on_their_order(names: list[str], chance: Any) -> None:
    shuffled = list(names)
    chance.shuffle(shuffled)
    assert fingerprint(shuffled) == fingerprint(names)
    assert fingerprint([*names, "\ud800 one more"]) != fingerprint(names)
    assert len(fingerprint(names)) == 32


@given(st.lists(st.binary(max_size=9)), st.binary(max_size=5), st.integers(1, 7))
def test_lines_are_read_whole_however_they_are_cut(lines: list[bytes], rest: bytes, piece: int) -> None:
    lines = [line.replace(b"\n", b"") + b"\n" for line in lines]
    rest = rest.replace(b"\n", b"")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(locked_file, "_PIECE", piece)
        found = _lines_of(b"".join(lines) + rest)
    assert [line for line, _ in found] == [*lines, *([rest] if rest else [])]
    assert [at for _, at in found] == [len(b"".join(lines[:number])) for number in range(len(found))]


def _lines_of(content: bytes) -> list[tuple[bytes, int]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        file = LockedFile(path, "state")
        try:
            return list(file.lines())
        finally:
            file.close()


@pytest.mark.parametrize("size", [10, IN_MEMORY])
def test_lines_on_disk_are_found_by_number(size: int) -> None:
    spool = LineSpool()
    lines = [bytes([number]) * (size + number) for number in range(5)]
    assert [spool.add(line) for line in lines] == [0, 1, 2, 3, 4]
    assert [spool.line(number) for number in (4, 0, 2)] == [lines[4], lines[0], lines[2]]
    assert spool.joined([3, 1], b"[", b"]") == b"[" + lines[3] + b"," + lines[1] + b"]"
    assert spool.size == sum(map(len, lines))
    spool.close()
    spool.close()


def test_a_file_is_free_when_the_process_that_held_it_was_killed(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from integrations_anthropic._batch_files.locked_file import LockedFile\n"
        "file = LockedFile(sys.argv[1], 'state')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "state")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(ConfigurationError, match="in use by another run"):
            LockedFile(tmp_path / "state", "state")
        process.kill()
        process.wait()
    LockedFile(tmp_path / "state", "state").close()


@pytest.mark.parametrize(
    "line",
    [
        b"{}\n",
        b"[]\n",
        b"1\n",
        b'{"kind":"run"}\n',
        journal_line("sing"),
        journal_line("batch", chunk=1, attempt=0, id="x"),
    ],
)
def test_a_line_that_is_none_of_a_state_file_is_named(line: bytes) -> None:
    begun = journal_line("run", format="integrations-anthropic batch run", version=1, belongs_to={}, given=0)
    with pytest.raises(ValidationError, match=r"state: name, line 2: this is no state file"):
        journal_of([begun, line], "name", lambda custom_id, outcome: None)
    with pytest.raises(ValidationError, match=r"line 1"):
        journal_of([line], "name", lambda custom_id, outcome: None)


def test_pauses_grow_to_a_minute_and_keep_to_what_an_error_asks_for() -> None:
    assert [round(pause_before(look), 2) for look in range(4)] == [1.0, 1.6, 2.56, 4.1]
    assert pause_before(1000) == 60.0
    assert pause_before(0, RateLimitError("wait", retry_after=90.0)) == 90.0
    assert pause_before(0, RateLimitError("wait", retry_after=1e9)) == 600.0


def test_an_asynchronous_iterable_is_refused_by_the_other_client() -> None:
    async def generate() -> Any:
        yield {}

    with AnthropicClient(api_key="k") as client:
        for method in (client.batches.run, client.batches.run_live):
            with pytest.raises(ValidationError, match="read by AsyncAnthropicClient alone"):
                method(generate())  # type: ignore[operator]


def test_a_line_that_does_not_fit_on_the_disk_leaves_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine, sizes = os.write, [3]

    def write(descriptor: int, data: Any) -> int:
        if not sizes:
            raise OSError(errno.ENOSPC, "No space left on device")
        return genuine(descriptor, data[: sizes.pop()])

    file = LockedFile(tmp_path / "state", "state")
    file.append(b"whole\n")
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", write)
        with pytest.raises(ValidationError, match="cannot be written: No space left on device"):
            file.append(b"second\n")
    file.append(b"third\n")
    file.close()
    assert (tmp_path / "state").read_bytes() == b"whole\nthird\n"


def test_a_file_that_cannot_be_locked_is_not_said_to_be_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def flock(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(ValidationError, match="cannot be locked: No locks available; use a file on a disk"):
        LockedFile(tmp_path / "state", "state")


@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero"])
@pytest.mark.skipif(os.name == "nt", reason="devices of POSIX")
def test_what_cannot_be_read_again_is_no_file_to_append_to(name: str) -> None:
    with pytest.raises(ValidationError, match=f"out: {name} is no regular file"):
        LockedFile(name, "out")


def test_a_disk_without_room_for_what_is_kept_is_said_and_no_line_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = LineSpool()
    spool.add(b"first")
    with monkeypatch.context() as patched:
        patched.setattr("tempfile.tempdir", "/nowhere")
        with pytest.raises(ConfigurationError, match="cannot be written: No such file or directory; TMPDIR"):
            spool.add(b"x" * (IN_MEMORY + 1))
    assert spool.add(b"y" * (IN_MEMORY + 1)) == 1
    assert (len(spool), spool.line(0), spool.line(1)) == (2, b"first", b"y" * (IN_MEMORY + 1))
    spool.close()
