"""`sandbox`: a server in the shell, and the completion of the shell."""

from __future__ import annotations

import json
import signal
import socket
import sys

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic.cli.exit_codes import ExitCode
from tests.integration.cli.programs import Program

if sys.platform == "win32":
    pytest.skip("signals of POSIX", allow_module_level=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_serves_and_ends_at_a_signal(program: Program, number: signal.Signals) -> None:
    with program.spawned("sandbox", "--port", "0", "--json") as process:
        assert process.stdout is not None
        found = json.loads(process.stdout.readline())
        with AnthropicClient(api_key=found["api_key"], base_url=found["url"]) as client:
            models = client.models.list().data
        process.send_signal(number)
        out, err = process.communicate(timeout=300)
    assert models
    assert (process.returncode, out, err) == (0, b"", b"")


def test_what_it_prints_can_be_pasted_into_a_shell(program: Program) -> None:
    with program.spawned("sandbox", "--port", "0", "--models", "known", "--requests-per-minute", "5") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().decode().strip() for _ in range(3)]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=300)
    assert lines[1].startswith("export ANTHROPIC_BASE_URL=http://127.0.0.1:")
    assert lines[2].startswith("export ANTHROPIC_API_KEY=")


def test_the_secret_of_webhooks_is_said(program: Program) -> None:
    given = ("sandbox", "--port", "0", "--webhook-url", "http://127.0.0.1:9/")
    with program.spawned(*given, "--json", "--webhook-secret", "whsec_dGVzdC1zZWNyZXQ=") as process:
        assert process.stdout is not None
        found = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=300)
    assert found["webhook_secret"] == "whsec_dGVzdC1zZWNyZXQ="
    with program.spawned(*given) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().decode().strip() for _ in range(4)]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=300)
    assert lines[3].startswith("export ANTHROPIC_WEBHOOK_SIGNING_KEY=whsec_")


def test_a_receiver_on_another_machine_is_a_usage_error(program: Program) -> None:
    result = program("sandbox", "--port", "0", "--webhook-url", "http://example.com/")
    assert result.exit_code == ExitCode.USAGE
    assert "webhook_url must be an http URL of this machine" in result.stderr


def test_a_port_that_is_taken_is_said(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = program("sandbox", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == ExitCode.CONFIGURATION
    assert "is in use" in result.stderr


def test_a_port_that_is_none_is_a_usage_error(program: Program) -> None:
    assert program("sandbox", "--port", "70000").exit_code == ExitCode.USAGE


def test_without_its_extra_it_says_what_to_install(program: Program) -> None:
    code = "import sys; sys.modules['uvicorn'] = None\n"
    code += "from integrations_anthropic.cli.start import main; sys.exit(main())"
    status, out, err = program.ended("sandbox", command=[sys.executable, "-c", code])
    assert (status, out) == (ExitCode.MISSING_EXTRA, "")
    assert "integrations-anthropic[sandbox]" in err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("integrations-anthropic mod", "models"), ("integrations-anthropic admin work", "workspaces")],
)
def test_the_shell_completes_commands(program: Program, typed: str, offered: str) -> None:
    environment = {
        "_INTEGRATIONS_ANTHROPIC_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(typed.count(" ")),
        "_TYPER_COMPLETE_ARGS": typed,
    }
    _, out, _ = program.ended(environment=environment)
    assert offered in out.split()
