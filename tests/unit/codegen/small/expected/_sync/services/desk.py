# Derived from /_async/services/desk.py by `make codegen`. Do not edit.
"""The front desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .desk_loans import LoansService

__all__ = ["DeskService"]


class DeskService(NamesHinted):
    """The front desk."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def loans(self) -> LoansService:
        """Loans of items."""
        load(f"{__package__}.desk_loans")
        from .desk_loans import LoansService

        return LoansService(self._pipeline)
