"""`batch run`: a file of requests becomes a file of results, however often it is interrupted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...errors import ValidationError
from ..exit_codes import ExitCode
from ..failures import report
from ..options import Json, client_of
from ..output import write_json

if TYPE_CHECKING:
    from ..._core.batching.progress import BatchProgress

Requests = Annotated[
    Path, typer.Argument(help="Requests as JSON lines, each with custom_id and params.", metavar="REQUESTS")
]
Out = Annotated[Path, typer.Option("--out", "-o", help="File of the results, a JSON line each; it is added to.")]
Live = Annotated[bool, typer.Option("--live", help="Make ordinary calls, at once and at the full price.")]
MaxOpen = Annotated[int, typer.Option(min=1, max=100, help="Most batches that are processed at once.")]
MaxRequests = Annotated[int, typer.Option(min=1, max=100_000, help="Most requests in one batch.")]
MaxConcurrency = Annotated[int, typer.Option(min=1, help="Most calls at once, with --live.")]
STOPPED = "Stopped. Batches go on: give the same command again to collect their results."
OUTCOMES = ("succeeded", "errored", "expired", "canceled")


def run_batch(
    context: typer.Context,
    requests: Requests,
    out: Out,
    live: Live = False,
    max_open: MaxOpen = 4,
    max_requests: MaxRequests = 10_000,
    max_concurrency: MaxConcurrency = 8,
    as_json: Json = False,
) -> None:
    """Have any number of requests answered in batches, and write their results to a file.

    Interrupted or killed, the same command goes on where it was: each custom_id is in the file once. Beside it is
    a file of what was handed in, which has to be kept until the end. With --json, the counts at the end.
    """
    # Imported here, because no other command shows a bar of its kind.
    from .run_bar import RunBar

    _check_paths(requests, out)
    with client_of(context) as client, RunBar() as bar:
        run: Any
        if live:
            run = client.batches.run_live(requests, max_concurrency=max_concurrency, on_progress=bar.show)
        else:
            run = client.batches.run(requests, max_open=max_open, max_requests=max_requests, on_progress=bar.show)
        try:
            progress = run.write_to(out)
        except KeyboardInterrupt:
            bar.stop()
            report("Stopped. The same command goes on." if live else STOPPED)
            raise
    _summarize(progress, out, as_json)


def _check_paths(requests: Path, out: Path) -> None:
    """Raise an error for what is not on the disk: the requests are read twice, and so is what was written before."""
    for option, path in (("REQUESTS", requests), ("--out", out)):
        if os.fspath(path) == "-":
            raise typer.BadParameter("must be a file: it is read again", param_hint=option)
    if not requests.exists():
        raise ValidationError(f"there is no file {os.fspath(requests)!r}", field="REQUESTS")
    if not requests.is_file():
        why = f"{os.fspath(requests)!r} is no regular file: the requests are read twice"
        raise ValidationError(why, field="REQUESTS")


def _summarize(progress: BatchProgress, out: Path, as_json: bool) -> None:
    """Say what became of the requests. Raises `typer.Exit` where some did not succeed."""
    counts = {name: getattr(progress, name) for name in OUTCOMES}
    if as_json:
        write_json({"total": progress.total, **counts, "usage": progress.usage})
    else:
        found = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count) or "nothing asked"
        print(f"{progress.done:,} results in {out}: {found}.")
    if progress.done > progress.succeeded:
        raise typer.Exit(ExitCode.PARTLY)
