# Derived from src/integrations_anthropic/_async/services/__init__.py by `make codegen`. Do not edit.
"""The services of the API as attributes of the client. Each is created on first access."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
    from .messages import MessagesService as MessagesService
    from .models import ModelsService as ModelsService

__all__ = [
    "AdminService",
    "ApiKeysService",
    "BatchesService",
    "InvitesService",
    "MessagesService",
    "ModelsService",
    "OrganizationsService",
    "UsersService",
    "WorkspaceMembersService",
    "WorkspacesService",
]

_MODULES = {
    "AdminService": "admin",
    "ApiKeysService": "admin_api_keys",
    "BatchesService": "batches",
    "InvitesService": "admin_invites",
    "MessagesService": "messages",
    "ModelsService": "models",
    "OrganizationsService": "admin_organizations",
    "UsersService": "admin_users",
    "WorkspaceMembersService": "admin_workspaces_members",
    "WorkspacesService": "admin_workspaces",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


class Services:
    """A property for each service of the API."""

    _pipeline: Pipeline
    _messages: MessagesService | None = None
    _models: ModelsService | None = None
    _batches: BatchesService | None = None
    _admin: AdminService | None = None

    @property
    def messages(self) -> MessagesService:
        """Creates messages, whole or as a stream, and counts the tokens of a request beforehand."""
        if self._messages is None:
            from .messages import MessagesService

            self._messages = MessagesService(self._pipeline)
        return self._messages

    @property
    def models(self) -> ModelsService:
        """Says which models there are and what each can do."""
        if self._models is None:
            from .models import ModelsService

            self._models = ModelsService(self._pipeline)
        return self._models

    @property
    def batches(self) -> BatchesService:
        """Creates many messages within a day at half the price, and hands out their results."""
        if self._batches is None:
            from .batches import BatchesService

            self._batches = BatchesService(self._pipeline)
        return self._batches

    @property
    def admin(self) -> AdminService:
        """Administers the organization. Every call needs an admin key."""
        if self._admin is None:
            from .admin import AdminService

            self._admin = AdminService(self._pipeline)
        return self._admin
