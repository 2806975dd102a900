"""What has to be done to make a folder and a memory store alike: a comparison of three lists of hashes.

A path that differs on one side alone from what both were last time is changed on the other. One that both sides changed
is a conflict, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from attrs import frozen

from .sync_result import MemoryAction, MemoryConflict

__all__ = ["SyncPlan", "SyncStep", "made_plan"]

FILE_ACTIONS = ("write_file", "delete_file")
DELETIONS = ("delete_file", "delete_memory")


@frozen(kw_only=True)
class SyncStep:
    """One thing to do. It is done only while both sides have these hashes; None stands for nothing there."""

    action: MemoryAction
    path: str
    file: str | None
    memory: str | None


@frozen(kw_only=True)
class SyncPlan:
    """All there is to do."""

    steps: tuple[SyncStep, ...]
    waiting: tuple[SyncStep, ...]
    """What another direction would do."""
    conflicts: tuple[MemoryConflict, ...]
    alike: Mapping[str, str]
    """Hashes of what both sides have."""
    gone: tuple[str, ...]
    """Paths that both sides had, and neither has."""

    @property
    def parts(self) -> tuple[tuple[SyncStep, ...], ...]:
        """The steps that may be done side by side: all deletions, and then the others, which may need their place."""
        deletions = tuple(step for step in self.steps if step.action in DELETIONS)
        return deletions, self.steps[len(deletions) :]


def made_plan(
    files: Mapping[str, str],
    memories: Mapping[str, str],
    known: Mapping[str, str],
    *,
    besides: Collection[str] = (),
    direction: Literal["both", "download", "upload"] = "both",
) -> SyncPlan:
    """Compare hashes by path: of the files, the memories, and what both were last time.

    `besides`: paths that are left alone, with all below them. Deletions come first: others may need their place.
    """
    paths = sorted(path for path in {*files, *memories, *known} if not _is_within(path, besides))
    steps = []
    conflicts = []
    for path in paths:
        file, memory = files.get(path), memories.get(path)
        if file == memory:
            continue
        action = _action(file, memory, known.get(path))
        if action is None:
            conflicts.append(_conflict(file, memory, path))
        else:
            steps.append(SyncStep(action=action, path=path, file=file, memory=memory))
    steps.sort(key=lambda step: step.action not in DELETIONS)
    wanted = [step for step in steps if _is_wanted(step, direction)]
    return SyncPlan(
        steps=tuple(wanted),
        waiting=tuple(step for step in steps if not _is_wanted(step, direction)),
        conflicts=tuple(conflicts),
        alike={path: files[path] for path in paths if path in files and files[path] == memories.get(path)},
        gone=tuple(path for path in paths if path not in files and path not in memories),
    )


def _action(file: str | None, memory: str | None, known: str | None) -> MemoryAction | None:
    """What to do where both differ; None for a conflict."""
    if file == known:
        return "delete_file" if memory is None else "write_file"
    if memory == known:
        return "delete_memory" if file is None else "create_memory" if memory is None else "update_memory"
    return None


def _conflict(file: str | None, memory: str | None, path: str) -> MemoryConflict:
    if file is None:
        reason = "the file was deleted, and the memory changed"
    elif memory is None:
        reason = "the memory was deleted, and the file changed"
    else:
        reason = "the file and the memory were both changed"
    return MemoryConflict(path=path, reason=reason, file_sha256=file, memory_sha256=memory)


def _is_wanted(step: SyncStep, direction: str) -> bool:
    return direction == "both" or (step.action in FILE_ACTIONS) == (direction == "download")


def _is_within(path: str, besides: Collection[str]) -> bool:
    return bool(besides) and any(part in besides for part in _with_parents(path))


def _with_parents(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]
