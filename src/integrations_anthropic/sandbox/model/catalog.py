"""The models of the sandbox."""

from __future__ import annotations

from typing import Any

from ..description.loader import Description
from ..errors import not_found

__all__ = ["ModelCatalog"]

Json = Any

# Id, alias, display name, release date, context window, maximum output tokens.
MODELS: tuple[tuple[str, str | None, str, str, int, int], ...] = (
    ("claude-opus-4-6", None, "Claude Opus 4.6", "2026-02-04", 1_000_000, 128_000),
    ("claude-opus-4-5-20251101", "claude-opus-4-5", "Claude Opus 4.5", "2025-11-24", 200_000, 64_000),
    ("claude-haiku-4-5-20251001", "claude-haiku-4-5", "Claude Haiku 4.5", "2025-10-15", 200_000, 64_000),
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5", "Claude Sonnet 4.5", "2025-09-29", 200_000, 64_000),
    ("claude-opus-4-1-20250805", "claude-opus-4-1", "Claude Opus 4.1", "2025-08-05", 200_000, 32_000),
    ("claude-sonnet-4-20250514", "claude-sonnet-4-0", "Claude Sonnet 4", "2025-05-22", 200_000, 64_000),
)
PREFIX = "claude-"


class ModelCatalog:
    """Models by id and alias: a built-in list and those in the example of the API description."""

    def __init__(self, description: Description) -> None:
        models = {row[0]: _model(*row) for row in MODELS}
        for content in description.operation("models.list").responses.values():
            models |= {model["id"]: model for model in content["example"]["data"]}
        self._newest_first = sorted(models.values(), key=lambda model: str(model["created_at"]), reverse=True)
        self._by_name = models | {alias: models[name] for name, alias, *_ in MODELS if alias}

    def find(self, lifecycles: list[str] | None) -> list[Json]:
        """The models with one of these lifecycle values, or all; a model without the field is active. Newest first."""
        return [m for m in self._newest_first if not lifecycles or m.get("lifecycle", "active") in lifecycles]

    def get(self, name: str) -> Json:
        """The model with this id or alias. Raises SandboxAPIError 404 if there is none."""
        if name not in self._by_name:
            raise not_found(f"model: {name}")
        return self._by_name[name]

    def resolve(self, name: str) -> str:
        """Id of the model for an id or alias. Unknown `claude-…` names are accepted; SandboxAPIError 404 for others."""
        if name in self._by_name:
            return str(self._by_name[name]["id"])
        if not name.startswith(PREFIX) or name == PREFIX:
            raise not_found(f"model: {name}")
        return name


def _model(name: str, alias: str | None, title: str, day: str, context_window: int, max_tokens: int) -> Json:
    return {
        "type": "model",
        "id": name,
        "display_name": title,
        "created_at": f"{day}T00:00:00Z",
        "max_input_tokens": context_window,
        "max_tokens": max_tokens,
    }
