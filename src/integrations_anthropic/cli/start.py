"""Starts the command line: checks for its libraries, and turns every end of it into an exit code."""

from __future__ import annotations

import os
import sys

from .._version import __version__
from .exit_codes import ExitCode

PROGRAM = "integrations-anthropic"
INSTALL = f"pip install '{PROGRAM}[cli]'"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code. `arguments`: without the name of the program; default: of it."""
    _open_closed_streams()
    missing = _missing_library()
    if missing:
        print(f"{PROGRAM} {__version__}")
        print(f"The command line needs the package {missing}: {INSTALL}", file=sys.stderr)
        return ExitCode.MISSING_EXTRA
    try:
        from .app import command

        for stream in (sys.stdout, sys.stderr):
            # What a model says may have characters that the terminal's encoding lacks.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        command().main(args=arguments, prog_name=PROGRAM)
    except SystemExit as ended:
        return _after_flush(_code(ended))
    except KeyboardInterrupt:
        # Between commands: while modules are imported, or options are read.
        return ExitCode.INTERRUPTED
    except OSError as error:
        # Outside of a command: the help or the version cannot be written.
        return _after_flush(_unwritten(error))
    return _after_flush(ExitCode.DONE)


def _open_closed_streams() -> None:
    """Have streams that the caller closed (`>&-`) hold nothing, and take what is written, as the null device does."""
    for name, mode, flags in (("stdin", "r", os.O_RDONLY), ("stdout", "w", os.O_WRONLY), ("stderr", "w", os.O_WRONLY)):
        if getattr(sys, name) is None:
            stream = open(os.open(os.devnull, flags), mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - as they are
            setattr(sys, name, stream)


def _missing_library() -> str | None:
    try:
        import rich  # noqa: F401 - only whether it is there
        import typer  # noqa: F401
    except ModuleNotFoundError as error:
        return error.name or "typer"
    return None


def _code(ended: SystemExit) -> int:
    if isinstance(ended.__context__, BrokenPipeError):
        # Typer ends with 1.
        return ExitCode.BROKEN_PIPE
    return ended.code if isinstance(ended.code, int) else ExitCode.DONE if ended.code is None else ExitCode.FAILED


def _after_flush(code: int) -> int:
    """Write what is buffered; a reader that has gone away is no fault, and shows no message at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            # The interpreter flushes once more at its end, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if isinstance(error, BrokenPipeError) or (stream is sys.stdout and code == ExitCode.DONE):
                code = _unwritten(error)
    return code


def _unwritten(error: OSError) -> int:
    """The exit code where the output cannot be written, as on a full disk: the reason is on stderr."""
    if isinstance(error, BrokenPipeError):
        return ExitCode.BROKEN_PIPE
    from .failures import report_file

    report_file(error)
    return ExitCode.REQUEST


if __name__ == "__main__":
    raise SystemExit(main())
