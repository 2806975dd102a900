"""A self-hosted environment of the sandbox, with work in its queue."""

from __future__ import annotations

from typing import Any

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

__all__ = ["ENVIRONMENT", "Queue", "queue_of", "work_item"]

ENVIRONMENT = "env_1"

CALL = {"type": "custom", "description": "Does it.", "input_schema": {"type": "object"}}


class Queue:
    """An environment whose clock stands still unless it is moved on."""

    def __init__(self, sandbox: Sandbox, clock: VirtualClock, client: AsyncAnthropicClient, environment: str) -> None:
        self.sandbox, self.clock, self.client, self.environment = sandbox, clock, client, environment

    def add(self, session_id: str = "sesn_1") -> str:
        """Queue work; the id of the item."""
        return self.sandbox.add_work(self.environment, session_id)

    def worker(self, handler: Any, **options: Any) -> Any:
        """A worker that ends with the queue."""
        given = {"lease_seconds": 1, "until_empty": True} | options
        return self.client.environments.work.worker(self.environment, handler, **given)

    async def state(self, work_id: str) -> str:
        """The state of an item."""
        return (await self.client.environments.work.get(self.environment, work_id)).state

    async def session(self, *tools: str) -> str:
        """A session that waits for a call of each tool."""
        agent = await self.client.agents.create(
            name="Worker's", model="claude-sonnet-5-5", tools=[{**CALL, "name": name} for name in tools]
        )
        session = await self.client.sessions.create(agent=agent.id, environment_id=self.environment)
        text = {"type": "text", "text": f"Use {' and '.join(tools)}."}
        await self.client.sessions.events.send(session.id, events=[{"type": "user.message", "content": [text]}])
        return session.id

    async def results(self, session_id: str) -> list[tuple[str, str]]:
        """The results that were sent: the id of the call, and the text."""
        page = await self.client.sessions.events.list(session_id, types=["user.custom_tool_result"])
        return [(event.custom_tool_use_id, event.content[0].text) async for event in page]


async def queue_of(sandbox: Sandbox, clock: VirtualClock, client: AsyncAnthropicClient) -> Queue:
    """A new environment."""
    environment = await client.environments.create(name="Own", config={"type": "self_hosted"})
    return Queue(sandbox, clock, client, environment.id)


def work_item(secret: str | None, kind: str = "session") -> dict[str, Any]:
    """An item as the API sends it."""
    return {
        "id": "work_1",
        "type": "work",
        "environment_id": ENVIRONMENT,
        "state": "queued",
        "data": {"type": kind, "id": "sesn_1"},
        "metadata": {},
        "secret": secret,
        "created_at": "2026-11-29T12:00:00Z",
    }
