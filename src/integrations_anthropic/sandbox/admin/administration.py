"""Administration of one organization: what each of its operations does, by id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..call import SandboxCall
from ..clock import SandboxClock
from ..errors import SandboxAPIError
from ..pagination import page
from .api_keys import Keys
from .users import Invites, Users
from .workspaces import Members, Workspaces

__all__ = ["Action", "Administration"]

Json = Any
Action = Callable[[SandboxCall], Json]

# The same as in the header `anthropic-organization-id` of every answer.
ORGANIZATION = {
    "id": "5a4db0c5-0000-4000-8000-000000000000",
    "type": "organization",
    "name": "Sandbox Organization",
}
ORDINARY = "sk-ant-api"


class Administration:
    """The state of the organization, with a few users, keys and a workspace to begin with."""

    def __init__(self, clock: SandboxClock) -> None:
        self._users = Users()
        self._invites = Invites(clock, self._users)
        self._keys = Keys()
        self._workspaces = Workspaces(clock)
        self._members = Members(self._users, self._workspaces)
        actions = self._workspace_actions() | self._member_actions() | self._key_actions() | self._people_actions()
        actions["admin.organizations.get"] = lambda call: ORGANIZATION
        self.table: dict[str, Action] = {name: _guarded(action) for name, action in actions.items()}

    def _workspace_actions(self) -> dict[str, Action]:
        workspaces = self._workspaces
        return {
            "admin.workspaces.create": lambda call: workspaces.create(call.body),
            "admin.workspaces.get": lambda call: workspaces.get(call.path["workspace_id"]),
            "admin.workspaces.list": lambda call: page(workspaces.listed(call.query), call.query),
            "admin.workspaces.update": lambda call: workspaces.update(call.path["workspace_id"], call.body),
            "admin.workspaces.archive": self._archive_workspace,
        }

    def _member_actions(self) -> dict[str, Action]:
        members = self._members
        return {
            "admin.workspaces.members.create": lambda call: members.create(call.path["workspace_id"], call.body),
            "admin.workspaces.members.get": lambda call: members.get(**call.path),
            "admin.workspaces.members.list": lambda call: page(
                members.listed(call.path["workspace_id"]), call.query, by="user_id"
            ),
            "admin.workspaces.members.update": lambda call: members.update(**call.path, body=call.body),
            "admin.workspaces.members.delete": lambda call: members.delete(**call.path),
        }

    def _key_actions(self) -> dict[str, Action]:
        keys = self._keys
        return {
            "admin.api_keys.get": lambda call: keys.get(call.path["api_key_id"]),
            "admin.api_keys.list": lambda call: page(keys.listed(call.query), call.query),
            "admin.api_keys.update": lambda call: keys.update(call.path["api_key_id"], call.body),
        }

    def _people_actions(self) -> dict[str, Action]:
        users, invites = self._users, self._invites
        return {
            "admin.invites.create": lambda call: invites.create(call.body),
            "admin.invites.get": lambda call: invites.get(call.path["invite_id"]),
            "admin.invites.list": lambda call: page(invites.listed(call.query), call.query),
            "admin.invites.delete": lambda call: invites.delete(call.path["invite_id"]),
            "admin.users.get": lambda call: users.get(call.path["user_id"]),
            "admin.users.list": lambda call: page(users.listed(call.query), call.query),
            "admin.users.update": lambda call: users.update(call.path["user_id"], call.body),
            "admin.users.delete": self._delete_user,
        }

    def _archive_workspace(self, call: SandboxCall) -> Json:
        workspace = self._workspaces.archive(call.path["workspace_id"])
        self._keys.archive_all(workspace["id"])
        return workspace

    def _delete_user(self, call: SandboxCall) -> Json:
        deleted = self._users.delete(call.path["user_id"])
        self._members.forget(deleted["id"])
        return deleted


def _guarded(action: Action) -> Action:
    """The same action, behind the door that an ordinary key of the API does not open."""

    def guarded(call: SandboxCall) -> Json:
        if call.key.startswith(ORDINARY):
            raise SandboxAPIError(401, "invalid x-api-key")
        return action(call)

    return guarded
