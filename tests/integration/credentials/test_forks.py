"""Tokens and forks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this platform")
def test_a_child_that_is_forked_during_an_exchange_makes_its_own() -> None:
    command = [
        sys.executable,
        "-W",
        "ignore::DeprecationWarning",
        "-m",
        "tests.integration.credentials.forked_exchange",
    ]
    result = subprocess.run(command, cwd=Path(__file__).parents[3], timeout=600, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
