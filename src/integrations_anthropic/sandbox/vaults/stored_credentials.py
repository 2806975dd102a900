"""Credentials of vaults: one for each purpose, of which only what is no secret is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from math import inf
from typing import Any

from starlette.responses import Response

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid
from ..responses import json_response
from ..store.resource_store import ResourceStore
from ..store.tables import Row

__all__ = ["StoredCredentials"]

Json = Any
MAX_CREDENTIALS = 20
"""Of one vault, archived ones aside."""
PURPOSES = ("mcp_server_url", "secret_name")
"""Fields of `auth` that say what a credential is for. An update has none of them."""
REPLACED = ("networking", "token_endpoint_auth")
"""Records of `auth` that an update replaces as a whole; of others, each field by itself."""


class StoredCredentials:
    """The handlers of what creates and changes credentials, tries them, and archives a vault with all of them."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        self._archive_stored = store.by_operation["vaults.archive"]
        self._update_stored = store.by_operation["vaults.credentials.update"]
        self.by_operation: dict[str, OperationHandler] = {
            "vaults.archive": self._archive_vault,
            "vaults.credentials.create": self._create,
            "vaults.credentials.update": self._update,
            "vaults.credentials.mcp_oauth_validate": self._validate,
        }

    async def _archive_vault(self, call: SandboxCall) -> Response:
        response = await self._archive_stored(call)
        now = timestamp(self._clock.time())
        for row in self._active(call.path):
            row.value |= {"archived_at": now, "updated_at": now}
        return response

    async def _create(self, call: SandboxCall) -> Response:
        active, auth = self._active(call.path), dict(call.body["auth"])
        for name in PURPOSES:
            if name in auth and any(row.value["auth"].get(name) == auth[name] for row in active):
                raise SandboxAPIError(409, f"auth.{name}: the vault has a credential for {auth[name]} already")
        if len(active) >= MAX_CREDENTIALS:
            raise invalid(f"A vault has at most {MAX_CREDENTIALS} credentials")
        if auth["type"] == "environment_variable":
            nowhere = {"header": False, "body": False}
            given = auth.get("injection_location", {"header": True, "body": True})
            auth["injection_location"] = {**nowhere, **given}
        _require_location(auth)
        body = {**call.body, "auth": auth}
        return json_response(self._store.create("vaults.credentials.create", call.path, body))

    async def _update(self, call: SandboxCall) -> Response:
        held = self._row(call).value["auth"]
        if (given := call.body.get("auth")) is None:
            return await self._update_stored(call)
        if given["type"] != held["type"]:
            raise invalid(f"auth.type: Input should be '{held['type']}', the type that the credential has")
        if given.get("refresh") and not held.get("refresh"):
            raise invalid("auth.refresh: the credential has no refresh token that could change")
        auth = _merged(held, given)
        _require_location(auth)
        return await self._update_stored(replace(call, body={**call.body, "auth": auth}))

    async def _validate(self, call: SandboxCall) -> Response:
        row = self._row(call)
        auth = row.value["auth"]
        if auth["type"] != "mcp_oauth":
            raise invalid("Only credentials with auth.type 'mcp_oauth' can be tried")
        if row.value["archived_at"] is not None:
            raise invalid(f"Credential {row.value['id']} is archived.")
        now = self._clock.time()
        can_refresh = auth.get("refresh") is not None
        is_over = auth.get("expires_at") is not None and _time(auth["expires_at"]) <= now
        tried = {"status": "succeeded" if can_refresh else "no_refresh_token", "http_response": None}
        return json_response(
            {
                "type": "vault_credential_validation",
                "vault_id": call.path["vault_id"],
                "credential_id": row.value["id"],
                "status": "invalid" if is_over and not can_refresh else "valid",
                "has_refresh_token": can_refresh,
                "refresh": tried if is_over else None,
                "mcp_probe": None,
                "validated_at": timestamp(now),
            }
        )

    def _row(self, call: SandboxCall) -> Row:
        return self._store.row("vaults.credentials.get", call.path)

    def _active(self, path: Mapping[str, str]) -> list[Row]:
        rows = self._store.rows("vaults.credentials.list", path)
        return [row for row in rows if row.value["archived_at"] is None]


def _time(text: str) -> float:
    """Seconds since 1970; no time zone means UTC. Never, for a text that is no point in time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return inf
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _merged(held: Json, given: Json) -> Json:
    """What is kept of a credential with the changes of a request: null changes nothing."""
    result = dict(held)
    for name, value in given.items():
        if isinstance(value, dict) and name not in REPLACED:
            result[name] = _merged(held.get(name) or {}, value)
        elif value is not None:
            result[name] = value
    return result


def _require_location(auth: Json) -> None:
    """Raise SandboxAPIError 400 for a secret that is put nowhere into a request."""
    location = auth.get("injection_location")
    if location is not None and not any(location.values()):
        raise invalid("auth.injection_location: at least one of header and body must be true")
