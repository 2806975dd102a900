"""What telemetry costs while nothing is turned on."""

from __future__ import annotations

import sys
import tracemalloc
from types import FrameType

from benchmarks.hooks import HOOKS, silent_names


def test_turned_off_its_hooks_call_next_to_nothing() -> None:
    """`make bench` says how long that takes: less than a microsecond of a call."""
    names, code = silent_names(), compile(HOOKS, "hooks", "exec")
    exec(code, names)
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        exec(code, names)
    finally:
        sys.setprofile(None)
    # Seven hooks, the check of the log level, and one of each rate-limit header of the response.
    assert 7 <= calls <= 24


def test_turned_off_it_allocates_nothing_that_stays() -> None:
    names, code = silent_names(), compile(HOOKS, "hooks", "exec")
    exec(code, names)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        for _ in range(100):
            exec(code, names)
        now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert now - before < 1000
    assert peak - before < 2000
