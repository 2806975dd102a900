# Derived from src/integrations_anthropic/_async/batch_runs/batch_run.py by `make codegen`. Do not edit.
"""Many requests over batches: handed in a few at a time, waited for, their results one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._batch_files.state_file import StateFile
from ..._core.batching.digests import IdSet
from ..._core.batching.progress import ProgressCounter
from .background import in_background
from .batch_calls import BatchCalls
from .batch_chain import BatchChain, ChainStep
from .chunk_cutter import ChunkCutter
from .request_reader import RequestReader
from .result_run import ResultRun

if TYPE_CHECKING:
    from ..._core.batching.run_options import BatchRunOptions
    from ..._core.batching.run_result import RunResult
    from ..._core.call.operation import Call
    from ..pipeline import Pipeline

__all__ = ["BatchRun"]

MOST_CHAINS = 4
"""Chunks at once, in multiples of `max_open`: with those that have ended and wait for their turn."""


class BatchRun(ResultRun):
    """The results of many requests, as their batches end. Never awaited: iterate it in `with`, or call
    `write_to`.

    Nothing is read or sent before the first result is asked for, and nothing happens between two of them. A result is
    written down as delivered when the next one is asked for, or `with` is left without an exception: a run that
    was killed, and is made again with the same state file, gives the result that was being handled once more. Where
    that may not be, `write_to` has each result exactly once.

    Iterating raises what the calls raise, once retries did not help; iterating again goes on where it was. Closed
    early, the batches go on: a run with the same state file gives their results.
    """

    _instead = "make a run with the same state file"

    def __init__(self, pipeline: Pipeline, call: Call, service: Any, requests: Any, options: BatchRunOptions) -> None:
        options.check()
        super().__init__(RequestReader(requests), options.on_progress)
        self._calls = BatchCalls(pipeline, call, service)
        self._options = options
        self._state = StateFile(None)
        self._cutter: ChunkCutter | None = None
        self._chains: list[BatchChain] = []
        self._read: BatchChain | None = None

    def close(self) -> None:
        """Close files and connections. Batches go on. May be called more than once."""
        super().close()
        self._state.close()
        if self._cutter is not None:
            self._cutter.close()
        for chain in self._chains:
            chain.close()

    def _begin(self) -> None:
        state, skipped = in_background(self._open_state)
        try:
            self._reader.check()
        except BaseException:
            state.close()
            raise
        self._state = state
        self._cutter = ChunkCutter(self._reader, state, skipped, self._options)

    def _open_state(self) -> tuple[StateFile, IdSet]:
        """The state file, and what was delivered before it was begun."""
        path = self._options.state
        if path is None and self._out is not None:
            path = f"{self._out.name}.state"
        # Made anew where an earlier try failed.
        self._delivered, self._counter = IdSet(), ProgressCounter(self._on_progress)
        state, belongs_to = StateFile(path), self._calls.belongs_to()
        try:
            state.read(self._found if self._out is None else _ignore)
            state.check(belongs_to)
            skipped, given = IdSet(), state.state.given
            if self._out is not None:
                is_new = state.state.belongs_to is None
                skipped, lines = self._out.scan(None if is_new else given, self._found_line)
                given = lines if is_new else given
            state.begin(belongs_to, given)
        except BaseException:
            state.close()
            raise
        return state, skipped

    def _found(self, custom_id: str, outcome: str) -> None:
        if self._delivered.add(custom_id):
            self._counter.delivered_earlier(outcome)

    def _handled(self, result: RunResult) -> None:
        # An output file says it itself.
        if self._out is None:
            self._state.delivered(result.custom_id, result.result.type)

    def _next_result(self) -> RunResult | None:
        if self._counted is not None:
            return self._returned(self._counted)
        while True:
            if self._read is None:
                if not self._work():
                    self._sync()
                    return None
            elif (result := self._result_of(self._read)) is None:
                self._finish(self._read)
            elif result.custom_id not in self._delivered:
                return self._count(result)

    def _result_of(self, chain: BatchChain) -> RunResult | None:
        if self._options.order == "asking":
            return chain.next_in_order()
        found = chain.next_result()
        return None if found is None else found[1]

    def _finish(self, chain: BatchChain) -> None:
        """What there was to read of a chunk was read."""
        if chain.step is ChainStep.DONE:
            self._sync()
            chain.close()
            self._chains.remove(chain)
        self._read = None

    def _sync(self) -> None:
        """Have what was delivered outlive the system."""
        in_background(self._state.sync if self._out is None else self._out.sync)

    def _work(self) -> bool:
        """Do what is due next, or wait for it; False where nothing is left."""
        waiting = [chain for chain in self._chains if chain.step is not ChainStep.READ]
        unsent = [chain for chain in waiting if chain.step is ChainStep.SUBMIT and self._seconds_to(chain) <= 0]
        is_free = len(waiting) < self._options.max_open and len(self._chains) < MOST_CHAINS * self._options.max_open
        if unsent:
            self._advance(unsent[0])
        elif self._cutter is not None and not self._cutter.is_over and is_free:
            self._start(self._cutter)
        elif (chain := self._readable()) is not None:
            self._read = chain
        elif waiting:
            chain = min(waiting, key=lambda one: one.due)
            if (seconds := self._seconds_to(chain)) > 0:
                self._calls.clock.sleep(seconds)
            self._advance(chain)
        else:
            return False
        return True

    def _readable(self) -> BatchChain | None:
        """A chunk whose results can be read now; in the order of asking, only the first."""
        chains = self._chains[:1] if self._options.order == "asking" else self._chains
        return next((chain for chain in chains if chain.step is ChainStep.READ), None)

    def _start(self, cutter: ChunkCutter) -> None:
        """Take the next chunk; its first step is due."""
        chunk = cutter.take()
        if chunk is None:
            return
        if all(custom_id in self._delivered for custom_id in chunk.ids):
            chunk.close()
            return
        self._chains.append(BatchChain(chunk, self._calls, self._state, self._options.max_retries))

    def _advance(self, chain: BatchChain) -> None:
        chain.advance()
        if not chain.is_counted and chain.step in (ChainStep.WAIT, ChainStep.READ):
            chain.is_counted = True
            self._counter.submitted += sum(custom_id not in self._delivered for custom_id in chain.chunk.ids)
            self._changed()

    def _seconds_to(self, chain: BatchChain) -> float:
        """Seconds until the next step of a chunk is due."""
        return chain.due - self._calls.clock.monotonic()


def _ignore(custom_id: str, outcome: str) -> None:
    """An output file says what was delivered."""
