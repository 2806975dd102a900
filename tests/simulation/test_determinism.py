"""A seed tells all that happens: also in another process, whose sets have another order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.play import HALVES, digest


@pytest.mark.parametrize("half", HALVES)
def test_a_seed_happens_the_same_way_in_another_process(half: str) -> None:
    command = [sys.executable, "-m", "tests.simulation", "--digest", "--seeds=15", f"--half={half}"]
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [digest(half, range(15))]
