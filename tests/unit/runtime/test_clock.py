"""The system's clock, whatever the tests of its user do to the `time` module."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import freezegun

from integrations_anthropic._runtime.clock import SystemClock

SOURCES = Path(__file__).parents[3] / "src"

PROGRAM = """
import freezegun, time
real = [time.monotonic]  # in a list, where freezegun does not look
with freezegun.freeze_time("2026-01-01"):
    from integrations_anthropic._runtime.clock import SystemClock
    before, seen = real[0](), SystemClock.monotonic()
    while SystemClock.monotonic() == seen:
        pass
    print(before <= seen <= real[0]())
"""


def test_the_clock_goes_on_while_a_test_has_stopped_the_time():
    with freezegun.freeze_time("2026-01-01"):
        first = SystemClock.monotonic()
        while SystemClock.monotonic() == first:
            pass


def test_it_goes_on_where_it_is_imported_after_the_time_was_stopped():
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=600)
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr
