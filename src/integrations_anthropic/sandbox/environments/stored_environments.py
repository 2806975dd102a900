"""Environments: what a request leaves out is filled in, and the type of a configuration stays. The store keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError
from ..responses import json_handler
from ..store.resource_store import ResourceStore

__all__ = ["StoredEnvironments"]

Json = Any
MANAGERS = ("apt", "cargo", "gem", "go", "npm", "pip")


class StoredEnvironments:
    """The handlers of what creates and changes environments."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "environments.create": self._create,
            "environments.update": self._update,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def _create(self, call: SandboxCall) -> Json:
        config = _resolved(call.body.get("config") or {"type": "cloud"}, {})
        return self._store.create("environments.create", {}, {**call.body, "config": config})

    def _update(self, call: SandboxCall) -> Json:
        row = self._store.row("environments.get", call.path)
        held, environment_id = row.value, call.path["environment_id"]
        if held["archived_at"] is not None:
            raise _refused(f"Environment {environment_id} is archived.", "environment_archived")
        body: dict[str, Json] = call.body
        given = {name: value for name, value in body.items() if value is not None or name == "description"}
        if config := given.get("config"):
            if config["type"] != held["config"]["type"]:
                raise _refused("config.type: cannot be changed", "invalid_config_type_change")
            given["config"] = _resolved(config, held["config"])
        if "metadata" in given:
            notes: dict[str, Json] = held["metadata"] | body["metadata"]
            given["metadata"] = {name: text for name, text in notes.items() if text is not None}
        row.value = {**held, **given, "updated_at": timestamp(self._clock.time())}
        return row.value


def _resolved(config: Json, held: Mapping[str, Json]) -> Json:
    """A configuration as responses have it; what the request leaves out is as it was, or the default."""
    if config["type"] != "cloud":
        return config
    network = config.get("networking") or held.get("networking") or {"type": "unrestricted"}
    if network["type"] == "limited":
        defaults = {"allowed_hosts": [], "allow_mcp_servers": False, "allow_package_managers": False}
        network = {**defaults, **{name: value for name, value in network.items() if value is not None}}
    packages = config.get("packages") or held.get("packages") or {}
    listed = {name: packages.get(name) or [] for name in MANAGERS}
    return {**config, "networking": network, "packages": {"type": "packages", **listed}}


def _refused(message: str, code: str) -> SandboxAPIError:
    return SandboxAPIError(400, message, details={"error_code": code})
