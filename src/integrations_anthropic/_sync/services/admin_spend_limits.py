# Derived from src/integrations_anthropic/_async/services/admin_spend_limits.py by `make codegen`. Do not edit.
"""Manages what members may spend beyond their seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_spend_limits_effective import EffectiveSpendLimitsService
    from .admin_spend_limits_increase_requests import SpendLimitIncreaseRequestsService

__all__ = ["SpendLimitsService"]


class SpendLimitsService(NamesHinted):
    """Manages what members may spend beyond their seats."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def effective(self) -> EffectiveSpendLimitsService:
        """Reports which limits hold for members, and what they have spent."""
        load(f"{__package__}.admin_spend_limits_effective")
        from .admin_spend_limits_effective import EffectiveSpendLimitsService

        return EffectiveSpendLimitsService(self._pipeline)

    @lazy_property
    def increase_requests(self) -> SpendLimitIncreaseRequestsService:
        """Approves and denies requests of members for higher limits."""
        load(f"{__package__}.admin_spend_limits_increase_requests")
        from .admin_spend_limits_increase_requests import SpendLimitIncreaseRequestsService

        return SpendLimitIncreaseRequestsService(self._pipeline)
