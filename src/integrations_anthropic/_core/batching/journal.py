"""The lines of a state file: what a run did, in order, one JSON object a line. A line is whole, or it is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import define, field

from ...errors import SerializationError, ValidationError
from ..codec.json import dumps, loads

__all__ = ["FORMAT", "VERSION", "BatchAttempt", "JournalState", "ids_match", "journal_line", "journal_of"]

FORMAT = "integrations-anthropic batch run"
VERSION = 1


@define(kw_only=True)
class BatchAttempt:
    """One batch of a run: handed in, or about to be."""

    count: int
    """Requests in it."""
    ids: str
    """Fingerprint of their custom ids."""
    newest: str | None = None
    """Id of the newest batch of the workspace when the run began, or was continued: this one is newer."""
    time: float = 0.0
    """When it was about to be handed in: seconds since 1970."""
    batch: str | None = None
    """Its id; None where that was not written down."""
    refused: bool = False
    """Whether the API refused it: it does not exist."""


@define(kw_only=True)
class JournalState:
    """What the lines of a state file say."""

    belongs_to: Mapping[str, Any] | None = None
    """What the run was begun with; None in a new file."""
    given: int = 0
    """Lines the output file had when the run began: what was delivered before it."""
    chunks: dict[int, list[BatchAttempt]] = field(factory=dict)
    """By number of the chunk: its batches, one after another: later ones ask again what failed in those before."""
    newest: str | None = None

    def batch_ids(self) -> set[str]:
        """Ids of all batches of the run."""
        return {one.batch for attempts in self.chunks.values() for one in attempts if one.batch is not None}


def journal_line(kind: str, **fields: Any) -> bytes:
    """One line of a state file."""
    return dumps({"kind": kind, **fields}) + b"\n"


def journal_of(lines: Iterable[bytes], name: str, delivered: Callable[[str, str], object]) -> JournalState:
    """What whole lines say; `delivered` is called with the custom id and the outcome of each result that was.

    `name`: that of the file. Raises ValidationError, with the number of the line, for what is no line of such a file.
    """
    state = JournalState()
    for number, line in enumerate(lines, 1):
        try:
            entry = loads(line)
            if number == 1 and (entry["format"], entry["version"]) != (FORMAT, VERSION):
                raise ValueError
            _add(state, entry, delivered)
        except (SerializationError, LookupError, TypeError, ValueError) as error:
            why = f"state: {name}, line {number}: this is no state file of a batch run that this version can read"
            raise ValidationError(why, field="state") from error
    return state


def _add(state: JournalState, entry: Mapping[str, Any], delivered: Callable[[str, str], object]) -> None:
    kind = entry["kind"]
    if kind == "delivered":
        delivered(entry["id"], entry["type"])
    elif kind == "run":
        state.belongs_to, state.given = entry["belongs_to"], entry["given"]
    elif kind == "session":
        state.newest = entry["newest"]
    elif kind == "submit":
        attempts = state.chunks.setdefault(entry["chunk"], [])
        made = BatchAttempt(count=entry["count"], ids=entry["ids"], newest=state.newest, time=entry["time"])
        # The same batch again: the one before was refused, or proved not to exist.
        attempts[entry["attempt"] :] = [made]
    elif kind == "batch":
        state.chunks[entry["chunk"]][entry["attempt"]].batch = entry["id"]
    elif kind == "refused":
        state.chunks[entry["chunk"]][entry["attempt"]].refused = True
    else:
        raise ValueError(kind)


def ids_match(attempt: BatchAttempt, count: int, ids: str) -> bool:
    """Whether a batch that was handed in is the one that would be now."""
    return (attempt.count, attempt.ids) == (count, ids)
