"""A queue of work for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic._core.work import pauses
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

from .queues import Queue, queue_of


@pytest.fixture
async def queue(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Queue]:
    monkeypatch.setattr(pauses, "FIRST", 0.0)
    monkeypatch.setattr(pauses, "IDLE", (0.0, 0.0))
    clock = VirtualClock()
    with Sandbox(clock=clock, session_seconds=0) as sandbox:
        async with AsyncAnthropicClient(**sandbox.client_options, max_retries=0) as client:
            yield await queue_of(sandbox, clock, client)
