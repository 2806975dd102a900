# Derived from src/integrations_anthropic/_async/services/compliance_review.py by `make codegen`. Do not edit.
"""Reviews messages that Anthropic flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .compliance_review_cases import ComplianceReviewCasesService
    from .compliance_review_items import ComplianceReviewItemsService
    from .compliance_review_notices import ComplianceReviewNoticesService

__all__ = ["ComplianceReviewService"]


class ComplianceReviewService(NamesHinted):
    """Reviews messages that Anthropic flagged."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def cases(self) -> ComplianceReviewCasesService:
        """Lists the cases that were sent to the organization, and responds to them."""
        load(f"{__package__}.compliance_review_cases")
        from .compliance_review_cases import ComplianceReviewCasesService

        return ComplianceReviewCasesService(self._pipeline)

    @lazy_property
    def notices(self) -> ComplianceReviewNoticesService:
        """Lists what Anthropic tells the organization about its cases."""
        load(f"{__package__}.compliance_review_notices")
        from .compliance_review_notices import ComplianceReviewNoticesService

        return ComplianceReviewNoticesService(self._pipeline)

    @lazy_property
    def items(self) -> ComplianceReviewItemsService:
        """Returns the messages that were flagged."""
        load(f"{__package__}.compliance_review_items")
        from .compliance_review_items import ComplianceReviewItemsService

        return ComplianceReviewItemsService(self._pipeline)
