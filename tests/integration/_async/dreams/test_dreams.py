"""Dreams over a real socket: they move on each time they are got, and write a memory store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, ConflictError, InvalidRequestError, NotFoundError, models
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

pytestmark = pytest.mark.anyio

MODEL = "claude-opus-5-5"
SESSIONS = {"type": "sessions", "session_ids": ["sesn_1"]}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncAnthropicClient]:
    options: Any = {"api_key": "sandbox-key", "base_url": sandbox.url, "clock": VirtualClock(), "max_retries": 0}
    async with AsyncAnthropicClient(**options) as made:
        yield made


@pytest.fixture
async def store(client: AsyncAnthropicClient) -> models.MemoryStore:
    made = await client.memory_stores.create(name="Reporting", metadata={"team": "finance"})
    await client.memory_stores.memories.create(made.id, path="/a.md", content="one")
    await client.memory_stores.memories.create(made.id, path="/b.md", content="two")
    return made


async def created(client: AsyncAnthropicClient, store: models.MemoryStore, **more: Any) -> models.Dream:
    source = {"type": "memory_store", "memory_store_id": store.id}
    return await client.dreams.create(**({"inputs": [source, SESSIONS], "model": MODEL} | more))


async def contents(client: AsyncAnthropicClient, store_id: str) -> dict[str, str]:
    items: Any = await client.memory_stores.memories.list(store_id, view="full")
    return {item.path: item.content async for item in items}


def updating(store: models.MemoryStore) -> Any:
    return {"type": "update_existing", "memory_store_id": store.id}


async def test_a_dream_runs_and_ends_as_it_is_polled(client: AsyncAnthropicClient, store: models.MemoryStore) -> None:
    dream = await created(client, store, instructions="Sort them.")
    assert (dream.status, dream.outputs, dream.session_id, dream.ended_at) == ("pending", [], None, None)
    assert (dream.model.id, dream.model.speed, dream.output_behavior.type) == (MODEL, "standard", "create_new")
    running = await client.dreams.get(dream.id)
    assert (running.status, running.ended_at) == ("running", None)
    assert running.session_id is not None
    ended = await client.dreams.get(dream.id)
    assert (ended.status, ended.session_id, ended.outputs) == ("completed", running.session_id, running.outputs)
    assert ended.ended_at is not None
    assert dream.usage.output_tokens < running.usage.output_tokens < ended.usage.output_tokens
    assert await client.dreams.get(dream.id) == ended


async def test_a_dream_writes_a_new_store_that_begins_as_a_copy(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    dream = await created(client, store)
    running = await client.dreams.get(dream.id)
    written = running.outputs[0].memory_store_id
    assert written != store.id
    assert await contents(client, written) == await contents(client, store.id) == {"/a.md": "one", "/b.md": "two"}
    made = await client.memory_stores.memory_versions.list(written, session_id=running.session_id or "")
    assert [version.path async for version in made] == ["/b.md", "/a.md"]
    assert (await client.memory_stores.get(written)).metadata == {"team": "finance"}


async def test_a_dream_can_write_the_store_that_it_goes_through_which_it_holds(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    model: Any = {"id": MODEL, "speed": "fast"}
    dream = await created(client, store, output_behavior=updating(store), model=model)
    assert dream.model.speed == "fast"
    with pytest.raises(ConflictError, match=dream.id) as refused:
        await created(client, store, output_behavior=updating(store))
    assert not refused.value.is_retryable
    # One that writes a store of its own is not in its way.
    await created(client, store)
    assert (await client.dreams.get(dream.id)).outputs[0].memory_store_id == store.id
    assert (await client.dreams.get(dream.id)).status == "completed"
    await created(client, store, output_behavior=updating(store))


async def test_a_dream_fails_where_its_store_is_gone(client: AsyncAnthropicClient, store: models.MemoryStore) -> None:
    first, second = await created(client, store), await created(client, store)
    assert (await client.dreams.get(first.id)).status == "running"
    await client.memory_stores.archive(store.id)
    for dream in (first, second):
        failed = await client.dreams.get(dream.id)
        assert failed.status == "failed"
        assert failed.ended_at is not None
        assert failed.error is not None
        assert failed.error.type == "input_memory_store_unavailable"


async def test_a_dream_is_canceled_once_and_only_before_its_end(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    dream = await created(client, store)
    canceled = await client.dreams.cancel(dream.id)
    assert canceled.status == "canceled"
    assert canceled.ended_at is not None
    assert await client.dreams.cancel(dream.id) == canceled == await client.dreams.get(dream.id)
    other = await created(client, store)
    await client.dreams.get(other.id)
    await client.dreams.get(other.id)
    with pytest.raises(InvalidRequestError, match="completed"):
        await client.dreams.cancel(other.id)


async def test_a_dream_that_has_ended_is_archived(client: AsyncAnthropicClient, store: models.MemoryStore) -> None:
    dream = await created(client, store)
    with pytest.raises(InvalidRequestError, match="cancel it"):
        await client.dreams.archive(dream.id)
    await client.dreams.cancel(dream.id)
    archived = await client.dreams.archive(dream.id)
    assert (archived.status, archived.archived_at is None) == ("canceled", False)
    assert await client.dreams.archive(dream.id) == archived
    assert [one.id async for one in await client.dreams.list()] == []
    assert [one.id async for one in await client.dreams.list(include_archived=True)] == [dream.id]


async def test_dreams_are_listed_by_status_and_time(client: AsyncAnthropicClient, store: models.MemoryStore) -> None:
    first, second, third = [await created(client, store) for _ in range(3)]
    await client.dreams.get(first.id)
    await client.dreams.cancel(second.id)
    assert [one.id async for one in await client.dreams.list(limit=1)] == [third.id, second.id, first.id]
    listed = await client.dreams.list(statuses=["running", "canceled"])
    assert [one.id async for one in listed] == [second.id, first.id]
    later = await client.dreams.list(created_at_gt=first.created_at)
    assert [one.id async for one in later] == [third.id, second.id]
    assert [one.id async for one in await client.dreams.list(created_at_lt=first.created_at)] == []


async def test_inputs_that_make_no_dream_are_refused(client: AsyncAnthropicClient, store: models.MemoryStore) -> None:
    source: Any = {"type": "memory_store", "memory_store_id": store.id}
    many: Any = {"type": "sessions", "session_ids": [f"sesn_{number}" for number in range(101)]}
    for inputs in ([], [source], [SESSIONS], [source, source, SESSIONS], [source, many]):
        with pytest.raises(InvalidRequestError, match="inputs"):
            await created(client, store, inputs=inputs)
    other = await client.memory_stores.create(name="Other")
    with pytest.raises(InvalidRequestError, match="output_behavior"):
        await created(client, store, output_behavior=updating(other))
    await client.memory_stores.archive(other.id)
    with pytest.raises(InvalidRequestError, match="is archived"):
        await created(client, other)
    await client.memory_stores.delete(other.id)
    with pytest.raises(NotFoundError):
        await created(client, other)
