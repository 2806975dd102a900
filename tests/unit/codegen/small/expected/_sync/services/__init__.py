# Derived from /_async/services/__init__.py by `make codegen`. Do not edit.
"""The services of the API as attributes of the client. Each is created on first access."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

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
    return getattr(load(f"{__name__}.{_MODULES[name]}"), name)


class Services(NamesHinted):
    """A property for each service of the API, made when it is first used."""

    _pipeline: Pipeline

    @lazy_property
    def things(self) -> ThingsService:
        """Items that can be lent."""
        load(f"{__package__}.things")
        from .things import ThingsService

        return ThingsService(self._pipeline)

    @lazy_property
    def desk(self) -> DeskService:
        """The front desk."""
        load(f"{__package__}.desk")
        from .desk import DeskService

        return DeskService(self._pipeline)
