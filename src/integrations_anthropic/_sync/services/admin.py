# Derived from src/integrations_anthropic/_async/services/admin.py by `make codegen`. Do not edit.
"""Administers the organization. Every call needs an admin key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin_api_keys import ApiKeysService
    from .admin_invites import InvitesService
    from .admin_organizations import OrganizationsService
    from .admin_users import UsersService
    from .admin_workspaces import WorkspacesService

__all__ = ["AdminService"]


class AdminService:
    """Administers the organization. Every call needs an admin key."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._organizations: OrganizationsService | None = None
        self._workspaces: WorkspacesService | None = None
        self._api_keys: ApiKeysService | None = None
        self._invites: InvitesService | None = None
        self._users: UsersService | None = None

    @property
    def organizations(self) -> OrganizationsService:
        """Says which organization the admin key belongs to."""
        if self._organizations is None:
            from .admin_organizations import OrganizationsService

            self._organizations = OrganizationsService(self._pipeline)
        return self._organizations

    @property
    def workspaces(self) -> WorkspacesService:
        """Makes, changes and archives the workspaces of the organization."""
        if self._workspaces is None:
            from .admin_workspaces import WorkspacesService

            self._workspaces = WorkspacesService(self._pipeline)
        return self._workspaces

    @property
    def api_keys(self) -> ApiKeysService:
        """Looks after the API keys of the organization, which are made in the Console."""
        if self._api_keys is None:
            from .admin_api_keys import ApiKeysService

            self._api_keys = ApiKeysService(self._pipeline)
        return self._api_keys

    @property
    def invites(self) -> InvitesService:
        """Invites people to join the organization."""
        if self._invites is None:
            from .admin_invites import InvitesService

            self._invites = InvitesService(self._pipeline)
        return self._invites

    @property
    def users(self) -> UsersService:
        """Looks after the people in the organization."""
        if self._users is None:
            from .admin_users import UsersService

            self._users = UsersService(self._pipeline)
        return self._users
