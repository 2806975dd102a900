# Derived from src/integrations_anthropic/_async/batch_runs/result_run.py by `make codegen`. Do not edit.
"""What the runs over batches and over calls have in common: iterating, progress, an output file."""

from __future__ import annotations

import os
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ..._batch_files.output_file import OutputFile
from ..._core.batching.digests import IdSet
from ..._core.batching.progress import BatchProgress, ProgressCounter
from ..._core.streaming.not_copied import NotCopied
from ..._runtime.event_loop import EventLoop
from ...errors import ConfigurationError
from .background import in_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._core.batching.run_result import RunResult
    from ...models.message import Usage
    from .request_reader import RequestReader

__all__ = ["ResultRun"]


class ResultRun(NotCopied):
    """The results of many requests, one by one."""

    def __init__(self, reader: RequestReader, on_progress: Callable[[BatchProgress], object] | None) -> None:
        self._reader = reader
        self._on_progress = on_progress
        self._counter = ProgressCounter(on_progress)
        self._delivered = IdSet()
        self._out: OutputFile | None = None
        self._has_begun = False
        self._closed = False
        self._is_over = False
        self._is_broken = False
        # A result that was counted, and is still to be returned: `on_progress` raised.
        self._counted: RunResult | None = None
        self._last: RunResult | None = None
        # Held while the next result is looked for.
        self._asking = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and not self._closed:
            self._acknowledge()
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> RunResult:
        with self._turn():
            if self._is_over:
                raise StopIteration
            try:
                self._acknowledge()
                if not self._has_begun:
                    self._begin()
                    self._has_begun = True
                    self._changed()
                result = self._next_result()
            except BaseException as error:
                self._is_broken = not isinstance(error, Exception) and not EventLoop.is_cancellation(error)
                raise
            if result is None:
                # A state file is free for another run from now on.
                self.close()
                self._is_over = True
                raise StopIteration
            return result

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.progress!r})"

    @property
    def progress(self) -> BatchProgress:
        """How far the run has got."""
        self._counter.total = self._reader.total
        return self._counter.progress()

    @property
    def usage(self) -> Usage:
        """Tokens of all answers that this run delivered, and of those that `write_to` found in its file."""
        return self._counter.usage()

    @property
    def usage_by_model(self) -> dict[tuple[str, str], Usage]:
        """The same by model and service tier: `{("claude-haiku-4-5", "batch"): Usage(…)}`."""
        return self._counter.usage_by_model()

    def write_to(self, path: str | os.PathLike[str]) -> BatchProgress:
        """Append each result to a file, a JSON line each, and return the progress at the end.

        The file itself says what was delivered: requests whose results it has are not sent again, and a last line that
        is not whole is cut off. So each result is in it exactly once, however often the run was killed and made again.

        Raises what iterating raises; ValidationError where the file holds something else, ConfigurationError where
        another run writes to it, or this run was iterated before.
        """
        if self._has_begun or self._out is not None:
            raise ConfigurationError("write_to: this run was iterated before: make a new one")
        with OutputFile(path) as out:
            self._out = out
            try:
                for result in self:
                    out.write(result)
                in_background(out.sync)
            finally:
                self.close()
        return self.progress

    def close(self) -> None:
        """Close what is open. May be called more than once."""
        self._closed = True
        self._reader.close()

    def _begin(self) -> None:
        """Get ready to read requests."""
        raise NotImplementedError

    def _next_result(self) -> RunResult | None:
        """The next result, counted; None after the last."""
        raise NotImplementedError

    def _handled(self, result: RunResult) -> None:
        """A result was handled."""

    def _turn(self) -> Lock:
        """The lock that is held while the next result is looked for."""
        if self._closed and not self._is_over:
            raise ConfigurationError("this run was closed: make a new one")
        if self._is_broken:
            raise ConfigurationError("this run was interrupted: make a new one")
        if self._asking.locked():
            raise ConfigurationError("this run is being iterated by another task or thread: one asks at a time")
        return self._asking

    def _count(self, result: RunResult) -> RunResult:
        """Count a result that is delivered."""
        self._counter.delivered(result)
        self._counted = result
        self._changed()
        return self._returned(result)

    def _returned(self, result: RunResult) -> RunResult:
        self._counted, self._last = None, result
        return result

    def _acknowledge(self) -> None:
        """The last result was handled."""
        last, self._last = self._last, None
        if last is not None:
            self._delivered.add(last.custom_id)
            self._handled(last)

    def _changed(self) -> None:
        self._counter.total = self._reader.total
        self._counter.changed()

    def _found_line(self, custom_id: str, outcome: dict[str, Any]) -> None:
        """A result is in the output file."""
        if self._delivered.add(custom_id):
            self._counter.delivered_earlier(outcome["type"], outcome.get("message"))
