"""Makes a memory store and a folder alike: a few changes at once, each only where nothing else has changed."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from ..._memory.stores.local_copy import FileChanged, LocalCopy, hash_of
from ..._memory.stores.sync_plan import SyncPlan, SyncStep, made_plan
from ..._memory.stores.sync_result import MemoryChange, MemoryConflict, MemoryLeftOut, MemorySync
from ..._memory.stores.sync_state import SyncState
from ..._runtime.async_jobs import AsyncJob, AsyncJobs, invoke
from ...errors import ConfigurationError, ConflictError, InvalidRequestError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..._core.call.operation import Call
    from ..._memory.stores.sync_result import MemorySyncOptions

__all__ = ["AsyncFolderSync"]

PAGE = 100
CHANGED = "it changed while it was synchronized"


class AsyncFolderSync:
    """One synchronization. `memories`: the service of memories, whose calls are made with the options of this one."""

    def __init__(self, memory_store_id: str, call: Call, memories: Any, options: MemorySyncOptions) -> None:
        options.check()
        self._memories = memories
        self._options = options
        self._store = memory_store_id
        given = call.options
        self._given: dict[str, Any] = {
            "workspace_id": call.headers.get("anthropic-workspace-id"),
            "timeout": given.timeout,
            "extra_headers": given.extra_headers,
            "beta_features": given.beta_features,
        }
        self._ids: dict[str, str] = {}
        self._hashes: dict[str, str] = {}
        self._done: set[str] = set()
        """Paths of the changes that were made."""
        self._conflicts: list[MemoryConflict] = []
        self._left_out: list[MemoryLeftOut] = []

    async def run(self) -> MemorySync:
        """Do it. Raises what the calls raise; what was done until then is written down."""
        copy, state = await _in_background(self._open)
        await self._list(copy)
        plan = self._plan(copy, state)
        self._conflicts += plan.conflicts
        if self._options.dry_run:
            self._done.update(step.path for step in plan.steps)
        else:
            await self._carry_out(plan, copy, state)
        return MemorySync(
            changes=tuple(_change(step) for step in plan.steps if step.path in self._done),
            conflicts=tuple(sorted(self._conflicts, key=lambda one: one.path)),
            left_out=tuple(sorted(self._left_out, key=lambda one: one.path)),
            waiting=tuple(map(_change, plan.waiting)),
            unchanged=len(plan.alike),
            dry_run=self._options.dry_run,
        )

    def _open(self) -> tuple[LocalCopy, SyncState]:
        """The folder, looked at, and what is known of it."""
        copy = LocalCopy(self._options.folder, make=not self._options.dry_run)
        state = SyncState(self._options.state, copy.path, self._store)
        copy.besides = state.place_in(copy.path)
        copy.scan()
        self._left_out += copy.left_out
        return copy, state

    async def _list(self, copy: LocalCopy) -> None:
        """Look at all memories, without their contents."""
        page = await self._memories.list(self._store, limit=PAGE, **self._given)
        async for item in page:
            if item.type != "memory":
                continue
            why = copy.why_not(item.path)
            if why is None:
                self._ids[item.path], self._hashes[item.path] = item.id, item.content_sha256
            else:
                self._left_out.append(MemoryLeftOut(path=item.path, reason=f"the memory cannot be a file: {why}"))

    def _plan(self, copy: LocalCopy, state: SyncState) -> SyncPlan:
        besides = {one.path for one in self._left_out}
        direction = self._options.direction
        plan = made_plan(copy.files, self._hashes, state.known, besides=besides, direction=direction)
        lost = sum(step.action == "delete_memory" for step in plan.steps)
        if lost > 1 and not copy.files:
            raise ConfigurationError(
                f"folder: all {lost} files that it had are gone. To have them again, remove the state ({state.path}); "
                "to delete the memories, call memory_stores.memories.delete",
                field="folder",
            )
        lost = sum(step.action == "delete_file" for step in plan.steps)
        if lost > 1 and not self._hashes:
            raise ConfigurationError(
                f"memory_store_id: all {lost} memories that it had are gone. To have them again, remove the state "
                f"({state.path}); or delete the files as well",
                field="memory_store_id",
            )
        return plan

    async def _carry_out(self, plan: SyncPlan, copy: LocalCopy, state: SyncState) -> None:
        known = dict(state.known)
        state.known.update(plan.alike)
        for path in plan.gone:
            state.known.pop(path, None)
        if plan.steps or state.known != known:
            # Before anything is changed: perhaps it cannot be written.
            await _in_background(state.save)
        before = dict(state.known)
        try:
            for steps in plan.parts:
                await self._all(steps, copy, state)
        finally:
            # Not in the background: a cancellation would keep it from being written.
            if state.known != before:
                state.save()

    async def _all(self, steps: Sequence[SyncStep], copy: LocalCopy, state: SyncState) -> None:
        """Do these, a few at once. After an error no more are begun; it is raised when those that were have ended."""
        jobs, waiting = AsyncJobs(), deque(steps)
        made: list[tuple[SyncStep, AsyncJob]] = []
        failure: Exception | None = None
        try:
            while made or (waiting and failure is None):
                while waiting and failure is None and len(made) < self._options.max_concurrency:
                    step = waiting.popleft()
                    job = AsyncJob(partial(self._change, step, copy), awaits=True)
                    made.append((step, job))
                    await self._begin(jobs, job)
                await jobs.wait_any([job for _, job in made])
                for step, job in [(step, job) for step, job in made if job.ended or job.fatal is not None]:
                    if job.fatal is not None:
                        raise job.fatal
                    made.remove((step, job))
                    failure = self._record(step, job, state) or failure
        except BaseException:
            await jobs.cancel()
            # What was done meanwhile is known as well.
            for step, job in made:
                self._record(step, job, state)
            raise
        if failure is not None:
            raise failure

    async def _begin(self, jobs: AsyncJobs, job: AsyncJob) -> None:
        """Have a step done: beside others, or here where it is to be the only one."""
        if self._options.max_concurrency == 1:
            await jobs.wait([job], None)
        else:
            await jobs.start(job)

    def _record(self, step: SyncStep, job: AsyncJob, state: SyncState) -> Exception | None:
        """Note what came of a step; the error that ends it all, where it is one."""
        if job.outcome is None:
            return None
        now, error = job.outcome
        if isinstance(error, (FileChanged, ConflictError, NotFoundError)):
            why = CHANGED if isinstance(error, FileChanged) else f"{CHANGED}: {error}"
            found = MemoryConflict(path=step.path, reason=why, file_sha256=step.file, memory_sha256=step.memory)
            self._conflicts.append(found)
        elif isinstance(error, (OSError, InvalidRequestError)):
            why = error.strerror or type(error).__name__ if isinstance(error, OSError) else error.message
            self._left_out.append(MemoryLeftOut(path=step.path, reason=why))
        elif error is not None:
            return error
        else:
            self._done.add(step.path)
            if now is None:
                state.known.pop(step.path, None)
            else:
                state.known[step.path] = now
        return None

    async def _change(self, step: SyncStep, copy: LocalCopy) -> str | None:
        """Do one thing, if it still can be done; the hash of both sides, None where it was deleted."""
        if step.action in ("write_file", "delete_file"):
            return await self._change_file(step, copy)
        return await self._change_memory(step, copy)

    async def _change_file(self, step: SyncStep, copy: LocalCopy) -> str | None:
        """Make a file what the memory is; its hash, None where it was deleted."""
        if step.action == "delete_file":
            await _in_background(lambda: copy.delete(step.path, str(step.file)))
            return None
        memory = await self._memories.get(self._store, self._ids[step.path], **self._given)
        data = (memory.content or "").encode()
        if memory.path != step.path or hash_of(data) != memory.content_sha256:
            raise FileChanged
        await _in_background(lambda: copy.write(step.path, data, step.file))
        return hash_of(data)

    async def _change_memory(self, step: SyncStep, copy: LocalCopy) -> str | None:
        """Make a memory what the file is; its hash, None where it was deleted."""
        if step.action == "delete_memory":
            name = self._ids[step.path]
            await self._memories.delete(self._store, name, expected_content_sha256=step.memory, **self._given)
            return None
        text = await _in_background(lambda: copy.text(step.path, str(step.file)))
        if step.action == "create_memory":
            await self._memories.create(self._store, path=step.path, content=text, **self._given)
        else:
            expected = {"type": "content_sha256", "content_sha256": step.memory}
            name = self._ids[step.path]
            await self._memories.update(self._store, name, content=text, precondition=expected, **self._given)
        return step.file


def _change(step: SyncStep) -> MemoryChange:
    return MemoryChange(action=step.action, path=step.path)


async def _in_background(function: Callable[[], Any]) -> Any:
    """What `function` returns or raises: it is called in a thread, in the sync half here."""
    found = await invoke(function, awaits=False, seconds=None)
    return found[0] if found else None
