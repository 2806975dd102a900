"""The commands below `environments`."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import typer

from ..groups import CommandGroup
from ..options import Json, Limit, client_of
from ..output import write_record, write_records
from .running import EnvironmentId, run_worker

COLUMNS = ("id", "state", "data", "created_at")

environments = typer.Typer(
    cls=CommandGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Run sessions of agents on machines of your own.",
)
work = typer.Typer(
    cls=CommandGroup, no_args_is_help=True, rich_markup_mode=None, help="The queue of work of an environment."
)
environments.add_typer(work, name="work")


@environments.command("create")
def create_environment(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name.", metavar="NAME")],
    as_json: Json = False,
) -> None:
    """Create an environment for workers of your own, and show its id."""
    with client_of(context) as client:
        write_record(client.environments.create(name=name, config={"type": "self_hosted"}), as_json=as_json)


@environments.command("list")
def list_environments(context: typer.Context, limit: Limit = None, as_json: Json = False) -> None:
    """List the environments, the newest first."""
    with client_of(context) as client:
        found = islice(client.environments.list(limit=None if limit is None else min(limit, 100)), limit)
        write_records(found, as_json=as_json, columns=("id", "name", "created_at"))


@work.command("list")
def list_work(context: typer.Context, environment: EnvironmentId, limit: Limit = None, as_json: Json = False) -> None:
    """List the work of an environment, the newest first."""
    with client_of(context) as client:
        found = client.environments.work.list(environment, limit=None if limit is None else min(limit, 100))
        write_records(islice(found, limit), as_json=as_json, columns=COLUMNS)


@work.command("stats")
def work_stats(context: typer.Context, environment: EnvironmentId, as_json: Json = False) -> None:
    """Show how much work waits, and how many workers ask for it."""
    with client_of(context) as client:
        write_record(client.environments.work.stats(environment), as_json=as_json)


# What comes behind the environment is the command's, also where it looks like an option.
work.command("run", context_settings={"allow_interspersed_args": False})(run_worker)
