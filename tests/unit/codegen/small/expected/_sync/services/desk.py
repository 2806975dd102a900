# Derived from /_async/services/desk.py by `make codegen`. Do not edit.
"""The front desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .desk_loans import LoansService

__all__ = ["DeskService"]


class DeskService:
    """The front desk."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._loans: LoansService | None = None

    @property
    def loans(self) -> LoansService:
        """Loans of items."""
        if self._loans is None:
            from .desk_loans import LoansService

            self._loans = LoansService(self._pipeline)
        return self._loans
