"""The API keys of the organization: what is known of them, never the keys themselves."""

from __future__ import annotations

from typing import Any

from ..errors import invalid, not_found
from .users import ADMIN, DEVELOPER
from .workspaces import DEFAULT, RESEARCH

__all__ = ["Keys"]

Json = Any

# Id, name, status, workspace, who made it; the oldest first.
KNOWN = (
    ("apikey_01Trial6Wf4nQyGb9kSxLmTz", "Trial", "expired", DEFAULT, ADMIN),
    ("apikey_01Laptop3Jd8rVwPc5hNtBqX", "Old laptop", "archived", DEFAULT, ADMIN),
    ("apikey_01Batch9Kz2sMxRf7gYpHvDn", "Batch jobs", "inactive", DEFAULT, DEVELOPER),
    ("apikey_01Web5Ct7vLqNj3wZkFsGyRm", "Web site", "active", DEFAULT, ADMIN),
    ("apikey_01Build7Hs3vKqT9wXnPzRcY", "Build", "active", RESEARCH, DEVELOPER),
)
GONE = ("archived", "expired")


class Keys:
    """A few keys in every state; new ones are made in the Console, not here."""

    def __init__(self) -> None:
        self._keys = {known[0]: _key(*known, day) for day, known in enumerate(KNOWN, start=1)}

    def get(self, api_key_id: str) -> Json:
        """What is known of the key; SandboxAPIError 404 where there is none."""
        if api_key_id not in self._keys:
            raise not_found(f"API key {api_key_id} not found.")
        return self._keys[api_key_id]

    def listed(self, query: dict[str, Json]) -> list[Json]:
        """The keys `status`, `workspace_id` and `created_by_user_id` ask for, newest first."""
        status, workspace, maker = (query.get(name) for name in ("status", "workspace_id", "created_by_user_id"))
        return [
            key
            for key in reversed(self._keys.values())
            if status in (None, key["status"])
            and workspace in (None, key["scope"]["workspace_id"])
            and maker in (None, key["created_by"]["id"])
        ]

    def update(self, api_key_id: str, body: Json) -> Json:
        """The key with another name or status; SandboxAPIError 400 where it is to come back from being gone."""
        key = self.get(api_key_id)
        changed = {name: value for name, value in body.items() if value is not None}
        if key["status"] in GONE and changed.get("status", key["status"]) != key["status"]:
            raise invalid(f"status: API key {api_key_id} is {key['status']} and stays so")
        key.update(changed)
        return key

    def archive_all(self, workspace_id: str) -> None:
        """Archives the keys of a workspace."""
        for key in self.listed({"workspace_id": workspace_id}):
            key["status"] = "archived" if key["status"] != "expired" else "expired"


def _key(name: str, title: str, status: str, workspace: str, maker: str, day: int) -> Json:
    return {
        "id": name,
        "type": "api_key",
        "name": title,
        "status": status,
        "created_at": f"2026-03-{day:02}T10:00:00.000000+00:00",
        "created_by": {"id": maker, "type": "user"},
        "partial_key_hint": f"sk-ant-api03-{title[:3]}...{name[-4:]}",
        "workspace_id": None if workspace == DEFAULT else workspace,
        "scope": {"type": "workspace", "workspace_id": workspace},
        "principal": None,
        "expires_at": f"2026-04-{day:02}T10:00:00.000000+00:00" if status == "expired" else None,
    }
