# Derived from tests/unit/_async/failures.py by `make codegen`. Do not edit.
"""Failures to retry."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import APIConnectionError
from integrations_anthropic.testing import Reply
from tests.unit.responses import failure, reply_with

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
BATCH: Any = [{"custom_id": "a", "params": HELLO}]


def status(code: int, kind: str = "api_error", **headers: str) -> Reply:
    return reply_with(failure(kind), code, **headers)


def lost(phase: str, cls: type[APIConnectionError] = APIConnectionError) -> APIConnectionError:
    return cls("lost", phase=phase)
