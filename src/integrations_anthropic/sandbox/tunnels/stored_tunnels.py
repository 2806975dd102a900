"""Tunnels: each has a host name and a token of its own, and the certificates of authorities it trusts.

The store keeps tunnels and certificates.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..errors import invalid
from ..ids import new_id
from ..responses import json_handler
from ..store.resource_store import ResourceStore
from .certificate import Certificate

__all__ = ["StoredTunnels"]

Json = Any
MOST_CERTIFICATES = 2
"""Certificates of one tunnel that are not archived."""


class StoredTunnels:
    """The handlers of what creates and archives tunnels, of their tokens, and of what adds a certificate."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        self._tokens: dict[str, Json] = {}
        """The token of each tunnel, by the id of the tunnel."""
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "tunnels.create": self._create,
            "tunnels.archive": self._archive,
            "tunnels.reveal_token": self._reveal_token,
            "tunnels.rotate_token": self._rotate_token,
            "tunnels.certificates.create": self._add_certificate,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def _create(self, call: SandboxCall) -> Json:
        domain = f"{secrets.token_hex(5)}.tunnel.example.com"
        return self._store.create("tunnels.create", {}, {**call.body, "domain": domain})

    def _archive(self, call: SandboxCall) -> Json:
        tunnel = self._store.row("tunnels.get", call.path)
        self._tokens.pop(tunnel.value["id"], None)
        for row in (tunnel, *self._store.rows("tunnels.certificates.list", call.path)):
            if row.value["archived_at"] is None:
                row.value["archived_at"] = timestamp(self._clock.time())
        return tunnel.value

    def _reveal_token(self, call: SandboxCall) -> Json:
        return self._tokens.get(self._active(call)) or self._rotate_token(call)

    def _rotate_token(self, call: SandboxCall) -> Json:
        token = {"id": new_id("ttkn"), "type": "tunnel_token", "tunnel_token": secrets.token_urlsafe(32)}
        self._tokens[self._active(call)] = token
        return token

    def _add_certificate(self, call: SandboxCall) -> Json:
        self._active(call)
        rows = self._store.rows("tunnels.certificates.list", call.path)
        if sum(row.value["archived_at"] is None for row in rows) >= MOST_CERTIFICATES:
            raise invalid(f"A tunnel has at most {MOST_CERTIFICATES} certificates that are not archived.")
        read = Certificate.read(call.body["ca_certificate_pem"])
        kept = {"fingerprint": read.fingerprint, "expires_at": timestamp(read.expires_at)}
        return self._store.create("tunnels.certificates.create", call.path, kept)

    def _active(self, call: SandboxCall) -> str:
        """The id of the tunnel. Raises SandboxAPIError 404, and 400 for one that is archived."""
        tunnel: Json = self._store.row("tunnels.get", call.path).value
        if tunnel["archived_at"] is not None:
            raise invalid(f"Tunnel {tunnel['id']} is archived.")
        found: str = tunnel["id"]
        return found
