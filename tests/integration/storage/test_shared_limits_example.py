"""`examples/shared_limits.py`: eight workers share one limit."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.long
def test_eight_workers_share_one_limit_and_are_admitted_at_its_rate() -> None:
    command = [sys.executable, "examples/shared_limits.py", "--seconds", "3", "--per-minute", "600"]
    environment = {"PATH": "", "PYTHONPATH": "src", "HOME": "/nonexistent"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    found = re.fullmatch(r"8 workers, one limit of 600 a minute: (\d+) a minute admitted\n", done.stdout)
    assert found is not None, done.stdout
    # Ten calls of the burst may be added, and one call of each worker that was in flight at the beginning.
    assert 480 <= int(found[1]) <= 600 + (10 + 8) * 60 / 3
