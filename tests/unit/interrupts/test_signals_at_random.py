"""Calls that real signals interrupt at random moments, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_signals_at_random_moments_leave_no_reservation_probe_or_retry_taken() -> None:
    command = [sys.executable, "benchmarks/interrupted_limits.py", "--count", "300"]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    assert "'interrupts': 300" in ended.stdout
