"""For whom plugins are installed: by settings of their own, for the organization or groups, or by their marketplace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..call import SandboxCall
from ..clock import SandboxClock, timestamp
from ..errors import not_found
from ..store.filters import matches, page_of
from ..store.tables import Row

__all__ = ["ORGANIZATION", "InstallationSettings"]

Json = Any
ORGANIZATION = "organization"
PARAMETERS = ({"name": "target_type", "in": "query"},)


class InstallationSettings:
    """The settings of all plugins, and the handlers of their operations."""

    def __init__(self, clock: SandboxClock, plugin: Callable[[str], Json], group: Callable[[str], Json]) -> None:
        """`plugin`, `group`: find what a path names. They raise SandboxAPIError 404."""
        self._clock, self._plugin, self._group = clock, plugin, group
        self._rows: dict[tuple[str, str], Row] = {}
        """The settings by plugin and target, in the order they were created in."""
        self._number = 0
        self.handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "admin.plugins.installation_settings.list": self._list,
            "admin.plugins.installation_settings.set": self._set,
            "admin.plugins.installation_settings.remove": self._remove,
        }

    def of_organization(self, plugin_id: str) -> str | None:
        """How a plugin is installed for all members by a setting of its own; None where it has none."""
        row = self._rows.get((plugin_id, ORGANIZATION))
        return row.value["installation_preference"] if row else None

    def forget(self, plugin_id: str) -> None:
        """Remove the settings of a plugin that is deleted."""
        self._rows = {key: row for key, row in self._rows.items() if key[0] != plugin_id}

    def _list(self, call: SandboxCall) -> Json:
        plugin_id = self._plugin(call.path["plugin_id"])["id"]
        rows = [row for key, row in reversed(self._rows.items()) if key[0] == plugin_id]
        shown = [row for row in rows if matches(row.value, call.query, PARAMETERS)]
        page = page_of(shown, call.query, "target", f"installation_settings/{plugin_id}")
        return {name: page[name] for name in ("data", "next_page")}

    def _set(self, call: SandboxCall) -> Json:
        plugin_id, target = self._plugin(call.path["plugin_id"])["id"], call.path["target"]
        now, wanted = timestamp(self._clock.time()), call.body["installation_preference"]
        row = self._rows.get((plugin_id, target))
        if row is None:
            self._number += 1
            value = {
                "type": "plugin_installation_setting",
                "plugin_id": plugin_id,
                "target": self._target(target),
                "installation_preference": wanted,
                "created_at": now,
                "updated_at": now,
            }
            row = self._rows[plugin_id, target] = Row(self._number, value, {})
        elif row.value["installation_preference"] != wanted:
            row.value = {**row.value, "installation_preference": wanted, "updated_at": now}
        return row.value

    def _remove(self, call: SandboxCall) -> Json:
        plugin_id, target = self._plugin(call.path["plugin_id"])["id"], call.path["target"]
        row = self._rows.pop((plugin_id, target), None)
        if row is None:
            raise not_found(f"Plugin {plugin_id} has no setting of its own for {target}.")
        return {"type": "plugin_installation_setting_deleted", "plugin_id": plugin_id, "target": row.value["target"]}

    def _target(self, target: str) -> Mapping[str, str]:
        if target == ORGANIZATION:
            return {"type": ORGANIZATION}
        return {"type": "rbac_group", "rbac_group_id": self._group(target)["id"]}
