# Derived from src/integrations_anthropic/_async/services/__init__.py by `make codegen`. Do not edit.
"""The services of the API as attributes of the client. Each is created on first access."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin import AdminService as AdminService
    from .admin_analytics import AnalyticsService as AnalyticsService
    from .admin_analytics_apps import AnalyticsAppsService as AnalyticsAppsService
    from .admin_analytics_apps_chat import AnalyticsChatService as AnalyticsChatService
    from .admin_analytics_apps_chat_projects import (
        AnalyticsChatProjectsService as AnalyticsChatProjectsService,
    )
    from .admin_analytics_artifacts import AnalyticsArtifactsService as AnalyticsArtifactsService
    from .admin_analytics_connectors import AnalyticsConnectorsService as AnalyticsConnectorsService
    from .admin_analytics_cost import AnalyticsCostService as AnalyticsCostService
    from .admin_analytics_cost_report import AnalyticsCostReportService as AnalyticsCostReportService
    from .admin_analytics_plugins import AnalyticsPluginsService as AnalyticsPluginsService
    from .admin_analytics_skills import AnalyticsSkillsService as AnalyticsSkillsService
    from .admin_analytics_summaries import AnalyticsSummariesService as AnalyticsSummariesService
    from .admin_analytics_usage import AnalyticsUsageService as AnalyticsUsageService
    from .admin_analytics_usage_report import AnalyticsUsageReportService as AnalyticsUsageReportService
    from .admin_analytics_user_cost_report import (
        AnalyticsUserCostReportService as AnalyticsUserCostReportService,
    )
    from .admin_analytics_user_usage_report import (
        AnalyticsUserUsageReportService as AnalyticsUserUsageReportService,
    )
    from .admin_analytics_users import AnalyticsUsersService as AnalyticsUsersService
    from .admin_api_keys import ApiKeysService as ApiKeysService
    from .admin_claude_code import ClaudeCodeService as ClaudeCodeService
    from .admin_claude_code_managed_settings import (
        ClaudeCodeManagedSettingsService as ClaudeCodeManagedSettingsService,
    )
    from .admin_claude_code_managed_settings_configuration import (
        ClaudeCodeSettingsConfigurationService as ClaudeCodeSettingsConfigurationService,
    )
    from .admin_claude_code_managed_settings_rbac_group_default import (
        ClaudeCodeDefaultSettingsService as ClaudeCodeDefaultSettingsService,
    )
    from .admin_claude_code_managed_settings_rbac_groups import (
        ClaudeCodeGroupSettingsService as ClaudeCodeGroupSettingsService,
    )
    from .admin_claude_tag import ClaudeTagService as ClaudeTagService
    from .admin_claude_tag_bundles import ClaudeTagBundlesService as ClaudeTagBundlesService
    from .admin_claude_tag_bundles_targets import (
        ClaudeTagBundleTargetsService as ClaudeTagBundleTargetsService,
    )
    from .admin_claude_tag_slack_channels import (
        ClaudeTagSlackChannelsService as ClaudeTagSlackChannelsService,
    )
    from .admin_claude_tag_slack_workspaces import (
        ClaudeTagSlackWorkspacesService as ClaudeTagSlackWorkspacesService,
    )
    from .admin_compliance_settings import ComplianceSettingsService as ComplianceSettingsService
    from .admin_external_keys import ExternalKeysService as ExternalKeysService
    from .admin_external_storage import ExternalStorageService as ExternalStorageService
    from .admin_federation import FederationService as FederationService
    from .admin_federation_issuers import FederationIssuersService as FederationIssuersService
    from .admin_federation_rules import FederationRulesService as FederationRulesService
    from .admin_federation_rules_workspaces import (
        FederationRuleWorkspacesService as FederationRuleWorkspacesService,
    )
    from .admin_invites import InvitesService as InvitesService
    from .admin_organizations import OrganizationsService as OrganizationsService
    from .admin_plugin_marketplaces import PluginMarketplacesService as PluginMarketplacesService
    from .admin_plugins import PluginsService as PluginsService
    from .admin_plugins_installation_settings import (
        PluginInstallationSettingsService as PluginInstallationSettingsService,
    )
    from .admin_plugins_shares import PluginSharesService as PluginSharesService
    from .admin_plugins_versions import PluginVersionsService as PluginVersionsService
    from .admin_providers import ProvidersService as ProvidersService
    from .admin_providers_google import ProvidersGoogleService as ProvidersGoogleService
    from .admin_providers_google_projects import (
        ProvidersGoogleProjectsService as ProvidersGoogleProjectsService,
    )
    from .admin_providers_google_projects_data_controls import (
        ProvidersGoogleDataControlsService as ProvidersGoogleDataControlsService,
    )
    from .admin_rate_limits import RateLimitsService as RateLimitsService
    from .admin_rbac_groups import RbacGroupsService as RbacGroupsService
    from .admin_rbac_groups_members import RbacGroupMembersService as RbacGroupMembersService
    from .admin_rbac_roles import RbacRolesService as RbacRolesService
    from .admin_rbac_roles_permissions import RbacRolePermissionsService as RbacRolePermissionsService
    from .admin_service_accounts import ServiceAccountsService as ServiceAccountsService
    from .admin_service_accounts_workspaces import (
        ServiceAccountWorkspacesService as ServiceAccountWorkspacesService,
    )
    from .admin_spend_limits import SpendLimitsService as SpendLimitsService
    from .admin_spend_limits_effective import EffectiveSpendLimitsService as EffectiveSpendLimitsService
    from .admin_spend_limits_increase_requests import (
        SpendLimitIncreaseRequestsService as SpendLimitIncreaseRequestsService,
    )
    from .admin_telemetry_destinations import TelemetryDestinationsService as TelemetryDestinationsService
    from .admin_telemetry_destinations_workspaces import (
        TelemetryDestinationWorkspacesService as TelemetryDestinationWorkspacesService,
    )
    from .admin_users import UsersService as UsersService
    from .admin_webhooks import WebhookEndpointsService as WebhookEndpointsService
    from .admin_workspaces import WorkspacesService as WorkspacesService
    from .admin_workspaces_members import WorkspaceMembersService as WorkspaceMembersService
    from .admin_workspaces_rate_limits import WorkspaceRateLimitsService as WorkspaceRateLimitsService
    from .admin_workspaces_service_accounts import (
        WorkspaceServiceAccountsService as WorkspaceServiceAccountsService,
    )
    from .agents import AgentsService as AgentsService
    from .agents_versions import AgentVersionsService as AgentVersionsService
    from .batches import BatchesService as BatchesService
    from .compliance import ComplianceService as ComplianceService
    from .compliance_review import ComplianceReviewService as ComplianceReviewService
    from .compliance_review_cases import ComplianceReviewCasesService as ComplianceReviewCasesService
    from .compliance_review_items import ComplianceReviewItemsService as ComplianceReviewItemsService
    from .compliance_review_notices import ComplianceReviewNoticesService as ComplianceReviewNoticesService
    from .deployment_runs import DeploymentRunsService as DeploymentRunsService
    from .deployments import DeploymentsService as DeploymentsService
    from .dreams import DreamsService as DreamsService
    from .environments import EnvironmentsService as EnvironmentsService
    from .environments_work import EnvironmentWorkService as EnvironmentWorkService
    from .files import FilesService as FilesService
    from .memory_stores import MemoryStoresService as MemoryStoresService
    from .memory_stores_memories import MemoryStoreMemoriesService as MemoryStoreMemoriesService
    from .memory_stores_memory_versions import (
        MemoryStoreMemoryVersionsService as MemoryStoreMemoryVersionsService,
    )
    from .messages import MessagesService as MessagesService
    from .models import ModelsService as ModelsService
    from .sessions import SessionsService as SessionsService
    from .sessions_events import SessionEventsService as SessionEventsService
    from .sessions_resources import SessionResourcesService as SessionResourcesService
    from .sessions_threads import SessionThreadsService as SessionThreadsService
    from .sessions_threads_events import SessionThreadEventsService as SessionThreadEventsService
    from .skills import SkillsService as SkillsService
    from .skills_versions import SkillVersionsService as SkillVersionsService
    from .tunnels import TunnelsService as TunnelsService
    from .tunnels_certificates import TunnelCertificatesService as TunnelCertificatesService
    from .user_profiles import UserProfilesService as UserProfilesService
    from .user_profiles_action_urls import UserProfileActionUrlsService as UserProfileActionUrlsService
    from .user_profiles_providers import UserProfileProvidersService as UserProfileProvidersService
    from .user_profiles_providers_google import UserProfileGoogleService as UserProfileGoogleService
    from .user_profiles_providers_google_data_controls import (
        UserProfileGoogleDataControlsService as UserProfileGoogleDataControlsService,
    )
    from .vaults import VaultsService as VaultsService
    from .vaults_credentials import VaultCredentialsService as VaultCredentialsService

__all__ = [
    "AdminService",
    "AgentsService",
    "AgentVersionsService",
    "AnalyticsAppsService",
    "AnalyticsArtifactsService",
    "AnalyticsChatProjectsService",
    "AnalyticsChatService",
    "AnalyticsConnectorsService",
    "AnalyticsCostReportService",
    "AnalyticsCostService",
    "AnalyticsPluginsService",
    "AnalyticsService",
    "AnalyticsSkillsService",
    "AnalyticsSummariesService",
    "AnalyticsUsageReportService",
    "AnalyticsUsageService",
    "AnalyticsUserCostReportService",
    "AnalyticsUsersService",
    "AnalyticsUserUsageReportService",
    "ApiKeysService",
    "BatchesService",
    "ClaudeCodeDefaultSettingsService",
    "ClaudeCodeGroupSettingsService",
    "ClaudeCodeManagedSettingsService",
    "ClaudeCodeService",
    "ClaudeCodeSettingsConfigurationService",
    "ClaudeTagBundlesService",
    "ClaudeTagBundleTargetsService",
    "ClaudeTagService",
    "ClaudeTagSlackChannelsService",
    "ClaudeTagSlackWorkspacesService",
    "ComplianceReviewCasesService",
    "ComplianceReviewItemsService",
    "ComplianceReviewNoticesService",
    "ComplianceReviewService",
    "ComplianceService",
    "ComplianceSettingsService",
    "DeploymentRunsService",
    "DeploymentsService",
    "DreamsService",
    "EffectiveSpendLimitsService",
    "EnvironmentsService",
    "EnvironmentWorkService",
    "ExternalKeysService",
    "ExternalStorageService",
    "FederationIssuersService",
    "FederationRulesService",
    "FederationRuleWorkspacesService",
    "FederationService",
    "FilesService",
    "InvitesService",
    "MemoryStoreMemoriesService",
    "MemoryStoreMemoryVersionsService",
    "MemoryStoresService",
    "MessagesService",
    "ModelsService",
    "OrganizationsService",
    "PluginInstallationSettingsService",
    "PluginMarketplacesService",
    "PluginSharesService",
    "PluginsService",
    "PluginVersionsService",
    "ProvidersGoogleDataControlsService",
    "ProvidersGoogleProjectsService",
    "ProvidersGoogleService",
    "ProvidersService",
    "RateLimitsService",
    "RbacGroupMembersService",
    "RbacGroupsService",
    "RbacRolePermissionsService",
    "RbacRolesService",
    "ServiceAccountsService",
    "ServiceAccountWorkspacesService",
    "SessionEventsService",
    "SessionResourcesService",
    "SessionsService",
    "SessionThreadEventsService",
    "SessionThreadsService",
    "SkillsService",
    "SkillVersionsService",
    "SpendLimitIncreaseRequestsService",
    "SpendLimitsService",
    "TelemetryDestinationsService",
    "TelemetryDestinationWorkspacesService",
    "TunnelCertificatesService",
    "TunnelsService",
    "UserProfileActionUrlsService",
    "UserProfileGoogleDataControlsService",
    "UserProfileGoogleService",
    "UserProfileProvidersService",
    "UserProfilesService",
    "UsersService",
    "VaultCredentialsService",
    "VaultsService",
    "WebhookEndpointsService",
    "WorkspaceMembersService",
    "WorkspaceRateLimitsService",
    "WorkspaceServiceAccountsService",
    "WorkspacesService",
]

_MODULES = {
    "AdminService": "admin",
    "AgentsService": "agents",
    "AgentVersionsService": "agents_versions",
    "AnalyticsAppsService": "admin_analytics_apps",
    "AnalyticsArtifactsService": "admin_analytics_artifacts",
    "AnalyticsChatProjectsService": "admin_analytics_apps_chat_projects",
    "AnalyticsChatService": "admin_analytics_apps_chat",
    "AnalyticsConnectorsService": "admin_analytics_connectors",
    "AnalyticsCostReportService": "admin_analytics_cost_report",
    "AnalyticsCostService": "admin_analytics_cost",
    "AnalyticsPluginsService": "admin_analytics_plugins",
    "AnalyticsService": "admin_analytics",
    "AnalyticsSkillsService": "admin_analytics_skills",
    "AnalyticsSummariesService": "admin_analytics_summaries",
    "AnalyticsUsageReportService": "admin_analytics_usage_report",
    "AnalyticsUsageService": "admin_analytics_usage",
    "AnalyticsUserCostReportService": "admin_analytics_user_cost_report",
    "AnalyticsUsersService": "admin_analytics_users",
    "AnalyticsUserUsageReportService": "admin_analytics_user_usage_report",
    "ApiKeysService": "admin_api_keys",
    "BatchesService": "batches",
    "ClaudeCodeDefaultSettingsService": "admin_claude_code_managed_settings_rbac_group_default",
    "ClaudeCodeGroupSettingsService": "admin_claude_code_managed_settings_rbac_groups",
    "ClaudeCodeManagedSettingsService": "admin_claude_code_managed_settings",
    "ClaudeCodeService": "admin_claude_code",
    "ClaudeCodeSettingsConfigurationService": "admin_claude_code_managed_settings_configuration",
    "ClaudeTagBundlesService": "admin_claude_tag_bundles",
    "ClaudeTagBundleTargetsService": "admin_claude_tag_bundles_targets",
    "ClaudeTagService": "admin_claude_tag",
    "ClaudeTagSlackChannelsService": "admin_claude_tag_slack_channels",
    "ClaudeTagSlackWorkspacesService": "admin_claude_tag_slack_workspaces",
    "ComplianceReviewCasesService": "compliance_review_cases",
    "ComplianceReviewItemsService": "compliance_review_items",
    "ComplianceReviewNoticesService": "compliance_review_notices",
    "ComplianceReviewService": "compliance_review",
    "ComplianceService": "compliance",
    "ComplianceSettingsService": "admin_compliance_settings",
    "DeploymentRunsService": "deployment_runs",
    "DeploymentsService": "deployments",
    "DreamsService": "dreams",
    "EffectiveSpendLimitsService": "admin_spend_limits_effective",
    "EnvironmentsService": "environments",
    "EnvironmentWorkService": "environments_work",
    "ExternalKeysService": "admin_external_keys",
    "ExternalStorageService": "admin_external_storage",
    "FederationIssuersService": "admin_federation_issuers",
    "FederationRulesService": "admin_federation_rules",
    "FederationRuleWorkspacesService": "admin_federation_rules_workspaces",
    "FederationService": "admin_federation",
    "FilesService": "files",
    "InvitesService": "admin_invites",
    "MemoryStoreMemoriesService": "memory_stores_memories",
    "MemoryStoreMemoryVersionsService": "memory_stores_memory_versions",
    "MemoryStoresService": "memory_stores",
    "MessagesService": "messages",
    "ModelsService": "models",
    "OrganizationsService": "admin_organizations",
    "PluginInstallationSettingsService": "admin_plugins_installation_settings",
    "PluginMarketplacesService": "admin_plugin_marketplaces",
    "PluginSharesService": "admin_plugins_shares",
    "PluginsService": "admin_plugins",
    "PluginVersionsService": "admin_plugins_versions",
    "ProvidersGoogleDataControlsService": "admin_providers_google_projects_data_controls",
    "ProvidersGoogleProjectsService": "admin_providers_google_projects",
    "ProvidersGoogleService": "admin_providers_google",
    "ProvidersService": "admin_providers",
    "RateLimitsService": "admin_rate_limits",
    "RbacGroupMembersService": "admin_rbac_groups_members",
    "RbacGroupsService": "admin_rbac_groups",
    "RbacRolePermissionsService": "admin_rbac_roles_permissions",
    "RbacRolesService": "admin_rbac_roles",
    "ServiceAccountsService": "admin_service_accounts",
    "ServiceAccountWorkspacesService": "admin_service_accounts_workspaces",
    "SessionEventsService": "sessions_events",
    "SessionResourcesService": "sessions_resources",
    "SessionsService": "sessions",
    "SessionThreadEventsService": "sessions_threads_events",
    "SessionThreadsService": "sessions_threads",
    "SkillsService": "skills",
    "SkillVersionsService": "skills_versions",
    "SpendLimitIncreaseRequestsService": "admin_spend_limits_increase_requests",
    "SpendLimitsService": "admin_spend_limits",
    "TelemetryDestinationsService": "admin_telemetry_destinations",
    "TelemetryDestinationWorkspacesService": "admin_telemetry_destinations_workspaces",
    "TunnelCertificatesService": "tunnels_certificates",
    "TunnelsService": "tunnels",
    "UserProfileActionUrlsService": "user_profiles_action_urls",
    "UserProfileGoogleDataControlsService": "user_profiles_providers_google_data_controls",
    "UserProfileGoogleService": "user_profiles_providers_google",
    "UserProfileProvidersService": "user_profiles_providers",
    "UserProfilesService": "user_profiles",
    "UsersService": "admin_users",
    "VaultCredentialsService": "vaults_credentials",
    "VaultsService": "vaults",
    "WebhookEndpointsService": "admin_webhooks",
    "WorkspaceMembersService": "admin_workspaces_members",
    "WorkspaceRateLimitsService": "admin_workspaces_rate_limits",
    "WorkspaceServiceAccountsService": "admin_workspaces_service_accounts",
    "WorkspacesService": "admin_workspaces",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(load(f"{__name__}.{_MODULES[name]}"), name)


class Services(NamesHinted):
    """A property for each service of the API, made when it is first used."""

    _pipeline: Pipeline

    @lazy_property
    def messages(self) -> MessagesService:
        """Creates messages, whole or as a stream, and counts the tokens of a request beforehand."""
        load(f"{__package__}.messages")
        from .messages import MessagesService

        return MessagesService(self._pipeline)

    @lazy_property
    def models(self) -> ModelsService:
        """Says which models there are and what each can do."""
        load(f"{__package__}.models")
        from .models import ModelsService

        return ModelsService(self._pipeline)

    @lazy_property
    def batches(self) -> BatchesService:
        """Creates many messages within a day at half the price, and returns their results."""
        load(f"{__package__}.batches")
        from .batches import BatchesService

        return BatchesService(self._pipeline)

    @lazy_property
    def files(self) -> FilesService:
        """Stores files that messages name by their id, and returns those that tools have made."""
        load(f"{__package__}.files")
        from .files import FilesService

        return FilesService(self._pipeline)

    @lazy_property
    def skills(self) -> SkillsService:
        """Keeps skills, which are folders of instructions and scripts that the model reads where they help."""
        load(f"{__package__}.skills")
        from .skills import SkillsService

        return SkillsService(self._pipeline)

    @lazy_property
    def admin(self) -> AdminService:
        """Administers the organization. Every call needs an admin key."""
        load(f"{__package__}.admin")
        from .admin import AdminService

        return AdminService(self._pipeline)

    @lazy_property
    def user_profiles(self) -> UserProfilesService:
        """Manages profiles of your users, in whose name requests are made."""
        load(f"{__package__}.user_profiles")
        from .user_profiles import UserProfilesService

        return UserProfilesService(self._pipeline)

    @lazy_property
    def sessions(self) -> SessionsService:
        """Starts agents in environments, and keeps their sessions."""
        load(f"{__package__}.sessions")
        from .sessions import SessionsService

        return SessionsService(self._pipeline)

    @lazy_property
    def agents(self) -> AgentsService:
        """Keeps agents, which are models with instructions, tools and skills, from which sessions are started."""
        load(f"{__package__}.agents")
        from .agents import AgentsService

        return AgentsService(self._pipeline)

    @lazy_property
    def environments(self) -> EnvironmentsService:
        """Keeps environments, in which the tools of sessions run."""
        load(f"{__package__}.environments")
        from .environments import EnvironmentsService

        return EnvironmentsService(self._pipeline)

    @lazy_property
    def memory_stores(self) -> MemoryStoresService:
        """Keeps memory stores, which sessions of agents read and write as folders."""
        load(f"{__package__}.memory_stores")
        from .memory_stores import MemoryStoresService

        return MemoryStoresService(self._pipeline)

    @lazy_property
    def tunnels(self) -> TunnelsService:
        """Keeps tunnels, through which MCP servers in a network of your own are reached."""
        load(f"{__package__}.tunnels")
        from .tunnels import TunnelsService

        return TunnelsService(self._pipeline)

    @lazy_property
    def compliance(self) -> ComplianceService:
        """Works on what the organization has to watch over."""
        load(f"{__package__}.compliance")
        from .compliance import ComplianceService

        return ComplianceService(self._pipeline)

    @lazy_property
    def vaults(self) -> VaultsService:
        """Keeps vaults, whose credentials sessions of agents use to reach other services."""
        load(f"{__package__}.vaults")
        from .vaults import VaultsService

        return VaultsService(self._pipeline)

    @lazy_property
    def dreams(self) -> DreamsService:
        """Runs jobs that put the memories of a store in order."""
        load(f"{__package__}.dreams")
        from .dreams import DreamsService

        return DreamsService(self._pipeline)

    @lazy_property
    def deployments(self) -> DeploymentsService:
        """Keeps agents with what they are to do, and runs them by hand or by a schedule."""
        load(f"{__package__}.deployments")
        from .deployments import DeploymentsService

        return DeploymentsService(self._pipeline)

    @lazy_property
    def deployment_runs(self) -> DeploymentRunsService:
        """Returns the runs of deployments."""
        load(f"{__package__}.deployment_runs")
        from .deployment_runs import DeploymentRunsService

        return DeploymentRunsService(self._pipeline)
