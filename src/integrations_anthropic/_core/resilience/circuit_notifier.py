"""Reports what becomes of a circuit to the log and to listeners."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING
from weakref import ref

from ..._anthropic_error import scrubbed
from ..call.library_faults import is_interruption

if TYPE_CHECKING:
    from ..._config.policies import CircuitConfig
    from ..call.protocols import Logger

__all__ = ["CLOSED", "HALF_OPEN", "OPEN", "CircuitNotifier", "Listener"]

CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"

Listener = Callable[[str, str, str], object]
"""Called with the service, its former and its new state."""


class _Turn:
    """Held by the thread that reports."""

    __slots__ = ("__weakref__",)


def _no_turn() -> None:
    """No thread reports."""


class CircuitNotifier:
    """Reports changes to listeners and the log: once, in order, from any thread, without a lock held.

    `logger`: None means `logging.getLogger("integrations_anthropic.circuit")`.
    """

    def __init__(self, config: CircuitConfig, logger: Logger | None) -> None:
        self._config = config
        self._logger: Logger = logging.getLogger("integrations_anthropic.circuit") if logger is None else logger
        self._listeners: tuple[Listener, ...] = ()
        self._changes: deque[tuple[str, str, str]] = deque()
        self._lock = Lock()
        # The thread that reports holds a turn. One that is interrupted loses it, wherever that was.
        self._turn: Callable[[], _Turn | None] = _no_turn

    def add(self, listener: Listener) -> None:
        """Add a listener."""
        self._listeners += (listener,)

    def remove(self, listener: Listener) -> None:
        """Remove a listener; ValueError where it was not added."""
        kept = list(self._listeners)
        kept.remove(listener)
        self._listeners = tuple(kept)

    def record(self, service: str, old: str, new: str) -> None:
        """Record a change; `notify` reports it."""
        self._changes.append((service, old, new))

    def notify(self) -> None:
        """Report the recorded changes. While another thread does so, that thread reports them."""
        while self._changes:
            turn = _Turn()
            with self._lock:
                if self._turn() is not None:
                    return
                self._turn = ref(turn)
            try:
                while self._changes:
                    self._report(*self._changes.popleft())
            finally:
                # Assigned, not called: nothing interrupts it.
                self._turn = _no_turn

    def after_fork(self) -> None:
        """Replace the lock: a thread that does not exist in the child process may have held it."""
        self._lock = Lock()
        self._turn = _no_turn

    def _report(self, service: str, old: str, new: str) -> None:
        fields = {"service": service, "old_state": old, "new_state": new}
        self._logger.log(logging.WARNING, "%s", self._message(service, old, new), extra=fields)
        if new == OPEN:
            self._logger.log(logging.ERROR, "circuit breaker opened for %s", service, extra=fields)
        for listener in self._listeners:
            try:
                listener(service, old, new)
            except Exception as error:  # a user's callback may raise anything; the call goes on
                if is_interruption(error):
                    raise
                text = "a listener of the circuit raised %s: %s"
                self._logger.log(logging.ERROR, text, type(error).__name__, scrubbed(str(error)))

    def _message(self, service: str, old: str, new: str) -> str:
        change = f"circuit of {service}: {old} -> {new}"
        if new == OPEN:
            count = self._config.failure_threshold
            reason = "a probe failed" if old == HALF_OPEN else f"{count} calls in a row failed"
            return (
                f"{change}, because {reason}; for {self._config.open_duration:g} s calls fail at once with "
                "CircuitBreakerOpenError and nothing is sent. Call again after its retry_after; for the reason see the "
                "errors before or https://status.anthropic.com; circuit=CircuitConfig(...) changes the numbers, "
                "circuit=None turns it off"
            )
        if new == HALF_OPEN:
            return f"{change}, probes are admitted to see whether the service works again"
        return f"{change}, the service works again"
