"""The models the sandbox knows."""

from __future__ import annotations

from typing import Any

from ..description.loader import Description
from ..errors import not_found

__all__ = ["Catalog"]

Json = Any

# Id, alias, name, day it came out, context window, longest answer.
KNOWN: tuple[tuple[str, str | None, str, str, int, int], ...] = (
    ("claude-opus-4-6", None, "Claude Opus 4.6", "2026-02-04", 1_000_000, 128_000),
    ("claude-opus-4-5-20251101", "claude-opus-4-5", "Claude Opus 4.5", "2025-11-24", 200_000, 64_000),
    ("claude-haiku-4-5-20251001", "claude-haiku-4-5", "Claude Haiku 4.5", "2025-10-15", 200_000, 64_000),
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5", "Claude Sonnet 4.5", "2025-09-29", 200_000, 64_000),
    ("claude-opus-4-1-20250805", "claude-opus-4-1", "Claude Opus 4.1", "2025-08-05", 200_000, 32_000),
    ("claude-sonnet-4-20250514", "claude-sonnet-4-0", "Claude Sonnet 4", "2025-05-22", 200_000, 64_000),
)
PREFIX = "claude-"


class Catalog:
    """Models by id and alias: those of the description's example and a few more, newest first."""

    def __init__(self, description: Description) -> None:
        models = {known[0]: _model(*known) for known in KNOWN}
        for answer in description.operation("models.list").answers.values():
            models |= {model["id"]: model for model in answer["example"]["data"]}
        self._newest_first = sorted(models.values(), key=lambda model: str(model["created_at"]), reverse=True)
        self._by_name = models | {alias: models[name] for name, alias, *_ in KNOWN if alias}

    def listed(self, stages: list[str] | None) -> list[Json]:
        """The models in those stages of life, or all; one that names no stage is active."""
        return [m for m in self._newest_first if not stages or m.get("lifecycle", "active") in stages]

    def get(self, name: str) -> Json:
        """The model of that id or alias; SandboxAPIError 404 where there is none."""
        if name not in self._by_name:
            raise not_found(f"model: {name}")
        return self._by_name[name]

    def answering(self, name: str) -> str:
        """Id of the model that answers a request for `name`: any Claude does; SandboxAPIError 404 for all others."""
        if name in self._by_name:
            return str(self._by_name[name]["id"])
        if not name.startswith(PREFIX) or name == PREFIX:
            raise not_found(f"model: {name}")
        return name


def _model(name: str, alias: str | None, title: str, day: str, window: int, longest: int) -> Json:
    return {
        "type": "model",
        "id": name,
        "display_name": title,
        "created_at": f"{day}T00:00:00Z",
        "max_input_tokens": window,
        "max_tokens": longest,
    }
