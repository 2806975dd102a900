"""`environments work run`: a worker that has each piece of work done by a command."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Annotated, Any

import typer

from ...errors import ValidationError
from ..exit_codes import ExitCode
from ..failures import report
from ..options import Json, client_of, options_of
from ..output import write_json

EnvironmentId = Annotated[str, typer.Argument(help="Id of the environment, env_….", metavar="ENVIRONMENT")]
Command = Annotated[list[str], typer.Argument(help="What does one piece of work.", metavar="COMMAND...")]
MaxConcurrency = Annotated[int, typer.Option(min=1, max=32, help="Most pieces of work at once.")]
LeaseSeconds = Annotated[
    int | None, typer.Option(min=1, help="Seconds after which work of a killed worker is another's.")
]
UntilEmpty = Annotated[bool, typer.Option("--until-empty", help="End when there is no more work.")]

KEY_VARIABLE = "ANTHROPIC_ENVIRONMENT_KEY"
KEYS = ("ANTHROPIC_API_KEY", "ANTHROPIC_ADMIN_KEY", "ANTHROPIC_AUTH_TOKEN", KEY_VARIABLE)
"""Variables that the command does not get where the work has a token of its own."""
LOOK_SECONDS = 0.1
"""How often it is looked whether a command has ended."""
LAST_SECONDS = 10.0
"""What a command that is to end has for it."""
OUTCOMES = {"lost": "lost", "stop_requested": "stopped", "worker_stopped": "given_back"}
"""What became of work that was to end, by the reason."""
STOPPING = "No more work is taken; what is being done comes to its end. Ctrl-C once more gives it back."


def run_worker(
    context: typer.Context,
    environment: EnvironmentId,
    command: Command,
    max_concurrency: MaxConcurrency = 1,
    lease_seconds: LeaseSeconds = None,
    until_empty: UntilEmpty = False,
    as_json: Json = False,
) -> None:
    """Do the work of an environment: COMMAND is run for each session, until Ctrl-C.

    The key of the environment is read from ANTHROPIC_ENVIRONMENT_KEY. The command gets ANTHROPIC_SESSION_ID,
    ANTHROPIC_WORK_ID, ANTHROPIC_ENVIRONMENT_ID, and the token of its work as ANTHROPIC_AUTH_TOKEN in place of all
    keys. What it writes goes to stderr; stdout has a line for each piece of work. The exit code is 13 where a command
    failed.
    """
    if shutil.which(command[0]) is None:
        raise ValidationError(f"there is no command {command[0]!r}", field="COMMAND")
    runner = _Runner(command, options_of(context).base_url, as_json=as_json)
    with client_of(context) as client:
        worker = client.environments.work.worker(
            environment,
            runner.handle,
            environment_key=os.environ.get(KEY_VARIABLE) or None,
            max_concurrency=max_concurrency,
            on_error=runner.failed,
            lease_seconds=lease_seconds,
            until_empty=until_empty,
        )
        with _stopped_by_signals(worker):
            worker.run()
    if runner.failures:
        raise typer.Exit(ExitCode.PARTLY)


class _Runner:
    """Runs the command, and writes what became of each piece of work. Its methods are called in several threads."""

    def __init__(self, command: list[str], base_url: str | None, *, as_json: bool) -> None:
        self._command, self._base_url, self._as_json = command, base_url, as_json
        self._writing = Lock()
        self.failures = 0

    def handle(self, job: Any) -> None:
        """Do one piece of work."""
        with subprocess.Popen(  # noqa: S603 - what the user asks for
            self._command,
            env=_environment(job, self._base_url),
            stdin=subprocess.DEVNULL,
            stdout=2,
            # Ctrl-C is for the worker.
            start_new_session=True,
        ) as process:
            while process.poll() is None and not job.wait_over(LOOK_SECONDS):
                pass
            if process.poll() is None:
                _end(process)
        outcome = OUTCOMES.get(job.end or "") or ("done" if process.returncode == 0 else "failed")
        self._write(job, outcome, process.returncode)

    def failed(self, job: Any, error: Exception) -> None:
        """The command could not be run."""
        report(f"Error: {error}")
        self._write(job, "failed", None)

    def _write(self, job: Any, outcome: str, exit_code: int | None) -> None:
        row = {"session_id": job.session_id, "work_id": job.work.id, "outcome": outcome, "exit_code": exit_code}
        with self._writing:
            self.failures += outcome == "failed"
            if self._as_json:
                write_json(row)
            else:
                print("\t".join("" if value is None else str(value) for value in row.values()), flush=True)


def _environment(job: Any, base_url: str | None) -> Mapping[str, str]:
    """The variables of the command."""
    found = dict(os.environ)
    if job.token is not None:
        for name in KEYS:
            found.pop(name, None)
        found["ANTHROPIC_AUTH_TOKEN"] = job.token.expose_secret()
    if base_url is not None:
        found["ANTHROPIC_BASE_URL"] = base_url
    return {
        **found,
        "ANTHROPIC_SESSION_ID": job.session_id,
        "ANTHROPIC_WORK_ID": job.work.id,
        "ANTHROPIC_ENVIRONMENT_ID": job.work.environment_id,
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """Have a command end, with those that it started."""
    _signal(process, "SIGTERM")
    try:
        process.wait(LAST_SECONDS)
    except subprocess.TimeoutExpired:
        _signal(process, "SIGKILL")


def _signal(process: subprocess.Popen[bytes], name: str) -> None:
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, getattr(signal, name))
        else:
            process.terminate()


@contextmanager
def _stopped_by_signals(worker: Any) -> Iterator[None]:
    """Have the first SIGINT or SIGTERM let the work at hand end, and the next one give it back."""
    seen: list[int] = []

    def stop(number: int, frame: object) -> None:
        seen.append(number)
        worker.stop(drain=len(seen) == 1)
        if len(seen) == 1 and worker.jobs:
            os.write(2, f"{STOPPING}\n".encode())

    before = [(each, signal.signal(each, stop)) for each in (signal.SIGINT, signal.SIGTERM)]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
