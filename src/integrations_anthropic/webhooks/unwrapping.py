"""Webhooks to events: with the secrets of a client, or with given ones."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .._config.validators import webhook_secrets
from .._core.codec.serialize import from_dict
from ..errors import ConfigurationError, ValidationError
from ..models import WebhookEvent
from ..secrets import SecretString, seal_all
from .headers import WebhookHeaders
from .replays import ReplayStore
from .verification import check_new, verified

if TYPE_CHECKING:
    from .._config.settings import Settings

__all__ = ["Webhooks", "unwrap"]

TOLERANCE = 300.0
"""Seconds that a webhook may be old, or new, by default."""
MAX_BYTES = 1024 * 1024
"""Bytes of a body that are taken by default."""


class Webhooks:
    """`client.webhooks`: verifies webhooks with the secrets of the client."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self._settings.webhook_secret)} secrets)"

    def unwrap(
        self,
        body: bytes | bytearray | memoryview,
        headers: WebhookHeaders,
        *,
        secret: str | SecretString | Iterable[str | SecretString] | None = None,
        tolerance: float = TOLERANCE,
        replays: ReplayStore | None = None,
        max_bytes: int = MAX_BYTES,
    ) -> WebhookEvent:
        """Verify a webhook and return its event; the same as `integrations_anthropic.webhooks.unwrap`.

        `secret` defaults to `webhook_secret` of the client. Neither awaited nor blocking: nothing is sent.
        """
        sealed = seal_all(secret)
        del secret  # the frame of a traceback must not hold it
        settings = self._settings
        clock, secrets = settings.clock, settings.webhook_secret if sealed is None else _secrets(sealed)
        now = time.time() if clock is None else clock.time()
        return _unwrapped(body, headers, secrets, now, tolerance, replays, max_bytes, strict=settings.strict_responses)


def unwrap(
    body: bytes | bytearray | memoryview,
    headers: WebhookHeaders,
    *,
    secret: str | SecretString | Iterable[str | SecretString],
    tolerance: float = TOLERANCE,
    replays: ReplayStore | None = None,
    max_bytes: int = MAX_BYTES,
) -> WebhookEvent:
    """Verify a webhook and return its event. `event.data` says what happened to which object.

    An event of a type that is not known here has `UnknownWebhookEventData` as its data, with its type and JSON.

    Args:
        body: the bytes of the request, as they arrived; text and parsed JSON are refused.
        headers: the headers of the request: a mapping or pairs, names in any case, values as str or bytes.
        secret: the secret of the endpoint (`whsec_…`). While it is changed, the old and the new one: a webhook is
            verified if one of them fits.
        tolerance: seconds that the webhook may be older or newer than now, at least 0.
        replays: keeps the ids of webhooks that were taken, and refuses them the second time; such as one
            `MemoryReplayStore()` for the whole process. Default: the same webhook is taken as often as it arrives.
        max_bytes: longest body, in bytes, at least 1.

    Raises:
        WebhookVerificationError: the webhook is not to be trusted; `reason` says why.
        ConfigurationError: there is no secret, it is not valid, or the extra `webhooks` is not installed.
        ValidationError: an argument is of the wrong type.
    """
    sealed = seal_all(secret)
    del secret  # the frame of a traceback must not hold it
    return _unwrapped(body, headers, _secrets(sealed), time.time(), tolerance, replays, max_bytes, strict=False)


def _unwrapped(
    body: bytes | bytearray | memoryview,
    headers: WebhookHeaders,
    secrets: Sequence[SecretString],
    now: float,
    tolerance: Any,
    replays: ReplayStore | None,
    max_bytes: Any,
    *,
    strict: bool,
) -> WebhookEvent:
    if isinstance(tolerance, bool) or not isinstance(tolerance, (int, float)) or not 0 <= tolerance < math.inf:
        raise ValidationError("tolerance: must be a finite number of seconds, at least 0", field="tolerance")
    if isinstance(max_bytes, bool) or not isinstance(max_bytes, int) or max_bytes < 1:
        raise ValidationError("max_bytes: must be an integer of at least 1", field="max_bytes")
    signed, data = verified(body, headers, secrets=secrets, now=now, tolerance=tolerance, max_bytes=max_bytes)
    event = from_dict(WebhookEvent, data, strict=strict)
    if replays is not None:
        check_new(replays, signed, now, tolerance)
    return event


def _secrets(sealed: Any) -> tuple[SecretString, ...]:
    found, problem = webhook_secrets(sealed)
    if problem:
        raise ConfigurationError(f"secret {problem}", field="webhook_secret")
    checked: tuple[SecretString, ...] = found
    return checked
