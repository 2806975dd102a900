# Derived from /_async/services/__init__.py by `make codegen`. Do not edit.
"""The services of the API as attributes of the client, each built when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .desk import DeskService
    from .things import ThingsService

__all__ = ["Services"]


class Services:
    """One attribute for each service of the API."""

    _pipeline: Pipeline
    _things: ThingsService | None = None
    _desk: DeskService | None = None

    @property
    def things(self) -> ThingsService:
        """What can be lent."""
        if self._things is None:
            from .things import ThingsService

            self._things = ThingsService(self._pipeline)
        return self._things

    @property
    def desk(self) -> DeskService:
        """The front desk."""
        if self._desk is None:
            from .desk import DeskService

            self._desk = DeskService(self._pipeline)
        return self._desk
