# Derived from src/integrations_anthropic/_async/services/compliance.py by `make codegen`. Do not edit.
"""Works on what the organization has to watch over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .compliance_review import ComplianceReviewService

__all__ = ["ComplianceService"]


class ComplianceService(NamesHinted):
    """Works on what the organization has to watch over."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def review(self) -> ComplianceReviewService:
        """Reviews messages that Anthropic flagged."""
        load(f"{__package__}.compliance_review")
        from .compliance_review import ComplianceReviewService

        return ComplianceReviewService(self._pipeline)
