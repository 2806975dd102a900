"""The clouds that the sandbox can play, by name."""

from __future__ import annotations

from collections.abc import Callable

from ..clock import SandboxClock
from .bedrock import SandboxBedrock
from .first_party import SandboxAWS, SandboxFoundry, SandboxGoogleCloud, SandboxMantle
from .platform import SandboxPlatform
from .vertex import SandboxVertex

__all__ = ["PLATFORMS", "sandbox_platform"]

PLATFORMS: dict[str, Callable[[Callable[[], float], float], SandboxPlatform]] = {
    "aws": SandboxAWS,
    "bedrock": SandboxBedrock,
    "bedrock-mantle": SandboxMantle,
    "foundry": SandboxFoundry,
    "google-cloud": SandboxGoogleCloud,
    "vertex": SandboxVertex,
}
"""How each is made, with a clock (seconds since 1970) and the seconds that credentials last."""


def sandbox_platform(name: str | None, clock: SandboxClock, token_seconds: float) -> SandboxPlatform | None:
    """The platform of this name; None for none."""
    return None if name is None else PLATFORMS[name](clock.time, token_seconds)
