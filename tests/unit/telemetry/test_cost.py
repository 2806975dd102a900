"""What telemetry costs while nothing is turned on."""

from __future__ import annotations

import tracemalloc

import pytest
from benchmarks.hooks import HOOKS, silent_cost, silent_names


@pytest.mark.slow
def test_turned_off_it_adds_less_than_a_microsecond_to_a_call() -> None:
    # The best of several looks: what else the machine does can only add to it.
    assert any(silent_cost() < 1 for _ in range(20))


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
