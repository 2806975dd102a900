"""Every command of the page on the command line runs on the sandbox, and its table of exit codes is right."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations_anthropic.cli.exit_codes import ExitCode
from integrations_anthropic.sandbox import Sandbox
from tests.integration.cli.programs import KEY, ROOT
from tests.integration.cli.test_messages import PDF, PNG

PAGE = (ROOT / "docs" / "how-to" / "command-line.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
SERVER = "integrations-anthropic sandbox --port 8080\n"
RUN = [text for _, text in BLOCKS if text != SERVER]

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands run one after another, with the files that they are about."""
    made = tmp_path_factory.mktemp("page")
    (made / "cat.png").write_bytes(PNG)
    (made / "report.pdf").write_bytes(PDF)
    script = made / "bin" / "integrations-anthropic"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m integrations_anthropic "$@"\n')
    script.chmod(0o755)
    for arguments in (("init", "-q"), ("commit", "-q", "--allow-empty", "-m", "Begin")):
        names = ("-c", "user.name=A", "-c", "user.email=a@example.com")
        subprocess.run(["git", *names, *arguments], cwd=made, check=True)
    return made


@pytest.fixture(scope="module")
def environment(folder: Path) -> Iterator[dict[str, str]]:
    with Sandbox() as sandbox:
        keys = {"ANTHROPIC_API_KEY": KEY, "ANTHROPIC_ADMIN_KEY": KEY, "ANTHROPIC_BASE_URL": sandbox.url}
        path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        yield {**keys, "PATH": path, "HOME": str(folder), "PYTHONPATH": str(ROOT / "src")}


def test_every_block_is_of_the_shell() -> None:
    assert {language for language, _ in BLOCKS} == {"sh"}
    assert len(BLOCKS) >= 12


@pytest.mark.long
@pytest.mark.parametrize(
    "block", [text for _, text in BLOCKS if text != SERVER], ids=lambda text: text.split("\n")[0][:60]
)
def test_a_block_runs_unchanged(block: str, folder: Path, environment: dict[str, str]) -> None:
    command = ["bash", "-euo", "pipefail", "-c", block]
    done = subprocess.run(command, cwd=folder, env=environment, input=b"Hello\n", capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert KEY.encode() not in done.stdout + done.stderr
    assert done.stdout or ">" in block


def test_the_sandbox_starts_as_the_page_says(environment: dict[str, str]) -> None:
    assert ("sh", SERVER) in BLOCKS
    command = SERVER.replace("8080", "0").split()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"Sandbox of the Anthropic API on http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0


def test_the_table_has_every_exit_code() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)] == [code.value for code in ExitCode]


def test_the_page_names_every_command(folder: Path, environment: dict[str, str]) -> None:
    listed = subprocess.run(["integrations-anthropic", "--help"], env=environment, capture_output=True, check=True)
    commands = re.findall(r"^  ([a-z-]+)  ", listed.stdout.decode().partition("Commands:")[2], re.MULTILINE)
    assert len(commands) >= 9
    assert [name for name in commands if f"integrations-anthropic {name}" not in PAGE.replace("anthropic --", "")] == []
