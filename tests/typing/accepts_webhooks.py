"""Webhooks as a user writes them: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_type

from starlette.requests import Request

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, SecretString, WebhookVerificationError
from integrations_anthropic.models import WebhookEvent, WebhookSessionStatusIdledEventData
from integrations_anthropic.testing import sign_webhook, webhook_event
from integrations_anthropic.webhooks import MemoryReplayStore, ReplayStore, unwrap


class SharedStore:
    def add(self, webhook_id: str, /, *, now: float, until: float) -> bool:
        return bool(webhook_id) and now < until


def blocking(client: AnthropicClient, body: bytes, headers: Mapping[str, str]) -> str | None:
    store: ReplayStore = SharedStore()
    try:
        event = client.webhooks.unwrap(body, headers, replays=store, tolerance=60)
    except WebhookVerificationError as error:
        return error.reason if error.reason != "replayed" else error.webhook_id
    assert_type(event, WebhookEvent)
    if isinstance(event.data, WebhookSessionStatusIdledEventData):
        assert_type(event.data.workspace_id, str)
    return event.id


async def awaiting(client: AsyncAnthropicClient, request: Request) -> WebhookEvent:
    return client.webhooks.unwrap(await request.body(), request.headers, replays=MemoryReplayStore(max_ids=10))


def headers_of_frameworks(body: bytes, environ: dict[str, Any], scope: list[tuple[bytes, bytes]]) -> None:
    unwrap(body, environ, secret="whsec_aaaa")
    unwrap(memoryview(body), scope, secret=[SecretString("whsec_aaaa"), "whsec_bbbb"])
    unwrap(bytearray(body), iter(scope), secret=SecretString("whsec_aaaa"))
    unwrap(body, sign_webhook(body, "whsec_aaaa"), secret="whsec_aaaa")
    AnthropicClient(webhook_secret=["whsec_aaaa", SecretString("whsec_bbbb")])
    webhook_event("agent.created", id="agent_1")
