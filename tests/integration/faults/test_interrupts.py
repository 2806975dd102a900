"""Interrupts at random moments, in processes of their own. `benchmarks/interrupts.py` takes any number of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=300)


@pytest.mark.parametrize("kind", ["signals", "threads", "pair"])
def test_no_connection_is_lost_to_interrupts_at_random_moments(kind: str) -> None:
    ended = run("benchmarks/interrupts.py", "--count", "150", "--only", kind)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_threads_that_share_an_http2_connection_are_interrupted_without_harm_to_later_calls() -> None:
    ended = run("-m", "tests.integration.faults.interrupted", "150", "1")
    assert ended.returncode == 0, ended.stdout + ended.stderr
