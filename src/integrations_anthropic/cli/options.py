"""Options that several commands share, and what the options before a command say."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Annotated, Any

import typer
from attrs import frozen

from .._config.sources import FILE_VARIABLE
from .._record import UNSET
from .._sync.client import AnthropicClient
from ..errors import ConfigurationError

DEFAULT_MODEL = "claude-sonnet-5-5"
MODEL_VARIABLE = "ANTHROPIC_MODEL"

Json = Annotated[bool, typer.Option("--json", help="Write JSON: one document, or one line a record.")]
Model = Annotated[str, typer.Option("--model", "-m", envvar=MODEL_VARIABLE, help="Name of the model.")]
System = Annotated[str | None, typer.Option("--system", "-s", help="Instructions for the whole conversation.")]
MaxTokens = Annotated[int, typer.Option("--max-tokens", min=1, help="Longest answer, in tokens, thinking included.")]
Thinking = Annotated[
    str | None,
    typer.Option("--thinking", metavar="TOKENS|adaptive", help="Let the model think first, in so many tokens at most."),
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Most records to list. Default: all.")]


@frozen
class ClientOptions:
    """The options before a command; None: not given. There is none for a key, which other users could see."""

    base_url: str | None
    timeout: float | None
    max_retries: int | None

    def client(self) -> AnthropicClient:
        """A client with these options; the rest comes from the environment and the config file."""
        return AnthropicClient(**self.given())

    def given(self) -> dict[str, Any]:
        """The options that were given, as keywords of a client."""
        fields = {"base_url": self.base_url, "timeout": self.timeout, "max_retries": self.max_retries}
        return {name: value for name, value in fields.items() if value is not None}


def client_of(context: typer.Context) -> AnthropicClient:
    """A client for the command that runs. Raises ConfigurationError for wrong settings, or none."""
    return options_of(context).client()


def options_of(context: typer.Context) -> ClientOptions:
    """The options before the command that runs."""
    options = context.find_object(ClientOptions)
    if options is None:
        raise ConfigurationError("the command was called without the program it belongs to")
    return options


def use_config_file(path: str) -> Callable[[], None]:
    """Have clients read this config file, as ANTHROPIC_CONFIG_FILE does; returns what takes that back."""
    before = os.environ.get(FILE_VARIABLE)

    def restore() -> None:
        if before is None:
            os.environ.pop(FILE_VARIABLE, None)
        else:
            os.environ[FILE_VARIABLE] = before

    os.environ[FILE_VARIABLE] = path
    return restore


def thinking_of(text: str | None) -> Any:
    """The parameter `thinking` for what `--thinking` says. Raises a usage error for anything else."""
    if text is None:
        return UNSET
    if text == "adaptive":
        return {"type": "adaptive"}
    if not text.isdecimal() or not text.isascii():
        raise typer.BadParameter("must be a number of tokens, or adaptive", param_hint="--thinking")
    return {"type": "enabled", "budget_tokens": int(text)}
