"""The sync client on a simulated network: whatever happens in it, calls end as they should, and leave nothing behind.

`make simulate` plays more seeds than these. Where one fails, it prints the command that plays it again.
"""

from __future__ import annotations

import pytest

from tests.simulation.parts import PARTS
from tests.simulation.play import digest, failures


@pytest.mark.long
@pytest.mark.parametrize("seeds", PARTS, ids=str)
def test_no_seed_ends_in_what_must_not_happen(seeds: range) -> None:
    assert not failures("blocking", seeds), "\n\n".join(map(str, failures("blocking", seeds)))


def test_a_seed_happens_the_same_way_each_time() -> None:
    assert digest("blocking", range(20)) == digest("blocking", range(20))
