"""Whether a storage is available, and when to try it again. Time is an argument, in seconds."""

from __future__ import annotations

from threading import Lock

__all__ = ["Health"]

# The first retry comes soon, later ones less often: most failures are short.
MIN_PAUSE, PAUSE = 0.05, 0.5


class Health:
    """Unavailable after an error, or after two timeouts in a row; then one call in each pause may try again.

    A single timeout does not make the storage unavailable, but starts a pause as well, in which no call waits for it.
    The pause doubles up to `pause` seconds. Times are monotonic.
    """

    def __init__(self, pause: float = PAUSE) -> None:
        self._max_pause = pause
        self._pause = min(MIN_PAUSE, pause)
        self._failures = 0
        self.timed_out = False
        """Whether the last failure was a timeout, so that the storage may be available after all."""
        self._next_try: float | None = None
        self._unavailable = False
        self._lock = Lock()

    @property
    def unavailable(self) -> bool:
        """Whether the storage is known not to reply."""
        return self._unavailable

    def may_call(self, now: float) -> bool:
        """Whether to call the storage now. During a pause False, so that no time is lost on it."""
        if self._next_try is None:
            return True
        with self._lock:
            if self._next_try is not None and now < self._next_try:
                return False
            self._next_try = now + self._pause
            self._pause = min(self._max_pause, self._pause * 2)
            return True

    def record_failure(self, now: float, *, timed_out: bool) -> bool:
        """Record an error, or a timeout. Returns True once, where that makes the storage unavailable, to log it."""
        with self._lock:
            self._failures += 1
            self.timed_out = timed_out
            self._next_try = now + self._pause
            if timed_out and self._failures < 2:
                return False
            was_unavailable, self._unavailable = self._unavailable, True
            return not was_unavailable

    def record_reply(self) -> bool:
        """Record a reply. Returns True once, where the storage was unavailable before, to log it."""
        if self._next_try is None and not self._failures:
            return False
        with self._lock:
            self._failures = 0
            self._pause = min(MIN_PAUSE, self._max_pause)
            was_unavailable, self._unavailable, self._next_try = self._unavailable, False, None
            return was_unavailable
