"""Whether a storage answers, and when to ask again: decisions, on a time that is an argument."""

from __future__ import annotations

from threading import Lock

__all__ = ["Health"]

# After the first failure it is looked at again soon, then less and less often: most are hiccups.
FIRST_PAUSE, PAUSE = 0.05, 0.5


class Health:
    """Away after a refusal, or after two silences in a row; from then on, one in a pause may look again.

    A single timeout is not reported, but for a moment no other decision waits for Redis either. The pause
    doubles up to `pause`. Times are seconds, monotonic.
    """

    def __init__(self, pause: float = PAUSE) -> None:
        self._longest = pause
        self._pause = min(FIRST_PAUSE, pause)
        self._silences = 0
        self.silent = False
        """Whether it took its time when it was asked last, rather than refusing: it may be there all the same."""
        self._next_look: float | None = None
        self._away = False
        self._lock = Lock()

    @property
    def away(self) -> bool:
        """Whether it is known not to answer."""
        return self._away

    def may_ask(self, now: float) -> bool:
        """Whether to ask at all. While it is away, only whoever looks again may: the others lose no time."""
        if self._next_look is None:
            return True
        with self._lock:
            if self._next_look is not None and now < self._next_look:
                return False
            self._next_look = now + self._pause
            self._pause = min(self._longest, self._pause * 2)
            return True

    def failed(self, now: float, *, silent: bool) -> bool:
        """It did not answer (in time, if `silent`). True where that makes it away: once, for one line in the log."""
        with self._lock:
            self._silences += 1
            self.silent = silent
            self._next_look = now + self._pause
            if silent and self._silences < 2:
                return False
            before, self._away = self._away, True
            return not before

    def answered(self) -> bool:
        """It answered. True where it had been away: once, for one line in the log."""
        if self._next_look is None and not self._silences:
            return False
        with self._lock:
            self._silences = 0
            self._pause = min(FIRST_PAUSE, self._longest)
            before, self._away, self._next_look = self._away, False, None
            return before
