"""Limits and requests as arguments of the Lua scripts, and the replies of the scripts as decisions. No I/O."""

from __future__ import annotations

import itertools
import math
import os
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .._core.resilience.rate_limiter import KINDS, MINUTE, Cost, ServerLimit
from .limits_adapter import MinuteLimit

__all__ = ["LimitDecision", "LimitsEncoder"]


class LimitDecision(NamedTuple):
    """The reply to one request: seconds to wait, 0 where it is admitted, and what is left of each limit."""

    wait: float
    left: dict[str, float]


class LimitsEncoder:
    """Encodes limits and requests as arguments of the scripts, and decodes their replies."""

    def __init__(self, prefix: str, items: Sequence[MinuteLimit]) -> None:
        """`prefix`: that of the keys."""
        # A hash tag in braces keeps the keys on one node of a cluster.
        self.items = tuple(items)
        self.keys = [f"{{{prefix}:limits}}:{name}" for name in ("state", "log", "costs")]
        amounts = {item.namespace: item.amount for item in items}
        requests = next((item for item in items if item.namespace == KINDS[0]), None)
        burst = None if requests is None else requests.amount if requests.burst is None else requests.burst
        rate = None if requests is None else requests.amount
        self._limits = [-1 if n is None else n for n in (burst, rate, *map(amounts.get, KINDS[1:]))]
        self._amounts = amounts
        self._numbers = itertools.count()
        self._process = (0, "")

    def name(self) -> str:
        """A name that is unique among all requests, in this and other processes."""
        if self._process[0] != os.getpid():
            self._process = os.getpid(), secrets.token_hex(6)
        return f"{self._process[1]}-{next(self._numbers)}"

    def acquire(self, name: str, cost: Cost) -> list[Any]:
        """The arguments of ACQUIRE: a request that is settled by its name."""
        return [*self._limits, name, _round_up(cost.input_tokens), _round_up(cost.output_tokens)]

    def decision(self, reply: bytes) -> LimitDecision:
        """The reply of ACQUIRE."""
        # One string: redis-py is slower with several.
        wait, *left = reply.split()
        amounts = {kind: float(value) for kind, value in zip(KINDS, left, strict=True) if value != b"-"}
        return LimitDecision(int(wait) / 1e6, amounts)

    def settle(self, name: str, used: Cost, acknowledged: bool) -> list[Any]:
        """The arguments of SETTLE and RECORD. `acknowledged`: the server has counted the request."""
        tokens = _round_up(used.input_tokens), _round_up(used.output_tokens)
        return [*self._limits, name, _round_up(used.requests), *tokens, int(acknowledged)]

    def learn(self, stated: Mapping[str, ServerLimit], now: float) -> list[Any]:
        """The arguments of LEARN; empty where the server stated nothing that is limited here."""
        groups = [
            (KINDS.index(kind), limit.remaining, round((limit.reset - now) * 1e6), 1 + self._amounts[kind] / MINUTE)
            for kind, limit in stated.items()
            if kind in self._amounts
        ]
        return [*self._limits, *itertools.chain.from_iterable(groups)] if groups else []

    def exhausted(self, cost: Cost, left: Mapping[str, float]) -> str:
        """Name the limits of which less is left than `cost` takes."""
        amounts = {item.namespace: cost[KINDS.index(item.namespace)] for item in self.items}
        full = [item for item in self.items if amounts[item.namespace] > left.get(item.namespace, math.inf)]
        return ", ".join(item.with_left(left[item.namespace]) for item in full)


def _round_up(count: float) -> str:
    return str(math.ceil(count))
