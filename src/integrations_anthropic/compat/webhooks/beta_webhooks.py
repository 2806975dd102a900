"""Webhooks that the API sends to a server of the caller's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..records import adopt

__all__ = ["BetaWebhooks"]


class BetaWebhooks:
    """Verifies webhooks with the `webhook_key` of the client."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def unwrap(self, payload: str | bytes, *, headers: Mapping[str, str], key: str | bytes | None = None) -> Any:
        """The event of a webhook. `key`: by default that of the client.

        Raises WebhookVerificationError where the signature is missing or not that of the body.
        """
        body = payload.encode() if isinstance(payload, str) else payload
        secret = key.decode() if isinstance(key, bytes) else key
        return adopt(self._client.client.webhooks.unwrap(body, headers, secret=secret))
