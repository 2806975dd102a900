"""Memory stores over a real socket: each change makes a version, and is refused where it does not fit what is there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from functools import partial
from hashlib import sha256
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, ConflictError, InvalidRequestError, NotFoundError, models
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

pytestmark = pytest.mark.anyio


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
    return await client.memory_stores.create(name="Reporting", metadata={"team": "finance", "old": "yes"})


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


async def written(client: AsyncAnthropicClient, store: models.MemoryStore, *paths: str) -> None:
    for path in paths:
        await client.memory_stores.memories.create(store.id, path=path, content=path)


async def listed(client: AsyncAnthropicClient, store: models.MemoryStore, **query: Any) -> list[Any]:
    return [item async for item in await client.memory_stores.memories.list(store.id, **query)]


async def paths_of(client: AsyncAnthropicClient, store: models.MemoryStore, **query: Any) -> list[str]:
    return [item.path for item in await listed(client, store, **query)]


def kind_of(error: ConflictError) -> dict[str, Any]:
    body: Any = error.body
    return {name: value for name, value in body["error"].items() if name != "message"}


async def test_a_store_is_created_changed_archived_and_deleted(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    assert (store.description, store.archived_at) == ("", None)
    changed = await client.memory_stores.update(store.id, description="How", metadata={"old": None, "new": "yes"})
    assert (changed.name, changed.description) == ("Reporting", "How")
    assert changed.metadata == {"team": "finance", "new": "yes"}
    await written(client, store, "/a.md")
    assert (await client.memory_stores.archive(store.id)).archived_at is not None
    assert [one.id async for one in await client.memory_stores.list()] == []
    assert [one.id async for one in await client.memory_stores.list(include_archived=True)] == [store.id]
    assert (await client.memory_stores.delete(store.id)).id == store.id
    with pytest.raises(NotFoundError):
        await client.memory_stores.memories.list(store.id)
    with pytest.raises(NotFoundError):
        await client.memory_stores.memory_versions.list(store.id)


async def test_a_memory_is_shown_with_its_content_where_that_is_asked_for(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    memories = client.memory_stores.memories
    text = "Beträge in Euro.\r\n"
    made = await memories.create(store.id, path="/style/currency.md", content=text)
    assert (made.content, made.content_sha256, made.content_size_bytes) == (None, digest(text), len(text.encode()))
    assert (await memories.get(store.id, made.id)).content == text
    assert (await memories.get(store.id, made.id, view="basic")).content is None
    full = await memories.create(store.id, path="/empty.md", content="", view="full")
    assert (full.content, full.content_size_bytes) == ("", 0)
    assert [item.content for item in await listed(client, store)] == [None, None]
    assert [item.content for item in await listed(client, store, view="full", limit=1)] == ["", text]


async def test_each_change_makes_a_version_and_no_change_makes_none(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    memories, versions = client.memory_stores.memories, client.memory_stores.memory_versions
    first = await memories.create(store.id, path="/a.md", content="one")
    second = await memories.update(store.id, first.id, content="two", path="/b.md", view="full")
    assert (second.id, second.path, second.content) == (first.id, "/b.md", "two")
    assert second.memory_version_id != first.memory_version_id
    same = await memories.update(store.id, first.id, content="two")
    assert same.memory_version_id == second.memory_version_id
    await memories.delete(store.id, first.id)
    with pytest.raises(NotFoundError):
        await memories.get(store.id, first.id)
    history = [one async for one in await versions.list(store.id, memory_id=first.id, view="full", limit=1)]
    assert [(one.operation, one.path, one.content) for one in history] == [
        ("deleted", "/b.md", None),
        ("modified", "/b.md", "two"),
        ("created", "/a.md", "one"),
    ]
    assert (history[0].content_sha256, history[1].content_sha256) == (None, digest("two"))
    assert (await versions.get(store.id, first.memory_version_id)).content == "one"


async def test_versions_are_listed_by_what_was_done_and_who_did_it(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    versions = client.memory_stores.memory_versions
    await written(client, store, "/a.md", "/b.md")
    made = [one async for one in await versions.list(store.id, operation="created")]
    assert [one.path for one in made] == ["/b.md", "/a.md"]
    assert [one async for one in await versions.list(store.id, operation="deleted")] == []
    actor = made[0].created_by
    assert isinstance(actor, models.MemoryApiActor)
    assert len([one async for one in await versions.list(store.id, api_key_id=actor.api_key_id)]) == 2
    assert [one async for one in await versions.list(store.id, api_key_id="apikey_other")] == []
    assert [one async for one in await versions.list(store.id, session_id="sesn_other")] == []
    assert [one async for one in await versions.list(store.id, created_at_gte="2999-01-01T00:00:00Z")] == []


async def test_a_change_is_refused_where_the_content_is_another(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    memories = client.memory_stores.memories
    made = await memories.create(store.id, path="/a.md", content="one")
    meant: Any = {"type": "content_sha256", "content_sha256": digest("one")}
    await memories.update(store.id, made.id, content="two", precondition=meant)
    with pytest.raises(ConflictError) as refused:
        await memories.update(store.id, made.id, content="three", precondition=meant)
    assert kind_of(refused.value) == {"type": "memory_precondition_failed_error"}
    assert not refused.value.is_retryable
    # What the request asks for is there already: as where its first response was lost.
    await memories.update(store.id, made.id, content="two", precondition=meant)
    with pytest.raises(ConflictError):
        await memories.delete(store.id, made.id, expected_content_sha256=digest("one"))
    await memories.delete(store.id, made.id, expected_content_sha256=digest("two"))


@pytest.mark.parametrize("path", ["/style", "/style/currency.md", "/style/currency.md/deeper"])
async def test_a_path_is_taken_by_a_memory_at_it_above_it_or_below_it(
    client: AsyncAnthropicClient, store: models.MemoryStore, path: str
) -> None:
    memories = client.memory_stores.memories
    there = await memories.create(store.id, path="/style/currency.md", content="x")
    other = await memories.create(store.id, path="/style/currency.mdx", content="x")
    blocked = {
        "type": "memory_path_conflict_error",
        "conflicting_memory_id": there.id,
        "conflicting_path": "/style/currency.md",
    }
    if path == "/style":
        await memories.delete(store.id, other.id)
        other = await memories.create(store.id, path="/other.md", content="x")
    with pytest.raises(ConflictError) as refused:
        await memories.create(store.id, path=path, content="y")
    assert kind_of(refused.value) == blocked
    with pytest.raises(ConflictError) as refused:
        await memories.update(store.id, other.id, path=path)
    assert kind_of(refused.value) == blocked
    # A memory does not stand in its own way.
    moved = await memories.update(store.id, there.id, path="/style/currency.md/deeper")
    assert moved.path == "/style/currency.md/deeper"


@pytest.mark.parametrize(
    "path",
    ["a.md", "//", "/a/", "/a//b", "/./a", "/a/..", "/a\nb", "/a\u200bb", "/a\u2028b", "/e\u0301", "/" + "é" * 512],
)
async def test_a_path_that_no_memory_can_have_is_refused(
    client: AsyncAnthropicClient, store: models.MemoryStore, path: str
) -> None:
    with pytest.raises(InvalidRequestError, match="path: Path should"):
        await client.memory_stores.memories.create(store.id, path=path, content="x")


async def test_a_content_that_is_too_large_in_bytes_is_refused(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    await client.memory_stores.memories.create(store.id, path="/a.md", content="é" * 51_200)
    with pytest.raises(InvalidRequestError, match="at most 102400 bytes"):
        await client.memory_stores.memories.create(store.id, path="/b.md", content="é" * 51_201)


async def test_memories_are_listed_by_path_below_a_folder_and_to_a_depth(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    await written(client, store, "/b.md", "/a/x.md", "/a/deep/1.md", "/a/deep/2.md", "/a.md", "/ä.md")
    everything = ["/a.md", "/a/deep/1.md", "/a/deep/2.md", "/a/x.md", "/b.md", "/ä.md"]
    assert await paths_of(client, store) == everything
    assert await paths_of(client, store, limit=1) == everything
    assert await paths_of(client, store, depth=0, path_prefix="/") == everything
    assert await paths_of(client, store, path_prefix="/a/") == everything[1:4]
    assert await paths_of(client, store, depth=1) == ["/a.md", "/a/", "/b.md", "/ä.md"]
    assert await paths_of(client, store, depth=1, path_prefix="/a/", limit=1) == ["/a/deep/", "/a/x.md"]
    assert await paths_of(client, store, depth=2) == ["/a.md", "/a/deep/", "/a/x.md", "/b.md", "/ä.md"]
    assert await paths_of(client, store, path_prefix="/none/") == []
    items = [item async for item in await client.memory_stores.memories.list(store.id, depth=1, limit=2)]
    assert isinstance(items[1], models.MemoryPrefix)
    with pytest.raises(InvalidRequestError, match="path_prefix"):
        await paths_of(client, store, path_prefix="/a")


async def test_a_cursor_goes_on_where_its_memory_was_deleted_and_fits_no_other_list(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    await written(client, store, "/a", "/b", "/c")
    memories = client.memory_stores.memories
    cursor = (await memories.list(store.id, limit=1)).response.next_page
    second = await memories.list(store.id, limit=1, page=cursor)
    assert isinstance(second.data[0], models.Memory)
    await memories.delete(store.id, second.data[0].id)
    assert await paths_of(client, store, page=cursor) == ["/c"]
    other = await client.memory_stores.create(name="Other")
    for wrong in ("page_", "page_Yg==", "page_\x80", cursor):
        with pytest.raises(InvalidRequestError, match="is not a cursor of this list"):
            await memories.list(other.id, page=wrong)


async def test_a_redacted_version_has_no_content_and_the_current_one_stays(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    memories, versions = client.memory_stores.memories, client.memory_stores.memory_versions
    first = await memories.create(store.id, path="/a.md", content="secret")
    with pytest.raises(InvalidRequestError, match="cannot be redacted"):
        await versions.redact(store.id, first.memory_version_id)
    await memories.update(store.id, first.id, content="fine")
    redacted = await versions.redact(store.id, first.memory_version_id)
    assert (redacted.path, redacted.content, redacted.content_sha256, redacted.content_size_bytes) == (None,) * 4
    assert (redacted.operation, redacted.redacted_by) == ("created", redacted.created_by)
    again = await versions.redact(store.id, first.memory_version_id)
    assert again.redacted_at == redacted.redacted_at
    assert (await versions.get(store.id, first.memory_version_id)).content is None
    assert (await memories.get(store.id, first.id)).content == "fine"


async def test_an_archived_store_can_be_read_and_not_written(
    client: AsyncAnthropicClient, store: models.MemoryStore
) -> None:
    memories = client.memory_stores.memories
    made = await memories.create(store.id, path="/a.md", content="one")
    await client.memory_stores.archive(store.id)
    assert (await memories.get(store.id, made.id)).content == "one"
    for refused in (
        partial(memories.create, store.id, path="/b.md", content="x"),
        partial(memories.update, store.id, made.id, content="two"),
        partial(memories.delete, store.id, made.id),
        partial(client.memory_stores.update, store.id, name="Other"),
    ):
        with pytest.raises(InvalidRequestError, match="is archived"):
            await refused()
