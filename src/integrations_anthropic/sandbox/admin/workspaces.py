"""The workspaces of the organization and their members."""

from __future__ import annotations

from typing import Any

from ..clock import SandboxClock, timestamp
from ..errors import invalid, not_found
from ..ids import new_id
from .users import DEVELOPER, Users

__all__ = ["DEFAULT", "RESEARCH", "Members", "Workspaces"]

Json = Any

DEFAULT = "wrkspc_01Default5Tq8mVzKpLwNsRy"
RESEARCH = "wrkspc_01JwQvzr7rXLA5AGx3HKfFUJ"
COLORS = ("#6C5BB9", "#2F7D6B", "#B5533C", "#3B6FB6", "#8A6D1F")
RESIDENCY = {"workspace_geo": "us", "allowed_inference_geos": "unrestricted", "default_inference_geo": "global"}
SET_ONCE_FIELDS = ("external_key_id", "user_profile_id")
PRIVACY = "inference_data_privacy"
RESERVED_TAG = "anthropic"


class Workspaces:
    """The workspaces: the default one, one named Research, and those created since."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._workspaces: dict[str, Json] = {}
        self._add(DEFAULT, "2026-03-01T08:00:00.000000+00:00", {"name": "Default"})
        self._add(RESEARCH, "2026-03-02T09:12:44.105927+00:00", {"name": "Research", "tags": {"team": "search"}})

    def create(self, body: Json) -> Json:
        """Create a workspace. Raises SandboxAPIError 400 for invalid tags or data residency."""
        return self._add(new_id("wrkspc"), timestamp(self._clock.time()), body)

    def get(self, workspace_id: str) -> Json:
        """The workspace, archived or not. Raises SandboxAPIError 404 if there is none."""
        if workspace_id not in self._workspaces:
            raise not_found(f"Workspace {workspace_id} not found.")
        return self._workspaces[workspace_id]

    def get_active(self, workspace_id: str) -> Json:
        """The workspace. Raises SandboxAPIError 400 if it is archived."""
        workspace = self.get(workspace_id)
        if workspace["archived_at"] is not None:
            raise invalid(f"Workspace {workspace_id} is archived.")
        return workspace

    def find(self, query: dict[str, Json]) -> list[Json]:
        """The workspaces that match `ids`, `include_archived` and `include_default`, newest first."""
        ids = query.get("ids")
        return [
            workspace
            for workspace in reversed(self._workspaces.values())
            if (not ids or workspace["id"] in ids)
            and (query.get("include_archived") or workspace["archived_at"] is None)
            and (query.get("include_default") or workspace["id"] != DEFAULT)
        ]

    def update(self, workspace_id: str, body: Json) -> Json:
        """Apply the changes of the body, or none of them if one is invalid (SandboxAPIError 400)."""
        workspace = self.get_active(workspace_id)
        changed = {key: value for key, value in body.items() if key in ("name", "display_color", *SET_ONCE_FIELDS)}
        for field in SET_ONCE_FIELDS:
            if workspace[field] not in (None, changed.get(field, workspace[field])):
                raise invalid(f"{field}: cannot be replaced once it is set")
        if workspace_id == DEFAULT and "user_profile_id" in changed:
            raise invalid("user_profile_id: the default workspace cannot have a user profile")
        if "tags" in body:
            changed["tags"] = _tags(workspace["tags"], body["tags"])
        if "data_residency" in body:
            changed["data_residency"] = _change_residency(workspace["data_residency"], body["data_residency"])
        if PRIVACY in body:
            changed[PRIVACY] = (workspace[PRIVACY] or {}) | body[PRIVACY]
        workspace.update(changed)
        return workspace

    def archive(self, workspace_id: str) -> Json:
        """Archive a workspace; no effect if it is archived. Raises SandboxAPIError 400 for the default workspace."""
        workspace = self.get(workspace_id)
        if workspace_id == DEFAULT:
            raise invalid("The default workspace cannot be archived.")
        if workspace["archived_at"] is None:
            workspace["archived_at"] = timestamp(self._clock.time())
        return workspace

    def _add(self, workspace_id: str, created_at: str, body: Json) -> Json:
        color = COLORS[len(self._workspaces) % len(COLORS)]
        workspace = {
            "id": workspace_id,
            "type": "workspace",
            "name": body["name"],
            "created_at": created_at,
            "archived_at": None,
            "display_color": body.get("display_color") or color,
            "compartment_id": new_id("cmpt"),
            "data_residency": _residency(RESIDENCY, body.get("data_residency")),
            "tags": _tags({}, body.get("tags")),
            "external_key_id": body.get("external_key_id"),
            "user_profile_id": body.get("user_profile_id"),
            PRIVACY: body.get(PRIVACY),
        }
        self._workspaces[workspace_id] = workspace
        return workspace


class Members:
    """The members of each workspace and their roles."""

    def __init__(self, users: Users, workspaces: Workspaces) -> None:
        self._users, self._workspaces = users, workspaces
        self._members: dict[str, dict[str, Json]] = {}
        """Members by workspace id and user id."""
        self.create(RESEARCH, {"user_id": DEVELOPER, "workspace_role": "workspace_developer"})

    def create(self, workspace_id: str, body: Json) -> Json:
        """Add a member. Raises SandboxAPIError 404 for an unknown user, 400 for a user who is a member already."""
        self._workspaces.get_active(workspace_id)
        user_id = self._users.get(body["user_id"])["id"]
        members = self._members.setdefault(workspace_id, {})
        if user_id in members:
            raise invalid(f"User {user_id} is already a member of workspace {workspace_id}.")
        members[user_id] = {
            "type": "workspace_member",
            "user_id": user_id,
            "workspace_id": workspace_id,
            "workspace_role": body["workspace_role"],
        }
        return members[user_id]

    def get(self, workspace_id: str, user_id: str) -> Json:
        """The member. Raises SandboxAPIError 404 if there is none."""
        self._workspaces.get(workspace_id)
        members = self._members.get(workspace_id, {})
        if user_id not in members:
            raise not_found(f"User {user_id} is not a member of workspace {workspace_id}.")
        return members[user_id]

    def of_workspace(self, workspace_id: str) -> list[Json]:
        """The members of a workspace, newest first."""
        self._workspaces.get(workspace_id)
        return list(reversed(self._members.get(workspace_id, {}).values()))

    def update(self, workspace_id: str, user_id: str, body: Json) -> Json:
        """Change the role of a member."""
        member = self.get(workspace_id, user_id)
        self._workspaces.get_active(workspace_id)
        member["workspace_role"] = body["workspace_role"]
        return member

    def delete(self, workspace_id: str, user_id: str) -> Json:
        """Remove a member from a workspace."""
        self.get(workspace_id, user_id)
        del self._members[workspace_id][user_id]
        return {"type": "workspace_member_deleted", "user_id": user_id, "workspace_id": workspace_id}

    def remove_user(self, user_id: str) -> None:
        """Remove a user from all workspaces."""
        for members in self._members.values():
            members.pop(user_id, None)


def _tags(tags: dict[str, str], changes: Json) -> dict[str, str]:
    """Merge tag changes: null for one tag removes it, null instead of an object removes all."""
    if changes is None:
        return {}
    for name in changes:
        if name.startswith(RESERVED_TAG):
            raise invalid(f"tags.{name}: Keys may not begin with '{RESERVED_TAG}'")
    return {name: value for name, value in (tags | changes).items() if value is not None}


def _change_residency(residency: Json, changes: Json) -> Json:
    """Apply residency changes; null resets all but `workspace_geo` to the defaults."""
    if changes is None:
        return {**RESIDENCY, "workspace_geo": residency["workspace_geo"]}
    if changes.get("workspace_geo") not in (None, residency["workspace_geo"]):
        raise invalid("data_residency.workspace_geo: cannot be changed")
    return _residency(residency, changes)


def _residency(residency: Json, changes: Json) -> Json:
    result = residency | {name: value for name, value in (changes or {}).items() if value is not None}
    allowed = result["allowed_inference_geos"]
    if isinstance(allowed, str) and allowed != "unrestricted":
        raise invalid("data_residency.allowed_inference_geos: Input should be 'unrestricted'")
    if isinstance(allowed, list) and result["default_inference_geo"] not in allowed:
        raise invalid("data_residency.default_inference_geo: must be one of allowed_inference_geos")
    return result
