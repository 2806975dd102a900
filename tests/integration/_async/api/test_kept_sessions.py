"""What the sandbox keeps of sessions, through the client: lists, pages, threads, resources and changes."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, InvalidRequestError, NotFoundError, to_dict
from integrations_anthropic.sandbox import Sandbox
from tests.integration._async.api.working_sessions import (
    CONTAINER,
    ENVIRONMENT,
    TIME,
    WEATHER,
    Json,
    history,
    kinds,
    message,
    started,
)

pytestmark = pytest.mark.anyio

@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, Any]:
    return {"api_key": "sandbox-key", "base_url": sandbox.url, "max_retries": 0}


async def test_events_are_listed_by_pages_kinds_and_direction(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        session = await started(client, initial_events=[message("One")])
        whole = await history(client, session)
        assert await history(client, session, limit=2) == whole
        assert await history(client, session, limit=2, order="desc") == whole[::-1]
        assert kinds(await history(client, session, types=["agent.message"])) == ["agent.message"]
        assert await history(client, session, created_at_lt="2020-01-01T00:00:00Z") == []
        thread = (await client.sessions.threads.list(session)).data[0]
        assert (thread.session_id, thread.parent_thread_id, thread.status) == (session, None, "idle")
        listed = await client.sessions.threads.events.list(session, thread.id)
        assert [to_dict(event) async for event in listed] == whole
        with pytest.raises(NotFoundError):
            await client.sessions.threads.get(session, "sthr_unknown")


async def test_sessions_are_listed_by_agent_and_both_ways(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        made = [await started(client, title=f"{n}") for n in range(3)]
        agent = (await client.sessions.get(made[1])).agent
        assert agent is not None
        assert [one.id for one in (await client.sessions.list(agent_id=agent.id)).data] == [made[1]]
        assert (await client.sessions.list(agent_id=agent.id, agent_version=2)).data == []
        assert (await client.sessions.list(statuses=["running"])).data == []
        first = await client.sessions.list(limit=2)
        second = await first.next_page()
        assert second is not None
        assert [one.id for one in second.data] == made[:1]
        assert second.response.prev_page is not None
        back = await second.previous_page()
        assert back is not None
        assert [one.id for one in back.data] == made[:0:-1]


async def test_resources_are_mounted_and_removed(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        repository = {"type": "github_repository", "url": "https://github.com/example/parser", "authorization_token": "t"}
        session = await started(client, resources=[repository, {"type": "memory_store", "memory_store_id": "memstore_1"}])
        added = await client.sessions.resources.add(session, type="file", file_id="file_1")
        assert added.mount_path == "/mnt/session/uploads/file_1"
        listed = [to_dict(one) async for one in await client.sessions.resources.list(session)]
        assert [one["type"] for one in listed] == ["github_repository", "memory_store", "file"]
        assert listed == to_dict(await client.sessions.get(session))["resources"]
        assert "authorization_token" not in listed[0]
        changed = await client.sessions.resources.update(session, listed[0]["id"], authorization_token="u")
        assert to_dict(changed)["url"] == repository["url"]
        with pytest.raises(InvalidRequestError, match="only a repository has a token"):
            await client.sessions.resources.update(session, "memstore_1", authorization_token="u")
        assert (await client.sessions.resources.delete(session, added.id)).id == added.id
        with pytest.raises(NotFoundError):
            await client.sessions.resources.get(session, added.id)
        assert [one.id for one in (await client.sessions.list(memory_store_id="memstore_1")).data] == [session]


async def test_what_is_changed_for_one_session_leaves_the_agent_as_it_is(options: dict[str, Any]) -> None:
    async with AsyncAnthropicClient(**options) as client:
        agent = await client.agents.create(name="Worker", model="claude-opus-5-5")
        choice: Json = {"type": "agent_with_overrides", "id": agent.id, "system": "Be brief.", "tools": [WEATHER]}
        session = await client.sessions.create(agent=choice, environment_id=ENVIRONMENT)
        assert (session.agent.system, len(session.agent.tools)) == ("Be brief.", 1)
        updated = await client.sessions.update(session.id, agent={"tools": []}, title="Other", metadata={"a": "b"})
        assert (updated.agent.tools, updated.agent.system, updated.title) == ([], "Be brief.", "Other")
        event = (await history(client, session.id))[-1]
        assert (event["type"], event["title"], event["metadata"]) == ("session.updated", "Other", {"a": "b"})
        assert (await client.agents.get(agent.id)).tools == []
        with pytest.raises(NotFoundError):
            await client.sessions.create(agent="agent_unknown", environment_id=ENVIRONMENT)
