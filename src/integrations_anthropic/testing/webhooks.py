"""Webhooks for tests of a server: signed as the API signs them."""

from __future__ import annotations

import time
from typing import Any

from ..errors import ConfigurationError, ValidationError
from ..secrets import SecretString, seal
from ..webhooks.signatures import signature

__all__ = ["sign_webhook", "webhook_event"]

LATEST = 99_999_999_999
"""The latest time of a signature that `unwrap` reads, in seconds since 1970."""


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

    `timestamp`: seconds since 1970 at which it was signed, 0 to 99,999,999,999; default: now. Needs the extra
    `webhooks`. Raises ValidationError for what cannot be signed, ConfigurationError for a secret that is not valid.

        body = json.dumps(webhook_event("agent.created", id="agent_1")).encode()
        response = app.post("/webhooks", content=body, headers=sign_webhook(body, "whsec_dGVzdCBzZWNyZXQ="))
    """
    sealed = seal(secret)
    del secret  # the frame of a traceback must not hold it
    if not isinstance(sealed, SecretString):
        kind = type(sealed).__name__
        raise ConfigurationError(f"secret: must be a string or a SecretString, not {kind}", field="webhook_secret")
    seconds = _seconds(time.time() if timestamp is None else timestamp)
    text = _unicode(body, "body", (str, bytes, bytearray, memoryview))
    name = _unicode(webhook_id, "webhook_id", (str,))
    return {
        "webhook-id": name,
        "webhook-timestamp": str(seconds),
        "webhook-signature": signature(sealed, name, seconds, text),
    }


def _seconds(timestamp: Any) -> int:
    is_number = isinstance(timestamp, (int, float)) and not isinstance(timestamp, bool)
    if not is_number or not 0 <= timestamp <= LATEST:
        raise ValidationError(f"timestamp: must be seconds since 1970, from 0 to {LATEST}", field="timestamp")
    return int(timestamp)


def _unicode(value: Any, name: str, kinds: tuple[type, ...]) -> str:
    """The text of an argument. Raises ValidationError where it is of another type, or cannot be written as UTF-8."""
    if not isinstance(value, kinds):
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise ValidationError(f"{name}: must be {wanted}, not {type(value).__name__}", field=name)
    given: Any = value
    try:
        return (given.encode() if isinstance(given, str) else bytes(given)).decode()
    except UnicodeError as error:
        raise ValidationError(f"{name}: must be UTF-8, as the API sends it", field=name) from error
