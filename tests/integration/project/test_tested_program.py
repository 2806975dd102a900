"""A small program with its tests, in examples/tested_program: they pass, and their minutes of backoff take no time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
PROGRAM = ROOT / "examples" / "tested_program"
MINUTES = re.compile(r"assert clock\.waits == \[([\d, ]+)\]")


def test_its_tests_pass_in_a_quarter_of_the_time_that_they_would_wait(tmp_path: Path) -> None:
    copied = shutil.copytree(PROGRAM, tmp_path / "program", ignore=shutil.ignore_patterns("__pycache__"))
    waits = [
        int(each) for found in MINUTES.findall((copied / "test_summaries.py").read_text()) for each in found.split(",")
    ]
    assert sum(waits) >= 480
    # Of this process, only what the interpreter needs: the plugin is found by its entry point, as users have it.
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", str(copied)]
    done = subprocess.run(
        command, cwd=copied, env=environment, capture_output=True, text=True, check=False, timeout=sum(waits) / 4
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^6 passed", done.stdout.splitlines()[-1].strip("= ")), done.stdout
