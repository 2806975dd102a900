"""Memories and their versions: each change makes a version, and is refused where it does not fit what is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..description.loader import Description
from ..errors import SandboxAPIError, invalid
from ..responses import json_handler
from ..store.filters import matches, page_of
from ..store.resource_store import ResourceStore
from ..store.tables import Row
from .paths import check_path, collide, in_folder, page_by_path

__all__ = ["VERSIONS", "StoredMemories"]

Json = Any
VERSIONS = "memory_stores.memory_versions.list"
"""Its items are made here, by changes of memories."""
MAX_CONTENT_BYTES = 102_400
MAX_FULL_PAGE = 20
"""Items on a page that shows their content."""
API_KEY = "apikey_01Web5Ct7vLqNj3wZkFsGyRm"
SERVICE_ACCOUNT = "svac_01Deploy9Hs3vKqT8wXnPzRcY"
"""Who makes all requests with an API key, and all with a token: the sandbox takes any of both."""
ACTORS = ("session_id", "api_key_id", "service_account_id")
"""Parameters of a list of versions that say who made them."""


class StoredMemories:
    """The handlers of the operations on memories and versions. The store keeps the items, and the memory stores."""

    def __init__(self, store: ResourceStore, description: Description, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        self._parameters = [one for one in description.operation(VERSIONS).parameters if one["in"] == "query"]
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "memory_stores.create": self._create_store,
            "memory_stores.memories.create": self._create,
            "memory_stores.memories.get": self._get,
            "memory_stores.memories.list": self._list,
            "memory_stores.memories.update": self._update,
            "memory_stores.memories.delete": self._delete,
            "memory_stores.memory_versions.list": self._list_versions,
            "memory_stores.memory_versions.get": self._get_version,
            "memory_stores.memory_versions.redact": self._redact,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def require_store(self, store_id: str) -> None:
        """Raise SandboxAPIError 404 where there is no memory store with the id, and 400 where it is archived."""
        path = {"memory_store_id": store_id}
        self._store.row("memory_stores.get", path)
        self._store.require_active("memory_stores.memories.create", path)

    def copy(self, store_id: str, session_id: str) -> str:
        """Create a memory store with the memories of another, in the name of a session; its id. Raises as above."""
        held = self._store.row("memory_stores.get", {"memory_store_id": store_id}).value
        given = {name: held[name] for name in ("name", "description", "metadata")}
        path: dict[str, str] = {"memory_store_id": self._store.create("memory_stores.create", {}, given)["id"]}
        actor = {"type": "session_actor", "session_id": session_id}
        for row in reversed(self._store.rows("memory_stores.memories.list", {"memory_store_id": store_id})):
            self._write(path, row.value["path"], row.value["content"], actor)
        return path["memory_store_id"]

    def _create_store(self, call: SandboxCall) -> Json:
        return self._store.create("memory_stores.create", {}, {"description": "", **call.body})

    def _create(self, call: SandboxCall) -> Json:
        path, content = call.body["path"], call.body["content"] or ""
        self._require_free(call.path, path)
        return _shown(self._write(call.path, path, content, _actor(call)).value, call, "basic")

    def _write(self, store: Mapping[str, str], path: str, content: str, actor: Json) -> Row:
        """Create a memory with its first version."""
        facts = {"path": path, **_facts(content)}
        memory = self._store.create("memory_stores.memories.create", store, facts)
        row = self._store.row("memory_stores.memories.get", {**store, "memory_id": memory["id"]})
        self._keep_version(row, "created", facts, actor)
        return row

    def _get(self, call: SandboxCall) -> Json:
        return _shown(self._store.row("memory_stores.memories.get", call.path).value, call, "full")

    def _list(self, call: SandboxCall) -> Json:
        memories = [row.value for row in self._store.rows("memory_stores.memories.list", call.path)]
        shown = in_folder(memories, call.query.get("path_prefix", "/"), call.query.get("depth", 0))
        name = f"memories {call.path['memory_store_id']}"
        page = page_by_path(shown, _limit(call), call.query.get("page"), name)
        return {**page, "data": [_shown(item, call, "basic") for item in page["data"]]}

    def _update(self, call: SandboxCall) -> Json:
        row = self._store.row("memory_stores.memories.get", call.path)
        self._store.require_active("memory_stores.memories.update", call.path)
        held = {"path": row.value["path"], "content": row.value["content"]}
        wanted = held | {name: call.body[name] for name in held if call.body.get(name) is not None}
        if wanted == held:
            return _shown(row.value, call, "basic")
        expected = (call.body.get("precondition") or {}).get("content_sha256")
        self._require_content(row, expected)
        if wanted["path"] != held["path"]:
            self._require_free(call.path, wanted["path"], besides=row)
        facts = {**wanted, **_facts(wanted["content"])}
        row.value |= facts | {"updated_at": timestamp(self._clock.time())}
        self._keep_version(row, "modified", facts, _actor(call))
        return _shown(row.value, call, "basic")

    def _delete(self, call: SandboxCall) -> Json:
        row = self._store.row("memory_stores.memories.get", call.path)
        self._store.require_active("memory_stores.memories.delete", call.path)
        self._require_content(row, call.query.get("expected_content_sha256"))
        self._store.drop("memory_stores.memories.delete", row)
        self._keep_version(row, "deleted", {"path": row.value["path"]}, _actor(call))
        return {"id": row.value["id"], "type": "memory_deleted"}

    def _list_versions(self, call: SandboxCall) -> Json:
        actors = {name: call.query[name] for name in ACTORS if call.query.get(name) is not None}
        rows = [
            row
            for row in self._store.rows(VERSIONS, call.path)
            if matches(row.value, call.query, self._parameters) and actors.items() <= row.value["created_by"].items()
        ]
        name = f"versions {call.path['memory_store_id']}"
        page = page_of(rows, {**call.query, "limit": _limit(call)}, "id", name)
        data = [_shown(version, call, "basic") for version in page["data"]]
        return {"data": data, "next_page": page["next_page"]}

    def _get_version(self, call: SandboxCall) -> Json:
        return _shown(self._store.row("memory_stores.memory_versions.get", call.path).value, call, "full")

    def _redact(self, call: SandboxCall) -> Json:
        row = self._store.row("memory_stores.memory_versions.get", call.path)
        memories = self._store.rows("memory_stores.memories.list", {"memory_store_id": call.path["memory_store_id"]})
        if any(memory.value["memory_version_id"] == row.value["id"] for memory in memories):
            raise invalid("The version that a memory has now cannot be redacted. Change or delete the memory first.")
        if row.value["redacted_at"] is None:
            row.value |= dict.fromkeys(("path", "content", "content_sha256", "content_size_bytes"))
            row.value |= {"redacted_at": timestamp(self._clock.time()), "redacted_by": _actor(call)}
        return row.value

    def _keep_version(self, row: Row, operation: str, facts: Mapping[str, Json], actor: Json) -> None:
        given = {"memory_id": row.value["id"], "operation": operation, "created_by": actor, **facts}
        path = {"memory_store_id": row.value["memory_store_id"]}
        row.value["memory_version_id"] = self._store.create("memory_stores.memory_versions.get", path, given)["id"]

    def _require_free(self, above: Mapping[str, str], path: str, besides: Row | None = None) -> None:
        """Raise SandboxAPIError 400 for a path that is none, and 409 for one that other memories leave no room for."""
        check_path(path)
        store = {"memory_store_id": above["memory_store_id"]}
        for row in self._store.rows("memory_stores.memories.list", store):
            if row is not besides and collide(row.value["path"], path):
                raise SandboxAPIError(
                    409,
                    f"path: {path} conflicts with the memory at {row.value['path']}",
                    kind="memory_path_conflict_error",
                    more={"conflicting_memory_id": row.value["id"], "conflicting_path": row.value["path"]},
                )

    def _require_content(self, row: Row, expected: str | None) -> None:
        """Raise SandboxAPIError 409 where the content has another hash than is expected."""
        if expected is not None and expected != row.value["content_sha256"]:
            message = f"The content of memory {row.value['id']} is not the expected one: its SHA-256 is another"
            raise SandboxAPIError(409, message, kind="memory_precondition_failed_error")


def _facts(content: str) -> dict[str, Json]:
    """The content with its hash and its size. Raises SandboxAPIError 400 where it is too large."""
    encoded = content.encode()
    if len(encoded) > MAX_CONTENT_BYTES:
        raise invalid(f"content: Content should have at most {MAX_CONTENT_BYTES} bytes")
    return {"content": content, "content_sha256": sha256(encoded).hexdigest(), "content_size_bytes": len(encoded)}


def _shown(item: Json, call: SandboxCall, default: str) -> Json:
    """A memory or a version as the request asks to see it."""
    is_full = call.query.get("view", default) == "full"
    return item if is_full or "content" not in item else {**item, "content": None}


def _limit(call: SandboxCall) -> int:
    limit: int = call.query["limit"]
    return min(limit, MAX_FULL_PAGE) if call.query.get("view") == "full" else limit


def _actor(call: SandboxCall) -> Json:
    if call.key:
        return {"type": "api_actor", "api_key_id": API_KEY}
    return {"type": "service_account_actor", "service_account_id": SERVICE_ACCOUNT}
