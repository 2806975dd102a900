"""Exit codes by kind of error, and sentences on stderr that say what to do."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from integrations_anthropic import ErrorKind
from integrations_anthropic.cli.exit_codes import ExitCode, exit_code
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import KEY, Program
from tests.integration.project.test_import import modules_after

STATUSES = [
    (400, 4),
    (401, 5),
    (402, 5),
    (403, 5),
    (404, 6),
    (409, 7),
    (413, 4),
    (429, 8),
    (500, 9),
    (503, 9),
    (529, 9),
]


@pytest.mark.parametrize(("status", "code"), STATUSES)
def test_a_status_of_the_api_has_an_exit_code_and_a_sentence(
    program: Program, sandbox: Sandbox, status: int, code: int
) -> None:
    sandbox.faults.add(Fault(status=status, times=9))
    result = program("--max-retries", "0", "models", "--json")
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith("Error: ")
    assert f"status {status}" in result.stderr


def test_every_kind_of_error_has_an_exit_code_and_usage_is_not_one_of_them() -> None:
    codes = {kind: exit_code(kind) for kind in ErrorKind}
    assert not set(codes.values()) & {ExitCode.DONE, ExitCode.USAGE, ExitCode.PARTLY, ExitCode.INTERRUPTED}
    assert {kind for kind, code in codes.items() if code is ExitCode.FAILED} == {
        *(ErrorKind.API, ErrorKind.TOOL_ROUNDS, ErrorKind.TOOL, ErrorKind.OUTPUT, ErrorKind.WEBHOOK)
    }


def test_without_a_key_the_sentence_says_where_to_put_one(program: Program, sandbox: Sandbox) -> None:
    result = program("models", ANTHROPIC_API_KEY=None, ANTHROPIC_ADMIN_KEY=None)
    assert result.exit_code == 3
    assert "ANTHROPIC_API_KEY" in result.stderr
    assert sandbox.requests == []


def test_a_key_that_cannot_be_sent_is_not_shown(program: Program) -> None:
    result = program("models", ANTHROPIC_API_KEY="secret-of-mine\n")
    assert result.exit_code == 3
    assert "secret-of-mine" not in result.output
    assert "ANTHROPIC_API_KEY" in result.stderr


@pytest.mark.parametrize(
    ("option", "value"), [("--timeout", "0"), ("--max-retries", "-1"), ("--base-url", "https://me:hidden@h/")]
)
def test_a_wrong_setting_is_a_configuration_error_that_names_it(program: Program, option: str, value: str) -> None:
    result = program(option, value, "models")
    assert result.exit_code == 3
    assert option.lstrip("-").replace("-", "_") in result.stderr
    assert "hidden" not in result.stderr


def test_there_is_no_option_for_a_key(program: Program) -> None:
    for arguments in (("--api-key", KEY, "models"), ("models", "--api-key", KEY)):
        result = program(*arguments)
        assert result.exit_code == 2
        assert "No such option" in result.stderr


def test_no_connection_is_a_network_error(program: Program) -> None:
    result = program("--base-url", "http://127.0.0.1:9", "--max-retries", "0", "models")
    assert result.exit_code == 10
    assert "doctor" in result.stderr


def test_a_file_of_settings_may_be_named_and_is_forgotten_afterwards(
    program: Program, sandbox: Sandbox, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text('{"default_headers": {"x-team": "search"}}')
    settings.chmod(0o600)
    assert program("--config", str(settings), "models").exit_code == 0
    assert sandbox.requests[-1].headers["x-team"] == "search"
    assert "ANTHROPIC_CONFIG_FILE" not in os.environ
    result = program("--config", str(tmp_path / "none.json"), "models")
    assert (result.exit_code, "none.json" in result.stderr) == (3, True)


def test_the_module_is_the_same_program(program: Program) -> None:
    code, out, err = program.ended("models", "--limit", "1")
    assert (code, len(out.splitlines()), err) == (0, 1, "")


@pytest.mark.parametrize("library", ["typer", "rich"])
def test_without_the_extra_it_says_its_version_and_what_to_install(program: Program, library: str) -> None:
    code = f"import sys; sys.modules[{library!r}] = None\n"
    code += "from integrations_anthropic.cli.start import main; sys.exit(main())"
    status, out, err = program.ended("models", command=[sys.executable, "-c", code])
    assert (status, out.startswith("integrations-anthropic ")) == (ExitCode.MISSING_EXTRA, True)
    assert library in err
    assert "pip install 'integrations-anthropic[cli]'" in err
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_with_130_and_without_a_traceback(program: Program, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(stall=60, stall_after_events=4))
    with program.spawned("message", "Hello to all of you") as process:
        assert process.stdout is not None
        first = process.stdout.read(3)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=300)
    assert (process.returncode, first, err) == (130, b"You", b"")
    assert out.endswith(b"\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize(
    "arguments",
    [("models",), ("models", "--json"), ("message", "word " * 500), ("doctor",), ("--help",), ("--version",)],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_quiet(program: Program, arguments: tuple[str, ...], unbuffered: str) -> None:
    with program.spawned(*arguments, environment={"PYTHONUNBUFFERED": unbuffered}) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        err = process.stderr.read()
        process.wait(timeout=300)
    assert (process.returncode, err) == (ExitCode.BROKEN_PIPE, b"")


STREAMS = [
    (">&-", ("message", "Hello"), 0, ""),
    (">&-", ("models", "--json"), 0, ""),
    (">&-", ("--help",), 0, ""),
    (">&-", ("doctor",), 0, ""),
    ("2>&-", ("message", "Hello"), 0, 'You said: "Hello".\n'),
    ("2>&-", ("batch", "get", "none"), 6, ""),
    ("<&-", ("message",), 4, ""),
    ("<&- >&- 2>&-", ("models",), 0, ""),
]


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
@pytest.mark.parametrize(("closed", "arguments", "code", "written"), STREAMS)
def test_a_stream_that_is_closed_is_empty_and_takes_everything(
    program: Program, closed: str, arguments: tuple[str, ...], code: int, written: str
) -> None:
    shell = ["sh", "-c", f'exec "$0" "$@" {closed}', sys.executable, "-W", "error", "-m", "integrations_anthropic"]
    status, out, err = program.ended(*arguments, command=shell)
    assert (status, out) == (code, written)
    assert err == ("Error: the text is empty: there is nothing to send\n" if closed == "<&-" else "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [("message", "Hello"), ("models", "--json"), ("--help",), ("--version",)])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_output_that_cannot_be_written_is_said(
    program: Program, arguments: tuple[str, ...], unbuffered: str
) -> None:
    with open("/dev/full", "wb") as full:
        options = {"stdout": full, "environment": {"PYTHONUNBUFFERED": unbuffered}}
        with program.spawned(*arguments, **options) as process:
            assert process.stderr is not None
            err = process.stderr.read().decode()
            process.wait(timeout=300)
    assert (process.returncode, err) == (
        ExitCode.REQUEST,
        "Error: reading or writing failed: No space left on device\n",
    )


def test_warnings_are_sentences_on_stderr(program: Program, sandbox: Sandbox, tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text('{"nonsense": 1}')
    settings.chmod(0o600)
    arguments = ("--config", str(settings), "message", "Hello", "--model", "claude-opus-4-5-20251101")
    code, out, err = program.ended(*arguments)
    assert (code, out) == (0, 'You said: "Hello".\n')
    unknown, deprecated = err.splitlines()
    assert unknown == f"Warning: config file {settings}: unknown keys are ignored: nonsense"
    assert deprecated.startswith("Warning: The model 'claude-opus-4-5-20251101' is deprecated")
    assert "DeprecationWarning" not in err


def test_neither_the_package_nor_what_starts_the_program_loads_its_libraries() -> None:
    libraries = {"typer", "rich", "click"}
    assert (
        not modules_after("import integrations_anthropic.cli.start, integrations_anthropic.cli.exit_codes") & libraries
    )
    client = "from integrations_anthropic import AnthropicClient\nAnthropicClient(api_key='k').messages"
    loaded = modules_after(client)
    assert not {name for name in loaded if name.startswith("integrations_anthropic.cli")}
    assert not loaded & libraries


def test_a_limit_is_refused_where_one_model_is_asked_for(program: Program, sandbox: Sandbox) -> None:
    result = program("models", "claude-haiku-4-5", "--limit", "1")
    assert (result.exit_code, result.stdout, sandbox.requests) == (2, "", [])
    assert "--limit" in result.stderr
