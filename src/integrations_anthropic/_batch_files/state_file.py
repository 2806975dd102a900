"""The state file of a run: what was handed in and delivered, so that a run that was killed goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .._core.batching.journal import FORMAT, VERSION, BatchAttempt, JournalState, journal_line, journal_of
from ..errors import ValidationError
from .locked_file import LockedFile

__all__ = ["StateFile"]


class StateFile:
    """Appends to the file of a run; without a path, keeps the state in memory alone.

    Its lines, each a JSON object with a `kind`: `run` (first), `session` (a process begins to hand in), `submit` (a
    batch is about to be handed in), `batch` (its id), `refused`, `delivered` (a result). A `submit` is on the disk
    before its batch is sent, so that one without a `batch` is looked for.
    """

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
        self._file = None if path is None else LockedFile(path, "state")
        self.state = JournalState()
        self.has_session = False
        """Whether this process has written which batch of the workspace was the newest."""

    def read(self, delivered: Callable[[str, str], object]) -> None:
        """Read what earlier runs wrote, and drop a last line that is not whole. `delivered`: called for each result."""
        if self._file is None:
            return
        self.state = journal_of(self._whole_lines(self._file), self._file.name, delivered)

    def begin(self, belongs_to: Mapping[str, Any], given: int) -> None:
        """Write what this run belongs to, where the file is new. `given`: lines of the output file."""
        if self.state.belongs_to is None:
            self.state.belongs_to, self.state.given = belongs_to, given
            self._append("run", format=FORMAT, version=VERSION, belongs_to=belongs_to, given=given)

    def session(self, newest: str | None) -> None:
        """A process is about to hand in batches, which come after the newest one of the workspace."""
        self.has_session = True
        self.state.newest = newest
        self._append("session", newest=newest)

    def check(self, belongs_to: Mapping[str, Any]) -> None:
        """Raise ValidationError where an earlier run was begun with something else."""
        was = self.state.belongs_to
        if was is None or was == belongs_to:
            return
        name = next(key for key in {**was, **belongs_to} if was.get(key) != belongs_to.get(key))
        file = "" if self._file is None else self._file.name
        why = f"state: {file} belongs to a run with another {name}: {was.get(name)!r}, not {belongs_to.get(name)!r}"
        raise ValidationError(f"{why}; give this run a state file of its own", field="state")

    def submits(self, chunk: int, attempt: int, made: BatchAttempt) -> None:
        """A batch is about to be handed in. To be followed by `sync`."""
        made.newest = self.state.newest
        self.state.chunks.setdefault(chunk, [])[attempt:] = [made]
        self._append("submit", chunk=chunk, attempt=attempt, count=made.count, ids=made.ids, time=made.time)

    def submitted(self, chunk: int, attempt: int, batch: str) -> None:
        """It was handed in, and has this id. To be followed by `sync`."""
        self.state.chunks[chunk][attempt].batch = batch
        self._append("batch", chunk=chunk, attempt=attempt, id=batch)

    def refused(self, chunk: int, attempt: int) -> None:
        """The API refused it: it does not exist."""
        self.state.chunks[chunk][attempt].refused = True
        self._append("refused", chunk=chunk, attempt=attempt)

    def delivered(self, custom_id: str, outcome: str) -> None:
        """A result was delivered."""
        self._append("delivered", id=custom_id, type=outcome)

    def sync(self) -> None:
        """Have what was written outlive the system, too."""
        if self._file is not None:
            self._file.sync()

    def close(self) -> None:
        """Close the file. May be called more than once."""
        if self._file is not None:
            self._file.close()

    def _append(self, kind: str, **fields: Any) -> None:
        if self._file is not None:
            self._file.append(journal_line(kind, **fields))

    @staticmethod
    def _whole_lines(file: LockedFile) -> Iterator[bytes]:
        for line, begins in file.lines():
            if line.endswith(b"\n"):
                yield line
            elif begins == 0 and not b'{"kind":"run"'.startswith(line[:13]):
                raise file.refusal("is no state file of a batch run: it is left as it is")
            else:
                # Written when the process ended.
                file.cut(begins)
