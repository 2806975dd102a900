"""The tree of commands below `admin`, made level by level: none of it is there before it is asked for."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

from ..groups import CommandGroup
from .command import command_of
from .operations import operations_of, services_of

ROOT = "admin"


class AdminGroup(CommandGroup):
    """One level: the operations of a service, and the services below it."""

    level: tuple[str, ...] = ()
    """Names of the attributes that lead from `client.admin` to the service."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of the commands: services first."""
        service = self._service()
        return [_shown(name) for name in (*services_of(service), *(each.name for each in operations_of(service)))]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command or the group of this name; None: there is none."""
        service = self._service()
        for name, text in services_of(service).items():
            if _shown(name) == cmd_name:
                return _group((*self.level, name), text)
        for operation in operations_of(service):
            if _shown(operation.name) == cmd_name:
                app = typer.Typer(add_completion=False, rich_markup_mode=None)
                app.command(cmd_name, short_help=operation.summary)(command_of(operation))
                return get_command(app)
        return None

    def _service(self) -> object:
        from ..._sync.services.admin import AdminService

        # Only its methods are looked at: nothing is called.
        service: object = AdminService(cast(Any, None))
        return attrgetter(".".join(self.level))(service) if self.level else service


def admin_app() -> typer.Typer:
    """The commands below `admin`."""
    return typer.Typer(cls=AdminGroup, no_args_is_help=True, rich_markup_mode=None, help="Administer the organization.")


def _group(level: tuple[str, ...], text: str) -> TyperGroup:
    app = typer.Typer(
        name=_shown(level[-1]), cls=AdminGroup, help=text, no_args_is_help=True, add_completion=False,
        rich_markup_mode=None,
    )  # fmt: skip
    group = cast(AdminGroup, get_group(app))
    group.level = level
    return group


def _shown(name: str) -> str:
    return name.replace("_", "-")
