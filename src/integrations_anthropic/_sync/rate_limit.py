# Derived from src/integrations_anthropic/_async/rate_limit.py by `make codegen`. Do not edit.
"""Where attempts wait for the limits: in line, on the clock of the client."""

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
from .._runtime.event_loop import EventLoop
from ..errors import DeadlineExceededError, LocalRateLimitError
from ..storage.rate_limits import ConfiguredLimits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._core.call.protocols import Clock, RateLimiter
    from .._core.call.request import Request
    from .shared_rate_limit import SharedLimiter

__all__ = ["CustomLimiterAdapter", "Reservation", "WaitingLimiter", "limiter_for"]

# While tokens are out that may come back, the first in line looks again so often, in seconds.
LOOK = 0.05


def limiter_for(limiter: ConfiguredLimits | RateLimiter, clock: Clock) -> WaitingLimiter | CustomLimiterAdapter:
    """What attempts go through: the gate of a policy, shared by copies of a client, or a limiter of the user's own."""
    if isinstance(limiter, ConfiguredLimits):
        gate: WaitingLimiter = limiter.gate(WaitingLimiter)
        return gate
    return CustomLimiterAdapter(limiter, clock)


class WaitingLimiter:
    """Lets attempts through as the limits allow, first come, first served."""

    def __init__(self, shared: ConfiguredLimits) -> None:
        self._policy = shared.policy
        self._limits = shared.limits
        self._clock = shared.clock
        self._line: WaitQueue[Any] = WaitQueue(shared.limits)
        self._tokens = shared.counts_tokens
        self._experience = EstimateCorrection()
        self._count = None if shared.address is None else _shared_count(shared)
        # Accounts that were dropped without a word. Collecting takes no lock, so they are settled at the next chance.
        self.dropped: deque[tuple[Admission, Cost | None]] = deque()

    def admit(self, request: Request, left: float | None) -> Reservation | None:
        """Wait until the limits allow one attempt; None where they are not about it. `left`: seconds to the deadline.

        Raises LocalRateLimitError where that takes longer than `max_wait`, or at all with `mode="raise"`, and
        DeadlineExceededError where it would pass the deadline; both as soon as it is clear.
        """
        expected = estimated_cost(request, tokens=self._tokens)
        if expected is None:
            return None
        estimate = int(expected.input_tokens)
        corrected = self._experience.corrected(estimate)
        cost = expected if corrected == estimate else Cost.of(corrected, expected.output_tokens)
        if self.dropped:
            self._settle_dropped()
        now = self._clock.monotonic()
        if self._policy.mode == "raise":
            return self._granted_at_once(self._ask(cost, now), estimate)
        if self._count is None and self._line.empty:
            # Nobody is before us, so there is no need to stand in line where there is room at once.
            answer = self._limits.acquire(cost, now)
            if isinstance(answer, Admission):
                answer.estimate = estimate
                return Reservation(self, answer)
        deadline = None if left is None else now + left
        place: QueueEntry[Any] = QueueEntry(cost, now, self._policy.max_wait, deadline, EventLoop.closed_check())
        served = False
        try:
            if not self._line.join(place, EventLoop.event):
                self._turn(place)
            permit = self._served(place)
            permit.estimate, served = estimate, True
            return Reservation(self, permit)
        finally:
            self._line.leave(place, served=served)

    def settle(self, permit: Admission, used: Cost | None) -> None:
        """An attempt is over. `used`: what it took, None where nobody knows."""
        if used is not None and used.input_tokens and permit.estimate and permit.open:
            self._experience.learn(permit.estimate, used.input_tokens)
        first = permit.open
        self._limits.settle(permit, used, self._clock.monotonic())
        if self._count is not None and first and used is not None:
            self._count.settle(permit, used)

    def learn(self, permit: Admission, headers: Mapping[str, str], *, whole: bool) -> None:
        """Take in what an answer says of the server's limits. `whole`: it is complete; a stream goes on."""
        now = self._clock.monotonic()
        told = server_limits(headers, now, self._clock.time())
        if told:
            self._limits.learn({} if self._count is not None else told, permit, now, whole=whole)
            if self._count is not None:
                self._count.learn(self._limits.less_under_way(told), now)

    def after_fork(self) -> None:
        """In a child process: nobody waits, nothing is under way, no lock is held."""
        self._line.renew()
        self.dropped.clear()
        if self._count is not None:
            self._count.renew()

    def _ask(self, cost: Cost, now: float) -> Admission | float:
        return self._limits.acquire(cost, now) if self._count is None else self._count.acquire(cost, now)

    def _granted_at_once(self, answer: Admission | float, estimate: int) -> Reservation:
        if isinstance(answer, Admission):
            answer.estimate = estimate
            return Reservation(self, answer)
        raise LocalRateLimitError(f"the rate limit has no room; it will have in {answer:.1f} s", retry_after=answer)

    def _turn(self, place: QueueEntry[Any]) -> None:
        """Wait until everyone who came before is gone."""
        # How it will go among many processes, nobody can foresee.
        if place.bound < float("inf") and self._count is None:
            now = self._clock.monotonic()
            refusal = place.refusal(now, self._line.foreseen(place, now))
            if refusal is not None:
                raise refusal
        if place.turn is not None:
            place.turn.wait()
        if place.refused is not None:
            raise place.refused

    def _served(self, place: QueueEntry[Any]) -> Admission:
        """Wait, being the first in line, until there is room."""
        while True:
            now = self._clock.monotonic()
            answer = self._ask(place.cost, now)
            if isinstance(answer, Admission):
                return answer
            refusal = place.refusal(now, answer)
            if refusal is not None:
                raise refusal
            wait = min(answer, self._line.refuse_the_late(now) - now)
            if self._tokens if self._count is not None else self._limits.may_come_back(place.cost, now):
                wait = min(wait, LOOK)
            self._clock.sleep(wait)

    def _settle_dropped(self) -> None:
        while self.dropped:
            self.settle(*self.dropped.popleft())


