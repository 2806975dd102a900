# Derived from src/integrations_anthropic/_async/rate_limit.py by `make codegen`. Do not edit.
"""The limiters of the client: attempts wait in a queue, on the clock of the client, until the limits admit them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._core.resilience.cost import (
    NO_TOKENS,
    EstimateCorrection,
    StreamUsage,
    cost_of_usage,
    estimated_cost,
    nothing_processed,
)
from .._core.resilience.rate_limit_headers import server_limits
from .._core.resilience.rate_limiter import Admission, Cost
from .._core.resilience.wait_queue import QueueEntry, WaitQueue
from .._loading.lazy_import import load
from .._runtime.event_loop import EventLoop
from ..errors import DeadlineExceededError, LocalRateLimitError
from ..storage.rate_limits import ConfiguredLimits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._core.call.protocols import Clock, RateLimiter
    from .._core.call.request import Request
    from .shared_rate_limit import SharedLimiter

__all__ = ["CustomLimiterAdapter", "Reservation", "WaitingLimiter", "limiter_for"]

# Seconds after which the first entry asks again while requests in flight may return reserved tokens.
RECHECK_INTERVAL = 0.05


def limiter_for(limiter: ConfiguredLimits | RateLimiter, clock: Clock) -> WaitingLimiter | CustomLimiterAdapter:
    """The limiter of a policy, shared by all copies of a client, or an adapter to the user's limiter."""
    if isinstance(limiter, ConfiguredLimits):
        shared: WaitingLimiter = limiter.limiter(WaitingLimiter)
        return shared
    return CustomLimiterAdapter(limiter, clock)


class WaitingLimiter:
    """Admits attempts as the limits allow, first come, first served."""

    def __init__(self, shared: ConfiguredLimits) -> None:
        self._policy = shared.policy
        self._limits = shared.limits
        self._clock = shared.clock
        self._queue: WaitQueue[Any] = WaitQueue(shared.limits)
        self._tokens = shared.counts_tokens
        self._correction = EstimateCorrection()
        self._shared = None if shared.address is None else _shared_limiter(shared)
        # Reservations that were garbage collected: a finalizer takes no lock, so the next `admit` settles them.
        self.dropped: deque[tuple[Admission, Cost | None]] = deque()

    def admit(self, request: Request, left: float | None) -> Reservation | None:
        """Wait until the limits allow one attempt; None where they do not apply. `left`: seconds until the
        deadline, None without one.

        Raises LocalRateLimitError where that takes longer than `max_wait`, or at all with `mode="raise"`, and
        DeadlineExceededError where it would pass the deadline; both as soon as that is known.
        """
        estimated = estimated_cost(request, tokens=self._tokens)
        if estimated is None:
            return None
        estimate = int(estimated.input_tokens)
        corrected = self._correction.corrected(estimate)
        cost = estimated if corrected == estimate else Cost.of(corrected, estimated.output_tokens)
        if self.dropped:
            self._settle_dropped()
        now = self._clock.monotonic()
        if self._policy.mode == "raise":
            return self._admitted_or_refused(cost, self._acquire(cost, now), estimate)
        if self._shared is None and self._queue.empty:
            # No attempt waits, so one that fits does not need to join the queue.
            decision = self._limits.acquire(cost, now)
            if isinstance(decision, Admission):
                decision.estimate = estimate
                return Reservation(self, decision)
        deadline = None if left is None else now + left
        entry: QueueEntry[Any] = QueueEntry(cost, now, self._policy.max_wait, deadline, EventLoop.closed_check())
        admitted = False
        try:
            if not self._queue.join(entry, EventLoop.event):
                self._wait_for_turn(entry)
            admission = self._wait_for_admission(entry)
            admission.estimate, admitted = estimate, True
            return Reservation(self, admission)
        finally:
            self._queue.leave(entry, admitted=admitted)

    def settle(self, admission: Admission, used: Cost | None) -> None:
        """An attempt is over. `used`: its actual cost, None where that is unknown."""
        if used is not None and used.input_tokens and admission.estimate and admission.open:
            self._correction.learn(admission.estimate, used.input_tokens)
        first = admission.open
        self._limits.settle(admission, used, self._clock.monotonic())
        if self._shared is not None and first and used is not None:
            self._shared.settle(admission, used)

    def learn(self, admission: Admission, headers: Mapping[str, str], *, whole: bool) -> None:
        """Learn the server's limits from a response. `whole`: the response is complete; a stream goes on."""
        now = self._clock.monotonic()
        stated = server_limits(headers, now, self._clock.time())
        if stated:
            self._limits.learn({} if self._shared is not None else stated, admission, now, whole=whole)
            if self._shared is not None:
                self._shared.learn(self._limits.less_in_flight(stated), now)

    def after_fork(self) -> None:
        """In a child process: no attempt waits or is in flight, no lock is held."""
        self._queue.reset_after_fork()
        self.dropped.clear()
        if self._shared is not None:
            self._shared.reset_after_fork()

    def _acquire(self, cost: Cost, now: float) -> Admission | float:
        return self._limits.acquire(cost, now) if self._shared is None else self._shared.acquire(cost, now)

    def _admitted_or_refused(self, cost: Cost, decision: Admission | float, estimate: int) -> Reservation:
        if isinstance(decision, Admission):
            decision.estimate = estimate
            return Reservation(self, decision)
        exhausted = (self._shared or self._limits).exhausted(cost)
        raise LocalRateLimitError(
            f"the rate limit is exhausted{exhausted and ': '}{exhausted}; it allows this request in {decision:.1f} s",
            retry_after=decision,
        )

    def _wait_for_turn(self, entry: QueueEntry[Any]) -> None:
        """Wait until all earlier entries have left the queue."""
        # The order among several processes cannot be forecast.
        if entry.bound < float("inf") and self._shared is None:
            now = self._clock.monotonic()
            refusal = entry.refusal(now, self._queue.forecast_wait(entry, now))
            if refusal is not None:
                raise refusal
        if entry.turn is not None:
            entry.turn.wait()
        if entry.refused is not None:
            raise entry.refused

    def _wait_for_admission(self, entry: QueueEntry[Any]) -> Admission:
        """Wait until the limits admit the entry, which is the first of the queue."""
        while True:
            now = self._clock.monotonic()
            decision = self._acquire(entry.cost, now)
            if isinstance(decision, Admission):
                return decision
            refusal = entry.refusal(now, decision)
            if refusal is not None:
                raise refusal
            wait = min(decision, self._queue.refuse_expired(now) - now)
            if self._tokens if self._shared is not None else self._limits.may_be_returned(entry.cost, now):
                wait = min(wait, RECHECK_INTERVAL)
            self._clock.sleep(wait)

    def _settle_dropped(self) -> None:
        while self.dropped:
            self.settle(*self.dropped.popleft())


