"""A memory store of the sandbox and a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from integrations_anthropic import AsyncAnthropicClient, MemorySync

__all__ = ["STATE", "Pair", "done"]

STATE = ".memory-store.json"


class Pair:
    """A memory store and a folder."""

    def __init__(self, client: AsyncAnthropicClient, store: str, folder: Path) -> None:
        self.client, self.store, self.folder = client, store, folder

    async def sync(self, **options: Any) -> MemorySync:
        return await self.client.memory_stores.sync(self.store, self.folder, **options)

    def write(self, path: str, text: str | bytes) -> None:
        file = self.folder / path.removeprefix("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def files(self) -> dict[str, str]:
        found = (path for path in self.folder.rglob("*") if path.is_file() and path.name != STATE)
        return {f"/{path.relative_to(self.folder).as_posix()}": path.read_text("utf-8") for path in found}

    async def create(self, path: str, content: str) -> str:
        made = await self.client.memory_stores.memories.create(self.store, path=path, content=content)
        return made.id

    async def memories(self) -> dict[str, str]:
        page = await self.client.memory_stores.memories.list(self.store, view="full")
        return {item.path: item.content async for item in page}

    async def ids(self) -> dict[str, str]:
        page = await self.client.memory_stores.memories.list(self.store)
        return {item.path: item.id async for item in page}


def done(result: MemorySync) -> list[tuple[str, str]]:
    return [(change.action, change.path) for change in result.changes]
