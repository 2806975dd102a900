"""The state of a synchronized folder: the hashes that both sides had last time. A file of JSON, replaced as a whole."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

from ..._core.codec.json import dumps, loads
from ...errors import ConfigurationError, SerializationError
from ..checked_directories import CheckedDirectory
from ..directories import OpenDirectory

__all__ = ["SyncState"]

FILE_NAME = ".memory-store.json"
VERSION = 1
MAX_BYTES = 64 * 1024 * 1024


class SyncState:
    """What is known of a store and its folder. It belongs to one store."""

    def __init__(self, path: str | os.PathLike[str] | None, folder: str, memory_store_id: str) -> None:
        """`path`: default is a file in the folder.

        Raises ConfigurationError where it cannot be read, or belongs to another store.
        """
        self.path = os.path.join(folder, FILE_NAME) if path is None else os.path.abspath(os.fspath(path))
        self._store = memory_store_id
        self.known: dict[str, str] = {}
        """Hashes by path, of what both sides had last time."""
        found = self._read()
        if found is None:
            return
        if found.get("version") != VERSION or not isinstance(found.get("memories"), dict):
            raise self._refusal("is no state of a memory store: choose another file with state=")
        if found.get("memory_store_id") != memory_store_id:
            why = f"belongs to {found.get('memory_store_id')}: each memory store needs a folder and a state of its own"
            raise self._refusal(why)
        self.known = {str(name): value for name, value in found["memories"].items() if isinstance(value, str) and value}

    def place_in(self, folder: str) -> str | None:
        """Path of the file as that of a memory, where it is in the folder."""
        real = os.path.join(os.path.realpath(os.path.dirname(self.path)), os.path.basename(self.path))
        try:
            below = Path(real).relative_to(folder)
        except ValueError:
            return None
        return f"/{below.as_posix()}"

    def save(self) -> None:
        """Write it, as a whole or not at all. Raises ConfigurationError where it cannot be written."""
        data = {"version": VERSION, "memory_store_id": self._store, "memories": dict(sorted(self.known.items()))}
        folder, name = os.path.split(self.path)
        root = OpenDirectory.root if OpenDirectory.supported else CheckedDirectory.root
        try:
            with closing(root(os.path.realpath(folder))) as directory:
                directory.write(name, dumps(data) + b"\n", is_new=False)
        except OSError as error:
            raise self._refusal(f"cannot be written: {error.strerror or type(error).__name__}") from error

    def _read(self) -> dict[str, Any] | None:
        try:
            with open(self.path, "rb") as file:
                raw = file.read(MAX_BYTES)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise self._refusal(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
        try:
            found = loads(raw)
        except SerializationError as error:
            raise self._refusal("is no state of a memory store: choose another file with state=") from error
        return found if isinstance(found, dict) else {}

    def _refusal(self, why: str) -> ConfigurationError:
        return ConfigurationError(f"state: {self.path} {why}", field="state")
