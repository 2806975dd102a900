"""The API keys of the organization: their metadata, never the key values."""

from __future__ import annotations

from typing import Any

from ..errors import invalid, not_found
from .users import ADMIN, DEVELOPER
from .workspaces import DEFAULT, RESEARCH

__all__ = ["APIKeys"]

Json = Any

# Id, name, status, workspace, creator; oldest first.
INITIAL_KEYS = (
    ("apikey_01Trial6Wf4nQyGb9kSxLmTz", "Trial", "expired", DEFAULT, ADMIN),
    ("apikey_01Laptop3Jd8rVwPc5hNtBqX", "Old laptop", "archived", DEFAULT, ADMIN),
    ("apikey_01Batch9Kz2sMxRf7gYpHvDn", "Batch jobs", "inactive", DEFAULT, DEVELOPER),
    ("apikey_01Web5Ct7vLqNj3wZkFsGyRm", "Web site", "active", DEFAULT, ADMIN),
    ("apikey_01Build7Hs3vKqT9wXnPzRcY", "Build", "active", RESEARCH, DEVELOPER),
)
FINAL_STATUSES = ("archived", "expired")


class APIKeys:
    """A fixed set of keys, one or more in every status. The API cannot create keys; the Console does."""

    def __init__(self) -> None:
        self._keys = {row[0]: _key(*row, day) for day, row in enumerate(INITIAL_KEYS, start=1)}

    def get(self, api_key_id: str) -> Json:
        """The metadata of a key. Raises SandboxAPIError 404 if there is no such key."""
        if api_key_id not in self._keys:
            raise not_found(f"API key {api_key_id} not found.")
        return self._keys[api_key_id]

    def find(self, query: dict[str, Json]) -> list[Json]:
        """The keys that match `status`, `workspace_id` and `created_by_user_id`, newest first."""
        status, workspace, creator = (query.get(name) for name in ("status", "workspace_id", "created_by_user_id"))
        return [
            key
            for key in reversed(self._keys.values())
            if status in (None, key["status"])
            and workspace in (None, key["scope"]["workspace_id"])
            and creator in (None, key["created_by"]["id"])
        ]

    def update(self, api_key_id: str, body: Json) -> Json:
        """Change the name or status of a key. Raises SandboxAPIError 400 to reactivate an archived or expired key."""
        key = self.get(api_key_id)
        changed = {name: value for name, value in body.items() if value is not None}
        if key["status"] in FINAL_STATUSES and changed.get("status", key["status"]) != key["status"]:
            raise invalid(f"status: API key {api_key_id} is {key['status']}; its status cannot be changed")
        key.update(changed)
        return key

    def archive_all(self, workspace_id: str) -> None:
        """Archive the keys of a workspace; expired keys stay expired."""
        for key in self.find({"workspace_id": workspace_id}):
            key["status"] = "archived" if key["status"] != "expired" else "expired"


def _key(key_id: str, name: str, status: str, workspace: str, creator: str, day: int) -> Json:
    return {
        "id": key_id,
        "type": "api_key",
        "name": name,
        "status": status,
        "created_at": f"2026-03-{day:02}T10:00:00.000000+00:00",
        "created_by": {"id": creator, "type": "user"},
        "partial_key_hint": f"sk-ant-api03-{name[:3]}...{key_id[-4:]}",
        "workspace_id": None if workspace == DEFAULT else workspace,
        "scope": {"type": "workspace", "workspace_id": workspace},
        "principal": None,
        "expires_at": f"2026-04-{day:02}T10:00:00.000000+00:00" if status == "expired" else None,
    }
