"""Several rate limits decided together: all of them admit a request, or none counts it. Times are seconds.

Requests per minute are a token bucket, tokens per minute a sliding window with one entry per request. A request is
admitted at its estimated cost, and settled to its actual cost. Time is an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock

from .admission import Admission, Cost
from .rate_limit_headers import KINDS, REQUESTS, ServerLimit
from .sliding_window import Entry, SlidingWindowLog
from .token_bucket import TokenBucket

__all__ = ["KINDS", "REQUESTS", "Admission", "Cost", "JointLimits", "LimitCounter", "ServerLimit"]

MINUTE = 60.0
# Seconds: a shorter wait is a rounding error.
ROUNDING = 1e-9


class LimitCounter:
    """One limit: its local count, the cost in flight, and what the server stated last."""

    __slots__ = ("acknowledged", "amount", "capacity", "in_flight", "index", "kind", "last", "local", "stated", "taken")

    def __init__(self, kind: str, amount: float, burst: float | None = None) -> None:
        self.kind = kind
        self.index = KINDS.index(kind)
        self.amount = amount
        self.local: TokenBucket | SlidingWindowLog
        if kind == REQUESTS:
            self.local = TokenBucket(amount if burst is None else burst, amount / MINUTE)
        else:
            self.local = SlidingWindowLog(MINUTE, amount)
        self.capacity = self.local.capacity if isinstance(self.local, TokenBucket) else self.local.max_tokens
        """The most that can be left."""
        self.in_flight = 0.0
        """The estimated cost of requests that are not settled yet."""
        self.acknowledged = 0.0
        """How much of that the server has counted."""
        self.taken = 0.0
        """The total taken since the start; it never decreases."""
        self.stated: ServerLimit | None = None
        """The limit that the server stated last; None where the local count holds."""
        self.last: Entry | None = None
        """The entry recorded last; None for requests, which have none."""

    def wait(self, cost: float, now: float) -> float:
        """Seconds until `cost` is admitted by the local count and by what the server stated; 0 where it is now."""
        wait = self.local.wait(cost, now)
        if (stated := self.stated) is not None:
            if now >= stated.reset:
                self.stated = None
            elif cost > stated.remaining:
                wait = max(wait, stated.reset - now)
        return wait

    def record(self, cost: float, now: float) -> Entry | None:
        """Record a cost that needs no settlement."""
        self.taken += cost
        if self.stated is not None:
            self._use(self.stated, cost)
        return self.local.take(cost, now)

    def settle(self, admission: Admission, position: int, used: float | None, now: float) -> None:
        """Record the actual cost; None where that is unknown, and then the estimate stands. A second call does nothing.

        `position`: that of this limit in the admission.
        """
        expected = admission.held[position]
        if not expected:
            return
        more, stated = 0.0, self.stated
        if used is not None and used != expected:
            more = used - expected
            if stated is not None and not admission.acknowledged:
                stated = ServerLimit(stated.remaining - more, stated.reset)
            entry = admission.entries[position]
            if entry is not None and isinstance(self.local, SlidingWindowLog):
                self.local.amend(entry, used, now)
        # From here to the end there is no call: an interrupt leaves all of it undone or none.
        admission.held[position] = 0.0
        left = self.in_flight - expected
        self.in_flight = left if left > 0 else 0.0  # a child process may settle what its parent began
        known = self.acknowledged - admission.counted[position]
        self.acknowledged = known if known > 0 else 0.0
        self.stated = stated
        if more > 0:
            self.taken += more
        if more and isinstance(self.local, TokenBucket):
            self.local.give_back(-more, now)

    def learn(self, stated: ServerLimit, left: float, now: float) -> None:
        """Follow the server where it has less left than counted here, until its reset.

        The server counted the request at some time between its admission and its response; `left` is what was left at
        the admission, plus the total taken until then. The server's statement is used where it is lower than `left`
        minus the total taken by now, by more than one second's worth. Requests in flight may not have reached the
        server yet. A statement that agrees with the local count ends an earlier one; anything in between changes
        nothing.
        """
        remaining = stated.remaining + 1 + self.amount / MINUTE
        if left - self.taken > remaining:
            self.stated = ServerLimit(stated.remaining - (self.in_flight - self.acknowledged), stated.reset)
        elif self.left(now) <= remaining:
            self.stated = None

    def left(self, now: float) -> float:
        """What may still be used now, by the local count; below 0 after a cost above the capacity."""
        if isinstance(self.local, TokenBucket):
            return self.local.available(now)
        return self.local.max_tokens - self.local.used(now)

    def lower(self, left: float, now: float) -> None:
        """Lower what is left to at most `left`."""
        missing = self.left(now) - left
        if missing > 0:
            self.taken += missing
            self.local.take(missing, now)

    def copy(self) -> LimitCounter:
        """A copy in the same state."""
        copy = LimitCounter.__new__(LimitCounter)
        copy.kind, copy.index, copy.amount, copy.capacity = self.kind, self.index, self.amount, self.capacity
        copy.local, copy.stated = self.local.copy(), self.stated
        copy.in_flight, copy.acknowledged, copy.taken, copy.last = self.in_flight, self.acknowledged, self.taken, None
        return copy

    def reset_after_fork(self) -> None:
        """In a child process: new locks, and nothing in flight."""
        self.local.reset_after_fork()
        self.in_flight = self.acknowledged = 0.0

    def _use(self, stated: ServerLimit, amount: float) -> None:
        self.stated = ServerLimit(stated.remaining - amount, stated.reset)


class JointLimits:
    """All limits of a client. Threads may share it: each decision is made under one lock, never held while waiting."""

    def __init__(self, counters: Iterable[LimitCounter]) -> None:
        self.counters = tuple(counters)
        self._lock = Lock()
        self.changes = 0
        """The number of changes that make an earlier forecast wrong."""

    def admission(self, cost: Cost) -> Admission:
        """An admission that has taken nothing yet."""
        return Admission(cost, len(self.counters))

    def acquire(self, cost: Cost, now: float, admission: Admission | None = None) -> Admission | float:
        """An admission; or seconds to wait, more than 0, and nothing is recorded.

        `admission`: the one that takes the cost, held by the caller beforehand; None for a new one.
        """
        with self._lock:
            wait = self._wait(cost, now)
            if wait > ROUNDING:
                return wait + _guard(now)
            return self._taken(cost, now, admission)

    def settle(self, admission: Admission, used: Cost | None, now: float) -> None:
        """The request is over. `used`: its actual cost, None where that is unknown. A second call does nothing.

        Where it is interrupted, the next call settles the rest.
        """
        with self._lock:
            if not admission.open:
                return
            admission.used = admission.cost if used is None else used
            for position, counter in enumerate(self.counters):
                if admission.held[position]:
                    counter.settle(admission, position, None if used is None else used[counter.index], now)
            self.changes += used is not None and admission.cost.tokens > 0 and used != admission.cost
            admission.open = False

    def learn(self, stated: Mapping[str, ServerLimit], admission: Admission, now: float, *, whole: bool) -> None:
        """Learn the server's limits from a response; kinds that this client does not limit are ignored.

        `admission`: that of the request. `whole`: the response is complete, so the server has counted it; False for a
        stream, which goes on.
        """
        with self._lock:
            if whole and admission.open and not admission.acknowledged:
                for position, counter in enumerate(self.counters):
                    if not admission.counted[position]:
                        counter.acknowledged += admission.held[position]
                        admission.counted[position] = admission.held[position]
                admission.acknowledged = True
            for counter, left in zip(self.counters, admission.left, strict=True):
                if counter.kind in stated:
                    counter.learn(stated[counter.kind], left, now)
            self.changes += 1

    def less_in_flight(self, stated: Mapping[str, ServerLimit]) -> dict[str, ServerLimit]:
        """The stated limits, less the cost in flight that the server may not have counted yet."""
        with self._lock:
            return {
                counter.kind: limit._replace(remaining=limit.remaining - counter.in_flight + counter.acknowledged)
                for counter in self.counters
                if (limit := stated.get(counter.kind)) is not None
            }

    def lower(self, left: Mapping[str, float], now: float) -> None:
        """Lower what is left of each limit to at most `left`, by kind."""
        with self._lock:
            for counter in self.counters:
                if counter.kind in left:
                    counter.lower(left[counter.kind], now)
            self.changes += 1

    def throttle(self, seconds: float, now: float) -> None:
        """For so many seconds, admit at most a second's worth of each limit, and at least one request."""
        with self._lock:
            for counter in self.counters:
                counter.stated = ServerLimit(max(1.0, counter.amount / MINUTE), now + seconds)

    def record(self, cost: Cost, now: float, admission: Admission | None = None) -> Admission:
        """An admission for a request that was admitted elsewhere, whether it fits or not."""
        with self._lock:
            return self._taken(cost, now, admission)

    def may_be_returned(self, cost: Cost, now: float) -> bool:
        """Whether `cost` waits for tokens that other requests in flight reserved and may return when settled."""
        with self._lock:
            return any(
                counter.in_flight > 0 and counter.kind != REQUESTS and counter.wait(cost[counter.index], now) > 0
                for counter in self.counters
            )

    def admit_all(self, costs: Iterable[Cost], now: float) -> float:
        """The time at which the last of `costs` is admitted, one after another. Records them: call it on a copy."""
        for cost in costs:
            while (wait := self._wait(cost, now)) > ROUNDING:
                now += wait + _guard(now)
            self._take(cost, now, self.admission(cost))
        return now

    def copy(self) -> JointLimits:
        """A copy in the same state, for a forecast."""
        with self._lock:
            return JointLimits(counter.copy() for counter in self.counters)

    def reset_after_fork(self) -> None:
        """In a child process: new locks, and nothing in flight."""
        self._lock = Lock()
        for counter in self.counters:
            counter.reset_after_fork()

    def _wait(self, cost: Cost, now: float) -> float:
        longest = 0.0
        for counter in self.counters:
            # A request that takes nothing from a limit does not wait for it.
            if amount := cost[counter.index]:
                wait = counter.wait(amount, now)
                if wait > longest:
                    longest = wait
        return longest

    def _taken(self, cost: Cost, now: float, admission: Admission | None) -> Admission:
        if admission is None:
            admission = self.admission(cost)
        self._take(cost, now, admission)
        admission.left = self._left()
        return admission

    def _take(self, cost: Cost, now: float, admission: Admission) -> None:
        for position, counter in enumerate(self.counters):
            if amount := cost[counter.index]:
                # Without a call in between: what is in flight is always held by an admission.
                counter.in_flight += amount
                admission.held[position] = amount
                admission.entries[position] = counter.record(amount, now)

    def _left(self) -> tuple[float, ...]:
        return tuple([counter.local.room + counter.taken for counter in self.counters])


def _guard(now: float) -> float:
    """Seconds added to a wait, so that a rounding error does not end it too early."""
    return max(1e-7, now * 1e-15)
