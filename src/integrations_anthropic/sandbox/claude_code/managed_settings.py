"""Settings of Claude Code by group: the rank of the groups that have some, and the version of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.responses import Response

from ..call import OperationHandler, SandboxCall, require_admin_key
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid
from ..responses import json_handler
from ..store.resource_store import ResourceStore

__all__ = ["ManagedSettings"]

Json = Any
SETTINGS = "admin.claude_code.managed_settings"


class ManagedSettings:
    """How settings are found. The store keeps the settings themselves, and has the operations of each group."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._clock = clock
        self._mode: Json = {"type": "organization"}
        self._mode_updated_at: str | None = None
        self._order: list[str] = []
        self._version = 1
        handlers = {"get": self._get, "update": self._update}
        self.by_operation: dict[str, OperationHandler] = {
            f"{SETTINGS}.configuration.{name}": json_handler(one, check=require_admin_key)
            for name, one in handlers.items()
        }
        for verb in ("set", "delete"):
            name = f"{SETTINGS}.rbac_groups.{verb}"
            self.by_operation[name] = partial(self._ranked, store.by_operation[name], has_settings=verb == "set")

    async def _ranked(self, handler: OperationHandler, call: SandboxCall, *, has_settings: bool) -> Response:
        response = await handler(call)
        group = call.path["rbac_group_id"]
        if has_settings and group not in self._order:
            self._reorder([*self._order, group])
        elif not has_settings:
            self._reorder([one for one in self._order if one != group])
        return response

    def _get(self, _call: SandboxCall) -> Json:
        return {
            "type": "claude_code_managed_settings_configuration",
            "mode": self._mode,
            "mode_updated_at": self._mode_updated_at,
            "rbac_group_order": self._order,
            "rbac_group_order_version": str(self._version),
        }

    def _update(self, call: SandboxCall) -> Json:
        order, version = call.body.get("rbac_group_order"), call.body.get("rbac_group_order_version")
        if (order is None) != (version is None):
            raise invalid("rbac_group_order: it goes with rbac_group_order_version")
        if version is not None and version != str(self._version):
            raise SandboxAPIError(409, "The order of the groups has changed since that version.")
        if order is not None and sorted(order) != sorted(self._order):
            raise invalid("rbac_group_order: must have each group that has settings, once")
        if order is not None:
            self._reorder(order)
        mode = call.body.get("mode")
        if mode is not None and mode != self._mode:
            self._mode, self._mode_updated_at = mode, timestamp(self._clock.time())
        return self._get(call)

    def _reorder(self, order: list[str]) -> None:
        if order != self._order:
            self._order, self._version = order, self._version + 1
