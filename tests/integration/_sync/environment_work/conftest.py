# Derived from tests/integration/_async/environment_work/conftest.py by `make codegen`. Do not edit.
"""A queue of work for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic._core.work import pauses
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

from .queues import Queue, queue_of


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    monkeypatch.setattr(pauses, "FIRST", 0.0)
    monkeypatch.setattr(pauses, "IDLE", (0.0, 0.0))
    clock = VirtualClock()
    with Sandbox(clock=clock, session_seconds=0) as sandbox:
        with AnthropicClient(**sandbox.client_options, max_retries=0) as client:
            yield queue_of(sandbox, clock, client)