class CustomLimiterAdapter:
    """A limiter of the user's own, or a double, in place of the gate."""

    def __init__(self, limiter: RateLimiter, clock: Clock) -> None:
        self._limiter = limiter
        self._clock = clock
        self.dropped: deque[tuple[Any, Cost | None]] = deque()

    def admit(self, request: Request, left: float | None) -> Reservation:
        """Wait as long as the limiter says; DeadlineExceededError where that would pass the deadline."""
        wait = self._limiter.reserve(request, self._clock.monotonic())
        permit = _CustomAdmission(request)
        try:
            if left is not None and wait >= left > 0:
                raise DeadlineExceededError(
                    f"waiting {wait:.1f} s for the rate limit would pass the deadline", duration=left
                )
            if wait > 0:
                self._clock.sleep(wait)
        except BaseException:
            self.settle(permit, NO_TOKENS)
            raise
        return Reservation(self, permit)

    def learn(self, permit: Any, headers: Mapping[str, str], *, whole: bool) -> None:
        """Take in what an answer says of the server's limits."""
        self._limiter.learn(headers, self._clock.monotonic())

    def settle(self, permit: Any, used: Cost | None) -> None:
        """ServerLimit to the limiter where it has a method for it."""
        settle = getattr(self._limiter, "settle", None)
        if permit.open and settle is not None:
            settle(permit.request, used, self._clock.monotonic())
        permit.open = False


class _CustomAdmission:
    """One attempt that such a limiter let through."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.open = True


class Reservation:
    """What one attempt took, from its admission until it is settled."""

    __slots__ = ("_keeper", "_permit", "_reading")

    def __init__(self, keeper: WaitingLimiter | CustomLimiterAdapter, permit: Any) -> None:
        self._keeper = keeper
        self._permit = permit
        self._reading: StreamUsage | None = None

    def learn(self, headers: Mapping[str, str], *, whole: bool) -> None:
        """Take in what the answer says of the server's limits. `whole`: it is complete; a stream goes on."""
        self._keeper.learn(self._permit, headers, whole=whole)

    def saw(self, event: Mapping[str, Any]) -> None:
        """Take in one event of a stream."""
        if self._reading is None:
            self._reading = StreamUsage()
        self._reading.saw(event)

    def settle(self, usage: Any) -> None:
        """The whole answer is there, and says what it took."""
        self._keeper.settle(self._permit, cost_of_usage(usage))

    def fail(self, error: BaseException) -> None:
        """The attempt failed; what was seen of its answer counts."""
        used = self._seen()
        if used is None and nothing_processed(error):
            used = NO_TOKENS
        self._keeper.settle(self._permit, used)

    def close(self) -> None:
        """The answer is over, or was left: it took what was seen of it."""
        self._keeper.settle(self._permit, self._seen())

    def __del__(self) -> None:
        if self._permit.open:
            self._keeper.dropped.append((self._permit, self._seen()))

    def _seen(self) -> Cost | None:
        return None if self._reading is None else self._reading.used()


def _shared_count(policy: ConfiguredLimits) -> SharedLimiter:
    # Loaded for those who share.
    from .shared_rate_limit import SharedLimiter

    return SharedLimiter(policy)
