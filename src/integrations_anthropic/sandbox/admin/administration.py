"""The Admin API of one organization: a handler for each operation id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..call import SandboxCall, require_admin_key
from ..clock import SandboxClock
from ..pagination import page
from .api_keys import APIKeys
from .users import Invites, Users
from .workspaces import Members, Workspaces

__all__ = ["AdminHandler", "Administration"]

Json = Any
AdminHandler = Callable[[SandboxCall], Json]

# The id is also sent in the header `anthropic-organization-id` of every response.
ORGANIZATION = {
    "id": "5a4db0c5-0000-4000-8000-000000000000",
    "type": "organization",
    "name": "Sandbox Organization",
}


class Administration:
    """The state of the organization. It starts with a few users and API keys and two workspaces."""

    def __init__(self, clock: SandboxClock) -> None:
        self._users = Users()
        self._invites = Invites(clock, self._users)
        self._keys = APIKeys()
        self._workspaces = Workspaces(clock)
        self._members = Members(self._users, self._workspaces)
        self.on_user_removed: Callable[[str], object] = lambda user_id: None
        """Called with the id of a user who is removed."""
        handlers = self._workspace_handlers() | self._member_handlers() | self._key_handlers() | self._user_handlers()
        handlers["admin.organizations.get"] = lambda call: ORGANIZATION
        self.by_operation: dict[str, AdminHandler] = {
            name: _require_admin_key(handler) for name, handler in handlers.items()
        }
        self.items: dict[str, Callable[[str], Json]] = {
            "user_id": self._users.get,
            "invite_id": self._invites.get,
            "api_key_id": self._keys.get,
            "workspace_id": self._workspaces.get,
        }
        """What finds an item by its id, by the path parameter of the item."""

    def _workspace_handlers(self) -> dict[str, AdminHandler]:
        workspaces = self._workspaces
        return {
            "admin.workspaces.create": lambda call: workspaces.create(call.body),
            "admin.workspaces.get": lambda call: workspaces.get(call.path["workspace_id"]),
            "admin.workspaces.list": lambda call: page(workspaces.find(call.query), call.query),
            "admin.workspaces.update": lambda call: workspaces.update(call.path["workspace_id"], call.body),
            "admin.workspaces.archive": self._archive_workspace,
        }

    def _member_handlers(self) -> dict[str, AdminHandler]:
        members = self._members
        return {
            "admin.workspaces.members.create": lambda call: members.create(call.path["workspace_id"], call.body),
            "admin.workspaces.members.get": lambda call: members.get(**call.path),
            "admin.workspaces.members.list": lambda call: page(
                members.of_workspace(call.path["workspace_id"]), call.query, by="user_id"
            ),
            "admin.workspaces.members.update": lambda call: members.update(**call.path, body=call.body),
            "admin.workspaces.members.delete": lambda call: members.delete(**call.path),
        }

    def _key_handlers(self) -> dict[str, AdminHandler]:
        keys = self._keys
        return {
            "admin.api_keys.get": lambda call: keys.get(call.path["api_key_id"]),
            "admin.api_keys.list": lambda call: page(keys.find(call.query), call.query),
            "admin.api_keys.update": lambda call: keys.update(call.path["api_key_id"], call.body),
        }

    def _user_handlers(self) -> dict[str, AdminHandler]:
        users, invites = self._users, self._invites
        return {
            "admin.invites.create": lambda call: invites.create(call.body),
            "admin.invites.get": lambda call: invites.get(call.path["invite_id"]),
            "admin.invites.list": lambda call: page(invites.find(call.query), call.query),
            "admin.invites.delete": lambda call: invites.delete(call.path["invite_id"]),
            "admin.users.get": lambda call: users.get(call.path["user_id"]),
            "admin.users.list": lambda call: page(users.find(call.query), call.query),
            "admin.users.update": lambda call: users.update(call.path["user_id"], call.body),
            "admin.users.delete": self._delete_user,
            "admin.users.sign_out": lambda call: users.sign_out(call.path["user_id"]),
        }

    def _archive_workspace(self, call: SandboxCall) -> Json:
        workspace = self._workspaces.archive(call.path["workspace_id"])
        self._keys.archive_all(workspace["id"])
        return workspace

    def _delete_user(self, call: SandboxCall) -> Json:
        deleted = self._users.delete(call.path["user_id"])
        self._members.remove_user(deleted["id"])
        self.on_user_removed(deleted["id"])
        return deleted


def _require_admin_key(handler: AdminHandler) -> AdminHandler:
    """Wrap a handler: SandboxAPIError 401 for a request with an ordinary (non-admin) API key."""

    def checked(call: SandboxCall) -> Json:
        require_admin_key(call)
        return handler(call)

    return checked
