"""Channels and workspaces of Slack that are set up, and the bundles that are attached to them. The store keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import orjson
from starlette.responses import Response

from ..call import OperationHandler, SandboxCall, require_admin_key
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid, not_found
from ..responses import json_handler, json_response
from ..store.resource_store import ResourceStore
from ..store.tables import Row
from .settings import EMPTY, Level, applying, changed, own_sources

__all__ = ["SlackSettings"]

Json = Any
AREA = "admin.claude_tag"
CHANNELS, WORKSPACES = f"{AREA}.slack_channels", f"{AREA}.slack_workspaces"
BUNDLES, TARGETS = f"{AREA}.bundles", f"{AREA}.bundles.targets"
INHERITED = "include_inherited"


class SlackSettings:
    """The handlers of what has settings, and of what attaches a bundle."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            f"{CHANNELS}.create": self._create,
            f"{CHANNELS}.delete": self._delete,
            f"{TARGETS}.create": self._attach,
        }
        for service in (CHANNELS, WORKSPACES):
            handlers[f"{service}.get"] = partial(self._get, service)
            handlers[f"{service}.update"] = partial(self._update, service)
        self.by_operation: dict[str, OperationHandler] = {
            name: json_handler(one, check=require_admin_key) for name, one in handlers.items()
        }
        self.by_operation |= {f"{CHANNELS}.list": self._list_channels, f"{WORKSPACES}.list": self._list_workspaces}

    def _create(self, call: SandboxCall) -> Json:
        slack = call.body["slack"]
        self._workspace(slack["workspace_id"])
        found = [row for row in self._store.rows(f"{CHANNELS}.list", {}) if row.value["slack"] == slack]
        if not found:
            given = {"slack": slack, "settings": {}, "sources": {"instructions": []}}
            made = self._store.create(f"{CHANNELS}.create", {}, given)
            found = [self._row(CHANNELS, made["id"])]
            found[0].value = {**found[0].value, "settings": dict(EMPTY)}
        try:
            return self._changed(found[0], call.body.get("settings") or {})
        except SandboxAPIError as error:
            codes = {"error_code": "slack_channel_set_up_settings_refused", "slack_channel_id": found[0].value["id"]}
            raise SandboxAPIError(error.status, error.message, details=codes) from None

    def _get(self, service: str, call: SandboxCall) -> Json:
        return self._shown(self._row(service, call.path["id"]).value, inherited=call.query[INHERITED])

    def _update(self, service: str, call: SandboxCall) -> Json:
        return self._changed(self._row(service, call.path["id"]), call.body["settings"])

    def _changed(self, row: Row, changes: Mapping[str, Json]) -> Json:
        is_channel = row.value["type"] == "slack_channel"
        settings = changed(row.value["settings"], changes, is_channel=is_channel)
        if settings != row.value["settings"]:
            row.value = {**row.value, "settings": settings, "updated_at": timestamp(self._clock.time())}
        return self._shown(row.value, inherited=False)

    def _delete(self, call: SandboxCall) -> Json:
        row = self._row(CHANNELS, call.path["id"])
        if self._shown(row.value, inherited=True)["settings"]["enabled"]:
            message = "Claude is enabled in the channel. Set enabled to false before it is removed."
            raise SandboxAPIError(400, message, details={"error_code": "slack_channel_enabled"})
        for bundle in self._store.rows(f"{BUNDLES}.list", {}):
            for target in self._store.rows(f"{TARGETS}.list", {"bundle_id": bundle.value["id"]}):
                if target.value.get("slack_channel_id") == row.value["id"]:
                    self._store.drop(f"{TARGETS}.delete", target)
        self._store.drop(f"{CHANNELS}.delete", row)
        return {"id": row.value["id"], "type": "slack_channel_deleted"}

    def _attach(self, call: SandboxCall) -> Json:
        wanted, bundle_id = call.body, call.path["bundle_id"]
        own = f"{wanted['type']}_id"
        if own not in wanted:
            raise invalid(f"{own}: Field required")
        if extra := wanted.keys() - {"type", own}:
            raise invalid(f"{min(extra)}: Extra inputs are not permitted")
        self._row(CHANNELS if wanted["type"] == "slack_channel" else WORKSPACES, wanted[own])
        # The same bundle and target always have the same id.
        target_id = "btgt_01" + hashlib.sha256(f"{bundle_id} {wanted[own]}".encode()).hexdigest()[:22]
        for row in self._store.rows(f"{TARGETS}.list", call.path):
            if row.value["id"] == target_id:
                return row.value
        return self._store.create(f"{TARGETS}.create", call.path, {**wanted, "id": target_id})

    async def _list_channels(self, call: SandboxCall) -> Response:
        self._workspace(call.query["slack_workspace_id"])
        return await self._list(CHANNELS, call)

    async def _list_workspaces(self, call: SandboxCall) -> Response:
        return await self._list(WORKSPACES, call)

    async def _list(self, service: str, call: SandboxCall) -> Response:
        if call.query.get("slack_channel_id") is not None:
            # It asks for a single one: cursors are ignored.
            call = replace(call, query={**call.query, "page": None})
        response = await self._store.by_operation[f"{service}.list"](call)
        page = orjson.loads(response.body)
        inherited = call.query[INHERITED]
        shown = [self._shown(self._row(service, one["id"]).value, inherited=inherited) for one in page["data"]]
        return json_response({**page, "data": shown})

    def _shown(self, item: Json, *, inherited: bool) -> Json:
        """A channel or a workspace with its own settings, or those that apply."""
        level = _level(item)
        if not inherited:
            return {**item, "sources": own_sources(level)}
        levels = [level]
        if item["type"] == "slack_channel":
            levels.append(_level(self._workspace(item["slack"]["workspace_id"])))
        settings, sources = applying(levels)
        return {**item, "settings": settings, "sources": sources}

    def _workspace(self, slack_id: str) -> Json:
        """The workspace with an id of Slack. Raises SandboxAPIError 404."""
        for row in self._store.rows(f"{WORKSPACES}.list", {}):
            if row.value["slack"]["workspace_id"] == slack_id:
                return row.value
        raise not_found(f"Slack workspace {slack_id} not found.")

    def _row(self, service: str, item_id: str) -> Row:
        return self._store.row(f"{service}.get", {"id": item_id})


def _level(item: Json) -> Level:
    return Level({"type": item["type"], f"{item['type']}_id": item["id"]}, item["settings"])
