"""README: short, true on a package index too, and with commands that exist."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from .documents import ROOT, blocks

README = ROOT / "README.md"
BLOCKS = blocks(README)
PYTHON = [block.text for block in BLOCKS if block.language == "python"]
FIRST = PYTHON[:5]
MOST_LINES = 220


def test_it_is_for_newcomers_and_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= MOST_LINES


def test_every_block_is_python_or_shell() -> None:
    assert {block.language for block in BLOCKS} == {"python", "sh"}
    assert len(PYTHON) >= 5


@pytest.mark.parametrize("block", FIRST, ids=lambda text: text.splitlines()[-1][:40])
def test_an_example_has_at_most_ten_lines(block: str) -> None:
    assert len(block.splitlines()) <= 10


def test_its_links_work_wherever_it_is_shown() -> None:
    # A package index shows it without the files beside it, and the project has no public address yet.
    targets = re.findall(r"\]\(([^)]+)\)|(?:src|href)=\"([^\"]+)\"", README.read_text("utf-8"))
    assert targets
    assert [link for pair in targets for link in pair if link and not link.startswith("https://")] == []


def test_every_file_and_folder_that_it_names_exists() -> None:
    named = re.findall(r"`([\w./-]+(?:\.md|\.yaml|/))`", README.read_text("utf-8"))
    # Those of the table are below docs/; site/ is made by `make docs`.
    places = [(ROOT / name, ROOT / "docs" / name) for name in named if name != "site/"]
    assert len(places) >= 9
    assert [here.name for here, below in places if not here.exists() and not below.exists()] == []


def test_it_names_the_command_that_runs_the_tests() -> None:
    assert "make test" in [line for block in BLOCKS if block.language == "sh" for line in block.text.splitlines()]


@pytest.mark.long
def test_the_demo_runs_every_section_on_the_sandbox() -> None:
    command = [sys.executable, "-W", "error", "examples/demo.py"]
    environment = {"PATH": "", "PYTHONPATH": "src", "HOME": "/nonexistent"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    headings = re.findall(r"^── ([a-z ]+?) ─", done.stdout, re.MULTILINE)
    assert headings == ["message", "stream", "async", "tool round trip", "token count", "batch", "error", "what next"]
    assert done.stderr == ""
    one_by_one, together = map(float, re.findall(r"([\d.]+) s (?:one after another|together)", done.stdout))
    assert one_by_one > 0 and together > 0
    progress = list(map(int, re.findall(r"(\d+) of 12 requests", done.stdout)))
    assert progress == sorted(progress)
    assert (progress[0], progress[-1]) == (0, 12) and len(set(progress)) > 2


@pytest.mark.long
def test_the_demo_reaches_its_sandbox_whatever_proxy_the_environment_names() -> None:
    command = [sys.executable, "-W", "error", "examples/demo.py"]
    environment = {"PATH": "", "PYTHONPATH": "src", "HOME": "/nonexistent", "ALL_PROXY": "http://127.0.0.1:9"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
