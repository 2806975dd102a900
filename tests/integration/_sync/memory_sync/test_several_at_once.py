# Derived from tests/integration/_async/memory_sync/test_several_at_once.py by `make codegen`. Do not edit.
"""Changes of a memory store and a folder that are made side by side: bounded, and each as safe as one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, APIError
from integrations_anthropic._sync.services.memory_stores_memories import MemoryStoreMemoriesService
from integrations_anthropic.sandbox import Sandbox

from .pairs import Pair, done

LOOKS = 2000
"""Calls until a test gives up waiting for others."""
MANY = 40


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


def _until(pair: Pair, is_so: Callable[[], bool]) -> bool:
    """Whether something comes to be so, while others work."""
    for _ in range(LOOKS):
        if is_so():
            return True
        pair.client.memory_stores.get(pair.store)
    return False


@pytest.mark.parametrize(("options", "most"), [({}, 4), ({"max_concurrency": 3}, 3), ({"max_concurrency": 1}, 1)])
def test_as_many_changes_as_asked_for_are_made_at_once(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], most: int
) -> None:
    begun: list[str] = []
    ended: list[str] = []
    counts: list[int] = []
    given = MemoryStoreMemoriesService.create

    def create(service: Any, *args: Any, path: str, **others: Any) -> Any:
        begun.append(path)
        counts.append(len(begun) - len(ended))
        assert _until(pair, lambda: max(counts) == most)
        made = given(service, *args, path=path, **others)
        ended.append(path)
        return made

    for number in range(9):
        pair.write(f"/{number}", "1")
    monkeypatch.setattr(MemoryStoreMemoriesService, "create", create)
    result = pair.sync(**options)
    assert max(counts) == most
    assert done(result) == [("create_memory", f"/{number}") for number in range(9)]
    assert pair.memories() == pair.files()


def test_deletions_end_before_anything_else_begins(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        pair.create(f"/{number}", "1")
    pair.sync()
    for number in range(6):
        (pair.folder / str(number)).unlink()
        # A memory cannot have one below it.
        pair.write(f"/{number}/new", "1")
    seen: list[str] = []
    for name in ("create", "delete"):
        given = getattr(MemoryStoreMemoriesService, name)

        def noted(service: Any, *args: Any, given: Any = given, name: str = name, **others: Any) -> Any:
            found = given(service, *args, **others)
            seen.append(name)
            return found

        monkeypatch.setattr(MemoryStoreMemoriesService, name, noted)
    result = pair.sync(max_concurrency=6)
    assert (result.conflicts, seen) == ((), ["delete"] * 6 + ["create"] * 6)
    assert pair.memories() == pair.files()


def test_files_with_the_same_folders_are_written_and_removed_side_by_side(pair: Pair) -> None:
    for number in range(MANY):
        pair.create(f"/a/b/{number % 3}/{number}", str(number))
    result = pair.sync(max_concurrency=32)
    assert (len(result.changes), result.is_complete) == (MANY, True)
    assert pair.files() == pair.memories()
    memories = pair.client.memory_stores.memories
    ids = pair.ids()
    pair.create("/kept", "1")
    for name in ids.values():
        memories.delete(pair.store, name)
    assert (pair.sync(max_concurrency=32)).is_complete
    assert [path.name for path in pair.folder.iterdir() if not path.name.startswith(".")] == ["kept"]


@pytest.mark.parametrize("error", [APIError("It failed."), KeyboardInterrupt()])
def test_what_was_done_beside_a_failure_is_known_and_no_more_is_begun(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    begun: list[str] = []
    made: list[str] = []
    left: list[str] = []
    given = MemoryStoreMemoriesService.create

    def create(service: Any, *args: Any, path: str, **others: Any) -> Any:
        begun.append(path)
        try:
            if path == "/00":
                assert _until(pair, lambda: len(made) >= 3)
                raise error
            found = given(service, *args, path=path, **others)
            made.append(path)
            return found
        finally:
            left.append(path)

    for number in range(MANY):
        pair.write(f"/{number:02}", "1")
    monkeypatch.setattr(MemoryStoreMemoriesService, "create", create)
    with pytest.raises(type(error)):
        pair.sync(max_concurrency=2)
    # A thread cannot be stopped: what it had begun when the interrupt came comes to its end.
    assert _until(pair, lambda: len(left) == len(begun))
    monkeypatch.undo()
    assert "/01" in made
    assert "/00" not in pair.memories()
    assert len(begun) < MANY
    # Another program deletes a file that is known to be a memory by now.
    (pair.folder / "01").unlink()
    result = pair.sync()
    assert done(result)[0] == ("delete_memory", "/01")
    assert ("create_memory", "/00") in done(result)
    assert (result.is_complete, pair.memories()) == (True, pair.files())
