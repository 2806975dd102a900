# Derived from src/integrations_anthropic/_async/limiting/custom_limiter.py by `make codegen`. Do not edit.
"""The adapter to a rate limiter of the user's own."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from ..._core.resilience.cost import NO_TOKENS
from ..._runtime.fork import register_after_fork
from ..._runtime.lease import Leases
from ...errors import DeadlineExceededError
from .reservation import Reservation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..._core.call.protocols import Clock, RateLimiter
    from ..._core.call.request import Request
    from ..._core.resilience.cost import StreamUsage
    from ..._core.resilience.rate_limiter import Cost

__all__ = ["CustomLimiterAdapter"]


class CustomLimiterAdapter:
    """Adapts a rate limiter that the user passed in, or a test double."""

    def __init__(self, limiter: RateLimiter, clock: Clock) -> None:
        self._limiter = limiter
        self._clock = clock
        self.leases = Leases()
        """The reservations in use. The next `admit` settles those that were garbage collected."""
        self._taking_back = Lock()
        register_after_fork(self)

    def admit(self, request: Request, left: float | None) -> Reservation:
        """Wait as long as the limiter asks; DeadlineExceededError where that would pass the deadline."""
        if self.leases.lost:
            self._settle_lost()
        # It exists before anything is taken, so that nothing is lost where a signal interrupts the next steps.
        admission = _CustomAdmission(request)
        reservation = Reservation(self, admission)
        wait = self._limiter.reserve(request, self._clock.monotonic())
        admission.open = True
        try:
            if left is not None and wait >= left > 0:
                raise DeadlineExceededError(
                    f"waiting {wait:.1f} s for the rate limit would pass the deadline", duration=left
                )
            if wait > 0:
                self._clock.sleep(wait)
        except BaseException:
            self.settle(admission, NO_TOKENS)
            raise
        return reservation

    def learn(self, admission: Any, headers: Mapping[str, str], *, whole: bool) -> None:
        """Pass the headers of a response on to the limiter."""
        self._limiter.learn(headers, self._clock.monotonic())

    def settle(self, admission: Any, used: Cost | None) -> None:
        """Report the actual cost to the limiter if it has a `settle` method. A second call does nothing."""
        self._report(admission, used)

    def after_fork(self) -> None:
        """In a child process: what is in flight belongs to the parent."""
        self._taking_back = Lock()
        self.leases.clear()

    def _report(self, admission: _CustomAdmission, used: Cost | None) -> None:
        if admission.open:
            # Before the call: whether a limiter that raises has counted it, is not known.
            admission.open = False
            settle = getattr(self._limiter, "settle", None)
            if settle is not None:
                settle(admission.request, used, self._clock.monotonic())

    def _settle_lost(self) -> None:
        lost: list[_CustomAdmission] = []
        with self._taking_back:
            self.leases.take_back(lost.append)
        # Without the lock: the limiter is the user's.
        for admission in lost:
            self._report(admission, None if admission.usage is None else admission.usage.used())


class _CustomAdmission:
    """One attempt, and whether the user's limiter has reserved its cost."""

    __slots__ = ("estimate", "open", "request", "usage")

    def __init__(self, request: Request) -> None:
        self.request = request
        self.open = False
        self.estimate = 0
        self.usage: StreamUsage | None = None
