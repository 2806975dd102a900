"""`environments work run`: a command is run for each piece of work, with the token of it and no key."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic._core.work import pauses
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.cli.programs import Program

SHOW = "import json, os; print(json.dumps({k: v for k, v in os.environ.items() if k.startswith('ANTHROPIC_')}))"
RUN = ("environments", "work", "run", "--until-empty")


@pytest.fixture
def environment(program: Program) -> str:
    return str(program.document("environments", "create", "Workshop")["id"])


def test_a_command_is_run_for_each_session_with_the_token_of_its_work(
    program: Program, sandbox: Sandbox, environment: str
) -> None:
    items = [sandbox.add_work(environment, f"sesn_{number}") for number in range(2)]
    code, out, err = program.ended(
        *RUN, "--json", environment, sys.executable, "-c", SHOW, environment={"ANTHROPIC_ENVIRONMENT_KEY": "env-key"}
    )
    assert code == 0, err
    assert [json.loads(line) for line in out.splitlines()] == [
        {"session_id": f"sesn_{number}", "work_id": item, "outcome": "done", "exit_code": 0}
        for number, item in enumerate(items)
    ]
    for number, line in enumerate(err.splitlines()):
        assert json.loads(line) == {
            "ANTHROPIC_BASE_URL": sandbox.url,
            "ANTHROPIC_AUTH_TOKEN": f"sandbox-token-{items[number]}",
            "ANTHROPIC_SESSION_ID": f"sesn_{number}",
            "ANTHROPIC_WORK_ID": items[number],
            "ANTHROPIC_ENVIRONMENT_ID": environment,
        }
    assert [record["state"] for record in program.records("environments", "work", "list", environment)] == [
        "stopped",
        "stopped",
    ]
    assert program.document("environments", "work", "stats", environment)["depth"] == 0


def test_a_command_that_fails_is_said_and_the_next_is_run(
    program: Program, sandbox: Sandbox, environment: str, tmp_path: Path
) -> None:
    for name in ("bad", "good"):
        sandbox.add_work(environment, f"sesn_{name}")
    script = "import os, sys; sys.exit(7 if os.environ['ANTHROPIC_SESSION_ID'] == 'sesn_bad' else 0)"
    result = program(*RUN, environment, sys.executable, "-c", script)
    assert result.exit_code == 13, result.output
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [(line[0], *line[2:]) for line in lines] == [("sesn_bad", "failed", "7"), ("sesn_good", "done", "0")]
    # A file that may be run, and is no program.
    sandbox.add_work(environment, "sesn_gone")
    gone = tmp_path / "gone"
    gone.write_text("no program")
    gone.chmod(0o700)
    result = program(*RUN, environment, str(gone))
    assert result.exit_code == 13
    assert [line.split("\t")[2] for line in result.stdout.splitlines()] == ["failed"]
    assert "Error: " in result.stderr


def test_a_command_that_is_not_there_is_refused_before_work_is_asked_for(
    program: Program, sandbox: Sandbox, environment: str
) -> None:
    before = len(sandbox.requests)
    result = program(*RUN, environment, "no-such-command")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "there is no command 'no-such-command'" in result.stderr
    assert len(sandbox.requests) == before
    assert program(*RUN, "env_none", sys.executable).exit_code == 6
    assert program(*RUN, environment).exit_code == 2


def test_that_asking_for_work_failed_is_said(
    program: Program, sandbox: Sandbox, environment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pauses, "FIRST", 0.0)
    sandbox.faults.add(Fault(status=529, operation="environments.work.poll", times=2))
    result = program("--max-retries", "0", *RUN, environment, sys.executable)
    assert (result.exit_code, result.stdout) == (0, "")
    said = " ".join(result.stderr.split())
    assert "Warning: asking for work failed 1 times: " in said
    assert "Warning: asking for work failed 2 times: " in said


def test_environments_are_listed(program: Program, environment: str) -> None:
    assert [record["id"] for record in program.records("environments", "list", "--limit", "1")] == [environment]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("interrupts", "outcome"), [(1, "done"), (2, "given_back")])
def test_ctrl_c_lets_the_work_end_and_once_more_gives_it_back(
    program: Program, sandbox: Sandbox, environment: str, tmp_path: Path, interrupts: int, outcome: str
) -> None:
    sandbox.add_work(environment, "sesn_1")
    sandbox.add_work(environment, "sesn_2")
    go_on = tmp_path / "go-on"
    os.mkfifo(go_on)
    script = f"print('begun', flush=True); open({str(go_on)!r}).read()"
    command: Any = ("environments", "work", "run", "--json", environment, sys.executable, "-c", script)
    with program.spawned(*command) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"begun\n"
        for number in range(interrupts):
            process.send_signal(signal.SIGINT)
            if number == 0:
                assert b"comes to its end" in process.stderr.readline()
        if interrupts == 1:
            go_on.write_text("go on")
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    (line,) = out.splitlines()
    assert (json.loads(line)["session_id"], json.loads(line)["outcome"]) == ("sesn_1", outcome)
