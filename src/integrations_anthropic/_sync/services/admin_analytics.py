# Derived from src/integrations_anthropic/_async/services/admin_analytics.py by `make codegen`. Do not edit.
"""Reports how much the organization uses Claude, by day or over a range of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_analytics_apps import AnalyticsAppsService
    from .admin_analytics_artifacts import AnalyticsArtifactsService
    from .admin_analytics_connectors import AnalyticsConnectorsService
    from .admin_analytics_cost import AnalyticsCostService
    from .admin_analytics_cost_report import AnalyticsCostReportService
    from .admin_analytics_plugins import AnalyticsPluginsService
    from .admin_analytics_skills import AnalyticsSkillsService
    from .admin_analytics_summaries import AnalyticsSummariesService
    from .admin_analytics_usage import AnalyticsUsageService
    from .admin_analytics_usage_report import AnalyticsUsageReportService
    from .admin_analytics_user_cost_report import AnalyticsUserCostReportService
    from .admin_analytics_user_usage_report import AnalyticsUserUsageReportService
    from .admin_analytics_users import AnalyticsUsersService

__all__ = ["AnalyticsService"]


class AnalyticsService(NamesHinted):
    """Reports how much the organization uses Claude, by day or over a range of days."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def summaries(self) -> AnalyticsSummariesService:
        """Reports how many users were active on each day."""
        load(f"{__package__}.admin_analytics_summaries")
        from .admin_analytics_summaries import AnalyticsSummariesService

        return AnalyticsSummariesService(self._pipeline)

    @lazy_property
    def users(self) -> AnalyticsUsersService:
        """Reports what users did."""
        load(f"{__package__}.admin_analytics_users")
        from .admin_analytics_users import AnalyticsUsersService

        return AnalyticsUsersService(self._pipeline)

    @lazy_property
    def apps(self) -> AnalyticsAppsService:
        """Reports what was done in single applications."""
        load(f"{__package__}.admin_analytics_apps")
        from .admin_analytics_apps import AnalyticsAppsService

        return AnalyticsAppsService(self._pipeline)

    @lazy_property
    def connectors(self) -> AnalyticsConnectorsService:
        """Reports how much connectors were used."""
        load(f"{__package__}.admin_analytics_connectors")
        from .admin_analytics_connectors import AnalyticsConnectorsService

        return AnalyticsConnectorsService(self._pipeline)

    @lazy_property
    def plugins(self) -> AnalyticsPluginsService:
        """Reports how much plugins were installed and used."""
        load(f"{__package__}.admin_analytics_plugins")
        from .admin_analytics_plugins import AnalyticsPluginsService

        return AnalyticsPluginsService(self._pipeline)

    @lazy_property
    def skills(self) -> AnalyticsSkillsService:
        """Reports how much skills were used."""
        load(f"{__package__}.admin_analytics_skills")
        from .admin_analytics_skills import AnalyticsSkillsService

        return AnalyticsSkillsService(self._pipeline)

    @lazy_property
    def artifacts(self) -> AnalyticsArtifactsService:
        """Reports how many artifacts were made."""
        load(f"{__package__}.admin_analytics_artifacts")
        from .admin_analytics_artifacts import AnalyticsArtifactsService

        return AnalyticsArtifactsService(self._pipeline)

    @lazy_property
    def usage(self) -> AnalyticsUsageService:
        """Reports how many tokens were used, by any dimensions."""
        load(f"{__package__}.admin_analytics_usage")
        from .admin_analytics_usage import AnalyticsUsageService

        return AnalyticsUsageService(self._pipeline)

    @lazy_property
    def cost(self) -> AnalyticsCostService:
        """Reports what was paid for, by any dimensions."""
        load(f"{__package__}.admin_analytics_cost")
        from .admin_analytics_cost import AnalyticsCostService

        return AnalyticsCostService(self._pipeline)

    @lazy_property
    def usage_report(self) -> AnalyticsUsageReportService:
        """Reports how many tokens were used, by period."""
        load(f"{__package__}.admin_analytics_usage_report")
        from .admin_analytics_usage_report import AnalyticsUsageReportService

        return AnalyticsUsageReportService(self._pipeline)

    @lazy_property
    def user_usage_report(self) -> AnalyticsUserUsageReportService:
        """Reports how many tokens users used."""
        load(f"{__package__}.admin_analytics_user_usage_report")
        from .admin_analytics_user_usage_report import AnalyticsUserUsageReportService

        return AnalyticsUserUsageReportService(self._pipeline)

    @lazy_property
    def cost_report(self) -> AnalyticsCostReportService:
        """Reports what was paid for, by period."""
        load(f"{__package__}.admin_analytics_cost_report")
        from .admin_analytics_cost_report import AnalyticsCostReportService

        return AnalyticsCostReportService(self._pipeline)

    @lazy_property
    def user_cost_report(self) -> AnalyticsUserCostReportService:
        """Reports what was paid for users."""
        load(f"{__package__}.admin_analytics_user_cost_report")
        from .admin_analytics_user_cost_report import AnalyticsUserCostReportService

        return AnalyticsUserCostReportService(self._pipeline)
