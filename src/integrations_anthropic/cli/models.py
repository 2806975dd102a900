"""`models`: which models there are."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import typer

from .options import Json, Limit, client_of
from .output import write_record, write_records

Name = Annotated[str | None, typer.Argument(help="Name of one model, to see all that is known of it.", metavar="MODEL")]


def models(
    context: typer.Context,
    model: Name = None,
    limit: Limit = None,
    as_json: Json = False,
) -> None:
    """List the models, the newest first, or show one."""
    if model is not None and limit is not None:
        raise typer.BadParameter("is for the list: leave it out, or the name of the model", param_hint="--limit")
    with client_of(context) as client:
        if model is not None:
            write_record(client.models.get(model), as_json=as_json)
            return
        found = islice(client.models.list(), limit)
        write_records(found, as_json=as_json, columns=("id", "display_name", "created_at"))
