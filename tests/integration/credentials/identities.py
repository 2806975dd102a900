"""Clients of a sandbox with the identity of a workload, and what it saw of them."""

from __future__ import annotations

from typing import Any

from integrations_anthropic.sandbox import Sandbox

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
IDENTITY: dict[str, Any] = {
    "identity_token": "e30.canary-of-the-identity.s",
    "federation_rule_id": "fdrl_1",
    "organization_id": "5a4db0c5-0000-4000-8000-000000000000",
}


class SharedClock:
    """A clock of client and sandbox that a test sets; waits of the client return at once."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_700_000_000.0 + self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    async def asleep(self, seconds: float) -> None:
        self.now += seconds


def exchanges(sandbox: Sandbox) -> int:
    """How many tokens were asked for."""
    return sum(request.path == "/v1/oauth/token" for request in sandbox.requests)


def statuses(sandbox: Sandbox) -> list[int | None]:
    """The statuses of all answers but those to requests for tokens."""
    return [request.status for request in sandbox.requests if request.path != "/v1/oauth/token"]
