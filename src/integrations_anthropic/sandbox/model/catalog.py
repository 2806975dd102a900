"""The models of the sandbox: those the API description knows."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from ..clock import SandboxClock
from ..description.loader import Description
from ..errors import not_found

__all__ = ["ModelCatalog"]

Json = Any

PREFIX = "claude-"
# What the API says where the date of a release is not known.
UNKNOWN_DATE = "1970-01-01T00:00:00Z"
_DATED = re.compile(r"(.+)-([0-9]{4})([0-9]{2})([0-9]{2})")


class ModelCatalog:
    """Models by id and alias: the known values of `ModelName`, and the models in the examples of the description."""

    def __init__(self, description: Description, clock: SandboxClock, *, only_known: bool) -> None:
        """`only_known`: whether a `claude-…` name that the description does not have is a 404."""
        self._only_known = only_known
        self._clock = clock
        name = description.schemas["ModelName"]
        names: list[str] = name["x-known-values"]
        self._end_of_life: dict[str, str] = name.get("x-end-of-life", {})
        dated = {match[1]: name for name in names if (match := _DATED.fullmatch(name))}
        # The known values are in the order of the API, newest first. An alias is not a model of its own.
        models = {name: _model(name) for name in names if name not in dated}
        for content in description.operation("models.list").responses.values():
            models |= {model["id"]: model for model in content["example"]["data"]}
        self._newest_first = list(models.values())
        self._by_name = models | {alias: models[name] for alias, name in dated.items()}

    def find(self, lifecycles: list[str] | None) -> list[Json]:
        """The models with one of these lifecycle values, or all. Newest first."""
        models = map(self._today, self._newest_first)
        return [m for m in models if not lifecycles or m["lifecycle"] in lifecycles]

    def get(self, name: str) -> Json:
        """The model with this id or alias, made up for other `claude-…` names unless only known ones are accepted.

        Raises SandboxAPIError 404 for other names.
        """
        if name in self._by_name:
            return self._today(self._by_name[name])
        if self._only_known or not name.startswith(PREFIX) or name == PREFIX:
            raise not_found(f"model: {name}")
        return _model(name)

    def resolve(self, name: str) -> str:
        """Id of the model for an id or alias. Accepts and refuses the same names as `get`."""
        return str(self.get(name)["id"])

    def _today(self, model: Json) -> Json:
        """The model as it is today: one with an end of life is deprecated, and retired from that day on."""
        day = self._end_of_life.get(model["id"])
        if day is None:
            return model
        today = datetime.fromtimestamp(self._clock.time(), UTC).date().isoformat()
        return {**model, "lifecycle": "deprecated" if today < day else "retired", "retires_at": f"{day}T00:00:00Z"}


def _model(name: str) -> Json:
    match = _DATED.fullmatch(name)
    words = (match[1] if match else name).split("-")
    version = [word for word in words if word.isdigit()]
    title = [word.capitalize() for word in words if not word.isdigit()] + ([".".join(version)] if version else [])
    return {
        "type": "model",
        "id": name,
        "display_name": " ".join(title),
        "created_at": f"{match[2]}-{match[3]}-{match[4]}T00:00:00Z" if match else UNKNOWN_DATE,
        "max_input_tokens": None,
        "max_tokens": None,
        "lifecycle": "active",
    }
