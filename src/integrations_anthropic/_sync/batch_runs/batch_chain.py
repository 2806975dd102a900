# Derived from src/integrations_anthropic/_async/batch_runs/batch_chain.py by `make codegen`. Do not edit.
"""One chunk of a run's requests on its way: handed in, waited for, its results read, the failed asked again."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from ..._batch_files.ordered_results import OrderedResults
from ..._core.batching.digests import fingerprint
from ..._core.batching.journal import BatchAttempt, ids_match
from ..._core.batching.pauses import SEARCHES, pause_before
from ..._core.batching.refusals import explain_lost, is_tolerable, may_exist
from ..._core.batching.run_result import RunResult, is_passing, result_of, without_result
from ...errors import AnthropicError, SerializationError, ValidationError
from .background import in_background

if TYPE_CHECKING:
    from ..._batch_files.request_chunk import RequestChunk
    from ..._batch_files.state_file import StateFile
    from ...models.batches import Batch, BatchResult
    from ..jsonl_stream import JSONLines
    from .batch_calls import BatchCalls

__all__ = ["BatchChain", "ChainStep"]


class ChainStep(Enum):
    """What is to be done next for a chunk."""

    SUBMIT = 1
    SEARCH = 2
    """A batch was handed in, and its id is not known."""
    WAIT = 3
    READ = 4
    DONE = 5


class BatchChain:
    """The batches of one chunk, one after another: each later one asks again what failed for a passing reason."""

    def __init__(self, chunk: RequestChunk, calls: BatchCalls, state: StateFile, max_retries: int) -> None:
        self.chunk = chunk
        self.due = 0.0
        """When the next step is due, by the monotonic clock."""
        self.is_counted = False
        """Whether its requests were counted as submitted."""
        self._calls = calls
        self._state = state
        self._max_retries = max_retries
        self._attempt = 0
        self._numbers: list[int] = list(range(len(chunk)))
        self._batch: Batch | None = None
        self._failures = 0
        self._failed: list[int] = []
        self._missing: set[str] | None = None
        self._lines: JSONLines[BatchResult] | None = None
        self._after: str | None = None
        self._unread: SerializationError | None = None
        self._rejected: set[str] = set()
        self.kept = OrderedResults(len(chunk))
        """Results that wait for those of requests before them."""
        self.step = ChainStep.SUBMIT
        self._enter_attempt()

    def advance(self) -> None:
        """Do what is due. A step that fails for a passing reason is tried again later."""
        try:
            if self.step is ChainStep.SUBMIT:
                self._submit()
            elif self.step is ChainStep.SEARCH:
                self._search()
            else:
                self._look()
            if self.step is not ChainStep.READ:
                # That it has ended says nothing about its results, which may have failed to be read.
                self._failures = 0
        except AnthropicError as error:
            self._put_off(error)

    def _put_off(self, error: AnthropicError) -> None:
        """Have a step that failed for a passing reason done later; any other error is raised, and one too many."""
        if not is_tolerable(error, self._failures):
            explain_lost(error, self._batch_id())
            raise error
        self._failures += 1
        seconds = pause_before(self._failures, error)
        what = self._batch_id() or "a new batch"
        self._calls.logger.warning(
            "%s: failed %d times, the next try follows in %.3g s: %s", what, self._failures, seconds, error
        )
        self._due_in(seconds)

    def next_result(self) -> tuple[int, RunResult] | None:
        """The next final result, with the number of its request; None after the last of this attempt, and where
        reading it goes on later."""
        if self.step is not ChainStep.READ:
            return None
        try:
            found = self._next_line()
        except AnthropicError as error:
            self._put_off(error)
            self.step = ChainStep.WAIT
            return None
        self._failures = 0
        return found

    def _next_line(self) -> tuple[int, RunResult] | None:
        batch: Any = self._batch
        if self._missing is None:
            self._missing = {self.chunk.ids[number] for number in self._numbers}
        if self._lines is None:
            self._lines = self._calls.results(batch.id, self._after)
        try:
            while (line := self._read_line(self._lines)) is not None:
                self._after = line.custom_id
                if (found := self._taken(line, batch)) is not None:
                    return found
        except BaseException:
            self.close_lines()
            raise
        if self._missing:
            return self._without_result(batch)
        self.close_lines()
        self._end_attempt()
        return None

    def _read_line(self, lines: JSONLines[BatchResult]) -> BatchResult | None:
        """The next line that can be read; None after the last. A request whose line cannot be has no result."""
        while True:
            try:
                for line in lines:
                    return line
            except SerializationError as error:
                # The same again: it is not one line that cannot be read.
                if error is self._unread:
                    raise
                self._unread = error
            else:
                return None

    def next_in_order(self) -> RunResult | None:
        """The next result in the order of the requests; None where the chunk is over, or more is asked again first."""
        while self.step is ChainStep.READ:
            if (found := self.next_result()) is not None:
                self.kept.add(*found)
        return self.kept.take() if self.step is ChainStep.DONE else None

    def close(self) -> None:
        """Close what is open: connection, files. May be called more than once."""
        self.close_lines()
        self.chunk.close()
        self.kept.close()

    def close_lines(self) -> None:
        """Stop reading results; reading goes on after the last one."""
        lines, self._lines = self._lines, None
        if lines is not None:
            lines.close()

    def _taken(self, line: BatchResult, batch: Batch) -> tuple[int, RunResult] | None:
        """The final result of a line; None where the request is asked again."""
        number = self.chunk.number_of(line.custom_id)
        if number is None or self._missing is None or line.custom_id not in self._missing:
            why = f"the results of the batch {batch.id} have {line.custom_id!r}, which was not asked, or twice"
            raise SerializationError(why, path="$.custom_id")
        self._missing.discard(line.custom_id)
        again = self._attempt < self._last_attempt()
        if again and is_passing(line, was_canceled=batch.cancel_initiated_at is not None):
            self._failed.append(number)
            return None
        return number, result_of(line)

    def _without_result(self, batch: Batch) -> tuple[int, RunResult]:
        missing: Any = self._missing
        custom_id = missing.pop()
        number: Any = self.chunk.number_of(custom_id)
        return number, without_result(custom_id, batch.id, self._unread)

    def _last_attempt(self) -> int:
        """The number of the last attempt: an earlier process may have made more."""
        return max(self._max_retries, len(self._state.state.chunks.get(self.chunk.number, ())) - 1)

    def _end_attempt(self) -> None:
        self._missing, self._after = None, None
        self._numbers, self._failed = sorted(self._failed), []
        if not self._numbers:
            self.step = ChainStep.DONE
            return
        self._attempt += 1
        self._batch = None
        self._rejected = set()
        self._enter_attempt()

    def _enter_attempt(self) -> None:
        """Find out whether the batch was handed in before. Raises ValidationError where that was another one."""
        self.step, self.due, self._looks, self._searches = ChainStep.SUBMIT, 0.0, 0, 0
        made = self._made()
        if made is None or made.refused:
            return
        if not ids_match(made, len(self._numbers), self.chunk.fingerprint(self._numbers)):
            first = self.chunk.ids[0]
            why = f"state: the requests from {first!r} on are not those that the state file says were handed in"
            raise ValidationError(
                f"{why}: give the same requests in the same order, or a state file of its own", field="state"
            )
        self.step = ChainStep.SEARCH if made.batch is None else ChainStep.WAIT

    def _made(self) -> BatchAttempt | None:
        attempts = self._state.state.chunks.get(self.chunk.number, [])
        return attempts[self._attempt] if self._attempt < len(attempts) else None

    def _batch_id(self) -> str | None:
        """The id of the batch that was handed in, where it is known."""
        made = self._made()
        return None if made is None else made.batch

    def _submit(self) -> None:
        if not self._state.has_session:
            self._state.session(self._calls.newest())
        where = self.chunk.number, self._attempt
        ids = self.chunk.fingerprint(self._numbers)
        made = BatchAttempt(count=len(self._numbers), ids=ids, time=self._calls.clock.time())
        # Written before: a batch whose id never arrives is looked for, and not handed in twice.
        self.step = ChainStep.SEARCH
        self._searches = 0
        self._state.submits(*where, made)
        in_background(self._state.sync)
        try:
            batch = self._calls.create(self.chunk, self._numbers)
        except AnthropicError as error:
            if not may_exist(error):
                self._state.refused(*where)
                self.step = ChainStep.SUBMIT
            raise
        self._adopt(batch)

    def _adopt(self, batch: Batch) -> None:
        self._state.submitted(self.chunk.number, self._attempt, batch.id)
        self.step = ChainStep.WAIT
        in_background(self._state.sync)
        self._see(batch)

    def _search(self) -> None:
        """Look for a batch whose id is not known, among those of the workspace."""
        made: Any = self._made()
        known = self._state.state.batch_ids() | self._rejected
        open_ones = 0
        for candidate in self._calls.candidates(made, known):
            batch = self._calls.get(candidate)
            if batch.processing_status != "ended":
                open_ones += 1
            elif self._holds(batch, made):
                self._adopt(batch)
                return
            else:
                self._rejected.add(candidate)
        if open_ones:
            # Its requests can be seen when it has ended.
            self._due_in(pause_before(self._looks))
            self._looks += 1
        elif self._searches < len(SEARCHES):
            self._due_in(SEARCHES[self._searches])
            self._searches += 1
        else:
            self.step = ChainStep.SUBMIT

    def _holds(self, batch: Batch, made: BatchAttempt) -> bool:
        """Whether a batch that has ended is of the requests that were handed in."""
        if batch.archived_at is not None:
            return False
        with self._calls.results(batch.id) as lines:
            return fingerprint([line.custom_id for line in lines]) == made.ids

    def _look(self) -> None:
        made: Any = self._made()
        self._see(self._calls.get(made.batch))

    def _see(self, batch: Batch) -> None:
        if batch.processing_status == "ended":
            self._batch, self.step = batch, ChainStep.READ
            return
        self._due_in(pause_before(self._looks))
        self._looks += 1

    def _due_in(self, seconds: float) -> None:
        self.due = self._calls.clock.monotonic() + seconds
