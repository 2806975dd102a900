"""The options of the client of a simulation."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.simulation.world import World

__all__ = ["CALM_SECONDS", "options_of"]

CALM_SECONDS = 400.0
"""Virtual seconds after which limits are full again, an open circuit lets calls try, and no answer is on its way."""


class _Silent:
    """A logger that is given everything and writes nothing."""

    def isEnabledFor(self, level: int) -> bool:
        return True

    def log(self, level: int, message: str, *arguments: object, **options: object) -> None:
        str(message) % arguments


def options_of(world: World, random: Random) -> dict[str, Any]:
    """Options for a client of either half."""
    options: dict[str, Any] = {
        "api_key": "key",
        "admin_api_key": "admin key",
        "clock": world.clock,
        "logger": _Silent(),
        "base_url": random.choice(["http://127.0.0.1:8000", "http://api.test"]),
        "http2": False,
        "timeout": 30.0,
        "connect_timeout": random.choice([2.0, 10.0]),
        "pool_timeout": random.choice([1.0, 10.0, 60.0]),
        "max_connections": random.choice([1, 1, 2, 2, 3, 4]),
        "max_idle_connections": random.choice([1, 4]),
        "stream_idle_timeout": random.choice([2.0, 20.0]),
        "stream_progress_timeout": random.choice([None, 9.0]),
        "include_pings": random.random() < 0.2,
        "retry": {"initial_delay": random.choice([0.0, 0.5, 4.0]), "max_delay": 10.0},
        "circuit": None,
    }
    if random.random() < 0.3:
        options["circuit"] = {"failure_threshold": 3, "success_threshold": 2, "open_duration": 20.0}
    if world.odds.limited:
        options["rate_limits"] = {
            "requests_per_minute": random.choice([60, 600]),
            "burst": random.choice([1, 5]),
            "output_tokens_per_minute": random.choice([None, 1000]),
            "mode": random.choice(["wait", "wait", "raise"]),
            "max_wait": random.choice([None, 5.0]),
        }
    return options
