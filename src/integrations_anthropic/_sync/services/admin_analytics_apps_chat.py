# Derived from src/integrations_anthropic/_async/services/admin_analytics_apps_chat.py by `make codegen`. Do not edit.
"""Reports what was done in the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_analytics_apps_chat_projects import AnalyticsChatProjectsService

__all__ = ["AnalyticsChatService"]


class AnalyticsChatService(NamesHinted):
    """Reports what was done in the chat."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def projects(self) -> AnalyticsChatProjectsService:
        """Reports how much the projects of the chat were used."""
        load(f"{__package__}.admin_analytics_apps_chat_projects")
        from .admin_analytics_apps_chat_projects import AnalyticsChatProjectsService

        return AnalyticsChatProjectsService(self._pipeline)
