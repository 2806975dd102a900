"""Rate limits that several processes share: Redis decides, or this process alone while Redis is unavailable."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from .._core.resilience.rate_limiter import Admission, Cost, ServerLimit
from ..errors import LocalRateLimitError
from ..storage.redis_connection import AsyncRedisConnection, StorageUnavailable
from .shared_limits import AsyncSharedLimits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..storage.rate_limits import ConfiguredLimits

__all__ = ["AsyncSharedLimiter"]

# The `retry_after` of a refusal while Redis is unavailable, in seconds.
RETRY_AFTER = 0.5
# Seconds after a timeout in which Redis may still be counting: this process alone admits little meanwhile.
UNCERTAIN = 1.0
# The cost of a request that was never sent.
NOTHING = Cost(0)


class AsyncSharedLimiter:
    """Asks Redis and counts locally as well, so that it can continue alone from the last reply."""

    def __init__(self, policy: ConfiguredLimits) -> None:
        self._limits = policy.limits
        self._on_error = policy.policy.on_storage_error
        self._redis = AsyncSharedLimits(policy.connection(AsyncRedisConnection), policy.items)
        # When Redis last replied, and what was left of each limit then.
        self._last_reply: tuple[float, Mapping[str, float]] | None = None
        # Settlements that are still to be sent, because a call to Redis was cancelled or failed.
        self._unsettled: deque[tuple[str, Cost, bool]] = deque()
        # Since when this process decides alone, and what it admitted while Redis may still be counting.
        self._unavailable_since: float | None = None
        self._unshared: list[Admission] = []

    async def acquire(self, cost: Cost, now: float, admission: Admission) -> Admission | float:
        """An admission, or seconds to wait. LocalRateLimitError while Redis is unavailable and
        `on_storage_error` is "closed"."""
        name = self._redis.name()
        try:
            await self._send_settlements()
            # Assigned first: where the rest is interrupted, its reservation is settled by this name.
            admission.name = name
            decision = await self._redis.acquire(name, cost)
        except StorageUnavailable as unavailable:
            admission.name = None
            return self._acquire_alone(cost, now, admission, timed_out=unavailable.timed_out)
        except BaseException:
            # Cancelled: Redis may have admitted it, and has to release it.
            self.remember(admission, NOTHING)
            admission.name = None
            raise
        self._last_reply, self._unavailable_since = (now, decision.left), None
        if self._unshared:
            await self._record_unshared()
        if decision.wait > 0:
            admission.name = None
            return decision.wait
        return self._limits.record(cost, now, admission)

    def exhausted(self, cost: Cost) -> str:
        """Name the limits that refused `cost`, by the last reply of Redis, or by the count of this process."""
        if self._unavailable_since is not None or self._last_reply is None:
            return self._limits.exhausted(cost)
        return self._redis.exhausted(cost, self._last_reply[1])

    def remember(self, admission: Admission, used: Cost | None) -> None:
        """A request is over, at its actual cost, None where that is unknown. Redis learns of it at the next chance."""
        if admission.name is None:
            return
        if not any(admission.held):
            self._unsettled.append((admission.name, NOTHING, False))
        elif used is not None and admission.cost.tokens and used != admission.cost:
            # Where no tokens are counted, nothing is left to settle.
            self._unsettled.append((admission.name, used, admission.acknowledged))

    async def send_settlements(self) -> None:
        """Tell Redis now what was remembered."""
        try:
            await self._send_settlements()
        except StorageUnavailable:
            # It leaves the window in Redis with its estimated cost.
            self._unsettled.clear()

    async def learn(self, stated: Mapping[str, ServerLimit], now: float) -> None:
        """Lower the limits in Redis where the server states less than Redis counted."""
        known = {} if self._last_reply is None else self._last_reply[1]
        lower = {kind: limit for kind, limit in stated.items() if known.get(kind, 0.0) > limit.remaining}
        if lower:
            try:
                await self._redis.learn(lower, now)
            except StorageUnavailable:
                # The next responses will state it again.
                return

    def reset_after_fork(self) -> None:
        """In a child process: open settlements belong to the parent."""
        self._unsettled.clear()
        self._unshared.clear()

    async def _send_settlements(self) -> None:
        while self._unsettled:
            unsettled = self._unsettled.popleft()
            try:
                await self._redis.settle(*unsettled)
            except BaseException:
                self._unsettled.appendleft(unsettled)
                raise

    async def _record_unshared(self) -> None:
        """Redis was reachable all the time: record what was admitted without it."""
        admissions, self._unshared = self._unshared, []
        requests, read, written = (sum(admission.used[kind] for admission in admissions) for kind in range(3))
        try:
            await self._redis.record(self._redis.name(), Cost(requests, read, written, read + written))
        except StorageUnavailable:
            self._unshared += admissions

    def _acquire_alone(self, cost: Cost, now: float, admission: Admission, *, timed_out: bool) -> Admission | float:
        if self._on_error == "open":
            return self._limits.record(cost, now, admission)
        if self._on_error == "closed":
            raise LocalRateLimitError(
                "the storage of the rate limits is unavailable, and on_storage_error='closed' refuses every "
                "request until it is back",
                retry_after=RETRY_AFTER,
            )
        if self._unavailable_since is None:
            self._unavailable_since = now
            if self._last_reply is not None:
                then, left = self._last_reply
                self._limits.lower(left, then)
            if timed_out:
                self._limits.throttle(UNCERTAIN, now)
        decision = self._limits.acquire(cost, now, admission)
        if timed_out and now < self._unavailable_since + UNCERTAIN:
            if isinstance(decision, Admission):
                self._unshared.append(decision)
        else:
            self._unshared.clear()
        return decision
