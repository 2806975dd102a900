"""A credential that ends some time: fetched by one thread at a time, and renewed ahead of its end."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from threading import Lock
from time import monotonic
from typing import Generic, NamedTuple, TypeVar

from ..._runtime.fork import register_after_fork
from ...errors import AnthropicError

__all__ = ["CredentialCache", "Fetched", "again", "lasts"]

AHEAD = 300
"""Seconds before its end from which on a credential is renewed."""
URGENT = 60
"""Seconds before its end from which on it is not used any more."""
PAUSE = 30.0
"""Seconds between attempts to renew a credential that is still good."""

T = TypeVar("T")


class Fetched(NamedTuple, Generic[T]):
    """A credential, and whether it ends within so many seconds."""

    value: T
    ends_within: Callable[[int], bool]


def lasts(seconds: int) -> bool:
    """The `ends_within` of a credential without end."""
    return False


def again(fault: AnthropicError) -> AnthropicError:
    """The same fault for another call that has waited for what failed: each call adds to its error what is its own."""
    made = copy(fault)
    made.__cause__ = fault.__cause__
    return made


class CredentialCache(Generic[T]):
    """One credential, for any number of threads, tasks and event loops.

    `fetch` may block. One thread calls it at a time; meanwhile the others use the credential at hand, or wait where
    there is none that is good: for the credential, or for the fault that is all that came of it. Where an early renewal
    fails, the one at hand is used until its end, and the renewal is tried again after PAUSE seconds. `now`: seconds of
    a monotonic clock. `forget`: called where the credential was refused, so that `fetch` gets another one.
    """

    is_shared = True
    is_renewable = False

    def __init__(
        self,
        fetch: Callable[[], Fetched[T]],
        now: Callable[[], float] = monotonic,
        forget: Callable[[], None] = lambda: None,
    ) -> None:
        self._fetch = fetch
        self._now = now
        self._forget = forget
        self._held: Fetched[T] | None = None
        self._next_try = 0.0
        self._faults = 0
        self._fault: AnthropicError | None = None
        self.after_fork()
        register_after_fork(self)

    def after_fork(self) -> None:
        """Start anew in a child process, where no thread fetches."""
        self._lock = Lock()

    def ready(self) -> T | None:
        """The credential, where it can be used at once; None where `get` is to be called. Waits for nothing."""
        held = self._held
        if held is None or held.ends_within(URGENT):
            return None
        # Somebody else renews it, or has just failed to.
        if not held.ends_within(AHEAD) or self._lock.locked() or self._now() < self._next_try:
            return held.value
        return None

    def get(self) -> T:
        """The credential; may block. Raises what `fetch` raises where there is none that is good."""
        faults = self._faults
        with self._lock:
            held = self._held
            if held is None or held.ends_within(URGENT):
                if self._fault is not None and self._faults != faults:
                    raise again(self._fault)
                return self._renewed().value
            if not held.ends_within(AHEAD) or self._now() < self._next_try:
                return held.value
            try:
                return self._renewed().value
            except AnthropicError:
                self._next_try = self._now() + PAUSE
                return held.value

    def forget(self, refused: object = None) -> None:
        """The credential was refused: the next use fetches another one, unless that was done meanwhile.

        `refused`: the one that was; None: whichever is held.
        """
        held = self._held
        if refused is None or (held is not None and held.value is refused):
            self._forget()
            self._held = None

    def _renewed(self) -> Fetched[T]:
        self._fault = None
        try:
            found = self._held = self._fetch()
        except AnthropicError as error:
            self._fault = again(error)
            self._faults += 1
            raise
        self.is_renewable = found.ends_within is not lasts
        if found.ends_within(AHEAD):
            # Some sources hand out the same one until shortly before its end.
            self._next_try = self._now() + PAUSE
        return found
