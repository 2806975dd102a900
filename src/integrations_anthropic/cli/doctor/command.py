"""The command `doctor`."""

from __future__ import annotations

from typing import Annotated

import typer

from ..options import Json, options_of


def doctor(
    context: typer.Context,
    show_all: Annotated[bool, typer.Option("--all", help="Show settings that have their default, too.")] = False,
    as_json: Json = False,
) -> None:
    """Show settings and versions, and try to reach the API.

    It says where each setting comes from; secrets are masked. The API is asked for one model, which costs nothing.
    """
    # What it looks at takes long to import.
    from .report import show

    show(options_of(context).given(), show_all=show_all, as_json=as_json)
