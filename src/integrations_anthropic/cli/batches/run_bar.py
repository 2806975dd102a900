"""How far a run of many requests is, on stderr."""

from __future__ import annotations

import sys

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ..._core.batching.progress import BatchProgress
from ..terminal import progress_console


class RunBar(Progress):
    """A bar on stderr, where that is a terminal."""

    def __init__(self) -> None:
        super().__init__(
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=progress_console(),
            transient=True,
            expand=True,
            disable=not sys.stderr.isatty(),
        )
        self._shown = self.add_task("reading", total=None)

    def show(self, progress: BatchProgress) -> None:
        """Show the counts so far."""
        failed = progress.done - progress.succeeded
        parts = [f"{progress.processing:,} processing"] + ([f"{failed:,} failed"] if failed else [])
        self.update(self._shown, total=progress.total or None, completed=progress.done, description=", ".join(parts))
