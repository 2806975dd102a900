"""What must not happen in the background of a simulation: warnings, exceptions that are raised to no one, garbage."""

from __future__ import annotations

import gc
import random
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.simulation.world import World

__all__ = ["observed", "unsettled"]


@contextmanager
def observed(world: World) -> Iterator[None]:
    """Play a simulation with the random numbers of its seed; report to its world what Python would only print."""
    before, hook, was_enabled = random.getstate(), sys.unraisablehook, gc.isenabled()
    random.seed(world.seed)
    sys.unraisablehook = lambda found: world.violated(f"in the background: {found.err_msg}: {found.exc_value!r}")
    # Whatever there was before is not looked through: what the simulation leaves is found quickly.
    gc.disable()
    gc.freeze()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ResourceWarning)
            yield
            gc.collect()
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()
        sys.unraisablehook = hook
        random.setstate(before)


def unsettled(client: Any, *, limits: bool = True) -> list[str]:
    """What calls that are over have left in the parts of a client: the only place that knows their names.

    `limits`: whether another call was made since; it takes back what those had that were garbage collected.
    """
    found = []
    for transport in client._pipeline.transport._transports.values():
        in_use, _ = transport.pool.counts
        if in_use or transport.pool._waiting:
            found.append(f"the pool has {in_use} connections in use, and {len(transport.pool._waiting)} wait")
    configured = client._components.limiter
    if configured is not None and limits:
        found += [
            f"the limit of {counter.kind} has {counter.in_flight} in flight"
            for counter in configured.limits.counters
            if counter.in_flight
        ]
    return found
