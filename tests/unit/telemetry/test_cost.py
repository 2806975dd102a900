"""What telemetry costs while nothing is turned on."""

from __future__ import annotations

import timeit
import tracemalloc

import pytest
from benchmarks.hooks import HOOKS, silent_cost, silent_names


@pytest.mark.slow
def test_turned_off_it_costs_a_call_no_more_than_a_few_empty_functions() -> None:
    # A microsecond on a fast machine (`make bench`). The best of several looks: other load can only add to it.
    empty = min(timeit.repeat("f()", "def f(): pass", number=100_000, repeat=20)) / 100_000 * 1e6
    assert any(silent_cost() < 40 * empty for _ in range(20))


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
