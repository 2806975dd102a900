"""Which event loop somebody waits on, and whether it is still there."""

from __future__ import annotations

import sys
from collections.abc import Callable

__all__ = ["end_of_loop"]


def end_of_loop() -> Callable[[], bool] | None:
    """Says whether the loop that runs now was closed; None without one, and on trio, which leaves nobody behind."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return None
    try:
        closed: Callable[[], bool] = asyncio.get_running_loop().is_closed
    except RuntimeError:
        return None
    return closed
