# Derived from /_async/services/__init__.py by `make codegen`. Do not edit.
"""The services of the API as attributes of the client. Each is created on first access."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .desk import DeskService as DeskService
    from .desk_loans import LoansService as LoansService
    from .things import ThingsService as ThingsService

__all__ = [
    "DeskService",
    "LoansService",
    "ThingsService",
]

_MODULES = {
    "DeskService": "desk",
    "LoansService": "desk_loans",
    "ThingsService": "things",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


class Services:
    """A property for each service of the API."""

    _pipeline: Pipeline
    _things: ThingsService | None = None
    _desk: DeskService | None = None

    @property
    def things(self) -> ThingsService:
        """Items that can be lent."""
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
