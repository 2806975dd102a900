# Derived from tests/integration/_async/memory_sync/test_memory_sync.py by `make codegen`. Do not edit.
"""A memory store of the sandbox and a folder, kept alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicClient,
    MemoryChange,
)
from integrations_anthropic._sync.services.memory_stores_memories import MemoryStoreMemoriesService
from integrations_anthropic.sandbox import Sandbox

from .pairs import STATE, Pair, done


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AnthropicClient]:
    with AnthropicClient(**sandbox.client_options, max_retries=0) as client:
        yield client


@pytest.fixture
def pair(client: AnthropicClient, tmp_path: Path) -> Pair:
    store = client.memory_stores.create(name="Notes")
    return Pair(client, store.id, tmp_path / "notes")


def test_a_store_is_downloaded_and_changes_are_uploaded(pair: Pair) -> None:
    pair.create("/style/currency.md", "dollars\n")
    pair.create("/empty.md", "")
    first = pair.sync()
    assert pair.files() == {"/style/currency.md": "dollars\n", "/empty.md": ""}
    assert (done(first), first.is_complete) == (
        [("write_file", "/empty.md"), ("write_file", "/style/currency.md")],
        True,
    )
    pair.write("/style/currency.md", "Grüße, euros\n")
    pair.write("/new/one.md", "new\n")
    (pair.folder / "empty.md").unlink()
    second = pair.sync()
    assert done(second) == [
        ("delete_memory", "/empty.md"),
        ("create_memory", "/new/one.md"),
        ("update_memory", "/style/currency.md"),
    ]
    assert pair.memories() == pair.files() == {"/new/one.md": "new\n", "/style/currency.md": "Grüße, euros\n"}
    third = pair.sync()
    assert (third.changes, third.unchanged, third.is_complete) == ((), 2, True)


def test_changes_of_the_store_reach_the_folder(pair: Pair) -> None:
    kept = pair.create("/a/kept.md", "1")
    gone = pair.create("/b/gone.md", "1")
    pair.sync()
    memories = pair.client.memory_stores.memories
    memories.update(pair.store, kept, content="2")
    memories.delete(pair.store, gone)
    pair.create("/b", "now a file")
    result = pair.sync()
    assert done(result) == [("delete_file", "/b/gone.md"), ("write_file", "/a/kept.md"), ("write_file", "/b")]
    assert pair.files() == {"/a/kept.md": "2", "/b": "now a file"}


def test_what_both_changed_is_a_conflict_and_stays_as_it_is(pair: Pair) -> None:
    for name in ("both", "deleted_here", "deleted_there"):
        pair.create(f"/{name}", "1")
    pair.sync()
    ids = pair.ids()
    memories = pair.client.memory_stores.memories
    pair.write("/both", "here")
    memories.update(pair.store, ids["/both"], content="there")
    (pair.folder / "deleted_here").unlink()
    memories.update(pair.store, ids["/deleted_here"], content="there")
    pair.write("/deleted_there", "here")
    memories.delete(pair.store, ids["/deleted_there"])
    pair.write("/new", "here")
    pair.create("/new", "there")
    for _ in range(2):
        result = pair.sync()
        assert [one.path for one in result.conflicts] == ["/both", "/deleted_here", "/deleted_there", "/new"]
        assert result.changes == ()
        assert pair.files() == {"/both": "here", "/deleted_there": "here", "/new": "here"}
        assert pair.memories() == {"/both": "there", "/deleted_here": "there", "/new": "there"}
    # Made alike by hand, or removed on one side, they are none any more.
    pair.write("/both", "there")
    pair.write("/new", "there")
    (pair.folder / "deleted_there").unlink()
    memories.delete(pair.store, ids["/deleted_here"])
    assert (pair.sync()).is_complete


def test_a_change_that_comes_between_is_a_conflict_and_not_overwritten(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("updated", "deleted"):
        pair.create(f"/{name}", "1")
    pair.sync()
    ids = pair.ids()
    pair.write("/updated", "here")
    (pair.folder / "deleted").unlink()
    pair.write("/created", "here")
    given = {name: getattr(MemoryStoreMemoriesService, name) for name in ("update", "delete", "create")}
    memories = pair.client.memory_stores.memories

    def update(service: Any, *args: Any, **options: Any) -> Any:
        given["update"](memories, pair.store, ids["/updated"], content="between")
        return given["update"](service, *args, **options)

    def delete(service: Any, *args: Any, **options: Any) -> Any:
        given["update"](memories, pair.store, ids["/deleted"], content="between")
        return given["delete"](service, *args, **options)

    def create(service: Any, *args: Any, **options: Any) -> Any:
        given["create"](memories, pair.store, path="/created", content="between")
        return given["create"](service, *args, **options)

    for name, function in {"update": update, "delete": delete, "create": create}.items():
        monkeypatch.setattr(MemoryStoreMemoriesService, name, function)
    result = pair.sync()
    monkeypatch.undo()
    assert [one.path for one in result.conflicts] == ["/created", "/deleted", "/updated"]
    assert result.changes == ()
    assert set((pair.memories()).values()) == {"between"}
    assert pair.files() == {"/updated": "here", "/created": "here"}


def test_a_file_that_changes_meanwhile_is_not_overwritten(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("old", "new", "same"):
        pair.create(f"/{name}", "1")
    (pair.folder).mkdir()
    pair.write("/old", "1")
    pair.sync(direction="upload")
    pair.client.memory_stores.memories.update(pair.store, (pair.ids())["/old"], content="2")
    given = MemoryStoreMemoriesService.get

    def get(service: Any, *args: Any, **options: Any) -> Any:
        found = given(service, *args, **options)
        if found.path != "/same":
            pair.write(found.path, "between")
        return found

    monkeypatch.setattr(MemoryStoreMemoriesService, "get", get)
    result = pair.sync()
    assert done(result) == [("write_file", "/same")]
    assert [one.path for one in result.conflicts] == ["/new", "/old"]
    assert pair.files() == {"/old": "between", "/new": "between", "/same": "1"}


def test_a_dry_run_changes_nothing(pair: Pair) -> None:
    pair.create("/there", "1")
    result = pair.sync(dry_run=True)
    assert (done(result), result.dry_run, pair.folder.exists()) == ([("write_file", "/there")], True, False)
    pair.write("/here", "1")
    result = pair.sync(dry_run=True)
    assert result.changes == (
        MemoryChange(action="create_memory", path="/here"),
        MemoryChange(action="write_file", path="/there"),
    )
    assert (pair.files(), pair.memories()) == ({"/here": "1"}, {"/there": "1"})
    assert not (pair.folder / STATE).exists()


def test_one_direction_leaves_the_other_waiting(pair: Pair, tmp_path: Path) -> None:
    pair.create("/there", "1")
    pair.write("/here", "1")
    state = tmp_path / "state.json"
    down = pair.sync(direction="download", state=state)
    assert (done(down), [one.path for one in down.waiting]) == ([("write_file", "/there")], ["/here"])
    assert pair.memories() == {"/there": "1"}
    assert not down.is_complete
    up = pair.sync(direction="upload", state=state)
    assert (done(up), up.waiting) == ([("create_memory", "/here")], ())
    assert not (pair.folder / STATE).exists()


def test_many_memories_are_listed_page_by_page(pair: Pair) -> None:
    for number in range(130):
        pair.write(f"/folder/{number:03}.md", str(number))
    assert len((pair.sync()).changes) == 130
    assert (pair.sync()).unchanged == 130