class CustomLimiterAdapter:
    """Adapts a rate limiter that the user passed in, or a test double."""

    def __init__(self, limiter: RateLimiter, clock: Clock) -> None:
        self._limiter = limiter
        self._clock = clock
        self.dropped: deque[tuple[Any, Cost | None]] = deque()

    def admit(self, request: Request, left: float | None) -> Reservation:
        """Wait as long as the limiter asks; DeadlineExceededError where that would pass the deadline."""
        wait = self._limiter.reserve(request, self._clock.monotonic())
        admission = _CustomAdmission(request)
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
        return Reservation(self, admission)

    def learn(self, admission: Any, headers: Mapping[str, str], *, whole: bool) -> None:
        """Pass the headers of a response on to the limiter."""
        self._limiter.learn(headers, self._clock.monotonic())

    def settle(self, admission: Any, used: Cost | None) -> None:
        """Report the actual cost to the limiter if it has a `settle` method. A second call does nothing."""
        settle = getattr(self._limiter, "settle", None)
        if admission.open and settle is not None:
            settle(admission.request, used, self._clock.monotonic())
        admission.open = False


class _CustomAdmission:
    """One attempt that the user's limiter admitted."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.open = True


class Reservation:
    """What one attempt reserved, from its admission until it is settled."""

    __slots__ = ("_admission", "_limiter", "_usage")

    def __init__(self, limiter: WaitingLimiter | CustomLimiterAdapter, admission: Any) -> None:
        self._limiter = limiter
        self._admission = admission
        self._usage: StreamUsage | None = None

    def learn(self, headers: Mapping[str, str], *, whole: bool) -> None:
        """Learn the server's limits from the response. `whole`: it is complete; a stream goes on."""
        self._limiter.learn(self._admission, headers, whole=whole)

    def add_event(self, event: Mapping[str, Any]) -> None:
        """Add the usage that a stream event states."""
        if self._usage is None:
            self._usage = StreamUsage()
        self._usage.add(event)

    def settle(self, usage: Any) -> None:
        """The response is complete and states its usage."""
        self._limiter.settle(self._admission, cost_of_usage(usage))

    def fail(self, error: BaseException) -> None:
        """The attempt failed: the usage seen so far counts."""
        used = self._usage_so_far()
        if used is None and nothing_processed(error):
            used = NO_TOKENS
        self._limiter.settle(self._admission, used)

    def close(self) -> None:
        """The response ended or was closed: the usage seen so far counts."""
        self._limiter.settle(self._admission, self._usage_so_far())

    def __del__(self) -> None:
        if self._admission.open:
            self._limiter.dropped.append((self._admission, self._usage_so_far()))

    def _usage_so_far(self) -> Cost | None:
        return None if self._usage is None else self._usage.used()


def _shared_limiter(policy: ConfiguredLimits) -> SharedLimiter:
    # Imported only where limits are shared.
    load("integrations_anthropic._sync.shared_rate_limit")
    from .shared_rate_limit import SharedLimiter

    return SharedLimiter(policy)
