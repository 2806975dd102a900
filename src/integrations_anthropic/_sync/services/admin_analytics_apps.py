# Derived from src/integrations_anthropic/_async/services/admin_analytics_apps.py by `make codegen`. Do not edit.
"""Reports what was done in single applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_analytics_apps_chat import AnalyticsChatService

__all__ = ["AnalyticsAppsService"]


class AnalyticsAppsService(NamesHinted):
    """Reports what was done in single applications."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def chat(self) -> AnalyticsChatService:
        """Reports what was done in the chat."""
        load(f"{__package__}.admin_analytics_apps_chat")
        from .admin_analytics_apps_chat import AnalyticsChatService

        return AnalyticsChatService(self._pipeline)
