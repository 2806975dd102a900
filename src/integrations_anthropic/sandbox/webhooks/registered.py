"""Endpoints registered through the API: those on this machine get what they enabled, signed with their own secret."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

import orjson
from starlette.responses import Response

from ..call import OperationHandler, SandboxCall
from ..responses import json_response
from ..store.resource_store import ResourceStore
from .endpoints import WebhookReceiver, new_endpoint, new_secret

__all__ = ["RegisteredWebhooks"]

Json = Any


class RegisteredWebhooks:
    """The secrets of the endpoints that a store has. Its operations are those whose responses show a secret."""

    def __init__(self, store: ResourceStore) -> None:
        self._store = store
        self._secrets: dict[str, str] = {}
        operations = ("admin.webhooks.create", "admin.webhooks.regenerate_signing_secret")
        self.by_operation: dict[str, OperationHandler] = {
            name: partial(self._with_secret, store.by_operation[name]) for name in operations
        }

    def endpoints(self) -> list[WebhookReceiver]:
        """The enabled endpoints on this machine."""
        found = []
        for row in self._store.rows("admin.webhooks.list", {}):
            value = row.value
            if value["state"] == "enabled" and value["id"] in self._secrets:
                with suppress(ValueError, ImportError):
                    found.append(new_endpoint(value["url"], self._secrets[value["id"]], value["enabled_events"]))
        return found

    async def _with_secret(self, handler: OperationHandler, call: SandboxCall) -> Response:
        response = await handler(call)
        shown: Json = orjson.loads(response.body)
        name = shown.get("id") or call.path["webhook_endpoint_id"]
        shown["signing_secret"] = self._secrets[name] = new_secret()
        return json_response(shown, response.status_code)
