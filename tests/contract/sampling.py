"""Which of many tests that are alike, one for each operation, `make test` runs: the others have the mark `slow`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from random import Random
from typing import Any, TypeVar

import pytest

__all__ = ["marked", "sample"]

T = TypeVar("T")

MORE = 20
"""Cases beside those of which there has to be one."""
SEED = 15


def sample(cases: Sequence[T], *kinds: Callable[[T], Hashable]) -> list[T]:
    """Return the first case of each value of each kind, and some others: the same ones each time, in their order."""
    chosen: dict[int, T] = {}
    for kind in kinds:
        firsts: dict[Hashable, int] = {}
        for index, case in enumerate(cases):
            firsts.setdefault(kind(case), index)
        chosen |= {index: cases[index] for index in firsts.values()}
    rest = [index for index in range(len(cases)) if index not in chosen]
    chosen |= {index: cases[index] for index in Random(SEED).sample(rest, min(MORE, len(rest)))}
    return [chosen[index] for index in sorted(chosen)]


def marked(cases: Sequence[T], *kinds: Callable[[T], Hashable], name: Callable[[T], str]) -> list[Any]:
    """Return every case as a parameter of a test, those outside the sample with the mark `slow`."""
    kept = {name(case) for case in sample(cases, *kinds)}
    slow = pytest.mark.slow
    return [pytest.param(case, id=name(case), marks=() if name(case) in kept else slow) for case in cases]
