"""Work on files, which may take a while, without blocking an event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..._runtime.async_jobs import invoke

__all__ = ["in_background"]


async def in_background(function: Callable[[], Any]) -> Any:
    """What `function` returns or raises: it is called in a thread, in the sync half here."""
    found = await invoke(function, awaits=False, seconds=None)
    return found[0] if found else None
