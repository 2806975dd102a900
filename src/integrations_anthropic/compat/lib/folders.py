"""The files of a folder, as `skills.create` takes them."""

from __future__ import annotations

from functools import partial
from os import PathLike
from pathlib import Path

from ..._loading.lazy_import import load

__all__ = ["async_files_from_dir", "files_from_dir"]


def files_from_dir(directory: str | PathLike[str]) -> list[tuple[str, bytes]]:
    """The name of each file in a folder, which begins with that of the folder, and its content."""
    folder = Path(directory)
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder.parent).as_posix(), path.read_bytes()) for path in found]


async def async_files_from_dir(directory: str | PathLike[str]) -> list[tuple[str, bytes]]:
    """The same, read in a thread."""
    load("integrations_anthropic._runtime.async_jobs")
    from ..._runtime.async_jobs import in_thread

    files: list[tuple[str, bytes]] = await in_thread(partial(files_from_dir, directory))
    return files
