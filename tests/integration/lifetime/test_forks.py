"""Forks during the first calls of a program: they wait for imports, and no child hangs."""

from __future__ import annotations

import os

import pytest

from tests.integration.lifetime.forking import KINDS
from tests.integration.lifetime.programs import run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform has no fork")


@pytest.mark.parametrize("kind", [*KINDS, "records", "redis", "tls", "trio", "warm_up"])
def test_what_a_first_call_imports_is_imported_where_a_fork_waits_for_it(url: str, kind: str) -> None:
    assert run("first_calls", url, kind) == (0, "\n")


@pytest.mark.parametrize("seed", range(4))
def test_a_child_of_a_fork_during_the_first_calls_of_other_threads_makes_its_own(url: str, seed: int) -> None:
    assert run("forking", url, seed, 8, 0.5) == (0, "8 children, 0 did not end well\n")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 110))
def test_no_child_of_200_forks_in_the_first_second_hangs(url: str, seed: int) -> None:
    assert run("forking", url, seed, 20, 1.0) == (0, "20 children, 0 did not end well\n")
