# Derived from /_async/services/desk.py by `make codegen`. Do not edit.
"""The front desk."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .desk_loans import LoansService

__all__ = ["DeskService"]


class DeskService:
    """The front desk."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @cached_property
    def loans(self) -> LoansService:
        """Loans of items."""
        from .desk_loans import LoansService

        return LoansService(self._pipeline)
