# Derived from tests/integration/_async/dreams/test_dreams.py by `make codegen`. Do not edit.
"""Dreams over a real socket: they move on each time they are got, and write a memory store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ConflictError, InvalidRequestError, NotFoundError, models
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

MODEL = "claude-opus-5-5"
SESSIONS = {"type": "sessions", "session_ids": ["sesn_1"]}


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
    made = client.memory_stores.create(name="Reporting", metadata={"team": "finance"})
    client.memory_stores.memories.create(made.id, path="/a.md", content="one")
    client.memory_stores.memories.create(made.id, path="/b.md", content="two")
    return made


def created(client: AnthropicClient, store: models.MemoryStore, **more: Any) -> models.Dream:
    source = {"type": "memory_store", "memory_store_id": store.id}
    return client.dreams.create(**({"inputs": [source, SESSIONS], "model": MODEL} | more))


def contents(client: AnthropicClient, store_id: str) -> dict[str, str]:
    items: Any = client.memory_stores.memories.list(store_id, view="full")
    return {item.path: item.content for item in items}


def updating(store: models.MemoryStore) -> Any:
    return {"type": "update_existing", "memory_store_id": store.id}


def test_a_dream_runs_and_ends_as_it_is_polled(client: AnthropicClient, store: models.MemoryStore) -> None:
    dream = created(client, store, instructions="Sort them.")
    assert (dream.status, dream.outputs, dream.session_id, dream.ended_at) == ("pending", [], None, None)
    assert (dream.model.id, dream.model.speed, dream.output_behavior.type) == (MODEL, "standard", "create_new")
    running = client.dreams.get(dream.id)
    assert (running.status, running.ended_at) == ("running", None)
    assert running.session_id is not None
    ended = client.dreams.get(dream.id)
    assert (ended.status, ended.session_id, ended.outputs) == ("completed", running.session_id, running.outputs)
    assert ended.ended_at is not None
    assert dream.usage.output_tokens < running.usage.output_tokens < ended.usage.output_tokens
    assert client.dreams.get(dream.id) == ended


def test_a_dream_writes_a_new_store_that_begins_as_a_copy(client: AnthropicClient, store: models.MemoryStore) -> None:
    dream = created(client, store)
    running = client.dreams.get(dream.id)
    written = running.outputs[0].memory_store_id
    assert written != store.id
    assert contents(client, written) == contents(client, store.id) == {"/a.md": "one", "/b.md": "two"}
    made = client.memory_stores.memory_versions.list(written, session_id=running.session_id or "")
    assert [version.path for version in made] == ["/b.md", "/a.md"]
    assert (client.memory_stores.get(written)).metadata == {"team": "finance"}


def test_a_dream_can_write_the_store_that_it_goes_through_which_it_holds(
    client: AnthropicClient, store: models.MemoryStore
) -> None:
    model: Any = {"id": MODEL, "speed": "fast"}
    dream = created(client, store, output_behavior=updating(store), model=model)
    assert dream.model.speed == "fast"
    with pytest.raises(ConflictError, match=dream.id) as refused:
        created(client, store, output_behavior=updating(store))
    assert not refused.value.is_retryable
    # One that writes a store of its own is not in its way.
    created(client, store)
    assert (client.dreams.get(dream.id)).outputs[0].memory_store_id == store.id
    assert (client.dreams.get(dream.id)).status == "completed"
    created(client, store, output_behavior=updating(store))


def test_a_dream_fails_where_its_store_is_gone(client: AnthropicClient, store: models.MemoryStore) -> None:
    first, second = created(client, store), created(client, store)
    assert (client.dreams.get(first.id)).status == "running"
    client.memory_stores.archive(store.id)
    for dream in (first, second):
        failed = client.dreams.get(dream.id)
        assert failed.status == "failed"
        assert failed.ended_at is not None
        assert failed.error is not None
        assert failed.error.type == "input_memory_store_unavailable"


def test_a_dream_is_canceled_once_and_only_before_its_end(client: AnthropicClient, store: models.MemoryStore) -> None:
    dream = created(client, store)
    canceled = client.dreams.cancel(dream.id)
    assert canceled.status == "canceled"
    assert canceled.ended_at is not None
    assert client.dreams.cancel(dream.id) == canceled == client.dreams.get(dream.id)
    other = created(client, store)
    client.dreams.get(other.id)
    client.dreams.get(other.id)
    with pytest.raises(InvalidRequestError, match="completed"):
        client.dreams.cancel(other.id)


def test_a_dream_that_has_ended_is_archived(client: AnthropicClient, store: models.MemoryStore) -> None:
    dream = created(client, store)
    with pytest.raises(InvalidRequestError, match="cancel it"):
        client.dreams.archive(dream.id)
    client.dreams.cancel(dream.id)
    archived = client.dreams.archive(dream.id)
    assert (archived.status, archived.archived_at is None) == ("canceled", False)
    assert client.dreams.archive(dream.id) == archived
    assert [one.id for one in client.dreams.list()] == []
    assert [one.id for one in client.dreams.list(include_archived=True)] == [dream.id]


def test_dreams_are_listed_by_status_and_time(client: AnthropicClient, store: models.MemoryStore) -> None:
    first, second, third = [created(client, store) for _ in range(3)]
    client.dreams.get(first.id)
    client.dreams.cancel(second.id)
    assert [one.id for one in client.dreams.list(limit=1)] == [third.id, second.id, first.id]
    listed = client.dreams.list(statuses=["running", "canceled"])
    assert [one.id for one in listed] == [second.id, first.id]
    later = client.dreams.list(created_at_gt=first.created_at)
    assert [one.id for one in later] == [third.id, second.id]
    assert [one.id for one in client.dreams.list(created_at_lt=first.created_at)] == []


def test_inputs_that_make_no_dream_are_refused(client: AnthropicClient, store: models.MemoryStore) -> None:
    source: Any = {"type": "memory_store", "memory_store_id": store.id}
    many: Any = {"type": "sessions", "session_ids": [f"sesn_{number}" for number in range(101)]}
    for inputs in ([], [source], [SESSIONS], [source, source, SESSIONS], [source, many]):
        with pytest.raises(InvalidRequestError, match="inputs"):
            created(client, store, inputs=inputs)
    other = client.memory_stores.create(name="Other")
    with pytest.raises(InvalidRequestError, match="output_behavior"):
        created(client, store, output_behavior=updating(other))
    client.memory_stores.archive(other.id)
    with pytest.raises(InvalidRequestError, match="is archived"):
        created(client, other)
    client.memory_stores.delete(other.id)
    with pytest.raises(NotFoundError):
        created(client, other)
