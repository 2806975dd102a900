"""Which seeds the tests play."""

from __future__ import annotations

import os

__all__ = ["PARTS"]

SEEDS = int(os.environ.get("SIMULATION_SEEDS", "700"))
"""Of each half. The same in each run; `make simulate` plays others."""
_SIZE = 100
PARTS = [range(first, min(first + _SIZE, SEEDS)) for first in range(0, SEEDS, _SIZE)]
