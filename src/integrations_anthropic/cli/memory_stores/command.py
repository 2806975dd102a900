"""The commands below `memory-stores`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from attrs import asdict

from ..exit_codes import ExitCode
from ..groups import CommandGroup
from ..options import Json, Limit, client_of
from ..output import write_json, write_record, write_records

if TYPE_CHECKING:
    from ..._memory.stores.sync_result import MemorySync

StoreId = Annotated[str, typer.Argument(help="Id of the memory store, memstore_….", metavar="STORE")]
Folder = Annotated[Path, typer.Argument(help="The folder; it is made where it is missing.", metavar="FOLDER")]
Direction = Annotated[
    Literal["both", "download", "upload"], typer.Option(help="Change both sides, files alone, or memories alone.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Change nothing; say what would be done.")]
State = Annotated[
    Path | None, typer.Option(help="File of what both sides had last time. Default: .memory-store.json in the folder.")
]
MaxConcurrency = Annotated[int, typer.Option(min=1, max=32, help="Most changes at once.")]

COLUMNS = ("what", "path", "reason")

memory_stores = typer.Typer(
    cls=CommandGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep the memories of agents like files of a folder.",
)


@memory_stores.command("create")
def create_store(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name.", metavar="NAME")],
    description: Annotated[str | None, typer.Option(help="What is in it; agents read that.")] = None,
    as_json: Json = False,
) -> None:
    """Create a memory store, and show its id."""
    with client_of(context) as client:
        write_record(client.memory_stores.create(name=name, description=description), as_json=as_json)


@memory_stores.command("list")
def list_stores(context: typer.Context, limit: Limit = None, as_json: Json = False) -> None:
    """List the memory stores, the newest first."""
    with client_of(context) as client:
        found = islice(client.memory_stores.list(limit=None if limit is None else min(limit, 100)), limit)
        write_records(found, as_json=as_json, columns=("id", "name", "created_at", "description"))


@memory_stores.command("sync")
def sync_store(
    context: typer.Context,
    store: StoreId,
    folder: Folder,
    direction: Direction = "both",
    dry_run: DryRun = False,
    state: State = None,
    max_concurrency: MaxConcurrency = 4,
    as_json: Json = False,
) -> None:
    """Make a folder and a memory store alike: files are memories, at the same paths.

    A path that changed on one side since last time is changed on the other; one that changed on both is a conflict,
    and stays as it is. The exit code is 13 where there are conflicts, or something cannot be on the other side.
    """
    with client_of(context) as client:
        result = client.memory_stores.sync(
            store, folder, direction=direction, dry_run=dry_run, state=state, max_concurrency=max_concurrency
        )
    if as_json:
        write_json({**asdict(result), "is_complete": result.is_complete})
    else:
        write_records(_rows(result), as_json=False, columns=COLUMNS, empty="nothing to do")
        if sys.stdout.isatty():
            print(_summary(result))
    if result.conflicts or result.left_out:
        raise typer.Exit(ExitCode.PARTLY)


def _rows(result: MemorySync) -> Iterator[dict[str, Any]]:
    """What was done, and what was not, one line each."""
    for change in result.changes:
        yield {"what": change.action, "path": change.path}
    for change in result.waiting:
        yield {"what": "waiting", "path": change.path, "reason": f"{change.action} is of the other direction"}
    for what, found in (("conflict", result.conflicts), ("left_out", result.left_out)):
        for one in found:
            yield {"what": what, "path": one.path, "reason": one.reason}


def _summary(result: MemorySync) -> str:
    would = " would be" if result.dry_run else ""
    parts = [f"{len(result.changes):,}{would} changed", f"{result.unchanged:,} alike"]
    counts = {"waiting": result.waiting, "in conflict": result.conflicts, "left out": result.left_out}
    parts += [f"{len(found):,} {name}" for name, found in counts.items() if found]
    return f"{', '.join(parts)}."
