"""`files …`: the files that are stored at the API."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import ValidationError
from .groups import CommandGroup
from .options import Json, Limit, client_of
from .output import write_json, write_record, write_records
from .terminal import progress_console

if TYPE_CHECKING:
    from rich.progress import Progress

    from .._sync.binary_response import BinaryResponse

FileId = Annotated[str, typer.Argument(help="Id of the file, file_….", metavar="FILE")]
Local = Annotated[Path, typer.Argument(help="The file to upload; - is stdin.", metavar="PATH")]

Out = Annotated[str, typer.Option("--out", "-o", help="Where to write it; - is stdout.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]

files = typer.Typer(
    cls=CommandGroup, no_args_is_help=True, rich_markup_mode=None, help="Store files, and fetch those that tools made."
)


@files.command("list")
def list_files(context: typer.Context, limit: Limit = None, as_json: Json = False) -> None:
    """List the files, the newest first."""
    with client_of(context) as client:
        found = islice(client.files.list(limit=None if limit is None else min(limit, 100)), limit)
        write_records(found, as_json=as_json, columns=("id", "filename", "size_bytes", "mime_type", "created_at"))


@files.command("get")
def get_file(context: typer.Context, file_id: FileId, as_json: Json = False) -> None:
    """Show what is known of a file."""
    with client_of(context) as client:
        write_record(client.files.get(file_id), as_json=as_json)


@files.command("upload")
def upload_file(
    context: typer.Context,
    path: Local,
    name: Annotated[str | None, typer.Option(help="Name to store it under. Default: its own.")] = None,
    expires_in: Annotated[int | None, typer.Option(help="Seconds after which it is deleted.")] = None,
    as_json: Json = False,
) -> None:
    """Upload a file, and show its id."""
    stdin = os.fspath(path) == "-"
    if stdin and name is None:
        raise typer.BadParameter("is needed where the file comes from stdin", param_hint="--name")
    if not stdin and not path.is_file():
        raise ValidationError(f"there is no file {os.fspath(path)!r}", field="PATH")
    size = None if stdin else path.stat().st_size
    with client_of(context) as client, _progress() as bar:
        task = bar.add_task("Uploading", total=size)
        stored = client.files.upload(
            file=(name or path.name, sys.stdin.buffer if stdin else path),
            expires_in_seconds=expires_in,
            progress=lambda sent, total: bar.update(task, completed=sent, total=total),
        )
    write_record(stored, as_json=as_json)


@files.command("download")
def download_file(
    context: typer.Context,
    file_id: FileId,
    out: Out,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Download a file that a tool has made, whole or not at all.

    With --json, where it was written.
    """
    check_place(out, force=force, as_json=as_json)
    with client_of(context) as client, client.files.download(file_id) as content:
        write_content(content, out, {"id": file_id}, as_json=as_json)


@files.command("delete")
def delete_file(context: typer.Context, file_id: FileId, as_json: Json = False) -> None:
    """Delete a file for good."""
    with client_of(context) as client:
        write_record(client.files.delete(file_id), as_json=as_json)


def check_place(out: str, *, force: bool, as_json: bool) -> None:
    """Refuse a place for a download before anything is sent. Raises typer.BadParameter and ValidationError."""
    if out == "-" and as_json:
        raise typer.BadParameter("stdout takes the file or JSON: give --out a path", param_hint="--json")
    if out != "-" and os.path.exists(out) and not force:
        raise ValidationError(f"{out!r} is there already: give --force to replace it", field="--out")


def write_content(content: BinaryResponse, out: str, names: Mapping[str, str], *, as_json: bool) -> None:
    """Write a download to its place; with `as_json`, its `names` and where it was written to stdout."""
    if out == "-":
        for piece in content:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    else:
        written = content.save(out)
        if as_json:
            write_json({**names, "path": os.fspath(written), "size_bytes": written.stat().st_size})


def _progress() -> Progress:
    """A bar on stderr, where that is a terminal."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    return Progress(*columns, console=progress_console(), transient=True, disable=not sys.stderr.isatty())
