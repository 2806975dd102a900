# Derived from tests/integration/_async/memory_sync/pairs.py by `make codegen`. Do not edit.
"""A memory store of the sandbox and a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from integrations_anthropic import AnthropicClient, MemorySync

__all__ = ["STATE", "Pair", "done"]

STATE = ".memory-store.json"


class Pair:
    """A memory store and a folder."""

    def __init__(self, client: AnthropicClient, store: str, folder: Path) -> None:
        self.client, self.store, self.folder = client, store, folder

    def sync(self, **options: Any) -> MemorySync:
        return self.client.memory_stores.sync(self.store, self.folder, **options)

    def write(self, path: str, text: str | bytes) -> None:
        file = self.folder / path.removeprefix("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def files(self) -> dict[str, str]:
        found = (path for path in self.folder.rglob("*") if path.is_file() and path.name != STATE)
        return {f"/{path.relative_to(self.folder).as_posix()}": path.read_text("utf-8") for path in found}

    def create(self, path: str, content: str) -> str:
        made = self.client.memory_stores.memories.create(self.store, path=path, content=content)
        return made.id

    def memories(self) -> dict[str, str]:
        page = self.client.memory_stores.memories.list(self.store, view="full")
        return {item.path: item.content for item in page}

    def ids(self) -> dict[str, str]:
        page = self.client.memory_stores.memories.list(self.store)
        return {item.path: item.id for item in page}


def done(result: MemorySync) -> list[tuple[str, str]]:
    return [(change.action, change.path) for change in result.changes]
