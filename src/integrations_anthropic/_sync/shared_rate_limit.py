# Derived from src/integrations_anthropic/_async/shared_rate_limit.py by `make codegen`. Do not edit.
"""The count that many processes share: Redis decides, and this process alone while Redis is away."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from .._core.resilience.rate_limiter import Admission, Cost, ServerLimit
from ..errors import LocalRateLimitError
from ..storage.redis_connection import RedisConnection, StorageAway
from ..storage.redis_limits import SharedLimits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..storage.rate_limits import ConfiguredLimits

__all__ = ["SharedLimiter"]

# Seconds after which it makes sense to try again while Redis is away and everything is refused.
TRY_AGAIN = 0.5
# Seconds in which a Redis that is silent may still be there: for so long this process alone lets little through.
DOUBT = 1.0
# What a request takes that was never sent.
NOTHING = Cost(0)


class SharedLimiter:
    """Asks Redis, and keeps count along with it: to go on alone from what it said last."""

    def __init__(self, policy: ConfiguredLimits) -> None:
        self._limits = policy.limits
        self._on_error = policy.policy.on_storage_error
        self._redis = SharedLimits(items=policy.items, connection=policy.connection(RedisConnection))
        # When Redis last said what is left, and what.
        self._said: tuple[float, Mapping[str, float]] | None = None
        # What Redis is still to be told, of requests that ended while nobody could wait for it.
        self._owed: deque[tuple[str, Cost, bool]] = deque()
        # Since when this process is alone, and what it let through while that was in doubt.
        self._alone_since: float | None = None
        self._in_doubt: list[Admission] = []

    def acquire(self, cost: Cost, now: float) -> Admission | float:
        """A permit; or seconds to wait. LocalRateLimitError where Redis is away and everything is refused."""
        name = self._redis.name()
        try:
            self._pay()
            decision = self._redis.acquire(name, cost)
        except StorageAway as away:
            return self._alone(cost, now, silent=away.silent)
        except BaseException:
            # Cancelled: Redis may have admitted it, and is to forget that.
            self._owed.append((name, NOTHING, False))
            raise
        self._said, self._alone_since = (now, decision.left), None
        if self._in_doubt:
            self._confess()
        if decision.wait > 0:
            return decision.wait
        permit = self._limits.record(cost, now)
        permit.place = name
        return permit

    def settle(self, permit: Admission, used: Cost) -> None:
        """What a request did take; Redis is told now, or at the next chance."""
        # Where no tokens are counted, nothing is left to settle.
        if permit.place is not None and permit.cost.tokens and used != permit.cost:
            self._owed.append((permit.place, used, permit.answered))
            try:
                self._pay()
            except StorageAway:
                # It leaves the minute there as it came.
                self._owed.clear()

    def learn(self, told: Mapping[str, ServerLimit], now: float) -> None:
        """Take the server's word where it has less left than Redis thought."""
        said = {} if self._said is None else self._said[1]
        news = {kind: word for kind, word in told.items() if said.get(kind, 0.0) > word.remaining}
        if news:
            try:
                self._redis.learn(news, now)
            except StorageAway:
                # The answers to come will say it again.
                return

    def renew(self) -> None:
        """In a child process: what is owed is for the parent to say."""
        self._owed.clear()
        self._in_doubt.clear()

    def _pay(self) -> None:
        while self._owed:
            owed = self._owed.popleft()
            try:
                self._redis.settle(*owed)
            except BaseException:
                self._owed.appendleft(owed)
                raise

    def _confess(self) -> None:
        """Redis was there all the time: it is to count what was let through without it."""
        permits, self._in_doubt = self._in_doubt, []
        requests, read, written = (sum(permit.used[kind] for permit in permits) for kind in range(3))
        try:
            self._redis.record(self._redis.name(), Cost(requests, read, written, read + written))
        except StorageAway:
            self._in_doubt += permits

    def _alone(self, cost: Cost, now: float, *, silent: bool) -> Admission | float:
        if self._on_error == "open":
            return self._limits.record(cost, now)
        if self._on_error == "closed":
            raise LocalRateLimitError(
                "the storage of the limits is away, and on_storage_error='closed' refuses everything until it is back",
                retry_after=TRY_AGAIN,
            )
        if self._alone_since is None:
            self._alone_since = now
            if self._said is not None:
                then, left = self._said
                self._limits.lower(left, then)
            if silent:
                self._limits.hold(DOUBT, now)
        answer = self._limits.acquire(cost, now)
        if silent and now < self._alone_since + DOUBT:
            if isinstance(answer, Admission):
                self._in_doubt.append(answer)
        else:
            self._in_doubt.clear()
        return answer
