"""Plugins and their versions: the manifest says what they are called. The store keeps the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from ..call import OperationHandler, SandboxCall, require_admin_key
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid, not_found
from ..responses import json_handler
from ..store.resource_store import ResourceStore
from ..store.tables import Row
from .installation_settings import InstallationSettings
from .marketplace_report import archive_report, repository_report
from .uploads import PluginUpload, read_upload

__all__ = ["StoredPlugins"]

Json = Any
LATEST = "latest"
SHOWN = ("display_name", "description", "manifest_version", "components", "reach", "content_scan")
"""Fields of a plugin that are those of the version that members get."""


class StoredPlugins:
    """The handlers of what creates plugins and versions, chooses among them, and says for whom they are installed."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        self._archives: dict[str, bytes] = {}
        """By the id of the version."""
        self._settings = InstallationSettings(clock, self._plugin, self._group)
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "admin.plugins.create": self._create,
            "admin.plugins.get": lambda call: self._shown(self._plugin(call.path["plugin_id"])),
            "admin.plugins.update": self._update,
            "admin.plugins.delete": self._delete,
            "admin.plugins.versions.create": self._create_version,
            "admin.plugins.versions.get": lambda call: self._version(call).value,
            "admin.plugins.versions.download": self._download,
            "admin.plugins.shares.list": self._list_shares,
            "admin.plugin_marketplaces.validate_archive": lambda call: archive_report(call.body["archive"].content),
            "admin.plugin_marketplaces.validate_repository": lambda call: repository_report(call.body),
            **self._settings.handlers,
        }
        self.by_operation: dict[str, OperationHandler] = {
            name: json_handler(one, check=require_admin_key) for name, one in handlers.items()
        }
        self.by_operation["admin.plugins.list"] = self._list

    def _create(self, call: SandboxCall) -> Json:
        upload, body = read_upload(call.body["files"]), call.body
        market = self._marketplace(body.get("marketplace_id"))
        if (market["source"], market["owner"]["type"]) != ("manual", "organization"):
            raise invalid("marketplace_id: plugins are uploaded to marketplaces of the organization with source manual")
        self._require_free(upload.name, market["id"])
        given = {"name": upload.name, "marketplace_id": market["id"], "owner": {"type": "organization"}}
        plugin_id = self._store.create("admin.plugins.create", {}, given)["id"]
        version = self._stored(plugin_id, upload, body.get("release_notes"))
        row = self._row(plugin_id)
        row.value |= {"latest_version_id": version["id"], "served_version_id": version["id"], **_shown_of(version)}
        return self._shown(row.value)

    def _create_version(self, call: SandboxCall) -> Json:
        row, upload = self._row(call.path["plugin_id"]), read_upload(call.body["files"])
        if upload.name != row.value["name"]:
            raise invalid(f"files: the name in the manifest must be that of the plugin, {row.value['name']}")
        version = self._stored(row.value["id"], upload, call.body.get("release_notes"))
        row.value |= {"latest_version_id": version["id"], "updated_at": timestamp(self._clock.time())}
        if not row.value["served_version_pinned"]:
            row.value |= {"served_version_id": version["id"], **_shown_of(version)}
        return version

    def _stored(self, plugin_id: str, upload: PluginUpload, notes: str | None) -> Json:
        given = {**upload.facts, "release_notes": notes}
        version = self._store.create("admin.plugins.versions.create", {"plugin_id": plugin_id}, given)
        self._archives[version["id"]] = upload.archive
        return version

    def _update(self, call: SandboxCall) -> Json:
        plugin_id, wanted = call.path["plugin_id"], call.body["served_version_id"]
        row = self._row(plugin_id)
        path = {"plugin_id": plugin_id, "version": wanted}
        version = self._store.row("admin.plugins.versions.get", path).value
        now = timestamp(self._clock.time())
        row.value |= {"served_version_id": version["id"], "served_version_pinned": True, "updated_at": now}
        row.value |= _shown_of(version)
        return self._shown(row.value)

    def _delete(self, call: SandboxCall) -> Json:
        row = self._row(call.path["plugin_id"])
        plugin_id = row.value["id"]
        for version in self._store.rows("admin.plugins.versions.list", {"plugin_id": plugin_id}):
            self._archives.pop(version.value["id"], None)
        self._store.drop("admin.plugins.delete", row)
        self._settings.forget(plugin_id)
        return {"id": plugin_id, "type": "plugin_deleted"}

    async def _list(self, call: SandboxCall) -> Response:
        for row in self._store.rows("admin.plugins.list", {}):
            row.value = self._shown(row.value)
        return await self._store.by_operation["admin.plugins.list"](call)

    def _version(self, call: SandboxCall) -> Row:
        path = dict(call.path)
        if path["version"] == LATEST:
            path["version"] = self._plugin(path["plugin_id"])["latest_version_id"]
        return self._store.row("admin.plugins.versions.get", path)

    def _download(self, call: SandboxCall) -> Response:
        version = self._store.row("admin.plugins.versions.get", call.path).value
        name = self._plugin(call.path["plugin_id"])["name"]
        headers = {"content-disposition": f'attachment; filename="{name.encode("ascii", "ignore").decode()}.zip"'}
        return Response(self._archives[version["id"]], 200, headers, media_type="application/zip")

    def _list_shares(self, call: SandboxCall) -> Json:
        plugin_id = self._plugin(call.path["plugin_id"])["id"]
        raise not_found(f"Plugin {plugin_id} belongs to the organization, and has no shares.")

    def _shown(self, plugin: Json) -> Json:
        """A plugin with the way it is installed for all members."""
        own = self._settings.of_organization(plugin["id"])
        default = self._marketplace(plugin["marketplace_id"])["default_installation_preference"]
        return plugin | {
            "organization_installation_preference": default if own is None else own,
            "organization_installation_preference_inherited": own is None,
        }

    def _require_free(self, name: str, marketplace_id: str) -> None:
        for row in self._store.rows("admin.plugins.list", {}):
            if (row.value["name"], row.value["marketplace_id"]) == (name, marketplace_id):
                details = {"error_code": "plugin_name_taken", "plugin_id": row.value["id"]}
                raise SandboxAPIError(409, f"The marketplace has a plugin named {name}.", details=details)

    def _marketplace(self, marketplace_id: str | None) -> Json:
        """The marketplace with an id; None: the library of the organization."""
        if marketplace_id is None:
            rows = self._store.rows("admin.plugin_marketplaces.list", {})
            return next(row.value for row in rows if row.value["source"] == "manual")
        return self._store.row("admin.plugin_marketplaces.get", {"marketplace_id": marketplace_id}).value

    def _row(self, plugin_id: str) -> Row:
        return self._store.row("admin.plugins.get", {"plugin_id": plugin_id})

    def _plugin(self, plugin_id: str) -> Json:
        return self._row(plugin_id).value

    def _group(self, rbac_group_id: str) -> Json:
        return self._store.row("admin.rbac_groups.get", {"rbac_group_id": rbac_group_id}).value


def _shown_of(version: Json) -> dict[str, Json]:
    return {name: version[name] for name in SHOWN}
