"""Several limits decided as one: all of them admit a request, or none is touched. Time is an argument, in seconds.

Requests a minute are a token bucket, tokens a minute sliding windows with one entry per request. A request is admitted
at what it is expected to cost, and settled to what it did cost. Source: sections 14.5 of the seed, 7 of the contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import NamedTuple

from .rate_limit_headers import KINDS, REQUESTS, ServerLimit
from .sliding_window import Entry, SlidingWindowLog
from .token_bucket import TokenBucket

__all__ = ["KINDS", "REQUESTS", "Admission", "Cost", "JointLimits", "LimitCounter", "ServerLimit"]

MINUTE = 60.0
# Shorter than any wait: what sums that were rounded make of nothing.
NOTHING = 1e-9


class Cost(NamedTuple):
    """What one request takes from each limit, or did take."""

    requests: float
    input_tokens: float = 0
    output_tokens: float = 0
    tokens: float = 0

    @classmethod
    def of(cls, input_tokens: float, output_tokens: float) -> Cost:
        """Of a request that makes a model read and write."""
        return cls(1, input_tokens, output_tokens, input_tokens + output_tokens)


class Admission:
    """One admitted request: what it was expected to cost, and where that was recorded."""

    __slots__ = ("answered", "cost", "entries", "estimate", "open", "place", "rooms", "used")

    def __init__(self, cost: Cost, entries: tuple[Entry | None, ...], rooms: tuple[float, ...]) -> None:
        self.cost = cost
        self.entries = entries
        self.rooms = rooms
        """Of each limit, what was left behind it, and all that was ever taken until then."""
        self.open = True
        """Whether it is still to be settled."""
        self.answered = False
        """Whether the server has counted all it took, and said so."""
        self.estimate = 0
        """Its input tokens by the estimate, before experience corrected it."""
        self.used = cost
        """What it did take, as far as that is known."""
        self.place: str | None = None
        """Its name in a storage that is shared."""


class LimitCounter:
    """One limit: what was used of it, what is under way, and what the server said last."""

    __slots__ = ("amount", "answered", "counted", "index", "kind", "taken", "told", "under_way")

    def __init__(self, kind: str, amount: float, burst: float | None = None) -> None:
        self.kind = kind
        self.index = KINDS.index(kind)
        self.amount = amount
        self.counted: TokenBucket | SlidingWindowLog
        if kind == REQUESTS:
            self.counted = TokenBucket(amount if burst is None else burst, amount / MINUTE)
        else:
            self.counted = SlidingWindowLog(MINUTE, amount)
        self.under_way = 0.0
        """What is not settled yet, at what it was expected to cost."""
        self.answered = 0.0
        """How much of that the server has counted."""
        self.taken = 0.0
        """All that was ever taken."""
        self.told: ServerLimit | None = None

    def wait(self, cost: float, now: float) -> float:
        """Seconds until it admits `cost`, by its own count and by what the server said."""
        wait = self.counted.wait(cost, now)
        if (told := self.told) is not None:
            if now >= told.reset:
                self.told = None
            elif cost > told.remaining:
                wait = max(wait, told.reset - now)
        return wait

    def take(self, cost: float, now: float) -> Entry | None:
        """Record what a request is expected to cost."""
        self.under_way += cost
        self.taken += cost
        if self.told is not None:
            self._use(self.told, cost)
        return self.counted.take(cost, now)

    def settle(self, permit: Admission, entry: Entry | None, used: float | None, now: float) -> None:
        """Record what it did cost; None where nobody knows, and then what was expected stands."""
        expected = permit.cost[self.index]
        left = self.under_way - expected
        self.under_way = left if left > 0 else 0.0  # a child process settles what its parent began
        if permit.answered:
            self.answered = max(0.0, self.answered - expected)
        if used is None or used == expected:
            return
        self.taken += max(0.0, used - expected)
        if self.told is not None and not permit.answered:
            self._use(self.told, used - expected)
        if isinstance(self.counted, SlidingWindowLog):
            if entry is not None:
                self.counted.amend(entry, used, now)
        else:
            self.counted.give_back(expected - used, now)

    def learn(self, told: ServerLimit, room: float, now: float) -> None:
        """Take the server's word where it has less left than we think: it then holds until it is whole again.

        It is a word of when the server counted the request, somewhere between its admission and its answer; `room` is
        that of its permit. Less than what was left then, without all that was taken since, is news, if it is less by
        more than a second's worth. What is under way may not have reached the server yet. What agrees with our own
        count ends what the server said before; what is in between says nothing.
        """
        remaining = told.remaining + 1 + self.amount / MINUTE
        if room - self.taken > remaining:
            self.told = ServerLimit(told.remaining - (self.under_way - self.answered), told.reset)
        elif self.left(now) <= remaining:
            self.told = None

    @property
    def capacity(self) -> float:
        """The most that can be left."""
        return self.counted.capacity if isinstance(self.counted, TokenBucket) else self.counted.max_tokens

    def left(self, now: float) -> float:
        """What may still be used right now by its own count."""
        if isinstance(self.counted, TokenBucket):
            return self.counted.available(now)
        return self.counted.max_tokens - self.counted.used(now)

    def lower(self, left: float, now: float) -> None:
        """Take over that no more than `left` is left, however it was used."""
        missing = self.left(now) - left
        if missing > 0:
            self.taken += missing
            self.counted.take(missing, now)

    def twin(self) -> LimitCounter:
        """Another one in the same state."""
        twin = LimitCounter.__new__(LimitCounter)
        twin.kind, twin.index, twin.amount = self.kind, self.index, self.amount
        twin.counted, twin.told = self.counted.twin(), self.told
        twin.under_way, twin.answered, twin.taken = self.under_way, self.answered, self.taken
        return twin

    def renew(self) -> None:
        """In a child process: locks that no thread holds, and nothing under way."""
        self.counted.renew()
        self.under_way = self.answered = 0.0

    def _use(self, told: ServerLimit, amount: float) -> None:
        self.told = told._replace(remaining=told.remaining - amount)


class JointLimits:
    """All limits of a client. May be shared by threads: each decision is taken under one lock, and waits for nobody."""

    def __init__(self, meters: Iterable[LimitCounter]) -> None:
        self.meters = tuple(meters)
        self._lock = Lock()
        self._unused = (None,) * len(self.meters)
        self.changes = 0
        """How often something came otherwise than a plan could know."""

    def acquire(self, cost: Cost, now: float) -> Admission | float:
        """A permit; or seconds to wait, more than 0, and nothing is taken."""
        with self._lock:
            wait = self._wait(cost, now)
            if wait > NOTHING:
                return wait + _guard(now)
            return Admission(cost, self._take(cost, now), self._rooms())

    def settle(self, permit: Admission, used: Cost | None, now: float) -> None:
        """The request is over. `used`: what it did cost, None where nobody knows. The second time nothing happens."""
        with self._lock:
            if not permit.open:
                return
            permit.open = False
            permit.used = permit.cost if used is None else used
            for meter, entry in zip(self.meters, permit.entries, strict=True):
                if permit.cost[meter.index]:
                    meter.settle(permit, entry, None if used is None else used[meter.index], now)
            self.changes += used is not None and permit.cost.tokens > 0 and used != permit.cost

    def learn(self, told: Mapping[str, ServerLimit], permit: Admission, now: float, *, whole: bool) -> None:
        """Take in what an answer says of the server's limits; what it says of others is no concern of ours.

        `permit`: of the request that was answered. `whole`: the answer is complete, and counted; a stream goes on.
        """
        with self._lock:
            if whole and permit.open and not permit.answered:
                permit.answered = True
                for meter in self.meters:
                    meter.answered += permit.cost[meter.index]
            for meter, room in zip(self.meters, permit.rooms, strict=True):
                if meter.kind in told:
                    meter.learn(told[meter.kind], room, now)
            self.changes += 1

    def less_under_way(self, told: Mapping[str, ServerLimit]) -> dict[str, ServerLimit]:
        """The server's word on our limits, less what it may not have counted yet."""
        with self._lock:
            return {
                meter.kind: word._replace(remaining=word.remaining - meter.under_way + meter.answered)
                for meter in self.meters
                if (word := told.get(meter.kind)) is not None
            }

    def lower(self, left: Mapping[str, float], now: float) -> None:
        """Take over that of each limit no more is left."""
        with self._lock:
            for meter in self.meters:
                if meter.kind in left:
                    meter.lower(left[meter.kind], now)
            self.changes += 1

    def hold(self, seconds: float, now: float) -> None:
        """For so many seconds, admit no more than a second's worth of each limit, and one request at least."""
        with self._lock:
            for meter in self.meters:
                meter.told = ServerLimit(max(1.0, meter.amount / MINUTE), now + seconds)

    def record(self, cost: Cost, now: float) -> Admission:
        """A permit for what was admitted elsewhere, fitting or not."""
        with self._lock:
            return Admission(cost, self._take(cost, now), self._rooms())

    def may_come_back(self, cost: Cost, now: float) -> bool:
        """Whether `cost` waits for tokens that others took and may give back when they are settled."""
        with self._lock:
            return any(
                meter.under_way > 0 and meter.kind != REQUESTS and meter.wait(cost[meter.index], now) > 0
                for meter in self.meters
            )

    def pass_by(self, costs: Iterable[Cost], now: float) -> float:
        """When the last of `costs` would be admitted, one after another; this changes those it is asked of."""
        for cost in costs:
            while (wait := self._wait(cost, now)) > NOTHING:
                now += wait + _guard(now)
            self._take(cost, now)
        return now

    def twin(self) -> JointLimits:
        """Another one in the same state, to try things out."""
        with self._lock:
            return JointLimits(meter.twin() for meter in self.meters)

    def renew(self) -> None:
        """In a child process: locks that no thread holds, and nothing under way."""
        self._lock = Lock()
        for meter in self.meters:
            meter.renew()

    def _wait(self, cost: Cost, now: float) -> float:
        longest = 0.0
        for meter in self.meters:
            # What takes nothing of a limit does not wait for it.
            if amount := cost[meter.index]:
                wait = meter.wait(amount, now)
                if wait > longest:
                    longest = wait
        return longest

    def _take(self, cost: Cost, now: float) -> tuple[Entry | None, ...]:
        return tuple([meter.take(amount, now) if (amount := cost[meter.index]) else None for meter in self.meters])

    def _rooms(self) -> tuple[float, ...]:
        return tuple([meter.counted.room + meter.taken for meter in self.meters])


def _guard(now: float) -> float:
    """Seconds by which whoever waits comes too late, rather than a rounding too early."""
    return max(1e-7, now * 1e-15)
