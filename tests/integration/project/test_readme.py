"""Every code block of the README, and of the pages in `docs`, runs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations_anthropic.sandbox import Sandbox

ROOT = Path(__file__).parents[3]
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
PAGES = [
    pytest.param(text, id=f"{page.stem}-{number}")
    for page in sorted((ROOT / "docs").rglob("*.md"))
    for number, text in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
]
PYTHON = [text for language, text in BLOCKS if language == "python"]
SHELL = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def test_every_block_is_python_or_shell() -> None:
    assert {language for language, _ in BLOCKS} == {"python", "sh"}
    assert len(PYTHON) >= 5


@pytest.mark.parametrize("block", PYTHON, ids=lambda text: text.splitlines()[-1][:40])
def test_a_python_block_runs_unchanged(
    block: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sandbox-key")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", sandbox.url)
    exec(compile(block, "README.md", "exec", dont_inherit=True), {"__name__": "__main__"})
    output = capsys.readouterr().out
    assert output.strip()
    assert "sandbox-key" not in output


@pytest.mark.parametrize("block", PAGES)
def test_a_block_of_a_page_runs_unchanged(
    block: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    test_a_python_block_runs_unchanged(block, sandbox, monkeypatch, capsys)


@pytest.mark.parametrize("block", PYTHON[:5], ids=lambda text: text.splitlines()[-1][:40])
def test_an_example_has_at_most_ten_lines(block: str) -> None:
    assert len(block.splitlines()) <= 10


@pytest.mark.parametrize("line", SHELL)
def test_a_shell_line_is_a_makefile_target_that_runs_a_command(line: str) -> None:
    target = re.match(r"make ([a-z-]+)", line)
    assert target is not None
    done = subprocess.run(["make", "-n", target[1]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\.venv[\w.-]*/bin/", done.stdout)


@pytest.mark.long
def test_the_demo_runs_every_section_on_the_sandbox() -> None:
    command = [sys.executable, "-W", "error", "examples/demo.py"]
    environment = {"PATH": "", "PYTHONPATH": "src", "HOME": "/nonexistent"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    headings = re.findall(r"^── ([a-z ]+?) ─", done.stdout, re.MULTILINE)
    assert headings == ["message", "stream", "async", "tool round trip", "token count", "batch", "error", "what next"]
    assert done.stderr == ""
    one_by_one, together = map(float, re.findall(r"([\d.]+) s (?:one after another|together)", done.stdout))
    assert together < one_by_one
    progress = list(map(int, re.findall(r"(\d+) of 12 requests", done.stdout)))
    assert progress == sorted(progress)
    assert (progress[0], progress[-1]) == (0, 12) and len(set(progress)) > 2


@pytest.mark.long
def test_the_demo_reaches_its_sandbox_whatever_proxy_the_environment_names() -> None:
    command = [sys.executable, "-W", "error", "examples/demo.py"]
    environment = {"PATH": "", "PYTHONPATH": "src", "HOME": "/nonexistent", "ALL_PROXY": "http://127.0.0.1:9"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
