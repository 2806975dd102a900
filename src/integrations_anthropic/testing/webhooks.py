"""Webhooks for tests of a server: signed as the API signs them."""

from __future__ import annotations

import time
from typing import Any

from ..secrets import SecretString, seal
from ..webhooks.signatures import signature

__all__ = ["sign_webhook", "webhook_event"]


def webhook_event(type: str = "session.status_idled", **data: Any) -> dict[str, Any]:
    """The JSON of an event, of any type. `data`: fields of the object it is about, such as `id="sesn_1"`."""
    ids = {"id": "sesn_0123456789", "organization_id": "org_test", "workspace_id": "wrkspc_test"}
    return {
        "id": "wevt_test",
        "type": "event",
        "created_at": "2026-11-02T09:00:00Z",
        "data": {"type": type, **ids, **data},
    }


def sign_webhook(
    body: bytes | str,
    secret: str | SecretString,
    *,
    webhook_id: str = "msg_test",
    timestamp: float | None = None,
) -> dict[str, str]:
    """The headers with which the API would deliver `body`: `webhook-id`, `webhook-timestamp` and `webhook-signature`.

    `timestamp`: seconds since 1970 at which it was signed; default: now. Needs the extra `webhooks`.

        body = json.dumps(webhook_event("agent.created", id="agent_1")).encode()
        response = app.post("/webhooks", content=body, headers=sign_webhook(body, "whsec_dGVzdCBzZWNyZXQ="))
    """
    sealed = seal(secret)
    del secret  # the frame of a traceback must not hold it
    seconds = int(time.time() if timestamp is None else timestamp)
    text = body if isinstance(body, str) else body.decode()
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": signature(sealed, webhook_id, seconds, text),
    }
