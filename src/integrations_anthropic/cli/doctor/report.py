"""What was found, for people or as JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any

import typer
from rich.table import Table
from rich.text import Text

from ..._config.identity.identities import ProfileLogin, WorkloadIdentity
from ..._config.settings import Settings, resolve
from ..._config.sources import DEFAULT_FILE, FILE_VARIABLE
from ...config import ClientConfig
from ...errors import ConfigurationError
from ..exit_codes import ExitCode
from ..failures import report
from ..output import write_json
from ..terminal import output_console, visible
from .reaching import Step, tried
from .versions import extras, versions

CREDENTIALS = ("api_key", "auth_token", "admin_api_key")
ALWAYS_SHOWN = (*CREDENTIALS, "base_url", "api_version", "timeout", "max_retries")
"""Settings that are shown where nothing but the default is known of them, too."""


def show(given: dict[str, Any], *, show_all: bool, as_json: bool) -> None:
    """Write what was found. Raises `typer.Exit` with the exit code of what failed. `given`: options of a client."""
    try:
        settings: Settings | None = resolve(ClientConfig(**given), need_credential=False)
        steps = tried(settings, given) if settings is not None else []
    except ConfigurationError as error:
        settings, steps = None, [Step("settings", str(error), ExitCode.CONFIGURATION)]
    rows = _setting_rows(settings, given, show_all)
    if as_json:
        write_json(_document(rows, steps))
    else:
        _write("Versions", ((name, text, "") for name, text in _version_rows()))
        _write("Settings", rows)
        _write("Way to the API", ((step.name, _outcome(step), "") for step in steps))
    failed = next((step for step in steps if step.code != ExitCode.DONE), None)
    if failed is not None:
        _explain(failed, as_json)
        raise typer.Exit(failed.code)


def _setting_rows(settings: Settings | None, given: dict[str, Any], show_all: bool) -> list[tuple[str, str, str]]:
    named = os.environ.get(FILE_VARIABLE)
    file = os.path.expanduser(named or DEFAULT_FILE)
    state = "is there" if os.path.isfile(file) else "does not exist"
    rows = [("config file", f"{file}, which {state}", f"variable {FILE_VARIABLE}" if named else "default")]
    if settings is not None:
        rows.append(_credential_row(settings))
    for name, value, source in settings.rows() if settings is not None else ():
        if show_all or name in ALWAYS_SHOWN or source != "default":
            origin = "option" if name in given else source
            rows.append((name, "not set" if value == "None" and name in CREDENTIALS else value, origin))
    return rows


def _credential_row(settings: Settings) -> tuple[str, str, str]:
    """Which credential calls are made with, those of the administration aside, and what has chosen it."""
    identity, name = settings.identity, next((each for each in CREDENTIALS if getattr(settings, each)), None)
    if isinstance(identity, WorkloadIdentity):
        proof = identity.token_file or "identity_token"
        text = f"workload identity: {proof}, by rule {identity.federation_rule_id}"
        return ("credential", text, settings.sources["federation_rule_id"])
    if isinstance(identity, ProfileLogin):
        text = f"login of profile {identity.profile}: {identity.credentials_file}"
        return ("credential", text, settings.sources["profile"])
    return ("credential", "none", "") if name is None else ("credential", name, settings.sources[name])


def _version_rows() -> Iterable[tuple[str, str]]:
    yield from versions().items()
    found = extras()
    yield "extras", ", ".join(name for name, there in found.items() if there) or "none"
    missing = [name for name, there in found.items() if not there]
    if missing:
        yield "not installed", ", ".join(missing)


def _write(heading: str, rows: Iterable[tuple[str, str, str]]) -> None:
    if not sys.stdout.isatty():
        print(heading)
        for name, text, source in rows:
            print(f"  {name}: {visible(text)}{f' ({source})' if source else ''}")
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, text, source in rows:
        shown = Text(visible(text), style="red" if text.startswith("failed: ") else "")
        table.add_row(f"  {name}", shown.append(f"  ({source})", style="dim") if source else shown)
    console = output_console()
    console.print(Text(heading, style="bold"))
    console.print(table)
    console.print()


def _outcome(step: Step) -> str:
    return step.outcome if step.code == ExitCode.DONE else f"failed: {step.outcome}"


def _explain(failed: Step, as_json: bool) -> None:
    if as_json:
        report(f"Error: {failed.name}: {failed.outcome}")
    if failed.advice:
        report(failed.advice)


def _document(rows: list[tuple[str, str, str]], steps: list[Step]) -> dict[str, Any]:
    return {
        "ok": all(step.code == ExitCode.DONE for step in steps),
        "versions": versions(),
        "extras": extras(),
        "settings": [{"name": name, "value": value, "source": source} for name, value, source in rows],
        "steps": [
            {"name": step.name, "ok": step.code == ExitCode.DONE, "outcome": step.outcome, "advice": step.advice}
            for step in steps
        ],
    }
