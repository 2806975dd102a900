"""The calls that have not ended: one whose span is collected, or that is open when the program ends, ends here."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..._runtime.fork import register_after_fork
from ..call_record import message_so_far

if TYPE_CHECKING:
    from ..._core.call.protocols import Clock
    from ..call_record import CallRecord

__all__ = ["OpenCall", "end_open_calls"]


class OpenCall:
    """What is needed to end a call whose span was collected: it must not refer to the span."""

    def __init__(
        self, call: CallRecord, report: Callable[[CallRecord, BaseException | None], None], clock: Clock
    ) -> None:
        """`report`: says to every signal that the call ended, with the error, if any."""
        self.call = call
        self._report = report
        self._clock = clock
        self.process = os.getpid()
        self.snapshot: Callable[[], Any] | None = None
        _open[id(self)] = self

    @property
    def is_open(self) -> bool:
        """Whether the call has not ended."""
        return id(self) in _open

    def ends(self) -> bool:
        """Whether this is the end: the first one, in the process the call was made in."""
        # Popping is atomic.
        return _open.pop(id(self), None) is self and os.getpid() == self.process

    def closed(self) -> None:
        """The consumer closed the response before its end, or dropped it."""
        if self.ends():
            self.call.end("closed", None, message_so_far(self.snapshot), self._clock.monotonic())
            self.report_end(None)

    def report_end(self, error: BaseException | None) -> None:
        """Report the end to every signal."""
        self.snapshot = None
        self._report(self.call, error)


class _OpenCalls(dict[int, OpenCall]):
    """The calls that have not ended, by their identity."""

    __slots__ = ("__weakref__",)
    __hash__ = object.__hash__  # type: ignore[assignment]  # what is known to the fork is a set

    def after_fork(self) -> None:
        """In a child process: what is open belongs to the parent."""
        self.clear()


_open = _OpenCalls()
register_after_fork(_open)


def end_open_calls() -> None:
    """End the calls that are open when the interpreter ends, while the exporters still take their spans."""
    for call in list(_open.values()):
        call.closed()
