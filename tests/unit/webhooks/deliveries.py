"""A webhook as the API delivers it, and changes of it."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from integrations_anthropic import WebhookVerificationError
from integrations_anthropic.models import WebhookEvent
from integrations_anthropic.testing import sign_webhook, webhook_event
from integrations_anthropic.webhooks import unwrap

SECRET = f"whsec_{base64.b64encode(b'a secret of 24 bytes, ok').decode()}"
OTHER = f"whsec_{base64.b64encode(b'another one of 24 bytes!').decode()}"
NOW = 1_790_000_000
BODY = json.dumps(webhook_event(id="sesn_1")).encode()


def headers_of(body: bytes = BODY, secret: str = SECRET, **options: Any) -> dict[str, str]:
    return sign_webhook(body, secret, **{"timestamp": NOW} | options)


def taken(body: Any = BODY, headers: Any = None, **options: Any) -> WebhookEvent:
    return unwrap(body, headers_of() if headers is None else headers, **{"secret": SECRET} | options)


def refused(reason: str, *args: Any, **options: Any) -> WebhookVerificationError:
    with pytest.raises(WebhookVerificationError) as caught:
        taken(*args, **options)
    assert caught.value.reason == reason, caught.value
    return caught.value
