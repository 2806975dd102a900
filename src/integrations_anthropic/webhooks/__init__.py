"""Webhooks: what the API sends to a server of yours, verified and as models. Nothing here uses the network.

    event = client.webhooks.unwrap(body, headers)        # with the secret of the client, or
    event = unwrap(body, headers, secret="whsec_…")      # without a client

Needs the extra `webhooks`. Signatures are those of Standard Webhooks (https://www.standardwebhooks.com).
"""

from __future__ import annotations

from ..errors import WebhookVerificationError as WebhookVerificationError
from ..models import WebhookEvent as WebhookEvent
from .headers import WebhookHeaders as WebhookHeaders
from .replays import MemoryReplayStore as MemoryReplayStore
from .replays import ReplayStore as ReplayStore
from .unwrapping import Webhooks as Webhooks
from .unwrapping import unwrap as unwrap

__all__ = [
    "MemoryReplayStore",
    "ReplayStore",
    "WebhookEvent",
    "WebhookHeaders",
    "WebhookVerificationError",
    "Webhooks",
    "unwrap",
]
