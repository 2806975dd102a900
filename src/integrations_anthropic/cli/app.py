"""The program: its commands, the options before them, and what becomes of an error."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.main import get_command

from .._version import __version__
from ..errors import AnthropicError
from .admin.group import admin_app
from .batches.command import batch
from .chat import chat
from .doctor.command import doctor
from .environments.command import environments
from .exit_codes import ExitCode, exit_code
from .failures import report_error, report_file
from .files import files
from .groups import CommandGroup
from .memory_stores.command import memory_stores
from .messages import count_tokens, message
from .models import models
from .notices import notices_shown
from .options import ClientOptions, use_config_file
from .sandbox import sandbox


class ProgramGroup(CommandGroup):
    """Runs a command, and turns what it raises into a sentence on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Raises `typer.Exit` with the exit code of an error."""
        try:
            with notices_shown():
                result = super().invoke(ctx)
                sys.stdout.flush()
        except KeyboardInterrupt:
            if sys.stderr.isatty():
                # The terminal has written ^C.
                print(file=sys.stderr)
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        except AnthropicError as error:
            report_error(error)
            raise typer.Exit(exit_code(error.kind)) from None
        except BrokenPipeError:
            raise typer.Exit(ExitCode.BROKEN_PIPE) from None
        except OSError as error:
            # A file of the user's: errors of the network are AnthropicErrors.
            report_file(error)
            raise typer.Exit(ExitCode.REQUEST) from None
        return result


app = typer.Typer(
    name="integrations-anthropic",
    cls=ProgramGroup,
    no_args_is_help=True,
    # Plain help: the same in a terminal, in a pipe and in a log.
    rich_markup_mode=None,
    # Its tracebacks show local variables, which may hold a key.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"integrations-anthropic {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")]


@app.callback()
def program(
    context: typer.Context,
    base_url: Annotated[str | None, typer.Option(help="URL of the API, of a gateway or of a sandbox.")] = None,
    timeout: Annotated[float | None, typer.Option(help="Seconds for one attempt.")] = None,
    max_retries: Annotated[int | None, typer.Option(help="Retries after the first attempt.")] = None,
    config: Annotated[str | None, typer.Option(help="File of settings, in place of ~/.anthropic/config.json.")] = None,
    version: Version = False,
) -> None:
    """The Anthropic API from the shell.

    The key is read from ANTHROPIC_API_KEY (of `admin`: ANTHROPIC_ADMIN_KEY) or the config file; it is never an
    argument, which other users of the machine could see.
    """
    if config is not None:
        context.call_on_close(use_config_file(config))
    context.obj = ClientOptions(base_url, timeout, max_retries)


app.command()(message)
app.command()(chat)
app.command("count-tokens")(count_tokens)
app.command()(models)
app.add_typer(batch, name="batch")
app.add_typer(files, name="files")
app.add_typer(environments, name="environments")
app.add_typer(memory_stores, name="memory-stores")
app.add_typer(admin_app(), name="admin")
app.command()(sandbox)
app.command()(doctor)


def command() -> Any:
    """The program as a command of Typer, to be called with `main(args=…)`."""
    return get_command(app)
