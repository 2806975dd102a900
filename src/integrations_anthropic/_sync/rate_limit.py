# Derived from src/integrations_anthropic/_async/rate_limit.py by `make codegen`. Do not edit.
"""The limiters of the client: attempts wait in a queue, on the clock of the client, until the limits admit them."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from .._core.resilience.cost import EstimateCorrection, estimated_cost
from .._core.resilience.rate_limit_headers import server_limits
from .._core.resilience.rate_limiter import Admission, Cost
from .._core.resilience.wait_queue import QueueEntry, WaitQueue
from .._loading.lazy_import import load
from .._runtime.event_loop import EventLoop
from .._runtime.lease import Leases
from .._runtime.waiting import Waiter
from ..errors import LocalRateLimitError
from ..storage.rate_limits import ConfiguredLimits
from .limiting.custom_limiter import CustomLimiterAdapter
from .limiting.reservation import Reservation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._core.call.protocols import Clock, RateLimiter
    from .._core.call.request import Request
    from .shared_rate_limit import SharedLimiter

__all__ = ["WaitingLimiter", "limiter_for"]

# Seconds after which the first entry asks again while requests in flight may return reserved tokens.
RECHECK_INTERVAL = 0.05
# Seconds after which an entry finds out whether the one before it left without waking it.
TURN_INTERVAL = 0.5


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
        self.leases = Leases()
        """The reservations in use. The next `admit` settles those that were garbage collected."""
        self._taking_back = Lock()

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
        if self.leases.lost:
            self._settle_lost()
        now = self._clock.monotonic()
        # It exists before anything is taken, so that nothing is lost where a signal interrupts the next steps.
        reservation = Reservation(self, self._limits.admission(cost), estimate)
        if self._policy.mode == "raise":
            self._check_admitted(cost, self._acquire(cost, now, reservation.admission))
            return reservation
        # Where no attempt waits, one that fits does not need to join the queue.
        alone = self._shared is None and self._queue.empty
        if alone and isinstance(self._limits.acquire(cost, now, reservation.admission), Admission):
            return reservation
        deadline = None if left is None else now + left
        self._admit_in_turn(
            reservation, QueueEntry(cost, now, self._policy.max_wait, deadline, EventLoop.closed_check())
        )
        return reservation

    def settle(self, admission: Admission, used: Cost | None) -> None:
        """An attempt is over. `used`: its actual cost, None where that is unknown."""
        if used is not None and used.input_tokens and admission.estimate and admission.open:
            self._correction.learn(admission.estimate, used.input_tokens)
        if self._shared is None or used is None or not admission.open:
            self._limits.settle(admission, used, self._clock.monotonic())
            return
        # First, because it is only remembered where it is not settled yet.
        self._shared.remember(admission, used)
        self._limits.settle(admission, used, self._clock.monotonic())
        self._shared.send_settlements()

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
        self._taking_back = Lock()
        self.leases.clear()
        if self._shared is not None:
            self._shared.reset_after_fork()

    def _acquire(self, cost: Cost, now: float, admission: Admission) -> Admission | float:
        if self._shared is None:
            return self._limits.acquire(cost, now, admission)
        return self._shared.acquire(cost, now, admission)

    def _check_admitted(self, cost: Cost, decision: Admission | float) -> None:
        if not isinstance(decision, Admission):
            exhausted = (self._shared or self._limits).exhausted(cost)
            raise LocalRateLimitError(
                f"the rate limit is exhausted{exhausted and ': '}{exhausted}; "
                f"it allows this request in {decision:.1f} s",
                retry_after=decision,
            )

    def _admit_in_turn(self, reservation: Reservation, entry: QueueEntry[Any]) -> None:
        """Wait in the queue until the limits admit the entry."""
        admitted = False
        try:
            if not self._queue.join(entry, Waiter):
                self._wait_for_turn(entry)
            self._wait_for_admission(entry, reservation.admission)
            admitted = True
        finally:
            # Assigned first: nothing interrupts that, and the queue passes over it.
            entry.gone = True
            self._queue.leave(entry, admitted=admitted)

    def _wait_for_turn(self, entry: QueueEntry[Any]) -> None:
        """Wait until all earlier entries have left the queue."""
        # The order among several processes cannot be forecast.
        if entry.bound < float("inf") and self._shared is None:
            now = self._clock.monotonic()
            refusal = entry.refusal(now, self._queue.forecast_wait(entry, now))
            if refusal is not None:
                raise refusal
        while entry.turn is not None and entry.refused is None and not self._queue.is_first(entry):
            entry.turn.wait(TURN_INTERVAL)
        if entry.refused is not None:
            raise entry.refused

    def _wait_for_admission(self, entry: QueueEntry[Any], admission: Admission) -> None:
        """Wait until the limits admit the entry, which is the first of the queue."""
        while True:
            now = self._clock.monotonic()
            decision = self._acquire(entry.cost, now, admission)
            if isinstance(decision, Admission):
                return
            refusal = entry.refusal(now, decision)
            if refusal is not None:
                raise refusal
            wait = min(decision, self._queue.refuse_expired(now) - now)
            if self._tokens if self._shared is not None else self._limits.may_be_returned(entry.cost, now):
                wait = min(wait, RECHECK_INTERVAL)
            self._clock.sleep(wait)
            if self.leases.lost:
                self._settle_lost()

    def _settle_lost(self) -> None:
        with self._taking_back:
            self.leases.take_back(self._settle_one)

    def _settle_one(self, admission: Admission) -> None:
        """Settle a request whose reservation was garbage collected; a storage learns of it later."""
        used = None if admission.usage is None else admission.usage.used()
        if self._shared is not None and admission.open:
            self._shared.remember(admission, used)
        self._limits.settle(admission, used, self._clock.monotonic())


def _shared_limiter(policy: ConfiguredLimits) -> SharedLimiter:
    # Imported only where limits are shared.
    load("integrations_anthropic._sync.shared_rate_limit")
    from .shared_rate_limit import SharedLimiter

    return SharedLimiter(policy)
