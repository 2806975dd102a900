"""The settings of channels and workspaces: what a change makes of them, and which of them apply in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import invalid

__all__ = ["EMPTY", "Level", "applying", "changed", "own_sources"]

Json = Any
EMPTY: Mapping[str, Json] = dict.fromkeys(
    ("enabled", "instructions", "model", "environment_id", "guest_policy", "reply_mode")
)
DEFAULTS: Mapping[str, Json] = {**EMPTY, "enabled": True, "guest_policy": {"type": "allow"}}
"""What applies where no level sets it."""
DEFAULT_SOURCE = {"type": "default"}
LONGEST = 8192
"""Characters of the instructions."""


@dataclass(frozen=True)
class Level:
    """A channel or a workspace, as what is below it inherits from it."""

    source: Mapping[str, str]
    settings: Mapping[str, Json]


def changed(held: Mapping[str, Json], changes: Mapping[str, Json], *, is_channel: bool) -> dict[str, Json]:
    """The settings after a change: null clears one. Raises SandboxAPIError 400."""
    result = {**held, **changes}
    instructions = (result["instructions"] or "").strip()
    if len(instructions) > LONGEST:
        raise invalid(f"settings.instructions: String should have at most {LONGEST} characters")
    result["instructions"] = instructions or None
    if result["reply_mode"] is not None and not is_channel:
        raise invalid("settings.reply_mode: only a channel has one")
    if result["reply_mode"] is None and held["reply_mode"] is not None:
        raise invalid("settings.reply_mode: can be changed, but not cleared")
    return result


def own_sources(level: Level) -> dict[str, Json]:
    """Where the settings that a channel or a workspace has itself come from: null where it has none."""
    found = {name: None if value is None else level.source for name, value in level.settings.items()}
    return {**found, "instructions": [level.source] if level.settings["instructions"] is not None else []}


def applying(levels: Sequence[Level]) -> tuple[dict[str, Json], dict[str, Json]]:
    """The settings that apply, and where each comes from. `levels`: the nearest first."""
    settings, sources = dict(DEFAULTS), dict.fromkeys(DEFAULTS, DEFAULT_SOURCE)
    for level in reversed(levels):
        for name, value in level.settings.items():
            if value is not None:
                settings[name], sources[name] = value, dict(level.source)
    texts = [level for level in reversed(levels) if level.settings["instructions"] is not None]
    settings["instructions"] = "\n\n".join(level.settings["instructions"] for level in texts) or None
    return settings, {**sources, "instructions": [level.source for level in texts]}
