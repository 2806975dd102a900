# Derived from src/integrations_anthropic/_async/services/__init__.py by `make codegen`. Do not edit.
"""The services of the API as attributes of the client. Each is created on first access."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property

if TYPE_CHECKING:
    from ..pipeline import Pipeline
    from .admin import AdminService as AdminService
    from .admin_api_keys import ApiKeysService as ApiKeysService
    from .admin_invites import InvitesService as InvitesService
    from .admin_organizations import OrganizationsService as OrganizationsService
    from .admin_users import UsersService as UsersService
    from .admin_workspaces import WorkspacesService as WorkspacesService
    from .admin_workspaces_members import WorkspaceMembersService as WorkspaceMembersService
    from .batches import BatchesService as BatchesService
    from .files import FilesService as FilesService
    from .messages import MessagesService as MessagesService
    from .models import ModelsService as ModelsService
    from .skills import SkillsService as SkillsService
    from .skills_versions import SkillVersionsService as SkillVersionsService
    from .user_profiles import UserProfilesService as UserProfilesService
    from .user_profiles_action_urls import UserProfileActionUrlsService as UserProfileActionUrlsService

__all__ = [
    "AdminService",
    "ApiKeysService",
    "BatchesService",
    "FilesService",
    "InvitesService",
    "MessagesService",
    "ModelsService",
    "OrganizationsService",
    "SkillsService",
    "SkillVersionsService",
    "UserProfileActionUrlsService",
    "UserProfilesService",
    "UsersService",
    "WorkspaceMembersService",
    "WorkspacesService",
]

_MODULES = {
    "AdminService": "admin",
    "ApiKeysService": "admin_api_keys",
    "BatchesService": "batches",
    "FilesService": "files",
    "InvitesService": "admin_invites",
    "MessagesService": "messages",
    "ModelsService": "models",
    "OrganizationsService": "admin_organizations",
    "SkillsService": "skills",
    "SkillVersionsService": "skills_versions",
    "UserProfileActionUrlsService": "user_profiles_action_urls",
    "UserProfilesService": "user_profiles",
    "UsersService": "admin_users",
    "WorkspaceMembersService": "admin_workspaces_members",
    "WorkspacesService": "admin_workspaces",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(load(f"{__name__}.{_MODULES[name]}"), name)


class Services:
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
        """Creates many messages within a day at half the price, and hands out their results."""
        load(f"{__package__}.batches")
        from .batches import BatchesService

        return BatchesService(self._pipeline)

    @lazy_property
    def files(self) -> FilesService:
        """Stores files that messages name by their id, and hands out those that tools have made."""
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
        """Looks after profiles of your users, in whose name requests are made."""
        load(f"{__package__}.user_profiles")
        from .user_profiles import UserProfilesService

        return UserProfilesService(self._pipeline)
