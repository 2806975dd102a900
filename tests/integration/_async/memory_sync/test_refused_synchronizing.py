"""What synchronizing a memory store with a folder leaves out or refuses, and how it goes on after an error."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    APIError,
    AsyncAnthropicClient,
    ConfigurationError,
    ValidationError,
)
from integrations_anthropic._memory.checked_directories import CheckedDirectory
from integrations_anthropic._memory.directories import OpenDirectory
from integrations_anthropic.sandbox import Fault, Sandbox

from .pairs import STATE, Pair, done

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncAnthropicClient]:
    async with AsyncAnthropicClient(**sandbox.client_options, max_retries=0) as client:
        yield client


@pytest.fixture
async def pair(client: AsyncAnthropicClient, tmp_path: Path) -> Pair:
    store = await client.memory_stores.create(name="Notes")
    return Pair(client, store.id, tmp_path / "notes")


async def test_what_cannot_be_on_the_other_side_is_left_out_and_said(pair: Pair, tmp_path: Path) -> None:
    pair.write("/good", "1")
    pair.write("/large", "x" * 102_401)
    pair.write("/largest", "x" * 102_400)
    pair.write("/binary", b"\xff\xfe")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("secret")
    if sys.platform != "win32":
        (pair.folder / "link").symlink_to(outside)
        (pair.folder / "hard").hardlink_to(outside / "secret")
    await pair.create("/link/secret", "overwritten")
    await pair.create("/a\\b", "1")
    await pair.create(f"/{STATE}", "1")
    result = await pair.sync()
    assert await pair.memories() == {
        "/good": "1",
        "/largest": "x" * 102_400,
        "/link/secret": "overwritten",
        "/a\\b": "1",
        f"/{STATE}": "1",
    }
    assert (outside / "secret").read_text() == "secret"
    left_out = {one.path for one in result.left_out}
    assert left_out == {"/large", "/binary", "/link", "/hard", "/a\\b", f"/{STATE}"}
    assert not result.is_complete
    assert result.conflicts == ()


async def test_a_folder_that_cannot_be_read_is_left_alone_with_all_below_it(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/locked/a", "/locked/b", "/open/a"):
        pair.write(path, "1")
    await pair.sync()
    for kind in (OpenDirectory, CheckedDirectory):

        def refusing(self: Any, name: str, child: Any = kind.child) -> Any:
            if name == "locked":
                raise PermissionError(13, "Permission denied")
            return child(self, name)

        monkeypatch.setattr(kind, "child", refusing)
    pair.write("/open/a", "2")
    result = await pair.sync()
    assert done(result) == [("update_memory", "/open/a")]
    assert [(one.path, one.reason) for one in result.left_out] == [("/locked", "Permission denied")]
    assert await pair.memories() == {"/locked/a": "1", "/locked/b": "1", "/open/a": "2"}


async def test_a_file_where_a_folder_is_and_the_reverse_are_conflicts(pair: Pair) -> None:
    pair.write("/a/b", "here")
    pair.write("/c", "here")
    await pair.create("/a", "there")
    await pair.create("/c/d", "there")
    result = await pair.sync()
    assert {one.path for one in result.conflicts} == {"/a", "/a/b", "/c", "/c/d"}
    assert pair.files() == {"/a/b": "here", "/c": "here"}
    assert await pair.memories() == {"/a": "there", "/c/d": "there"}


async def test_after_an_error_it_goes_on_where_it_was(pair: Pair, sandbox: Sandbox) -> None:
    for number in range(4):
        pair.write(f"/{number}", "1")
    sandbox.faults.add(Fault(status=500, operation="memory_stores.memories.create", after=2, times=1))
    with pytest.raises(APIError):
        await pair.sync(max_concurrency=1)
    assert len(await pair.memories()) == 2
    # Another program deletes a file that is known to be a memory by now.
    (pair.folder / "0").unlink()
    result = await pair.sync()
    assert done(result) == [("delete_memory", "/0"), ("create_memory", "/2"), ("create_memory", "/3")]


async def test_a_crash_before_the_state_is_written_does_no_harm(pair: Pair) -> None:
    pair.write("/a", "1")
    await pair.create("/b", "1")
    await pair.sync()
    (pair.folder / STATE).unlink()
    result = await pair.sync()
    assert (result.changes, result.unchanged, result.is_complete) == ((), 2, True)


async def test_a_folder_that_was_emptied_does_not_empty_the_store(pair: Pair, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    for name in ("a", "b"):
        await pair.create(f"/{name}", "1")
    await pair.sync(state=state)
    for name in ("a", "b"):
        (pair.folder / name).unlink()
    with pytest.raises(ConfigurationError, match="all 2 files that it had are gone"):
        await pair.sync(state=state)
    assert len(await pair.memories()) == 2
    state.unlink()
    assert len((await pair.sync(state=state)).changes) == 2


async def test_a_store_that_was_emptied_does_not_empty_the_folder(pair: Pair) -> None:
    for name in ("a", "b"):
        pair.write(f"/{name}", "1")
    await pair.sync()
    for memory in (await pair.ids()).values():
        await pair.client.memory_stores.memories.delete(pair.store, memory)
    with pytest.raises(ConfigurationError, match="all 2 memories that it had are gone"):
        await pair.sync()
    assert pair.files() == {"/a": "1", "/b": "1"}
    (pair.folder / STATE).unlink()
    assert done(await pair.sync()) == [("create_memory", "/a"), ("create_memory", "/b")]


async def test_a_state_that_cannot_be_written_is_said_before_anything_is_changed(pair: Pair, tmp_path: Path) -> None:
    pair.write("/a", "1")
    with pytest.raises(ConfigurationError, match="cannot be written"):
        await pair.sync(state=tmp_path / "no folder" / "state.json")
    assert await pair.memories() == {}


async def test_a_state_belongs_to_one_store(pair: Pair) -> None:
    await pair.create("/a", "1")
    await pair.sync()
    other = await pair.client.memory_stores.create(name="Other")
    with pytest.raises(ConfigurationError, match=f"belongs to {pair.store}"):
        await pair.client.memory_stores.sync(other.id, pair.folder)
    for content in (b"", b"[]", b'{"version": 2, "memories": {}}', b'{"version": 1}'):
        (pair.folder / STATE).write_bytes(content)
        with pytest.raises(ConfigurationError, match="is no state of a memory store"):
            await pair.sync()


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"folder": 3}, "folder"),
        ({"folder": ""}, "folder"),
        ({"direction": "up"}, "direction"),
        ({"dry_run": 1}, "dry_run"),
        ({"state": 3}, "state"),
        ({"max_concurrency": 0}, "max_concurrency"),
        ({"max_concurrency": 33}, "max_concurrency"),
        ({"max_concurrency": True}, "max_concurrency"),
    ],
)
async def test_wrong_arguments_are_refused(pair: Pair, options: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError, match=f"{field}: must be") as caught:
        await pair.client.memory_stores.sync(pair.store, **{"folder": pair.folder, **options})
    assert caught.value.field == field
    assert not pair.folder.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions that hold")
async def test_a_folder_that_cannot_be_read_is_said(pair: Pair) -> None:
    pair.folder.mkdir(mode=0o000)
    with pytest.raises(ConfigurationError):
        await pair.sync()
