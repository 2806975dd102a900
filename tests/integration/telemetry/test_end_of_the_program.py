"""A stream that is open when the program ends is exported, as closed, and once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent / "left_open.py"


@pytest.mark.parametrize("half", ["blocking", "async"])
@pytest.mark.parametrize(("how", "streams"), [("exit", 1), ("another", 2), ("fork", 1)])
def test_a_stream_that_is_open_at_the_end_of_the_program_is_exported(half: str, how: str, streams: int) -> None:
    if how == "fork" and not hasattr(os, "fork"):
        pytest.skip("no forks on this system")
    command = [sys.executable, "-W", "error", str(PROGRAM), half, how]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    spans = [line for line in done.stdout.splitlines() if "anthropic.client." in line]
    assert spans == ["True anthropic.client.create_message_stream closed UNSET"] * streams
