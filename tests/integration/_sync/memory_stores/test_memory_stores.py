# Derived from tests/integration/_async/memory_stores/test_memory_stores.py by `make codegen`. Do not edit.
"""Memory stores over a real socket: each change makes a version, and is refused where it does not fit what is there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ConflictError, InvalidRequestError, NotFoundError, models
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AnthropicClient]:
    options: Any = {"api_key": "sandbox-key", "base_url": sandbox.url, "clock": VirtualClock(), "max_retries": 0}
    with AnthropicClient(**options) as made:
        yield made


@pytest.fixture
def store(client: AnthropicClient) -> models.MemoryStore:
    return client.memory_stores.create(name="Reporting", metadata={"team": "finance", "old": "yes"})


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def written(client: AnthropicClient, store: models.MemoryStore, *paths: str) -> None:
    for path in paths:
        client.memory_stores.memories.create(store.id, path=path, content=path)


def listed(client: AnthropicClient, store: models.MemoryStore, **query: Any) -> list[Any]:
    return [item for item in client.memory_stores.memories.list(store.id, **query)]


def paths_of(client: AnthropicClient, store: models.MemoryStore, **query: Any) -> list[str]:
    return [item.path for item in listed(client, store, **query)]


def kind_of(error: ConflictError) -> dict[str, Any]:
    body: Any = error.body
    return {name: value for name, value in body["error"].items() if name != "message"}


def test_a_store_is_created_changed_archived_and_deleted(client: AnthropicClient, store: models.MemoryStore) -> None:
    assert (store.description, store.archived_at) == ("", None)
    changed = client.memory_stores.update(store.id, description="How", metadata={"old": None, "new": "yes"})
    assert (changed.name, changed.description) == ("Reporting", "How")
    assert changed.metadata == {"team": "finance", "new": "yes"}
    written(client, store, "/a.md")
    assert (client.memory_stores.archive(store.id)).archived_at is not None
    assert [one.id for one in client.memory_stores.list()] == []
    assert [one.id for one in client.memory_stores.list(include_archived=True)] == [store.id]
    assert (client.memory_stores.delete(store.id)).id == store.id
    with pytest.raises(NotFoundError):
        client.memory_stores.memories.list(store.id)
    with pytest.raises(NotFoundError):
        client.memory_stores.memory_versions.list(store.id)


def test_a_memory_is_shown_with_its_content_where_that_is_asked_for(
    client: AnthropicClient, store: models.MemoryStore
) -> None:
    memories = client.memory_stores.memories
    text = "Beträge in Euro.\r\n"
    made = memories.create(store.id, path="/style/currency.md", content=text)
    assert (made.content, made.content_sha256, made.content_size_bytes) == (None, digest(text), len(text.encode()))
    assert (memories.get(store.id, made.id)).content == text
    assert (memories.get(store.id, made.id, view="basic")).content is None
    full = memories.create(store.id, path="/empty.md", content="", view="full")
    assert (full.content, full.content_size_bytes) == ("", 0)
    assert [item.content for item in listed(client, store)] == [None, None]
    assert [item.content for item in listed(client, store, view="full", limit=1)] == ["", text]


def test_each_change_makes_a_version_and_no_change_makes_none(
    client: AnthropicClient, store: models.MemoryStore
) -> None:
    memories, versions = client.memory_stores.memories, client.memory_stores.memory_versions
    first = memories.create(store.id, path="/a.md", content="one")
    second = memories.update(store.id, first.id, content="two", path="/b.md", view="full")
    assert (second.id, second.path, second.content) == (first.id, "/b.md", "two")
    assert second.memory_version_id != first.memory_version_id
    same = memories.update(store.id, first.id, content="two")
    assert same.memory_version_id == second.memory_version_id
    memories.delete(store.id, first.id)
    with pytest.raises(NotFoundError):
        memories.get(store.id, first.id)
    history = [one for one in versions.list(store.id, memory_id=first.id, view="full", limit=1)]
    assert [(one.operation, one.path, one.content) for one in history] == [
        ("deleted", "/b.md", None),
        ("modified", "/b.md", "two"),
        ("created", "/a.md", "one"),
    ]
    assert (history[0].content_sha256, history[1].content_sha256) == (None, digest("two"))
    assert (versions.get(store.id, first.memory_version_id)).content == "one"


def test_versions_are_listed_by_what_was_done_and_who_did_it(
    client: AnthropicClient, store: models.MemoryStore
) -> None:
    versions = client.memory_stores.memory_versions
    written(client, store, "/a.md", "/b.md")
    made = [one for one in versions.list(store.id, operation="created")]
    assert [one.path for one in made] == ["/b.md", "/a.md"]
    assert [one for one in versions.list(store.id, operation="deleted")] == []
    actor = made[0].created_by
    assert isinstance(actor, models.MemoryApiActor)
    assert len([one for one in versions.list(store.id, api_key_id=actor.api_key_id)]) == 2
    assert [one for one in versions.list(store.id, api_key_id="apikey_other")] == []
    assert [one for one in versions.list(store.id, session_id="sesn_other")] == []
    assert [one for one in versions.list(store.id, created_at_gte="2999-01-01T00:00:00Z")] == []


def test_a_change_is_refused_where_the_content_is_another(client: AnthropicClient, store: models.MemoryStore) -> None:
    memories = client.memory_stores.memories
    made = memories.create(store.id, path="/a.md", content="one")
    meant: Any = {"type": "content_sha256", "content_sha256": digest("one")}
    memories.update(store.id, made.id, content="two", precondition=meant)
    with pytest.raises(ConflictError) as refused:
        memories.update(store.id, made.id, content="three", precondition=meant)
    assert kind_of(refused.value) == {"type": "memory_precondition_failed_error"}
    assert not refused.value.is_retryable
    # What the request asks for is there already: as where its first response was lost.
    memories.update(store.id, made.id, content="two", precondition=meant)
    with pytest.raises(ConflictError):
        memories.delete(store.id, made.id, expected_content_sha256=digest("one"))
    memories.delete(store.id, made.id, expected_content_sha256=digest("two"))


@pytest.mark.parametrize("path", ["/style", "/style/currency.md", "/style/currency.md/deeper"])
def test_a_path_is_taken_by_a_memory_at_it_above_it_or_below_it(
    client: AnthropicClient, store: models.MemoryStore, path: str
) -> None:
    memories = client.memory_stores.memories
    there = memories.create(store.id, path="/style/currency.md", content="x")
    other = memories.create(store.id, path="/style/currency.mdx", content="x")
    blocked = {
        "type": "memory_path_conflict_error",
        "conflicting_memory_id": there.id,
        "conflicting_path": "/style/currency.md",
    }
    if path == "/style":
        memories.delete(store.id, other.id)
        other = memories.create(store.id, path="/other.md", content="x")
    with pytest.raises(ConflictError) as refused:
        memories.create(store.id, path=path, content="y")
    assert kind_of(refused.value) == blocked
    with pytest.raises(ConflictError) as refused:
        memories.update(store.id, other.id, path=path)
    assert kind_of(refused.value) == blocked
    # A memory does not stand in its own way.
    moved = memories.update(store.id, there.id, path="/style/currency.md/deeper")
    assert moved.path == "/style/currency.md/deeper"


@pytest.mark.parametrize(
    "path",
    ["a.md", "//", "/a/", "/a//b", "/./a", "/a/..", "/a\nb", "/a\u200bb", "/a\u2028b", "/e\u0301", "/" + "é" * 512],
)
def test_a_path_that_no_memory_can_have_is_refused(
    client: AnthropicClient, store: models.MemoryStore, path: str
) -> None:
    with pytest.raises(InvalidRequestError, match="path: Path should"):
        client.memory_stores.memories.create(store.id, path=path, content="x")


def test_a_content_that_is_too_large_in_bytes_is_refused(client: AnthropicClient, store: models.MemoryStore) -> None:
    client.memory_stores.memories.create(store.id, path="/a.md", content="é" * 51_200)
    with pytest.raises(InvalidRequestError, match="at most 102400 bytes"):
        client.memory_stores.memories.create(store.id, path="/b.md", content="é" * 51_201)


def test_memories_are_listed_by_path_below_a_folder_and_to_a_depth(
    client: AnthropicClient, store: models.MemoryStore
) -> None:
    written(client, store, "/b.md", "/a/x.md", "/a/deep/1.md", "/a/deep/2.md", "/a.md", "/ä.md")
    everything = ["/a.md", "/a/deep/1.md", "/a/deep/2.md", "/a/x.md", "/b.md", "/ä.md"]
    assert paths_of(client, store) == everything
    assert paths_of(client, store, limit=1) == everything
    assert paths_of(client, store, depth=0, path_prefix="/") == everything
    assert paths_of(client, store, path_prefix="/a/") == everything[1:4]
    assert paths_of(client, store, depth=1) == ["/a.md", "/a/", "/b.md", "/ä.md"]
    assert paths_of(client, store, depth=1, path_prefix="/a/", limit=1) == ["/a/deep/", "/a/x.md"]
    assert paths_of(client, store, depth=2) == ["/a.md", "/a/deep/", "/a/x.md", "/b.md", "/ä.md"]
    assert paths_of(client, store, path_prefix="/none/") == []
    items = [item for item in client.memory_stores.memories.list(store.id, depth=1, limit=2)]
    assert isinstance(items[1], models.MemoryPrefix)
    with pytest.raises(InvalidRequestError, match="path_prefix"):
        paths_of(client, store, path_prefix="/a")


def test_a_cursor_goes_on_where_its_memory_was_deleted_and_fits_no_other_list(
    client: AnthropicClient, store: models.MemoryStore
) -> None:
    written(client, store, "/a", "/b", "/c")
    memories = client.memory_stores.memories
    cursor = (memories.list(store.id, limit=1)).response.next_page
    second = memories.list(store.id, limit=1, page=cursor)
    assert isinstance(second.data[0], models.Memory)
    memories.delete(store.id, second.data[0].id)
    assert paths_of(client, store, page=cursor) == ["/c"]
    other = client.memory_stores.create(name="Other")
    for wrong in ("page_", "page_Yg==", "page_\x80", cursor):
        with pytest.raises(InvalidRequestError, match="is not a cursor of this list"):
            memories.list(other.id, page=wrong)


def test_a_redacted_version_has_no_content_and_the_current_one_stays(
    client: AnthropicClient, store: models.MemoryStore
) -> None:
    memories, versions = client.memory_stores.memories, client.memory_stores.memory_versions
    first = memories.create(store.id, path="/a.md", content="secret")
    with pytest.raises(InvalidRequestError, match="cannot be redacted"):
        versions.redact(store.id, first.memory_version_id)
    memories.update(store.id, first.id, content="fine")
    redacted = versions.redact(store.id, first.memory_version_id)
    assert (redacted.path, redacted.content, redacted.content_sha256, redacted.content_size_bytes) == (None,) * 4
    assert (redacted.operation, redacted.redacted_by) == ("created", redacted.created_by)
    again = versions.redact(store.id, first.memory_version_id)
    assert again.redacted_at == redacted.redacted_at
    assert (versions.get(store.id, first.memory_version_id)).content is None
    assert (memories.get(store.id, first.id)).content == "fine"


def test_an_archived_store_can_be_read_and_not_written(client: AnthropicClient, store: models.MemoryStore) -> None:
    memories = client.memory_stores.memories
    made = memories.create(store.id, path="/a.md", content="one")
    client.memory_stores.archive(store.id)
    assert (memories.get(store.id, made.id)).content == "one"
    for refused in (
        partial(memories.create, store.id, path="/b.md", content="x"),
        partial(memories.update, store.id, made.id, content="two"),
        partial(memories.delete, store.id, made.id),
        partial(client.memory_stores.update, store.id, name="Other"),
    ):
        with pytest.raises(InvalidRequestError, match="is archived"):
            refused()
