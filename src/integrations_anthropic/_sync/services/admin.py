# Derived from src/integrations_anthropic/_async/services/admin.py by `make codegen`. Do not edit.
"""Administers the organization. Every call needs an admin key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_analytics import AnalyticsService
    from .admin_api_keys import ApiKeysService
    from .admin_claude_code import ClaudeCodeService
    from .admin_claude_tag import ClaudeTagService
    from .admin_compliance_settings import ComplianceSettingsService
    from .admin_external_keys import ExternalKeysService
    from .admin_external_storage import ExternalStorageService
    from .admin_federation import FederationService
    from .admin_invites import InvitesService
    from .admin_organizations import OrganizationsService
    from .admin_plugin_marketplaces import PluginMarketplacesService
    from .admin_plugins import PluginsService
    from .admin_providers import ProvidersService
    from .admin_rate_limits import RateLimitsService
    from .admin_rbac_groups import RbacGroupsService
    from .admin_rbac_roles import RbacRolesService
    from .admin_service_accounts import ServiceAccountsService
    from .admin_spend_limits import SpendLimitsService
    from .admin_telemetry_destinations import TelemetryDestinationsService
    from .admin_users import UsersService
    from .admin_webhooks import WebhookEndpointsService
    from .admin_workspaces import WorkspacesService

__all__ = ["AdminService"]


class AdminService(NamesHinted):
    """Administers the organization. Every call needs an admin key."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def organizations(self) -> OrganizationsService:
        """Returns the organization that the admin key belongs to."""
        load(f"{__package__}.admin_organizations")
        from .admin_organizations import OrganizationsService

        return OrganizationsService(self._pipeline)

    @lazy_property
    def workspaces(self) -> WorkspacesService:
        """Creates, changes and archives the workspaces of the organization."""
        load(f"{__package__}.admin_workspaces")
        from .admin_workspaces import WorkspacesService

        return WorkspacesService(self._pipeline)

    @lazy_property
    def api_keys(self) -> ApiKeysService:
        """Manages the API keys of the organization, which are created in the Console."""
        load(f"{__package__}.admin_api_keys")
        from .admin_api_keys import ApiKeysService

        return ApiKeysService(self._pipeline)

    @lazy_property
    def invites(self) -> InvitesService:
        """Invites people to join the organization."""
        load(f"{__package__}.admin_invites")
        from .admin_invites import InvitesService

        return InvitesService(self._pipeline)

    @lazy_property
    def users(self) -> UsersService:
        """Manages the users of the organization."""
        load(f"{__package__}.admin_users")
        from .admin_users import UsersService

        return UsersService(self._pipeline)

    @lazy_property
    def rbac_groups(self) -> RbacGroupsService:
        """Manages the groups of users of the organization, to which roles are given."""
        load(f"{__package__}.admin_rbac_groups")
        from .admin_rbac_groups import RbacGroupsService

        return RbacGroupsService(self._pipeline)

    @lazy_property
    def rbac_roles(self) -> RbacRolesService:
        """Lists the roles of the organization."""
        load(f"{__package__}.admin_rbac_roles")
        from .admin_rbac_roles import RbacRolesService

        return RbacRolesService(self._pipeline)

    @lazy_property
    def rate_limits(self) -> RateLimitsService:
        """Lists the rate limits of the organization."""
        load(f"{__package__}.admin_rate_limits")
        from .admin_rate_limits import RateLimitsService

        return RateLimitsService(self._pipeline)

    @lazy_property
    def compliance_settings(self) -> ComplianceSettingsService:
        """Turns the recording of the activity in the organization on and off."""
        load(f"{__package__}.admin_compliance_settings")
        from .admin_compliance_settings import ComplianceSettingsService

        return ComplianceSettingsService(self._pipeline)

    @lazy_property
    def analytics(self) -> AnalyticsService:
        """Reports how much the organization uses Claude, by day or over a range of days."""
        load(f"{__package__}.admin_analytics")
        from .admin_analytics import AnalyticsService

        return AnalyticsService(self._pipeline)

    @lazy_property
    def spend_limits(self) -> SpendLimitsService:
        """Manages what members may spend beyond their seats."""
        load(f"{__package__}.admin_spend_limits")
        from .admin_spend_limits import SpendLimitsService

        return SpendLimitsService(self._pipeline)

    @lazy_property
    def external_keys(self) -> ExternalKeysService:
        """Registers keys of your own, with which the data of workspaces is encrypted."""
        load(f"{__package__}.admin_external_keys")
        from .admin_external_keys import ExternalKeysService

        return ExternalKeysService(self._pipeline)

    @lazy_property
    def federation(self) -> FederationService:
        """Says whose tokens are exchanged for tokens of the API."""
        load(f"{__package__}.admin_federation")
        from .admin_federation import FederationService

        return FederationService(self._pipeline)

    @lazy_property
    def service_accounts(self) -> ServiceAccountsService:
        """Manages the identities of programs in the organization."""
        load(f"{__package__}.admin_service_accounts")
        from .admin_service_accounts import ServiceAccountsService

        return ServiceAccountsService(self._pipeline)

    @lazy_property
    def external_storage(self) -> ExternalStorageService:
        """Registers buckets of your own, in which data of workspaces is stored."""
        load(f"{__package__}.admin_external_storage")
        from .admin_external_storage import ExternalStorageService

        return ExternalStorageService(self._pipeline)

    @lazy_property
    def webhooks(self) -> WebhookEndpointsService:
        """Manages the addresses to which events of the organization are sent."""
        load(f"{__package__}.admin_webhooks")
        from .admin_webhooks import WebhookEndpointsService

        return WebhookEndpointsService(self._pipeline)

    @lazy_property
    def providers(self) -> ProvidersService:
        """Administers what the organization has with other clouds."""
        load(f"{__package__}.admin_providers")
        from .admin_providers import ProvidersService

        return ProvidersService(self._pipeline)

    @lazy_property
    def plugins(self) -> PluginsService:
        """Manages the plugins of the organization and of its members."""
        load(f"{__package__}.admin_plugins")
        from .admin_plugins import PluginsService

        return PluginsService(self._pipeline)

    @lazy_property
    def plugin_marketplaces(self) -> PluginMarketplacesService:
        """Manages the marketplaces that plugins are in, and checks new ones."""
        load(f"{__package__}.admin_plugin_marketplaces")
        from .admin_plugin_marketplaces import PluginMarketplacesService

        return PluginMarketplacesService(self._pipeline)

    @lazy_property
    def telemetry_destinations(self) -> TelemetryDestinationsService:
        """Manages the addresses to which the telemetry of workspaces is sent."""
        load(f"{__package__}.admin_telemetry_destinations")
        from .admin_telemetry_destinations import TelemetryDestinationsService

        return TelemetryDestinationsService(self._pipeline)

    @lazy_property
    def claude_code(self) -> ClaudeCodeService:
        """Administers Claude Code in the organization."""
        load(f"{__package__}.admin_claude_code")
        from .admin_claude_code import ClaudeCodeService

        return ClaudeCodeService(self._pipeline)

    @lazy_property
    def claude_tag(self) -> ClaudeTagService:
        """Manages the use of Claude in Slack."""
        load(f"{__package__}.admin_claude_tag")
        from .admin_claude_tag import ClaudeTagService

        return ClaudeTagService(self._pipeline)
