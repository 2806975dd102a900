"""The commands below `batch`, which are operations of the API."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

import typer

from ..groups import CommandGroup
from ..options import Json, Limit, client_of
from ..output import write_json, write_record, write_records
from .run import run_batch

BatchId = Annotated[str, typer.Argument(help="Id of the batch, msgbatch_….", metavar="BATCH")]

COLUMNS = ("id", "processing_status", "created_at", "ended_at")

batch = typer.Typer(
    cls=CommandGroup, no_args_is_help=True, rich_markup_mode=None, help="Make many messages at half the price."
)


batch.command("run")(run_batch)


@batch.command("list")
def list_batches(context: typer.Context, limit: Limit = None, as_json: Json = False) -> None:
    """List batches, the newest first."""
    with client_of(context) as client:
        found = islice(client.batches.list(limit=None if limit is None else min(limit, 100)), limit)
        write_records(found, as_json=as_json, columns=COLUMNS)


@batch.command("get")
def get_batch(context: typer.Context, batch_id: BatchId, as_json: Json = False) -> None:
    """Show how far a batch has got."""
    with client_of(context) as client:
        write_record(client.batches.get(batch_id), as_json=as_json)


@batch.command("cancel")
def cancel_batch(context: typer.Context, batch_id: BatchId, as_json: Json = False) -> None:
    """Stop a batch; requests that are being processed still end."""
    with client_of(context) as client:
        write_record(client.batches.cancel(batch_id), as_json=as_json)


@batch.command("results")
def batch_results(context: typer.Context, batch_id: BatchId, as_json: Json = False) -> None:
    """Write the results of a batch that has ended, in any order.

    With --json, each as it came; else the custom_id, the outcome, and the text or the reason.
    """
    with client_of(context) as client, client.batches.results(batch_id) as lines:
        if as_json:
            for line in lines:
                write_json(line)
        else:
            write_records(map(_shown, lines), as_json=False, columns=("custom_id", "outcome", "text"))


def _shown(line: Any) -> dict[str, str]:
    outcome = line.result
    text = ""
    if outcome.type == "succeeded":
        text = outcome.message.text
    elif outcome.type == "errored":
        error = outcome.error.error
        text = f"{error.type}: {error.message}"
    return {"custom_id": line.custom_id, "outcome": outcome.type, "text": text}
