"""What a session finds in its container: the resources of a request, as responses have them."""

from __future__ import annotations

from typing import Any

from ..ids import new_id

__all__ = ["mounted", "resource_id"]

Json = Any
FOLDERS = {"file": "/mnt/session/uploads", "github_repository": "/workspace", "memory_store": "/mnt/memory"}


def mounted(config: Json, now: str) -> Json:
    """The resource that a request asks for. A token for it is not kept."""
    kind = config["type"]
    named = {"file": "file_id", "memory_store": "memory_store_id", "github_repository": "url"}[kind]
    name = config[named].rstrip("/").rpartition("/")[2].removesuffix(".git")
    kept = {key: value for key, value in config.items() if key != "authorization_token"}
    kept["mount_path"] = config.get("mount_path") or f"{FOLDERS[kind]}/{name}"
    if kind == "memory_store":
        return {"access": "read_write", **{key: value for key, value in kept.items() if value is not None}}
    return {"id": new_id("sesrsc"), **kept, "created_at": now, "updated_at": now}


def resource_id(resource: Json) -> str:
    """The id that names a resource within its session; that of a memory store is the store's own."""
    found: str = resource["memory_store_id"] if resource["type"] == "memory_store" else resource["id"]
    return found
